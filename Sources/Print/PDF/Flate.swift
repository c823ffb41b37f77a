import Czlib

/// The compression that PDF's streams use.
enum Flate {
  /// The largest stream that is unpacked; what lies beyond is taken for damage.
  private static let limit = 1 << 28

  /// The bytes that were compressed; nil if they cannot be read.
  static func unpacked(_ bytes: [UInt8]) -> [UInt8]? {
    var capacity = max(bytes.count * 8, 4096)
    while capacity <= limit {
      var status = Z_OK
      let unpacked = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        var length = uLongf(capacity)
        status = uncompress(buffer.baseAddress, &length, bytes, uLong(bytes.count))
        count = status == Z_OK ? Int(length) : 0
      }
      if status == Z_OK { return unpacked }
      guard status == Z_BUF_ERROR else { return nil }
      capacity *= 4
    }
    return nil
  }

  /// The bytes, compressed; nil only when there is no memory for it.
  static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    let bound = compressBound(uLong(bytes.count))
    var status = Z_OK
    let packed = [UInt8](unsafeUninitializedCapacity: Int(bound)) { buffer, count in
      var length = uLongf(bound)
      status = compress2(buffer.baseAddress, &length, bytes, uLong(bytes.count), Z_BEST_COMPRESSION)
      count = status == Z_OK ? Int(length) : 0
    }
    return status == Z_OK ? packed : nil
  }
}
