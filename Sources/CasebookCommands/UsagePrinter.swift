import Diagnostics
import Foundation
import Site

/// How `casebook where` prints what it found.
enum UsageFormat: String {
  /// For people.
  case text
  /// For other programs.
  case json
}

/// Prints who uses something.
struct UsagePrinter {
  let format: UsageFormat
  private let catalogue: MessageCatalogue
  private var tables: [SourceFile: LineTable] = [:]

  init(_ format: UsageFormat, in catalogue: MessageCatalogue = .english) {
    self.format = format
    self.catalogue = catalogue
  }

  /// Everything that an id names, with its uses.
  mutating func print(_ usages: [Usage], of id: String) -> String {
    switch format {
    case .text: usages.map { text($0, id) }.joined()
    case .json: json(usages, id)
    }
  }

  private mutating func position(_ place: SourcePlace) -> LineTable.Position? {
    guard let range = place.range else { return nil }
    let table = tables[place.file] ?? LineTable(place.file.text)
    tables[place.file] = table
    return table.position(of: range.lowerBound)
  }

  // MARK: Text

  private mutating func text(_ usage: Usage, _ id: String) -> String {
    let catalogue = catalogue
    func words(_ message: Message) -> String { message.text(in: catalogue) }
    var lines = [
      usage.definition.map { words("\(usage.kind.words) \(id), defined in \(written($0))") }
        ?? words("\(usage.kind.words) \(id)")
    ]
    lines += (usage.lines + usage.records).map { "  \(written($0.place)): \($0.words.text(in: catalogue))" }
    let part = words("part of this briefing")
    lines += usage.briefings.map { "  \($0): \(part)" }
    if lines.count == 1 { lines.append("  " + words("nothing uses it")) }
    if !usage.files.isEmpty { lines.append(words("published in")) }
    lines += usage.files.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func written(_ place: SourcePlace) -> String {
    position(place).map { "\(place.file.path):\($0.line):\($0.column)" } ?? place.file.path
  }

  // MARK: JSON

  private struct Report: Encodable {
    let id: String
    let usages: [Entry]

    struct Entry: Encodable {
      let kind: String
      let definition: Place?
      let uses: [Place]
      let records: [Place]
      let briefings: [String]
      let published: [String]
    }

    struct Place: Encodable {
      let file: String
      let line: Int?
      let column: Int?
      var by: String?
    }
  }

  private mutating func json(_ usages: [Usage], _ id: String) -> String {
    var entries: [Report.Entry] = []
    for usage in usages {
      entries.append(
        Report.Entry(
          kind: usage.kind.name, definition: usage.definition.map { place($0) },
          uses: usage.lines.map { place($0.place, by: $0.by) },
          records: usage.records.map { place($0.place, by: $0.by) }, briefings: usage.briefings,
          published: usage.files))
    }
    // A report of strings and integers always encodes.
    return (try? FoundFormatOptions.json(Report(id: id, usages: entries))) ?? "\n"
  }

  private mutating func place(_ place: SourcePlace, by: String? = nil) -> Report.Place {
    let start = position(place)
    return Report.Place(file: place.file.path, line: start?.line, column: start?.column, by: by)
  }
}
