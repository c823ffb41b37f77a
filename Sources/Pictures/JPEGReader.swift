/// Reads the size of a JPEG as it is shown: turned as the camera was held.
struct JPEGReader {
  let bytes: PictureBytes

  func size() throws(PictureProblem) -> PictureSize {
    var offset = 2
    var isTurned = false
    while bytes[offset] == 0xFF, let marker = bytes[offset + 1] {
      // Bytes of 0xFF may fill the space before a marker; some markers stand alone.
      if marker == 0xFF || (0xD0...0xD8).contains(marker) || marker == 0x01 {
        offset += marker == 0xFF ? 1 : 2
        continue
      }
      guard let length = bytes.big(at: offset + 2, 2), length >= 2 else { break }
      switch marker {
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard let height = bytes.big(at: offset + 5, 2), let width = bytes.big(at: offset + 7, 2) else {
          throw .cutOff
        }
        let size = try PictureSize(checked: width, height)
        return isTurned ? size.turned : size
      case 0xE1:
        if bytes.has("Exif", at: offset + 4) {
          isTurned = Orientation(bytes, at: offset + 10, end: offset + 2 + length).isTurned
        }
      default: break
      }
      offset += 2 + length
    }
    throw .cutOff
  }
}

/// How a camera was held, from the first directory of EXIF.
struct Orientation {
  private static let tag = 0x0112

  /// Whether width and height change places.
  let isTurned: Bool

  /// Reads what begins at an offset with the order of bytes.
  init(_ bytes: PictureBytes, at start: Int, end: Int) {
    var value = 1
    let isLittle = bytes.has("II", at: start)
    func number(_ offset: Int, _ length: Int) -> Int? {
      guard offset + length <= end else { return nil }
      return isLittle ? bytes.little(at: offset, length) : bytes.big(at: offset, length)
    }
    if isLittle || bytes.has("MM", at: start), let offset = number(start + 4, 4),
      let count = number(start + offset, 2)
    {
      for entry in 0..<count {
        let place = start + offset + 2 + entry * 12
        guard let tag = number(place, 2) else { break }
        if tag == Self.tag { value = number(place + 8, 2) ?? 1 }
      }
    }
    isTurned = (5...8).contains(value)
  }
}
