import Addresses

/// The runs of an entry while it is put together: words, and the addresses after them.
struct ReferenceRuns {
  private var runs: [ReferenceEntry.Run] = []
  private var text: String

  /// Begins with the words up to the first address.
  init(_ body: String) {
    text = body
  }

  /// Adds an address after a full stop, with the words that stand before it.
  mutating func append(_ label: String, link: String, to url: Address) {
    let joint = text.isEmpty ? (runs.isEmpty ? "" : ". ") : text.hasSuffix(".") ? " " : ". "
    runs.append(.text(text + joint + label))
    runs.append(.link(text: link, url: url))
    text = ""
  }

  /// Adds words after the last address.
  mutating func append(_ words: String) { text += words }

  /// The runs with a full stop at the end.
  var closed: [ReferenceEntry.Run] {
    if text.isEmpty { return runs + [.text(".")] }
    return runs + [.text(text.hasSuffix(".") ? text : text + ".")]
  }

  /// The runs as they are, for styles that end an entry with its address.
  var open: [ReferenceEntry.Run] {
    if text.isEmpty { return runs }
    return runs + [.text(runs.isEmpty && !text.hasSuffix(".") ? text + "." : text)]
  }

  /// Joins parts with a full stop and a space, not doubling one that is there.
  static func joined(_ items: [String?]) -> String {
    items.compactMap { $0 }.filter { !$0.isEmpty }
      .reduce("") { $0.isEmpty ? $1 : $0 + (".?!".contains($0.suffix(1)) ? " " : ". ") + $1 }
  }
}

/// A way to write the entries of a bibliography.
protocol ReferenceStyle {
  /// The entry in pieces.
  var runs: [ReferenceEntry.Run] { get }
  /// The language of the entry.
  var language: EntryLanguage { get }
}
