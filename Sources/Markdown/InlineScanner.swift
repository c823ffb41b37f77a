/// Finds inline directives, citations, note references and runs of delimiters within one line or cell.
struct InlineScanner {
  let source: [UInt8]
  private let references: CitationSyntax
  private var bounds = 0..<0
  private var isCell = false
  /// The end of the last marker, which counts as a CJK letter beside a run.
  private var markerEnd = -1
  /// Where the bracket that opens at an offset closes, for the brackets of the line; made when first asked for.
  private var brackets: [Int: Int]?
  /// Where the line's last `}` stands, -1 for none; found when first asked for.
  private var lastBrace: Int?

  private static let interesting = ASCIISet("\\:[*_\0")

  init(source: [UInt8]) {
    self.source = source
    references = CitationSyntax(source: source)
  }

  /// Scans a range that lies on one line and hands what it finds to a text.
  mutating func scan(_ range: Range<Int>, into text: inout MarkedText, isCell: Bool = false) {
    bounds = range
    self.isCell = isCell
    markerEnd = -1
    brackets = nil
    lastBrace = nil
    var index = range.lowerBound
    let interesting = Self.interesting
    while true {
      index = source.firstIndex(of: interesting, in: index..<max(index, range.upperBound))
      guard index < range.upperBound else { return }
      switch source[index] {
      case UInt8(ascii: "\\"):
        guard index + 1 < range.upperBound else { return }
        if isCell, source[index + 1] == UInt8(ascii: "|") { text.replace(index..<index + 1, with: []) }
        index += source[index + 1].isPunctuation ? 2 : 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"): index = delimiters(at: index, into: &text)
      case 0:
        text.replace(index..<index + 1, with: [0xEF, 0xBF, 0xBD])
        index += 1
      default:
        if let marker = marker(at: index) {
          index = marker.range.upperBound
          markerEnd = index
          text.mark(marker)
        } else {
          index += 1
        }
      }
    }
  }

  // MARK: Markers

  private mutating func marker(at index: Int) -> Marker? {
    guard index + 1 < bounds.upperBound else { return nil }
    if source[index] == UInt8(ascii: ":") { return directive(at: index) }
    switch source[index + 1] {
    case UInt8(ascii: "^"):
      guard let label = references.note(at: index, lineEnd: bounds.upperBound) else { return nil }
      return Marker(
        meaning: .noteReference(label: source.string(label)), range: index..<label.upperBound + 1)
    case UInt8(ascii: "@"):
      let found = references.citation(
        at: index, lineEnd: bounds.upperBound, atLineStart: index == bounds.lowerBound)
      return found.map { Marker(meaning: .citation($0.citations), range: index..<$0.end) }
    default: return nil
    }
  }

  private mutating func directive(at colon: Int) -> Marker? {
    var syntax = DirectiveSyntax(source: source, lineEnd: bounds.upperBound)
    guard let nameEnd = syntax.nameEnd(at: colon + 1), nameEnd < bounds.upperBound,
      source[nameEnd] == UInt8(ascii: "["), !followsWord(colon), let close = closingBracket(of: nameEnd)
    else { return nil }
    syntax.lastBrace = lastClosingBrace()
    let reading = syntax.finish(
      .inline, name: colon + 1..<nameEnd, label: nameEnd + 1..<close, attributesAt: close + 1)
    return Marker(
      meaning: .inlineDirective(reading.directive), range: colon..<reading.end, faults: reading.faults)
  }

  /// Whether a colon follows a Latin letter, a digit or another colon, as in `http://a:b[c]` or `12:30[x]`.
  private func followsWord(_ colon: Int) -> Bool {
    guard colon > bounds.lowerBound, colon != markerEnd else { return false }
    let byte = source[colon - 1]
    if byte < 0x80 {
      return byte.isLetter || byte.isDigit || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
    }
    let scalar = source.scalar(endingAt: colon).scalar
    return !CharacterClass.isCJK(scalar)
      && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  /// Where the bracket at an offset closes; brackets do not pair across a backtick, which may open code.
  private mutating func closingBracket(of open: Int) -> Int? {
    if let brackets { return brackets[open] }
    var pairs: [Int: Int] = [:]
    var stack: [Int] = []
    var index = open
    while index < bounds.upperBound {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): stack.append(index)
      case UInt8(ascii: "]"):
        if let opener = stack.popLast() { pairs[opener] = index }
      case UInt8(ascii: "`"): stack.removeAll(keepingCapacity: true)
      default: break
      }
      index += 1
    }
    brackets = pairs
    return pairs[open]
  }

  private mutating func lastClosingBrace() -> Int {
    if let lastBrace { return lastBrace }
    var index = bounds.upperBound - 1
    while index >= bounds.lowerBound, source[index] != UInt8(ascii: "}") { index -= 1 }
    lastBrace = index >= bounds.lowerBound ? index : -1
    return lastBrace ?? -1
  }

  // MARK: Delimiters

  /// Steers libcmark's reading of a run of `*` or `_` beside CJK text; returns where to go on.
  private mutating func delimiters(at start: Int, into text: inout MarkedText) -> Int {
    let byte = source[start]
    var end = start + 1
    while end < bounds.upperBound, source[end] == byte { end += 1 }
    let next = end < bounds.upperBound ? source[end] : 0x20
    let previous = start > bounds.lowerBound ? source[start - 1] : 0x20
    let afterMarker = markerEnd == start
    let found = next == UInt8(ascii: ":") || next == UInt8(ascii: "[") ? marker(at: end) : nil
    if previous < 0x80, next < 0x80, !afterMarker, found == nil { return end }
    if text.signs.canSteer { steer(start..<end, afterMarker: afterMarker, beforeMarker: found != nil, &text) }
    return end
  }

  private func steer(_ run: Range<Int>, afterMarker: Bool, beforeMarker: Bool, _ text: inout MarkedText) {
    let byte = source[run.lowerBound]
    var beside = Flanking.Neighbours(of: run, in: source, bounds: bounds)
    // To libcmark a marker begins and ends with a letter; to a reader it is a word of the Chinese text.
    if afterMarker { beside.before = .other }
    if beforeMarker { beside.after = .other }
    let standard = Flanking.standard(byte, beside)
    if afterMarker { beside.before = .cjk }
    if beforeMarker { beside.after = .cjk }
    let amended = Flanking.amended(byte, beside)
    guard standard != amended else { return }
    let signs = text.signs
    if byte == UInt8(ascii: "_"), amended.canOpen, amended.canClose {
      text.surround(run, before: signs.punctuation, after: signs.punctuation)
    } else {
      text.surround(
        run, before: amended.canClose ? signs.letter : signs.space,
        after: amended.canOpen ? signs.letter : signs.space)
    }
  }
}
