/// Reads the size of a WebP in each of its three forms.
struct WebPReader {
  let bytes: PictureBytes

  func size() throws(PictureProblem) -> PictureSize {
    guard let length = bytes.little(at: 4, 4), bytes.count >= length, bytes.count >= 30 else { throw .cutOff }
    if bytes.has("VP8X", at: 12), let width = bytes.little(at: 24, 3), let height = bytes.little(at: 27, 3) {
      return try PictureSize(checked: width + 1, height + 1)
    }
    if bytes.has("VP8L", at: 12), let bits = bytes.little(at: 21, 4) {
      return try PictureSize(checked: (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    }
    if bytes.has("VP8 ", at: 12), let width = bytes.little(at: 26, 2), let height = bytes.little(at: 28, 2) {
      return try PictureSize(checked: width & 0x3FFF, height & 0x3FFF)
    }
    throw .cutOff
  }
}
