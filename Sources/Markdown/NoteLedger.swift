import Diagnostics

/// Keeps account of notes: where each is defined, where it is referred to, and which definitions leave their place.
struct NoteLedger {
  private struct Definition {
    var label: String
    var range: Range<Int>
    var node: Int
    var isDuplicate: Bool
  }

  private var definitions: [Definition] = []
  private var references: [(label: String, range: Range<Int>)] = []
  private var defined: Set<String> = []
  /// Lists that hold nothing but notes.
  private var emptied: Set<Int> = []

  /// Labels differ by more than case, as those of links do.
  private func key(_ label: String) -> String { label.lowercased() }

  mutating func define(_ label: String, _ range: Range<Int>, node: Int) {
    let isNew = defined.insert(key(label)).inserted
    definitions.append(Definition(label: label, range: range, node: node, isDuplicate: !isNew))
  }

  mutating func refer(_ label: String, _ range: Range<Int>) {
    references.append((label, range))
  }

  /// Notes whether a list that is complete holds nothing but notes.
  mutating func closeList(_ list: Int, in nodes: [Node]) {
    guard let last = definitions.last, last.node > list else { return }
    var item = list + 1
    while item < nodes[list].end {
      guard case .noteDefinition = nodes[item].kind else { return }
      item = nodes[item].end
    }
    emptied.insert(list)
  }

  /// The nodes with the definitions moved to the end, behind the body.
  func moved(_ nodes: [Node]) -> [Node] {
    guard !definitions.isEmpty else { return nodes }
    // Group 0 is the body; each definition is a group of its own, even where one was written inside another.
    var groups: [[Node]] = Array(repeating: [], count: definitions.count + 1)
    var open: [(old: Int, group: Int, new: Int)] = []
    var next = 0
    for index in nodes.indices {
      while let top = open.last, nodes[top.old].end <= index {
        if top.new >= 0 { groups[top.group][top.new].end = groups[top.group].count }
        open.removeLast()
      }
      var group = open.last?.group ?? 0
      if next < definitions.count, definitions[next].node == index {
        next += 1
        group = next
      }
      if emptied.contains(index) {
        open.append((index, group, -1))
        continue
      }
      groups[group].append(nodes[index])
      open.append((index, group, groups[group].count - 1))
    }
    while let top = open.popLast() {
      if top.new >= 0 { groups[top.group][top.new].end = groups[top.group].count }
    }
    var result = groups[0]
    for group in groups.dropFirst() {
      let base = result.count
      for var node in group {
        node.end += base
        result.append(node)
      }
    }
    if !result.isEmpty { result[0].end = result.count }
    return result
  }

  /// What is wrong with the notes.
  func diagnostics(in file: SourceFile) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var used: Set<String> = []
    let labels = definitions.map(\.label)
    for reference in references {
      used.insert(key(reference.label))
      guard !defined.contains(key(reference.label)) else { continue }
      // Looking for similar labels costs time for each; a text with countless mistakes gets no advice.
      let hint =
        diagnostics.count < 100 ? Suggestion.clause(for: reference.label, in: labels.prefix(1000)) : ""
      diagnostics.append(
        .error(
          "undefined-note", "no note '\(reference.label)' is defined\(hint)",
          help:
            "define it on a line '[^\(reference.label)]: …', or write '\\[^' for the characters themselves",
          at: file.place(reference.range)))
    }
    for definition in definitions {
      if definition.isDuplicate {
        diagnostics.append(
          .error(
            "duplicate-note", "the note '\(definition.label)' is defined a second time",
            at: file.place(definition.range)))
      } else if !used.contains(key(definition.label)) {
        diagnostics.append(
          .warning(
            "unused-note", "nothing refers to the note '\(definition.label)'",
            at: file.place(definition.range)))
      }
    }
    return diagnostics
  }
}
