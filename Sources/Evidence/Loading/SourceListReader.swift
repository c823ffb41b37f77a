import Diagnostics
import YAML

/// Reads `sources.yaml`: a list of CSL records under `references:`, as pandoc reads it.
struct SourceListReader {
  private var diagnostics: [Diagnostic] = []
  private var declared = Declared<Source>.empty

  static func read(_ file: SourceFile) -> Diagnosed<Declared<Source>> {
    var reader = SourceListReader()
    reader.readList(file)
    return Diagnosed(reader.declared, reader.diagnostics)
  }

  private mutating func readList(_ file: SourceFile) {
    let yaml = YAMLValue.read(file)
    diagnostics = yaml.diagnostics
    guard let root = yaml.value, !yaml.diagnostics.hasErrors else {
      declared.known.isComplete = false
      return
    }
    guard let entries = root.map else {
      return fail("invalid-sources", "the file has no list 'references'", at: root.place)
    }
    for entry in entries where entry.key != "references" {
      diagnostics.append(
        .warning("unknown-field", "no key '\(entry.key)' beside the list 'references'", at: entry.keyPlace))
    }
    guard let list = entries.first(where: { $0.key == "references" })?.value else {
      // A site without sources says so; an empty file has lost them.
      return fail(
        "invalid-sources",
        entries.isEmpty ? "the file is empty" : "the file has no list 'references'",
        help: entries.isEmpty
          ? "write 'references:' and the sources below it, or 'references: []' if there are none" : nil,
        at: entries.isEmpty ? file.whole : root.place)
    }
    if list.isNull { return }
    guard let records = list.list else {
      return fail("invalid-sources", "'references' is not a list", at: list.place)
    }
    for record in records { readRecord(record) }
  }

  private mutating func fail(_ id: String, _ message: Message, help: Message? = nil, at place: SourcePlace) {
    declared.known.isComplete = false
    diagnostics.append(.error(id, message, help: help ?? "begin each source with '- id:'", at: place))
  }

  private mutating func readRecord(_ value: YAMLValue) {
    guard let fields = value.map else {
      return fail(
        "invalid-sources", "a source is a list of fields with their values", at: value.place)
    }
    var record = SourceRecordReader()
    for field in fields { record.read(field) }
    let source = record.source(at: value.place)
    if let id = record.id {
      if !declared.known.ids.insert(id).inserted {
        record.diagnostics.append(
          .error("duplicate-id", "a source '\(id)' stands above already", at: record.idPlace))
      }
    } else {
      declared.known.isComplete = false
    }
    if let source, !record.diagnostics.hasErrors { declared.records.append(source) }
    diagnostics += record.diagnostics
  }
}
