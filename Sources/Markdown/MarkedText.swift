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
    add(marker, lead: [], open: [], close: [])
    skip(to: marker.range.upperBound)
  }

  /// Puts a comment with a marker in the place of the source it stands for; its tail's lines are added after it.
  mutating func markBlock(_ marker: Marker, lead: [UInt8] = []) {
    copy(upTo: marker.range.lowerBound)
    add(marker, lead: lead, open: Array("<!--".utf8), close: Array("-->".utf8))
    skip(to: marker.range.upperBound)
  }

  private mutating func add(_ marker: Marker, lead: [UInt8], open: [UInt8], close: [UInt8]) {
    let number = Array(String(markers.count).utf8)
    let start = bytes.count
    insert(lead + open + signs.start + number + signs.end + close, for: marker.range)
    var marker = marker
    marker.output = start..<bytes.count
    marker.lead = lead.count
    markers.append(marker)
    hasSigns = true
  }

  /// Surrounds a run of delimiters with signs that make libcmark decide as wanted.
  mutating func surround(_ run: Range<Int>, before: [UInt8], after: [UInt8]) {
    replace(run.lowerBound..<run.lowerBound, with: before)
    replace(run.upperBound..<run.upperBound, with: after)
    hasSigns = true
  }

  // MARK: Mapping back

  /// The source offset at which the output byte at an offset begins.
  func sourceStart(_ offset: Int) -> Int {
    guard let segment = segment(at: offset) else { return copied }
    if segment.sourceEnd >= 0 {
      return segment.source
    }
    return min(segment.source + offset - segment.output, copied)
  }

  /// The source offset at which the output before an offset ends.
  func sourceEnd(_ offset: Int) -> Int {
    guard offset > 0, let segment = segment(at: offset - 1) else { return sourceStart(offset) }
    return segment.sourceEnd >= 0 ? segment.sourceEnd : min(segment.source + offset - segment.output, copied)
  }

  /// The source range that a range of output stands for.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let start = sourceStart(range.lowerBound)
    return start..<max(start, range.isEmpty ? start : sourceEnd(range.upperBound))
  }

  private func segment(at offset: Int) -> Segment? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].output <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? segments[low - 1] : nil
  }

  // MARK: Reading literals

  /// A part of a literal in which markers have been found.
  enum Part {
    case text([UInt8])
    case marker(Int)
  }

  /// Whether a literal may hold a sign.
  func mayHoldSign(_ literal: String) -> Bool {
    guard hasSigns else { return false }
    return literal.utf8.contains { $0 == signs.start[0] || $0 == signs.space[0] }
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
    let comment = Array("<!--".utf8)
    if result.suffix(comment.count).elementsEqual(comment), bytes.has(Array("-->".utf8), at: end) {
      result.removeLast(comment.count)
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
    guard bytes.has(Array("<!--".utf8), at: start),
      let (number, end) = markerNumber(in: bytes, at: start + 4), bytes.has(Array("-->".utf8), at: end),
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

extension MarkedText.Signs {
  /// Chooses characters that do not occur in a text.
  init(absentFrom text: [UInt8]) {
    var used: Set<UInt32> = []
    if text.contains(0xEE) || text.contains(0xE1) {
      var index = 0
      while index < text.count {
        guard text[index] >= 0x80 else {
          index += 1
          continue
        }
        let (scalar, end) = text.scalar(at: index)
        if text[index] == 0xEE || text[index] == 0xE1 || text[index] >= 0xF3 { used.insert(scalar.value) }
        index = end
      }
    }
    func absent(_ candidates: [ClosedRange<UInt32>]) -> [UInt8]? {
      for value in candidates.lazy.joined() where used.insert(value).inserted {
        return Unicode.Scalar(value).map { Array(String($0).utf8) }
      }
      return nil
    }
    // A text that uses up an area of private use gets its signs from the next one; no text uses up both.
    let bare = used.lazy.filter { (0xE000...0xEFFF).contains($0) }.count < 0xFF0
    let area: [ClosedRange<UInt32>] = [bare ? 0xE000...0xEFFF : 0xF0000...0xFFFFD]
    start = absent(area) ?? []
    end = absent(area) ?? []
    letter = absent(area) ?? []
    // Rare characters with one first byte, so that a literal without that byte needs no second look.
    let space = absent([0x1680...0x1680])
    let punctuation = absent([0x1361...0x1368, 0x166E...0x166E, 0x169B...0x169C, 0x16EB...0x16ED])
    canSteer = space != nil && punctuation != nil
    self.space = space ?? Array("\u{1680}".utf8)
    self.punctuation = punctuation ?? Array("\u{1361}".utf8)
  }
}
