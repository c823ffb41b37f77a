/// The tags of a finished page in order, as far as weighing it needs them.
struct HTMLTags: Sequence, IteratorProtocol {
  /// One tag.
  struct Tag {
    /// In small letters.
    let name: Substring
    let isEnd: Bool
    /// UTF-8 offsets of the whole tag.
    let range: Range<Int>
    fileprivate let text: Substring

    /// An attribute's value as written, in double quotes; nil if it is not there.
    func value(_ attribute: String) -> String? {
      guard let start = text.firstRange(of: " \(attribute)=\"")?.upperBound else { return nil }
      return text[start...].firstIndex(of: "\"").map { String(text[start..<$0]) }
    }
  }

  private let html: String
  private var position: String.UTF8View.Index
  /// The element whose content is not markup, such as a script, until its end tag.
  private var rawText: Substring?

  init(_ html: String) {
    self.html = html
    position = html.utf8.startIndex
  }

  mutating func next() -> Tag? {
    let bytes = html.utf8
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[start...].dropFirst()
      if rest.starts(with: "!--".utf8) {
        position = html[start...].firstRange(of: "-->")?.upperBound ?? bytes.endIndex
        continue
      }
      let isEnd = rest.first == UInt8(ascii: "/")
      let name = (isEnd ? rest.dropFirst() : rest).prefix(while: Self.isName)
      guard !name.isEmpty, let end = Self.end(of: bytes[name.endIndex...]) else {
        position = bytes.index(after: start)
        continue
      }
      position = end
      let word = html[name.startIndex..<name.endIndex]
      if let rawText {
        guard isEnd, rawText == word else { continue }
        self.rawText = nil
      } else if !isEnd, word == "script" || word == "style" {
        rawText = word
      }
      let offset = bytes.distance(from: bytes.startIndex, to: start)
      return Tag(
        name: word, isEnd: isEnd, range: offset..<(offset + bytes.distance(from: start, to: end)),
        text: html[name.endIndex..<end])
    }
    return nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The place after a tag's `>`; one in an attribute's value is not the end.
  private static func end(of text: Substring.UTF8View) -> String.UTF8View.Index? {
    var quote: UInt8?
    for (index, byte) in zip(text.indices, text) {
      switch (byte, quote) {
      case (UInt8(ascii: "\""), nil), (UInt8(ascii: "'"), nil): quote = byte
      case (_, .some(let open)): if byte == open { quote = nil }
      case (UInt8(ascii: ">"), nil): return text.index(after: index)
      default: continue
      }
    }
    return nil
  }
}
