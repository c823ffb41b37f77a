/// Reads the size of a PNG, and sees that its chunks go on to the end.
struct PNGReader {
  let bytes: PictureBytes

  func size() throws(PictureProblem) -> PictureSize {
    guard bytes.has("IHDR", at: 12), let width = bytes.big(at: 16, 4), let height = bytes.big(at: 20, 4)
    else {
      throw .cutOff
    }
    var offset = 8
    while let length = bytes.big(at: offset, 4) {
      if bytes.has("IEND", at: offset + 4) { return try PictureSize(checked: width, height) }
      offset += 12 + length
    }
    throw .cutOff
  }
}
