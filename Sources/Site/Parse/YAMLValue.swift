import Diagnostics
import Yams

/// A YAML value that remembers where it stands, so that every complaint names the file's own line and column.
struct YAMLValue: Sendable {
  indirect enum Content: Sendable {
    /// A scalar as written, quotes resolved.
    case scalar(String)
    /// `[a, b]` or a list of `- ` lines.
    case list([YAMLValue])
    /// `key: value` pairs in the order written.
    case map([Entry])
    /// Nothing, `~` or `null`.
    case null
  }

  struct Entry: Sendable {
    let key: String
    let keyPlace: SourcePlace
    let value: YAMLValue
  }

  let content: Content
  let place: SourcePlace

  /// Reads YAML that stands in a file from an offset on, such as front matter; empty text is an empty map.
  static func read(_ file: SourceFile, _ range: Range<Int>) -> Diagnosed<YAMLValue?> {
    let text = String(file.slice(range))
    let reader = Reader(file: file, base: range.lowerBound, table: LineTable(text))
    let whole = YAMLValue(content: .map([]), place: file.place(range))
    do {
      guard let node = try compose(yaml: text) else { return Diagnosed(whole) }
      var diagnostics: [Diagnostic] = []
      let value = reader.value(node, &diagnostics)
      if case .null = value.content { return Diagnosed(whole, diagnostics) }
      return Diagnosed(value, diagnostics)
    } catch let error as YamlError {
      return Diagnosed(nil, [reader.diagnostic(error)])
    } catch {
      return Diagnosed(nil, [.error("yaml-syntax", "\(error)", at: file.place(range))])
    }
  }

  /// The scalar's text; nil for anything else.
  var string: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// What kind of value it is, in words an editor knows.
  var description: String {
    switch content {
    case .scalar(let text): "'\(text)'"
    case .list: "a list"
    case .map: "a group of keys"
    case .null: "nothing"
    }
  }

  private struct Reader {
    let file: SourceFile
    let base: Int
    let table: LineTable

    func offset(_ mark: Mark?) -> Int {
      guard let mark else { return base }
      return base + table.offset(line: mark.line, scalarColumn: mark.column)
    }

    /// The place of a node: its own text where that is plain, else the rest of its line.
    func place(_ mark: Mark?, _ text: String) -> SourcePlace {
      let start = offset(mark)
      let line = table.lineIndex(of: start - base)
      let lineStart = base + table.starts[line]
      let lineEnd = lineStart + table.line(line).utf8.count
      let end = start + text.utf8.count
      if end <= lineEnd, file.slice(start..<end) == text { return file.place(start..<end) }
      return file.place(start..<max(start, lineEnd))
    }

    // YAML of a front matter or a settings file is as deep as its author indents; libyaml itself bounds it.
    func value(_ node: Node, _ diagnostics: inout [Diagnostic]) -> YAMLValue {
      switch node {
      case .scalar(let scalar):
        let place = place(scalar.mark, scalar.string)
        let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
        return YAMLValue(content: isNull ? .null : .scalar(scalar.string), place: place)
      case .sequence(let sequence):
        return YAMLValue(
          content: .list(sequence.map { value($0, &diagnostics) }), place: place(sequence.mark, ""))
      case .mapping(let mapping):
        var entries: [Entry] = []
        for (key, child) in mapping {
          let name = key.string ?? ""
          entries.append(
            Entry(key: name, keyPlace: place(key.mark, name), value: value(child, &diagnostics)))
        }
        return YAMLValue(content: .map(entries), place: place(mapping.mark, ""))
      case .alias(let alias):
        let place = place(alias.mark, "")
        diagnostics.append(.error("yaml-syntax", "anchors and aliases are not used here", at: place))
        return YAMLValue(content: .null, place: place)
      }
    }

    func diagnostic(_ error: YamlError) -> Diagnostic {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        let start = offset(mark)
        let help =
          problem.contains("mapping values")
          ? "put the value in quotes if it holds a colon followed by a space" : nil
        return .error("yaml-syntax", "YAML: \(problem)", help: help, at: file.place(start..<start))
      case .duplicatedKeysInMapping(let keys, let context):
        let start = offset(context.mark)
        return .error(
          "duplicate-key", "the key '\(keys.map { "\($0)" }.joined(separator: "', '"))' stands twice",
          at: file.place(start..<start))
      default:
        return .error("yaml-syntax", "YAML: \(error)", at: file.place(base..<base))
      }
    }
  }
}
