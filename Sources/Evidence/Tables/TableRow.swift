import Diagnostics
import PlainText

/// One row of a data table while it is read: gives typed values and collects what is wrong with them.
struct TableRow<Column: TableColumn> {
  let places: RecordPlaces<Column>
  private(set) var diagnostics: [Diagnostic] = []
  private let fields: [CSVField]

  init(file: SourceFile, record: CSVRecord, columns: [Column: Int], declared: [String: Int]) {
    fields = record.fields
    places = RecordPlaces(
      file: file, range: record.range, columns: columns, declared: declared,
      fields: record.fields.map(\.range))
  }

  private func field(_ column: Column) -> CSVField? { places.columns[column].map { fields[$0] } }

  /// A field as it is written, with the space around it.
  func raw(_ column: Column) -> String { field(column)?.text ?? "" }

  /// The place of a part of a field's text, in UTF-8 offsets; of the whole field where the part is empty.
  func place(_ column: Column, _ part: Range<Int>) -> SourcePlace {
    guard let field = field(column), !part.isEmpty else { return places[column] }
    return places.file.place(field.range(of: part))
  }

  var hasErrors: Bool { diagnostics.hasErrors }

  /// A field on one line, without the space around it; empty where the table leaves the column out.
  subscript(_ column: Column) -> String { field(column).map { TextLines.oneLine($0.text) } ?? "" }

  /// A field's text, or nil where it is empty.
  func text(_ column: Column) -> String? {
    let text = self[column]
    return text.isEmpty ? nil : text
  }

  /// The text of a column that the workspace has declared, or nil where it is empty or left out.
  func text(declared name: String) -> String? {
    let text = places.declared[name].map { fields[$0].text.trimmed } ?? ""
    return text.isEmpty ? nil : text
  }

  /// The text of a column by its name, the table's own or one that a language has; nil where it is empty or left out.
  func text(named name: String) -> String? {
    if let column = Column(rawValue: name) { return text(column) }
    let text = places.declared[name].map { TextLines.oneLine(fields[$0].text) } ?? ""
    return text.isEmpty ? nil : text
  }

  /// A text in languages that are not written by hand, by their tags.
  func texts(_ text: String, in languages: [FigureLanguage]) -> [String: String] {
    languages.filter { !FigureLanguage.handwritten.contains($0) }.reduce(into: [:]) { texts, language in
      texts[language.tag] = self.text(named: language.column(text))
    }
  }

  /// The text of a column by its name; reports `missing-value` where there is none.
  mutating func required(named name: String) -> String? {
    if let text = text(named: name) { return text }
    append(.error("missing-value", "the column '\(name)' is empty", at: places[named: name]))
    return nil
  }

  /// The page that one of several declared columns names; reports `two-subjects`.
  mutating func pageName(_ kinds: [String]) -> PageName? {
    let named = kinds.compactMap { kind in text(declared: kind).map { PageName(kind: kind, name: $0) } }
    if named.count > 1 {
      append(
        .error(
          "two-subjects",
          "the record names a page in each of the columns \(named.map(\.kind).joined(separator: ", "))",
          help: "it belongs to one page; empty the others", at: places[declared: named[1].kind]))
    }
    return named.first
  }

  mutating func error(
    _ id: String, _ message: Message, help: Message? = nil, at column: Column, meant: String? = nil
  ) {
    let place = places[column]
    diagnostics.append(.error(id, message, help: help, at: place, mend: meant.map { Mend(place, $0) }))
  }

  /// The record as it is written.
  var written: Substring { places.file.slice(places.record.range ?? 0..<0) }

  /// The change that takes the record away, with the end of its line.
  var removal: Mend? {
    guard let range = places.record.range else { return nil }
    let end = places.file.slice(range.upperBound..<range.upperBound + 2)
    let lineEnd = end.hasPrefix("\r\n") ? 2 : end.isEmpty ? 0 : 1
    return Mend(places.file.place(range.lowerBound..<range.upperBound + lineEnd), "")
  }

  mutating func warning(_ id: String, _ message: Message, help: Message? = nil, at column: Column) {
    diagnostics.append(.warning(id, message, help: help, at: places[column]))
  }

  mutating func append(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// A field that may not be empty.
  mutating func required(_ column: Column) -> String? {
    if let text = text(column) { return text }
    error("missing-value", "the column '\(column.rawValue)' is empty", at: column)
    return nil
  }

  /// An identifier; reports `missing-value` and `invalid-id`.
  mutating func identifier(_ column: Column) -> String? {
    guard let text = required(column) else { return nil }
    if EvidenceID.isValid(text) { return text }
    error("invalid-id", EvidenceID.message(for: text), help: EvidenceID.help, at: column)
    return nil
  }

  /// A plain decimal, or nil where the field is empty; reports `invalid-number`.
  mutating func decimal(_ column: Column) -> FigureValue? {
    guard let text = text(column) else { return nil }
    if let value = FigureValue(text) { return value }
    let said = SaidNumber(text)
    error(
      "invalid-number", "'\(text)' is not a plain decimal number", help: said.help, at: column,
      meant: said.plain)
    return nil
  }

  /// One of the cases of an enumeration; reports `unknown-value`.
  mutating func choice<Choice>(_ column: Column, _: Choice.Type) -> Choice?
  where Choice: SaidValue {
    guard let text = required(column) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    error(
      "unknown-value", "no \(column.rawValue) '\(text)'" + Choice.suggestion(for: text),
      help: "choose one of \(known.joined(separator: ", "))", at: column,
      meant: Choice.meant(by: text)?.rawValue)
    return nil
  }

  /// A currency, or nil where the field is empty; reports `unknown-currency`.
  mutating func currency(_ column: Column) -> Currency? {
    guard let text = text(column) else { return nil }
    if let currency = Currency(code: text) { return currency }
    error(
      "unknown-currency",
      "no currency '\(text)'" + Currency.suggestion(for: text),
      help: "write the three capitals of ISO 4217, such as EUR", at: column)
    return nil
  }

  /// The items of a field that are separated by semicolons, each with its place; an empty item is kept.
  func list(_ column: Column) -> [(text: String, place: SourcePlace)] {
    guard let field = field(column), !field.text.trimmed.isEmpty else { return [] }
    var items: [(String, SourcePlace)] = []
    var offset = 0
    for item in field.text.split(separator: ";", omittingEmptySubsequences: false) {
      let leading = item.prefix { $0.isWhitespace }.utf8.count
      let text = item.trimmed
      let start = offset + leading
      let range = field.range(of: start..<start + text.utf8.count)
      items.append((text, places.file.place(range.isEmpty ? field.range : range)))
      offset += item.utf8.count + 1
    }
    return items
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    if let first, let last, !first.isWhitespace, !last.isWhitespace { return String(self) }
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
