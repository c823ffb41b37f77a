import Diagnostics
import Yams

/// Finds the places of YAML nodes in the file that they were read from.
struct YAMLPlaces {
  let file: SourceFile
  private let lines: LineTable

  init(_ file: SourceFile) {
    self.file = file
    lines = LineTable(file.text)
  }

  /// The place of a scalar, with its quotes; the first line of anything larger.
  func place(of node: Node) -> SourcePlace {
    guard let mark = node.mark else { return file.whole }
    let start = lines.offset(line: mark.line, scalarColumn: mark.column)
    if let text = node.scalar?.string, !text.isEmpty {
      for margin in [0, 1] {
        let content = start + margin..<start + margin + text.utf8.count
        if file.slice(content) == text {
          return file.place(start..<content.upperBound + margin)
        }
      }
    }
    return file.place(start..<endOfLine(mark.line, after: start))
  }

  /// The diagnostic for what the YAML parser could not read.
  func diagnostic(for error: any Error) -> Diagnostic {
    var problem = "the file is not YAML"
    var mark: Mark?
    if let error = error as? YamlError {
      switch error {
      case .scanner(_, let text, let place, _), .parser(_, let text, let place, _),
        .composer(_, let text, let place, _):
        problem = text
        mark = place
      case .duplicatedKeysInMapping(let keys, let context):
        let names = keys.map { "'\($0)'" }.sorted().joined(separator: ", ")
        problem = "\(names) stands twice in one record"
        mark = context.mark
      case .reader(let text, let offset, _, _):
        problem = text
        if let offset { return .error("yaml-syntax", problem, at: file.place(offset..<offset + 1)) }
      default:
        break
      }
    }
    guard let mark else { return .error("yaml-syntax", problem, at: file.whole) }
    let start = lines.offset(line: mark.line, scalarColumn: mark.column)
    return .error("yaml-syntax", problem, at: file.place(start..<endOfLine(mark.line, after: start)))
  }

  /// Whether a node stands for no value.
  static func isEmpty(_ node: Node) -> Bool {
    guard let scalar = node.scalar else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }

  private func endOfLine(_ line: Int, after start: Int) -> Int {
    guard line >= 1, line <= lines.starts.count else { return start }
    return max(start, lines.starts[line - 1] + lines.line(line - 1).utf8.count)
  }
}
