/// The text given to libcmark: pieces of the source and markers, with a map back to the source.
struct MarkedText {
  /// Characters that occur nowhere in the source.
  struct Signs {
    /// Opens and closes a marker's number.
    var start: [UInt8]
    var end: [UInt8]
    /// Stands beside a run of `*`: a letter, a space and a punctuation mark to libcmark.
    var letter: [UInt8]
    var space: [UInt8]
    var punctuation: [UInt8]
    /// Whether characters to stand beside a run were found.
    var canSteer: Bool
  }

  /// A run of output bytes: copied from the source, or standing for a range of it.
  private struct Segment {
    var output: Int
    var source: Int
    /// The end of the source range that a synthetic segment stands for; -1 for a copy.
    var sourceEnd: Int
  }

  let source: [UInt8]
  let signs: Signs
  private(set) var bytes: [UInt8] = []
  private(set) var markers: [Marker] = []
  private var segments: [Segment] = []
  /// The segment that was last asked for.
  private var recent = 0
  private var copied: Int
  /// Whether a sign stands anywhere, so that literals have to be looked at.
  private(set) var hasSigns = false

  init(source: [UInt8], from offset: Int) {
    self.source = source
    copied = offset
    signs = Signs(absentFrom: source)
    bytes.reserveCapacity(source.count - offset + (source.count - offset) / 8)
  }

  // MARK: Building

  /// Copies the source up to an offset.
  mutating func copy(upTo end: Int) {
    guard end > copied else { return }
    segments.append(Segment(output: bytes.count, source: copied, sourceEnd: -1))
    bytes += source[copied..<end]
    copied = end
  }

  /// Goes on with the source at an offset, which may have been passed already.
  mutating func rewind(to offset: Int) {
    copied = offset
  }

  /// Passes over the source up to an offset without copying it.
  mutating func skip(to offset: Int) {
    if offset > copied { copied = offset }
  }

  /// Puts bytes in the place of a source range, everything before it having been copied.
  mutating func replace(_ range: Range<Int>, with replacement: [UInt8]) {
    copy(upTo: range.lowerBound)
    insert(replacement, for: range)
    skip(to: range.upperBound)
  }

  /// Adds bytes that stand for a source range.
  mutating func insert(_ text: [UInt8], for range: Range<Int>) {
    guard !text.isEmpty else { return }
    segments.append(Segment(output: bytes.count, source: range.lowerBound, sourceEnd: range.upperBound))
    bytes += text
  }

  /// Puts an inline marker in the place of the source it stands for.
  mutating func mark(_ marker: Marker) {
    copy(upTo: marker.range.lowerBound)
    add(marker, lead: "", isBlock: false)
    skip(to: marker.range.upperBound)
  }

  /// Puts a comment with a marker in the place of the source it stands for; its tail's lines are added after it.
  mutating func markBlock(_ marker: Marker, lead: StaticString = "") {
    copy(upTo: marker.range.lowerBound)
    add(marker, lead: lead, isBlock: true)
    skip(to: marker.range.upperBound)
  }

  private mutating func add(_ marker: Marker, lead: StaticString, isBlock: Bool) {
    let start = bytes.count
    segments.append(
      Segment(output: start, source: marker.range.lowerBound, sourceEnd: marker.range.upperBound))
    append(lead)
    if isBlock { append("<!--") }
    bytes += signs.start
    append(markers.count)
    bytes += signs.end
    if isBlock { append("-->") }
    var marker = marker
    marker.output = start..<bytes.count
    marker.lead = lead.utf8CodeUnitCount
    markers.append(marker)
    hasSigns = true
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Adds a number in decimal digits.
  private mutating func append(_ number: Int) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  /// Surrounds a run of delimiters with signs that make libcmark decide as wanted.
  mutating func surround(_ run: Range<Int>, before: [UInt8], after: [UInt8]) {
    replace(run.lowerBound..<run.lowerBound, with: before)
    replace(run.upperBound..<run.upperBound, with: after)
    hasSigns = true
  }

  // MARK: Mapping back

  /// The source offset at which the output byte at an offset begins.
  mutating func sourceStart(_ offset: Int) -> Int {
    guard let segment = segment(at: offset) else { return copied }
    if segment.sourceEnd >= 0 {
      return segment.source
    }
    return min(segment.source + offset - segment.output, copied)
  }

  /// The source offset at which the output before an offset ends.
  mutating func sourceEnd(_ offset: Int) -> Int {
    guard offset > 0, let segment = segment(at: offset - 1) else { return sourceStart(offset) }
    return segment.sourceEnd >= 0 ? segment.sourceEnd : min(segment.source + offset - segment.output, copied)
  }

  /// The source range that a range of output stands for.
  mutating func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let start = sourceStart(range.lowerBound)
    return start..<max(start, range.isEmpty ? start : sourceEnd(range.upperBound))
  }

  /// The source range that a range of output was copied from as a whole; nil if something stands in between.
  mutating func copiedRange(_ range: Range<Int>) -> Range<Int>? {
    guard let segment = segment(at: range.lowerBound), segment.sourceEnd < 0,
      recent + 1 == segments.count || range.upperBound <= segments[recent + 1].output
    else { return nil }
    let start = segment.source + range.lowerBound - segment.output
    return start..<start + range.count
  }

  private mutating func segment(at offset: Int) -> Segment? {
    // Places are asked for from front to back, most of them in the segment of the last or the next.
    for index in recent..<min(recent + 3, segments.count) where segments[index].output <= offset {
      guard index + 1 == segments.count || segments[index + 1].output > offset else { continue }
      recent = index
      return segments[index]
    }
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].output <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    recent = low - 1
    return segments[recent]
  }

  // MARK: Reading literals

  /// A part of a literal in which markers have been found.
  enum Part {
    case text([UInt8])
    case marker(Int)
  }

  /// A piece of a literal that stands in the output as it is.
  enum Piece {
    case text(Range<Int>)
    case marker(Int)
  }

  /// The pieces of a range of output; nil if signs other than markers stand within a text, which is one text.
  func pieces(of output: Range<Int>) -> [Piece]? {
    var pieces: [Piece] = []
    var index = output.lowerBound
    var start = index
    var cut = -1
    func closeText() {
      let end = cut >= 0 ? cut : index
      if end > start { pieces.append(.text(start..<end)) }
    }
    while index < output.upperBound {
      let byte = bytes[index]
      guard byte == signs.start[0] || byte == signs.space[0] else {
        if cut >= 0 { return nil }
        index += 1
        continue
      }
      if let (number, end) = markerNumber(in: bytes, at: index) {
        closeText()
        pieces.append(.marker(number))
        (index, start, cut) = (end, end, -1)
      } else if let length = signLength(in: bytes, at: index) {
        if index == start {
          start += length
        } else if cut < 0 {
          cut = index
        }
        index += length
      } else {
        if cut >= 0 { return nil }
        index += 1
      }
    }
    closeText()
    return pieces
  }

  /// Whether a literal may hold a sign.
  func mayHoldSign(_ literal: String) -> Bool {
    guard hasSigns else { return false }
    var literal = literal
    let (first, second) = (signs.start[0], signs.space[0])
    return literal.withUTF8 { bytes in
      for byte in bytes where byte == first || byte == second { return true }
      return false
    }
  }

  /// Splits a literal at its markers and drops the other signs.
  func parts(of literal: String) -> [Part] {
    var parts: [Part] = []
    var text: [UInt8] = []
    let bytes = Array(literal.utf8)
    var index = 0
    while index < bytes.count {
      if let (number, end) = markerNumber(in: bytes, at: index) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = []
        parts.append(.marker(number))
        index = end
      } else if let length = signLength(in: bytes, at: index) {
        index += length
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }

  /// A literal with the source put back for every marker.
  func restored(_ literal: String) -> String {
    guard mayHoldSign(literal) else { return literal }
    let bytes = Array(literal.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let (number, end) = markerNumber(in: bytes, at: index) {
        index = restore(markers[number], into: &result, bytes, from: end)
      } else if let length = signLength(in: bytes, at: index) {
        index += length
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Writes a marker's source; returns where the literal goes on after everything the marker added to it.
  private func restore(_ marker: Marker, into result: inout [UInt8], _ bytes: [UInt8], from end: Int) -> Int {
    var end = end
    if result.has("<!--", at: result.count - 4), bytes.has("-->", at: end) {
      result.removeLast(4)
      end += 3
      let lead = min(marker.lead, result.count)
      if lead > 0, result.suffix(lead).allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "+") }) {
        result.removeLast(lead)
      }
      result += source[marker.range]
      if case .noteDefinition = marker.meaning {
        // The first line's text stands on a line of its own, indented.
        guard marker.tailLines > 0, end < bytes.count, bytes[end] == UInt8(ascii: "\n") else { return end }
        end += 1
        while end < bytes.count, bytes[end].isBlank || bytes[end] == UInt8(ascii: ">") { end += 1 }
      } else {
        for _ in 0..<marker.tailLines where end < bytes.count {
          end = (bytes.index(of: UInt8(ascii: "\n"), in: end + 1..<bytes.count)) ?? bytes.count
        }
      }
      return end
    }
    result += source[marker.range]
    return end
  }

  /// The number of the marker that is all there is in a literal but for white space.
  func soleMarker(_ literal: String) -> Int? {
    guard mayHoldSign(literal) else { return nil }
    let bytes = Array(literal.utf8)
    var start = 0
    while start < bytes.count, bytes[start].isBlank { start += 1 }
    guard bytes.has("<!--", at: start),
      let (number, end) = markerNumber(in: bytes, at: start + 4), bytes.has("-->", at: end),
      bytes[(end + 3)...].allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "\n") })
    else { return nil }
    return number
  }

  /// The offset behind the signs that stand at an offset of the output.
  func pastSigns(_ offset: Int) -> Int {
    var offset = offset
    while hasSigns, offset < bytes.count, let length = signLength(in: bytes, at: offset) { offset += length }
    return offset
  }

  /// Where a text ends that begins at an offset of the output, signs passed over; nil if another text stands there.
  func end(of literal: [UInt8], at offset: Int) -> Int? {
    if bytes.has(literal, at: offset) { return offset + literal.count }
    guard hasSigns else { return nil }
    var offset = offset
    for byte in literal {
      if offset < bytes.count, bytes[offset] != byte { offset = pastSigns(offset) }
      guard offset < bytes.count, bytes[offset] == byte else { return nil }
      offset += 1
    }
    return offset
  }

  private func markerNumber(in bytes: [UInt8], at index: Int) -> (number: Int, end: Int)? {
    guard bytes[index] == signs.start[0], bytes.has(signs.start, at: index) else { return nil }
    var number = 0
    var end = index + signs.start.count
    while end < bytes.count, bytes[end].isDigit, number < markers.count {
      number = number * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard number < markers.count, bytes.has(signs.end, at: end) else { return nil }
    return (number, end + signs.end.count)
  }

  private func signLength(in bytes: [UInt8], at index: Int) -> Int? {
    guard bytes[index] == signs.letter[0] || bytes[index] == signs.space[0] else { return nil }
    for sign in [signs.letter, signs.space, signs.punctuation] where bytes.has(sign, at: index) {
      return sign.count
    }
    return nil
  }
}
