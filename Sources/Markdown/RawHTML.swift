/// Telling comments from other raw HTML.
public enum RawHTML {
  /// Whether a piece of raw HTML holds nothing but comments and white space.
  public static func isOnlyComments(_ raw: String) -> Bool {
    let bytes = Array(raw.utf8)
    let opening = Array("<!--".utf8)
    let closing = Array("-->".utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index].isBlank || bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") {
        index += 1
      } else if bytes.has(opening, at: index) {
        // HTML ends a comment at `-->` and also takes `<!-->` and `<!--->` for whole ones.
        guard let end = bytes.firstIndex(of: closing, in: index + 2..<bytes.count) else { return false }
        index = end + closing.count
      } else {
        return false
      }
    }
    return true
  }
}
