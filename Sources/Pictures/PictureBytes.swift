/// A file's bytes, read where they are; what lies behind the end is nil.
struct PictureBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  subscript(offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

  /// Whether some ASCII characters stand at an offset.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard offset >= 0, offset + length <= bytes.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + length]) }
  }

  /// A number of up to four bytes, the highest first.
  func big(at offset: Int, _ length: Int) -> Int? {
    guard offset >= 0, offset + length <= bytes.count else { return nil }
    return bytes[offset..<offset + length].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number of up to four bytes, the lowest first.
  func little(at offset: Int, _ length: Int) -> Int? {
    guard offset >= 0, offset + length <= bytes.count else { return nil }
    return bytes[offset..<offset + length].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The size of a GIF: that of its screen.
  func sizeOfGIF() throws(PictureProblem) -> PictureSize {
    guard let width = little(at: 6, 2), let height = little(at: 8, 2), count > 13 else { throw .cutOff }
    return try PictureSize(checked: width, height)
  }

  /// The size of a Windows bitmap, whose height may be negative where its rows run downwards.
  func sizeOfBMP() throws(PictureProblem) -> PictureSize {
    guard let width = little(at: 18, 4), let height = little(at: 22, 4) else { throw .cutOff }
    return try PictureSize(checked: width, height > 0x7FFF_FFFF ? 0x1_0000_0000 - height : height)
  }
}
