import Cbrotli
import Czlib

/// A way to make a file smaller for transfer that every browser can undo.
public enum Compression: String, Sendable, CaseIterable {
  /// Gzip, which everything understands.
  case gzip
  /// Brotli, which is smaller and which browsers ask for on secure connections.
  case brotli

  /// The ending that web servers look for beside the file.
  public var ending: String {
    switch self {
    case .gzip: "gz"
    case .brotli: "br"
    }
  }

  /// The bytes in their compressed form, as small as the format allows, without a name or a time: the same bytes give
  /// the same result.
  ///
  /// - Returns: Nil if there is not enough memory.
  public func compress(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .gzip: Self.gzip(bytes)
    case .brotli: Self.brotli(bytes)
    }
  }

  private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // 15 bits of window, and 16 more for gzip's header around the data.
    let status = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var source = bytes
    let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
    var isWhole = false
    let result = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      source.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(capacity)
        isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = capacity - Int(stream.avail_out)
    }
    return isWhole ? result : nil
  }

  private static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
    let capacity = BrotliEncoderMaxCompressedSize(bytes.count)
    var isWhole = false
    let result = [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { target, count in
      var size = target.count
      isWhole =
        BrotliEncoderCompress(
          BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_TEXT, bytes.count, bytes,
          &size, target.baseAddress) == BROTLI_TRUE
      count = isWhole ? size : 0
    }
    return isWhole ? result : nil
  }
}
