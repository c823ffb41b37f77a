import Czlib

/// Files in one, deflated, in the order given and with one date, so that the same files give the same bytes.
public enum ZipArchive {
  /// A file in it.
  public struct Entry: Sendable {
    let path: String
    let bytes: [UInt8]

    /// A file with its path in the archive.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// 1 January 1980, the first day that the format can tell.
  private static let date: UInt16 = 0b0000000_0001_00001
  /// Names are UTF-8.
  private static let flags: UInt16 = 1 << 11
  private static let version: UInt16 = 20
  private static let deflated: UInt16 = 8
  private static let stored: UInt16 = 0

  /// The archive; nil if there is not enough memory, or if a file is too large for the format.
  public static func bytes(of entries: [Entry]) -> [UInt8]? {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      guard let packed = deflate(entry.bytes), let size = UInt32(exactly: entry.bytes.count),
        let offset = UInt32(exactly: archive.count)
      else { return nil }
      // What deflating makes longer, such as a picture, is kept as it is.
      let isPacked = packed.count < entry.bytes.count
      let data = isPacked ? packed : entry.bytes
      let name = Array(entry.path.utf8)
      var head: [UInt8] = []
      head.append(little: isPacked ? Self.version : 10)
      head.append(little: flags)
      head.append(little: isPacked ? deflated : stored)
      head.append(little: UInt16(0))
      head.append(little: date)
      head.append(little: checksum(entry.bytes))
      head.append(little: UInt32(data.count))
      head.append(little: size)
      head.append(little: UInt16(name.count))
      head.append(little: UInt16(0))
      archive.append(little: UInt32(0x0403_4B50))
      archive += head
      archive += name
      archive += data
      directory.append(little: UInt32(0x0201_4B50))
      directory.append(little: Self.version)
      directory += head
      // No comment, the first disk, no attributes.
      for _ in 0..<3 { directory.append(little: UInt16(0)) }
      directory.append(little: UInt32(0))
      directory.append(little: offset)
      directory += name
    }
    guard let count = UInt16(exactly: entries.count), let start = UInt32(exactly: archive.count),
      let size = UInt32(exactly: directory.count)
    else { return nil }
    archive += directory
    archive.append(little: UInt32(0x0605_4B50))
    archive.append(little: UInt16(0))
    archive.append(little: UInt16(0))
    archive.append(little: count)
    archive.append(little: count)
    archive.append(little: size)
    archive.append(little: start)
    archive.append(little: UInt16(0))
    return archive
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      UInt32(
        truncatingIfNeeded: crc32(0, buffer.baseAddress, UInt32(truncatingIfNeeded: buffer.count)))
    }
  }

  private static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // A negative window leaves out zlib's own head and foot.
    let status = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK, let length = UInt32(exactly: bytes.count) else { return nil }
    defer { deflateEnd(&stream) }
    var source = bytes
    let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
    guard let room = UInt32(exactly: capacity) else { return nil }
    var isWhole = false
    let result = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      source.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = length
        stream.next_out = target.baseAddress
        stream.avail_out = room
        isWhole = Czlib.deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = capacity - Int(stream.avail_out)
    }
    return isWhole ? result : nil
  }
}

extension [UInt8] {
  fileprivate mutating func append<Number: FixedWidthInteger>(little number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { self += $0 }
  }
}
