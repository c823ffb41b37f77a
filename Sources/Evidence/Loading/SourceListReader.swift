import Diagnostics
import Yams

/// Reads `sources.yaml`: a list of CSL records under `references:`, as pandoc reads it.
struct SourceListReader {
  private var yaml: YAMLPlaces
  private var diagnostics: [Diagnostic] = []
  private var declared = Declared<Source>.empty

  private init(_ file: SourceFile) {
    yaml = YAMLPlaces(file)
  }

  static func read(_ file: SourceFile) -> Diagnosed<Declared<Source>> {
    var reader = SourceListReader(file)
    reader.readList(file)
    return Diagnosed(reader.declared, reader.diagnostics)
  }

  private mutating func readList(_ file: SourceFile) {
    let root: Node?
    do {
      // The basic resolver leaves every scalar the text it is; a year or an id is never a number.
      root = try Yams.compose(yaml: file.text, .basic)
    } catch {
      declared.known.isComplete = false
      diagnostics.append(yaml.diagnostic(for: error))
      return
    }
    guard let root, !YAMLPlaces.isEmpty(root) else { return }
    guard let mapping = root.mapping else {
      return fail("invalid-sources", "the file has no list 'references'", at: root)
    }
    var list: Node?
    for (key, value) in mapping {
      if key.scalar?.string == "references" {
        list = value
      } else {
        let name = key.scalar?.string ?? ""
        diagnostics.append(
          .warning(
            "unknown-field", "no key '\(name)' beside the list 'references'", at: yaml.place(of: key)))
      }
    }
    guard let list else { return fail("invalid-sources", "the file has no list 'references'", at: root) }
    if YAMLPlaces.isEmpty(list) { return }
    guard let records = list.sequence else {
      return fail("invalid-sources", "'references' is not a list", at: list)
    }
    for record in records { readRecord(record) }
  }

  private mutating func fail(_ id: String, _ message: String, at node: Node) {
    declared.known.isComplete = false
    diagnostics.append(.error(id, message, help: "begin each source with '- id:'", at: yaml.place(of: node)))
  }

  private mutating func readRecord(_ node: Node) {
    guard let mapping = node.mapping else {
      return fail("invalid-sources", "a source is a list of fields with their values", at: node)
    }
    var record = SourceRecordReader(yaml: yaml)
    for (key, value) in mapping { record.read(key: key, value: value) }
    let source = record.source(at: node)
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
