public import Diagnostics

/// The mends of some diagnostics that can be made at once, and the texts that they give.
///
/// Of two mends that touch each other the first is made; the other waits for the next round, if it is still wanted then.
public struct MendRound: Sendable {
  /// A mend that is made.
  public struct Made: Sendable {
    /// What it mends, in the text as it was before.
    public let diagnostic: Diagnostic
    /// The change.
    public let mend: Mend
  }

  /// The mends, by file and place.
  public let made: [Made]

  /// The whole texts of the files that change, by their paths.
  public let texts: [String: String]

  /// Chooses the mends and makes them.
  public init(_ diagnostics: [Diagnostic]) {
    var made: [Made] = []
    var texts: [String: String] = [:]
    let wanted = diagnostics.inReadingOrder().compactMap { diagnostic in
      diagnostic.mend.flatMap { mend in
        mend.place.range.map { (range: $0, made: Made(diagnostic: diagnostic, mend: mend)) }
      }
    }
    for (path, mends) in Dictionary(grouping: wanted, by: \.made.mend.place.file.path).sorted(by: {
      $0.key < $1.key
    }) {
      guard let file = mends.first?.made.mend.place.file else { continue }
      let old = Array(file.text.utf8)
      let lineEnd = Self.lineEnd(of: old)
      var new: [UInt8] = []
      var end = 0
      var isFirst = true
      let ordered = mends.sorted {
        ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
      }
      for (range, mend) in ordered
      where range.upperBound <= old.count && (isFirst || range.lowerBound > end) {
        let replacement = Self.bytes(mend.mend.replacement, lineEnd: lineEnd)
        guard replacement[...] != old[range] else { continue }
        new += old[end..<range.lowerBound] + replacement
        end = range.upperBound
        isFirst = false
        made.append(mend)
      }
      guard !isFirst else { continue }
      texts[path] = String(decoding: new + old[end...], as: UTF8.self)
    }
    self.made = made
    self.texts = texts
  }

  /// The bytes that end the first line of a text.
  private static func lineEnd(of text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return [0x0A] }
    if text[first] == 0x0A { return [0x0A] }
    return first + 1 < text.count && text[first + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
  }

  private static func bytes(_ replacement: String, lineEnd: [UInt8]) -> [UInt8] {
    // What is taken over from the file has its ends of lines already.
    var before: UInt8 = 0
    return replacement.utf8.flatMap { byte in
      defer { before = byte }
      return byte == 0x0A && before != 0x0D ? lineEnd : [byte]
    }
  }
}
