/// Words that are looked for at a place of a text, each with what it means; the longest that stands there counts.
struct WordTable<Meaning: Sendable>: Sendable {
  private struct Entry: Sendable {
    let scalars: [Unicode.Scalar]
    let meaning: Meaning
  }

  private var byFirst: [Unicode.Scalar: [Entry]] = [:]
  private var byLast: [Unicode.Scalar: [Entry]] = [:]

  init(_ words: [(String, Meaning)]) {
    for (word, meaning) in words {
      let entry = Entry(scalars: Array(word.unicodeScalars), meaning: meaning)
      guard let first = entry.scalars.first, let last = entry.scalars.last else { continue }
      byFirst[first, default: []].append(entry)
      byLast[last, default: []].append(entry)
    }
    byFirst = byFirst.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
    byLast = byLast.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
  }

  /// The longest word at an index, with its length.
  func match(_ text: ScannerText, at index: Int) -> (meaning: Meaning, count: Int)? {
    guard let first = text[index], let entries = byFirst[first] else { return nil }
    return entries.first { text.has($0.scalars, at: index) }.map { ($0.meaning, $0.scalars.count) }
  }

  /// The longest word that ends before an index, with its length.
  func match(_ text: ScannerText, before index: Int) -> (meaning: Meaning, count: Int)? {
    guard let last = text[index - 1], let entries = byLast[last] else { return nil }
    return entries.first { text.has($0.scalars, at: index - $0.scalars.count) }
      .map { ($0.meaning, $0.scalars.count) }
  }
}

extension WordTable where Meaning == Bool {
  /// Words that mean one thing.
  init(_ words: [String]) { self.init(words.map { ($0, true) }) }

  func has(_ text: ScannerText, at index: Int) -> Bool { match(text, at: index) != nil }
  func has(_ text: ScannerText, before index: Int) -> Bool { match(text, before: index) != nil }
}
