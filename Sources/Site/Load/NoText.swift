import Diagnostics

/// What is wrong with a file that should be text in UTF-8 and is something else.
enum NoText {
  /// The error `not-text` for a file that holds no text, whatever its name says.
  static func problem(_ path: String, _ bytes: [UInt8]) -> Diagnostic? {
    let file = SourceFile(path: path, text: "")
    if let kind = kind(bytes) {
      return .error("not-text", "this is no text but \(kind)", help: help(path), at: file.whole)
    }
    guard let offset = bytes.firstIndex(of: 0) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .error("not-text", "this is no text but a binary file", help: help(path), at: file.whole)
    }
    return .error(
      "not-text", "byte \(offset + 1) is NUL, which no text holds", help: help(path),
      at: SourceFile(path: path, text: text).place(offset..<offset + 1))
  }

  /// What a file is that begins with the mark of another format.
  private static func kind(_ bytes: [UInt8]) -> Message? {
    guard let place = marks.firstIndex(where: bytes.starts(with:)) else { return nil }
    let kinds: [Message] = [
      "a ZIP file, as those of Word, Excel and WPS are", "a file of an older Word or Excel", "a PDF file",
      "an RTF file", "a PNG file", "a JPEG file", "a gzip file", "a file in UTF-16", "a file in UTF-16",
    ]
    return kinds[place]
  }

  /// The marks of the formats, in the same order.
  private static let marks: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0], Array("%PDF-".utf8), Array("{\\rtf".utf8),
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B], [0xFF, 0xFE], [0xFE, 0xFF],
  ]

  private static func help(_ path: String) -> Message {
    path.hasSuffix(".csv")
      ? "save the file as UTF-8; in Excel choose 'CSV UTF-8'" : "save it as text, with the encoding UTF-8"
  }

  /// Whether all bytes read as the double bytes of GBK, most of them as its common Han.
  private static func looksLikeGB18030(_ bytes: ArraySlice<UInt8>) -> Bool {
    var pairs = 0
    var common = 0
    var rest = bytes
    while let first = rest.popFirst() {
      guard first >= 0x80 else { continue }
      guard (0x81...0xFE).contains(first), let second = rest.popFirst() else { return false }
      switch second {
      case 0x40...0x7E, 0x80...0xFE:
        pairs += 1
        if (0xB0...0xF7).contains(first), second >= 0xA1 { common += 1 }
      case 0x30...0x39: rest = rest.dropFirst(2)
      default: return false
      }
    }
    return common * 2 > pairs
  }

  /// Points at the first byte that is not UTF-8, in the text as far as it can be shown.
  static func invalid(_ path: String, bytes: ArraySlice<UInt8>) -> Diagnostic {
    let shown = String(decoding: bytes, as: UTF8.self)
    let file = SourceFile(path: path, text: shown)
    // Repair replaces each bad sequence by U+FFFD; the first one that the bytes do not spell is the place.
    var offset = 0
    var index = bytes.startIndex
    for scalar in shown.unicodeScalars {
      let width = UTF8.width(scalar)
      let end = index + width
      if end > bytes.endIndex || !bytes[index..<end].elementsEqual(String(scalar).utf8) { break }
      index = end
      offset += width
    }
    let isChinese = looksLikeGB18030(bytes)
    return .error(
      "invalid-utf8",
      isChinese
        ? "byte \(offset + 1) is not UTF-8; the file looks like GB18030 (GBK)"
        : "byte \(offset + 1) is not UTF-8",
      help: help(path),
      at: file.place(offset..<min(offset + 3, shown.utf8.count)))
  }
}
