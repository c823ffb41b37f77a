import Addresses
import Diagnostics
import Evidence
import Testing

@Suite struct ReferenceFormatterTests {
  /// A record of `sources.yaml` without its id, and its entry in the editions of 2025 and 2015.
  struct Sample: CustomTestStringConvertible, Sendable {
    let name: String
    let record: String
    let edition2025: String
    let edition2015: String

    init(_ name: String, _ record: String, _ edition2025: String, _ edition2015: String) {
      self.name = name
      self.record = record
      self.edition2025 = edition2025
      self.edition2015 = edition2015
    }

    var testDescription: String { name }
  }

  @Test(arguments: ReferenceSamples.all, [CitationStyle.gb7714Edition2025, .gb7714Edition2015])
  func `an entry follows the edition`(sample: Sample, style: CitationStyle) throws {
    let lines = sample.record.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    let file = SourceFile(path: "sources.yaml", text: "references:\n- id: x\n" + lines)
    let base = EvidenceLoader.load(EvidenceFiles(sources: file))
    try #require(base.diagnostics.filter { $0.severity == .error }.isEmpty)
    let source = try #require(base.value.source("x"))
    let entry = ReferenceFormatter(style: style).entry(for: source)
    #expect(entry.text == (style == .gb7714Edition2025 ? sample.edition2025 : sample.edition2015))
  }

  @Test func `addresses are links`() {
    let source = Source(
      id: "x", type: .articleJournal,
      fields: [
        .title: "T", .containerTitle: "J", .url: "https://example.org/a", .doi: "https://doi.org/10.1/b",
      ])
    let entry = ReferenceFormatter(style: .gb7714Edition2025).entry(for: source)
    #expect(
      entry.runs == [
        .text("T[J/OL]. J. "),
        .link(text: "https://example.org/a", url: Address(written: "https://example.org/a")),
        .text(". DOI:"), .link(text: "10.1/b", url: Address(doi: "10.1/b")), .text("."),
      ])
  }

  @Test(arguments: [
    ("Start-up", nil, "en"), ("论创新", nil, "zh"), ("最新の辞典", nil, "ja"), ("Der Weg", "de", "de"),
    ("Lun", "zh-Latn", "zh-Latn"),
  ])
  func `an entry knows its language`(title: String, language: String?, expected: String) {
    var fields = [Source.Field.title: title]
    fields[.language] = language
    let source = Source(id: "x", type: .book, fields: fields)
    #expect(ReferenceFormatter(style: .gb7714Edition2025).entry(for: source).language == expected)
  }

  @Test(arguments: [
    ("Steven N.", "Kaplan S N", "KAPLAN S N"), ("Jean-Pierre", "Kaplan J-P", "KAPLAN J P"),
    ("BJ", "Kaplan B J", "KAPLAN B J"), ("S. N.", "Kaplan S N", "KAPLAN S N"),
    ("Élodie", "Kaplan É", "KAPLAN É"),
    ("Mei-ling", "Kaplan M", "KAPLAN M"),
  ])
  func `given names are initials without points`(given: String, edition2025: String, edition2015: String) {
    let source = Source(
      id: "x", type: .book, fields: [.title: "T"], authors: [PersonName(family: "Kaplan", given: given)])
    #expect(ReferenceFormatter(style: .gb7714Edition2025).entry(for: source).text == "\(edition2025). T[M].")
    #expect(ReferenceFormatter(style: .gb7714Edition2015).entry(for: source).text == "\(edition2015). T[M].")
  }
}
