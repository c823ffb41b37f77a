import Czlib

/// Reads the files in a zip by their names, and believes nothing that the zip says of itself.
///
/// Nothing is ever written under a name of it, and nothing is unpacked beyond the limit, whatever sizes it states.
public struct ZipReader: Sendable {
  /// Why a zip, or a file in it, cannot be read.
  public enum Problem: Error, Sendable, Equatable {
    /// It is no zip, or its end is missing.
    case noZip
    /// It asks for a password.
    case encrypted
    /// It is packed in another way than all programs do.
    case unsupported
    /// A part of it is not what the zip says.
    case damaged
    /// It has more files, or more in them, than any document.
    case tooLarge
  }

  private struct Entry: Sendable {
    let isPacked: Bool
    let checksum: UInt32
    let packedSize: Int
    let size: Int
    let offset: Int
  }

  private static let mostFiles = 10_000

  private let bytes: [UInt8]
  private let limit: Int
  private var entries: [String: Entry] = [:]

  /// Reads the list of files.
  ///
  /// - Parameters:
  ///   - bytes: The zip.
  ///   - limit: How many bytes a file in it may have.
  public init(_ bytes: [UInt8], limit: Int) throws(Problem) {
    self.bytes = bytes
    self.limit = limit
    guard let end = end else { throw .noZip }
    let count = number(end + 10, 2)
    var offset = number(end + 16, 4)
    guard count < 0xFFFF, offset < 0xFFFF_FFFF else { throw .unsupported }
    guard count <= Self.mostFiles else { throw .tooLarge }
    for _ in 0..<count {
      guard offset + 46 <= bytes.count, number(offset, 4) == 0x0201_4B50 else { throw .damaged }
      let name = offset + 46..<offset + 46 + number(offset + 28, 2)
      guard name.upperBound <= bytes.count else { throw .damaged }
      let path = String(decoding: bytes[name], as: UTF8.self)
      if number(offset + 8, 2) & 1 == 1 { throw .encrypted }
      let method = number(offset + 10, 2)
      guard method == 0 || method == 8 else { throw .unsupported }
      let entry = Entry(
        isPacked: method == 8, checksum: UInt32(number(offset + 16, 4)),
        packedSize: number(offset + 20, 4),
        size: number(offset + 24, 4), offset: number(offset + 42, 4))
      // Of two files with one name nobody knows which another program reads.
      guard entries.updateValue(entry, forKey: path) == nil else { throw .damaged }
      offset = name.upperBound + number(offset + 30, 2) + number(offset + 32, 2)
    }
  }

  /// The names of the files.
  public var names: Set<String> { Set(entries.keys) }

  /// The bytes of a file; nil if there is none of that name.
  public func file(_ name: String) throws(Problem) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    guard entry.size <= limit else { throw .tooLarge }
    let head = entry.offset
    guard head + 30 <= bytes.count, number(head, 4) == 0x0403_4B50 else { throw .damaged }
    let start = head + 30 + number(head + 26, 2) + number(head + 28, 2)
    guard start + entry.packedSize <= bytes.count else { throw .damaged }
    let data = bytes[start..<start + entry.packedSize]
    let content = entry.isPacked ? Self.unpacked(data, size: entry.size) : Array(data)
    guard let content, content.count == entry.size, ZipArchive.checksum(content) == entry.checksum
    else {
      throw .damaged
    }
    return content
  }

  /// Where the record at the end of the zip begins; a comment may follow it.
  private var end: Int? {
    guard bytes.count >= 22 else { return nil }
    return (max(0, bytes.count - 22 - 0xFFFF)...bytes.count - 22).last {
      number($0, 4) == 0x0605_4B50
    }
  }

  private func number(_ offset: Int, _ width: Int) -> Int {
    guard offset >= 0, offset + width <= bytes.count else { return 0 }
    return (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  /// What was deflated, if it has just the size that is stated.
  private static func unpacked(_ data: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    guard size > 0 else { return [] }
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var input = Array(data)
    var status = Z_OK
    let result = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(truncatingIfNeeded: source.count)
        stream.next_out = buffer.baseAddress
        // One byte more than is stated, so that a file with more shows it.
        stream.avail_out = UInt32(truncatingIfNeeded: size + 1)
        status = inflate(&stream, Z_FINISH)
      }
      count = size + 1 - Int(stream.avail_out)
    }
    return status == Z_STREAM_END && result.count == size ? result : nil
  }
}
