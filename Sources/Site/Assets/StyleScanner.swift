import Diagnostics

/// Goes through a style sheet once: the addresses in it, and what a browser would not understand.
///
/// A browser skips a declaration that it cannot read, or everything behind a brace that is not closed, and says nothing.
struct StyleScanner {
  /// An address in a sheet.
  struct Link {
    /// UTF-8 offsets of all that names it: `url(…)`, or the string of an `@import`.
    let range: Range<Int>
    /// The address as it is written, without quotes.
    let address: String
    /// Whether another sheet is asked for.
    let isImport: Bool
  }

  private(set) var links: [Link] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let file: SourceFile
  private let bytes: [UInt8]
  private var position = 0
  /// What is open, with its place.
  private var open: [(sign: UInt8, at: Int)] = []

  /// The part between two of `{`, `}` and `;`.
  private var segment: Range<Int>?
  /// The first colon of the part outside of brackets, and a name with a colon that stands on a line of its own further down.
  private var colon: Int?
  private var secondName: Int?
  private var isStatement = false

  /// Reads a sheet.
  init(_ file: SourceFile) {
    self.file = file
    bytes = Array(file.text.utf8)
    scan()
  }

  // MARK: The walk

  private mutating func scan() {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "/") where next == UInt8(ascii: "*"): comment()
      case UInt8(ascii: "/") where next == UInt8(ascii: "/") && segment == nil: lineComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): string()
      case UInt8(ascii: "\\"): take(2)
      case UInt8(ascii: "{"):
        reset()
        open.append((byte, position))
        position += 1
      case UInt8(ascii: "}"): closeBlock()
      case UInt8(ascii: ";") where !isInBrackets:
        finish()
        position += 1
      case UInt8(ascii: "("), UInt8(ascii: "["):
        open.append((byte, position))
        take(1)
        if byte == UInt8(ascii: "("), isURL(before: position - 1) { address() }
      case UInt8(ascii: ")"), UInt8(ascii: "]"): closeBracket(byte)
      case UInt8(ascii: ":") where !isInBrackets: noteColon()
      case 0x80...: wide()
      default: take(1)
      }
    }
    for sign in open { reportUnclosed(sign) }
  }

  private var next: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  /// Whether a bracket is open within the part.
  private var isInBrackets: Bool { open.last.map { $0.sign != UInt8(ascii: "{") } ?? false }

  private static func closing(_ sign: UInt8) -> String {
    sign == UInt8(ascii: "{") ? "}" : sign == UInt8(ascii: "(") ? ")" : "]"
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Takes bytes into the part that is being read.
  private mutating func take(_ count: Int) {
    let end = min(position + count, bytes.count)
    if segment != nil || !Self.isBlank(bytes[position]) {
      if segment == nil { isStatement = bytes[position] == UInt8(ascii: "@") }
      let isGap = end == position + 1 && Self.isBlank(bytes[position])
      segment = (segment?.lowerBound ?? position)..<(isGap ? segment?.upperBound ?? end : end)
    }
    position = end
  }

  private mutating func reset() {
    (segment, colon, secondName, isStatement) = (nil, nil, nil, false)
  }

  private mutating func comment() {
    let start = position
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    report(
      "the comment is not closed, so that browsers skip all the rest", help: "write '*/' where it ends",
      start..<(start + 2))
  }

  private mutating func lineComment() {
    let start = position
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    report(
      "'//' begins no comment in CSS, and browsers skip what follows", help: "write /* … */",
      start..<position)
  }

  private mutating func string(inAddress: Bool = false) {
    let quote = bytes[position]
    let start = position
    take(1)
    while position < bytes.count {
      switch bytes[position] {
      case quote:
        take(1)
        if !inAddress, isStatement, isImport {
          link(start..<position, (start + 1)..<(position - 1), isImport: true)
        }
        return
      case 0x0A, 0x0D:
        unclosedText(start)
        return
      case UInt8(ascii: "\\"): take(2)
      default: take(1)
      }
    }
    unclosedText(start)
  }

  private mutating func unclosedText(_ start: Int) {
    report("the text is not closed on its line", help: "write the second quotation mark", start..<position)
    // What was meant to close the rule is not missed, so that one slip is said once.
    if let end = bytes[start..<position].lastIndex(of: UInt8(ascii: "}")) { position = end }
  }

  private var isImport: Bool {
    guard let segment else { return false }
    let word = bytes[segment.lowerBound...].prefix { Self.isName($0) || $0 == UInt8(ascii: "@") }
    return String(decoding: word, as: UTF8.self).lowercased() == "@import"
  }

  private func isURL(before bracket: Int) -> Bool {
    guard bracket >= 3 else { return false }
    let word = String(decoding: bytes[bracket - 3..<bracket], as: UTF8.self).lowercased()
    return word == "url" && (bracket == 3 || !Self.isName(bytes[bracket - 4]))
  }

  /// What stands in `url(…)`, up to the closing bracket.
  private mutating func address() {
    let start = position - 4
    while position < bytes.count, Self.isBlank(bytes[position]) { take(1) }
    guard position < bytes.count else { return }
    let quote = bytes[position]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    let inner: Range<Int>
    if isQuoted {
      let from = position + 1
      string(inAddress: true)
      inner = from..<max(from, position - 1)
    } else {
      let from = position
      while position < bytes.count, bytes[position] != UInt8(ascii: ")"), bytes[position] != 0x0A { take(1) }
      inner = from..<position
    }
    while position < bytes.count, Self.isBlank(bytes[position]) { take(1) }
    guard position < bytes.count, bytes[position] == UInt8(ascii: ")") else { return }
    link(start..<(position + 1), inner, isImport: isStatement && isImport)
  }

  private mutating func link(_ range: Range<Int>, _ inner: Range<Int>, isImport: Bool) {
    let text = String(decoding: bytes[inner], as: UTF8.self)
    let blank = text.prefix { $0.isWhitespace }.count
    let address = String(text.dropFirst(blank).reversed().drop { $0.isWhitespace }.reversed())
    links.append(Link(range: range, address: address, isImport: isImport))
  }

  private mutating func closeBracket(_ byte: UInt8) {
    let sign = byte == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
    if open.last?.sign == sign {
      open.removeLast()
    } else {
      report(
        "'\(String(decoding: [byte], as: UTF8.self))' closes nothing",
        help: "take it away, or open it before",
        position..<(position + 1))
    }
    take(1)
  }

  private mutating func closeBlock() {
    // A bracket that is open still ends with the block, for browsers too.
    while let last = open.last, last.sign != UInt8(ascii: "{") {
      reportUnclosed(last)
      open.removeLast()
      reset()
    }
    finish()
    if open.popLast() == nil {
      report(
        "'}' closes nothing", help: "take it away, or look for a '}' too many further up",
        position..<(position + 1))
    }
    position += 1
  }

  // MARK: Declarations

  /// Notes the colon of a declaration, and a second declaration on a line of its own that no semicolon parts from it.
  private mutating func noteColon() {
    defer { take(1) }
    guard colon != nil else {
      colon = position
      return
    }
    var start = position
    while start > 0, Self.isName(bytes[start - 1]) { start -= 1 }
    guard secondName == nil, start < position, let segment, start > segment.lowerBound else { return }
    var line = start
    while line > segment.lowerBound, Self.isBlank(bytes[line - 1]), bytes[line - 1] != 0x0A { line -= 1 }
    if bytes[line - 1] == 0x0A { secondName = start }
  }

  /// Looks at a part that has ended as a declaration or a statement.
  private mutating func finish() {
    defer { reset() }
    guard let segment, !isStatement else { return }
    let isInside = open.contains { $0.sign == UInt8(ascii: "{") }
    guard isInside else {
      report(
        "this stands in no rule", help: "write it between the '{' and '}' of a rule, as in 'h1 { … }'",
        segment)
      return
    }
    guard let colon else {
      report("a declaration without a colon, which browsers skip", help: "write 'name: value;'", segment)
      return
    }
    if let secondName {
      var end = secondName
      while end > segment.lowerBound, Self.isBlank(bytes[end - 1]) { end -= 1 }
      let place = file.place(end..<end)
      diagnostics.append(
        .error(
          "style-syntax", "no semicolon ends the declaration, so that browsers skip it and the next",
          help: "write ';' here", at: place, mend: Mend(place, ";")))
    } else if bytes[colon + 1..<max(colon + 1, segment.upperBound)].allSatisfy(Self.isBlank),
      !bytes[segment].starts(with: "--".utf8)
    {
      report("a declaration without a value, which browsers skip", help: "write 'name: value;'", segment)
    }
  }

  // MARK: Signs

  private static let fullWidth: [Unicode.Scalar: String] = [
    "；": ";", "：": ":", "｛": "{", "｝": "}", "，": ",", "（": "(", "）": ")", "＃": "#", "％": "%",
    "\u{3000}": " ",
  ]

  /// A character outside ASCII: a name may hold it, but no full-width sign does what the ASCII one does.
  private mutating func wide() {
    let count = bytes[position] >= 0xF0 ? 4 : bytes[position] >= 0xE0 ? 3 : 2
    let range = position..<min(position + count, bytes.count)
    let scalar = String(decoding: bytes[range], as: UTF8.self).unicodeScalars.first
    if let scalar, let sign = Self.fullWidth[scalar] {
      let place = file.place(range)
      diagnostics.append(
        .error(
          "style-syntax", "the full-width '\(String(scalar))' is no sign of CSS",
          help: sign == " " ? "write an ordinary space" : "write '\(sign)'", at: place,
          mend: Mend(place, sign)))
      // From here on it is what it was meant to be, so that one slip is said once.
      switch sign {
      case ";":
        finish()
        position = range.upperBound
        return
      case ":" where colon == nil: colon = range.upperBound - 1
      case "{":
        reset()
        open.append((UInt8(ascii: "{"), position))
        position = range.upperBound
        return
      case "}":
        finish()
        if open.last?.sign == UInt8(ascii: "{") { open.removeLast() }
        position = range.upperBound
        return
      case "(": open.append((UInt8(ascii: "("), position))
      case ")": if open.last?.sign == UInt8(ascii: "(") { open.removeLast() }
      default: break
      }
    }
    take(range.count)
  }

  private mutating func reportUnclosed(_ sign: (sign: UInt8, at: Int)) {
    report(
      "'\(String(decoding: [sign.sign], as: UTF8.self))' is not closed, so that browsers skip what follows",
      help: "write the '\(Self.closing(sign.sign))' that belongs to it", sign.at..<(sign.at + 1))
  }

  private mutating func report(_ message: Message, help: Message, _ range: Range<Int>) {
    diagnostics.append(.error("style-syntax", message, help: help, at: file.place(range)))
  }
}
