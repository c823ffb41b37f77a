public import Diagnostics
import Yams

/// A YAML value that remembers where it stands, so that every complaint names the file's own line and column.
public struct YAMLValue: Sendable {
  /// What it holds.
  public indirect enum Content: Sendable {
    /// A scalar as written, quotes resolved; never a number or a date of YAML's own making.
    case scalar(String)
    /// `[a, b]` or a list of `- ` lines.
    case list([YAMLValue])
    /// `key: value` pairs in the order written.
    case map([Entry])
    /// Nothing, `~` or `null`.
    case null
  }

  /// One pair of a map.
  public struct Entry: Sendable {
    /// The key.
    public let key: String
    /// Where the key stands.
    public let keyPlace: SourcePlace
    /// The value.
    public let value: YAMLValue
  }

  /// What it holds.
  public let content: Content

  /// Where it stands: a scalar with its quotes, the first line of anything larger.
  public let place: SourcePlace

  /// Reads a whole file; empty text is an empty map.
  ///
  /// Reports `yaml-syntax` and `duplicate-key`, and then gives nil.
  public static func read(_ file: SourceFile) -> Diagnosed<YAMLValue?> {
    read(file, 0..<file.text.utf8.count)
  }

  /// Reads YAML that stands in a file from an offset on, such as front matter.
  public static func read(_ file: SourceFile, _ range: Range<Int>) -> Diagnosed<YAMLValue?> {
    let text = String(file.slice(range))
    let reader = Reader(file: file, base: range.lowerBound, table: LineTable(text))
    let whole = YAMLValue(content: .map([]), place: file.place(range))
    do {
      // The basic resolver leaves every scalar the text it is; a year or an id is never a number.
      guard let node = try compose(yaml: text, .basic) else { return Diagnosed(whole) }
      var diagnostics: [Diagnostic] = []
      if case .scalar = node, let slip = reader.wideColon(before: 0) {
        return Diagnosed(nil, [slip])
      }
      let value = reader.value(node, &diagnostics)
      if case .null = value.content { return Diagnosed(whole, diagnostics) }
      return Diagnosed(value, diagnostics)
    } catch let error as YamlError {
      return Diagnosed(nil, [reader.diagnostic(error)])
    } catch {
      return Diagnosed(nil, [.error("yaml-syntax", Message(verbatim: "\(error)"), at: file.place(range))])
    }
  }

  /// The scalar's text; nil for anything else.
  public var string: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// The list's elements; nil for anything else.
  public var list: [YAMLValue]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// The map's pairs; nil for anything else.
  public var map: [Entry]? {
    if case .map(let entries) = content { entries } else { nil }
  }

  /// Whether nothing stands there.
  public var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// What kind of value it is, in words an editor knows.
  public var description: Message {
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

    /// The place of a node: its own text, in quotes or not, where that is plain, else the rest of its line.
    func place(_ mark: Mark?, _ text: String) -> SourcePlace {
      let start = offset(mark)
      let line = table.lineIndex(of: start - base)
      let lineEnd = base + table.starts[line] + table.line(line).utf8.count
      for margin in [0, 1] where !text.isEmpty {
        let content = start + margin..<start + margin + text.utf8.count
        if content.upperBound + margin <= lineEnd, file.slice(content) == text {
          return file.place(start..<content.upperBound + margin)
        }
      }
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

    /// `key：value`, which is a text without a key, on the line of an offset or one of the two before.
    func wideColon(before offset: Int) -> Diagnostic? {
      let last = table.lineIndex(of: offset)
      for line in (max(0, last - 2)...last).reversed() {
        let text = table.line(line)
        let key = text.prefix { $0.isASCII && ($0.isLetter || "_- ".contains($0)) }
        guard key.contains(where: \.isLetter), text[key.endIndex...].first == "：" else { continue }
        let start = base + table.starts[line] + key.utf8.count
        return .error(
          "full-width-sign", "write ': ' (half-width, and a space), not '：'",
          at: file.place(start..<start + 3))
      }
      return nil
    }

    /// A value that begins with a sign of YAML's own, or goes on behind its closing quotation mark.
    func bareSign(around offset: Int) -> Diagnostic? {
      let last = table.lineIndex(of: offset)
      for line in [last, last - 1] where line >= 0 {
        let text = table.line(line)
        guard let colon = text.firstRange(of: ": ") else { continue }
        let value = text[colon.upperBound...].drop { $0 == " " }
        guard let first = value.first else { continue }
        var rest = value
        if first == "\"" || first == "'" {
          guard let close = value.dropFirst().firstIndex(of: first) else { continue }
          rest = value[value.index(after: close)...]
          guard rest.contains(where: { $0 != " " }), rest.first != "," else { continue }
        } else if let close: Character = first == "[" ? "]" : first == "{" ? "}" : nil {
          // A list that goes on on the next line is none of this.
          guard value.contains(close), value.last(where: { $0 != " " }) != close else { continue }
        } else if !"@`%&*!".contains(first) {
          continue
        }
        let start = base + table.starts[line] + text[..<rest.startIndex].utf8.count
        let end = base + table.starts[line] + text.utf8.count
        return .error(
          "yaml-syntax",
          first == "\"" || first == "'"
            ? "text follows the closing quotation mark" : "a value cannot begin with '\(first)'",
          help: "put the whole value in quotes, \(first == "'" ? "\"…\"" : "'…'")",
          at: file.place(start..<max(start, end)))
      }
      return nil
    }

    func diagnostic(_ error: YamlError) -> Diagnostic {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        let start = offset(mark)
        if let slip = wideColon(before: start - base) { return slip }
        if let slip = bareSign(around: start - base) { return slip }
        let help: Message? =
          problem.contains("mapping values")
          ? "put the value in quotes if it holds a colon followed by a space" : nil
        return .error("yaml-syntax", "YAML: \(problem)", help: help, at: file.place(start..<start))
      case .duplicatedKeysInMapping(let keys, let context):
        let start = offset(context.mark)
        return .error(
          "duplicate-key", "the key '\(keys.map { "\($0)" }.joined(separator: "', '"))' stands twice",
          at: file.place(start..<start))
      case .reader(let problem, let offset?, _, _):
        return .error("yaml-syntax", "YAML: \(problem)", at: file.place(base + offset..<base + offset))
      default:
        return .error("yaml-syntax", "YAML: \(String(describing: error))", at: file.place(base..<base))
      }
    }
  }
}
