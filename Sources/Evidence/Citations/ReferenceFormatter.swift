import Addresses

/// Writes the entries of a bibliography after GB/T 7714, numeric.
///
/// What a record lacks is left out; `[S.l.]` and `[s.n.]` are not supplied, and no date is guessed from
/// another.
public struct ReferenceFormatter: Sendable {
  /// The edition of the standard.
  public let style: CitationStyle

  /// Creates a formatter for an edition.
  public init(style: CitationStyle) {
    self.style = style
  }

  /// The entry of a source, ending in a full stop.
  public func entry(for source: Source) -> ReferenceEntry {
    let layout = ReferenceLayout(source, style: style)
    let body = layout.body
    var runs: [ReferenceEntry.Run] = []
    var text = body
    let identifier = source[.doi].map(Self.bareDOI)
    if let url = source[.url] {
      text += Self.separator(after: text)
      runs.append(.text(text))
      runs.append(.link(text: url, url: Address(written: url)))
      text = ""
    }
    // An address that already contains the identifier says it; the standard gives it once.
    if let identifier, source[.url]?.contains(identifier) != true {
      text += runs.isEmpty ? Self.separator(after: text) : ". "
      runs.append(.text(text + "DOI:"))
      runs.append(.link(text: identifier, url: Address(doi: identifier)))
      text = ""
    }
    if runs.isEmpty {
      runs.append(.text(text.hasSuffix(".") ? text : text + "."))
    } else {
      runs.append(.text("."))
    }
    return ReferenceEntry(source: source.id, language: layout.language.tag, runs: runs)
  }

  /// Whether a source has an address and lacks the day it was seen there, which the edition gives for its kind.
  public func lacksAccessDate(_ source: Source) -> Bool {
    guard source[.url] != nil, source.accessed == nil, let day = EvidenceDate(year: 2000, month: 1, day: 1)
    else {
      return false
    }
    // The layout alone knows which entries give it.
    let dated = Source(
      id: source.id, type: source.type, fields: source.fields, authors: source.authors,
      editors: source.editors,
      translators: source.translators, issued: source.issued, accessed: .date(day))
    return ReferenceLayout(dated, style: style).body != ReferenceLayout(source, style: style).body
  }

  private static func separator(after text: String) -> String { text.hasSuffix(".") ? " " : ". " }

  /// A DOI without the address of a resolver and without a label.
  private static func bareDOI(_ text: String) -> String {
    guard let start = text.firstRange(of: "10.") else { return text }
    return String(text[start.lowerBound...])
  }
}
