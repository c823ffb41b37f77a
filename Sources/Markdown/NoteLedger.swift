import Addresses
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

  /// The label by which each note is known, by what its spellings have in common.
  private var labels: [String: String] = [:]

  private func key(_ label: String) -> String { NameKind.label.key(label) }

  mutating func define(_ label: String, _ range: Range<Int>, node: Int) {
    let isNew = defined.insert(key(label)).inserted
    if isNew { labels[key(label)] = label }
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

  /// Gives references the label of their note as its definition spells it, so that one label stands for one note.
  func settleLabels(_ nodes: inout [Node]) {
    guard !references.isEmpty else { return }
    for index in nodes.indices {
      guard case .noteReference(let label) = nodes[index].kind, let own = labels[key(label)],
        !own.utf8.elementsEqual(label.utf8)
      else { continue }
      nodes[index].kind = .noteReference(label: own)
    }
  }

  /// The nodes with the definitions moved to the end, behind the body.
  func move(_ nodes: inout [Node]) {
    guard !definitions.isEmpty else { return }
    let isNested = zip(definitions, definitions.dropFirst()).contains { $1.node < nodes[$0.node].end }
    if isNested { nodes = regrouped(nodes) } else { shift(&nodes) }
  }

  /// Moves definitions none of which holds another: the body's nodes close ranks where they are.
  private func shift(_ nodes: inout [Node]) {
    var notes: [Node] = []
    // How many nodes before each place leave the body.
    var gone: [Int32] = []
    gone.reserveCapacity(nodes.count + 1)
    let lists = emptied.sorted()
    var nextList = 0
    var next = 0
    var count: Int32 = 0
    var index = 0
    while index < nodes.count {
      gone.append(count)
      if next < definitions.count, definitions[next].node == index {
        next += 1
        let end = nodes[index].end
        let offset = index - notes.count
        for node in nodes[index..<end] {
          notes.append(Node(kind: node.kind, range: node.range, end: node.end - offset))
          count += 1
          if gone.count < end { gone.append(count) }
        }
        index = end
      } else {
        if nextList < lists.count, lists[nextList] == index {
          nextList += 1
          count += 1
        }
        index += 1
      }
    }
    gone.append(count)
    var kept = 0
    index = 0
    while index < nodes.count {
      if gone[index + 1] == gone[index] {
        let end = nodes[index].end
        nodes[index].end = end - Int(gone[end])
        if kept != index { nodes.swapAt(kept, index) }
        kept += 1
      }
      index += 1
    }
    nodes.removeSubrange(kept...)
    nodes.reserveCapacity(kept + notes.count)
    for var node in notes {
      node.end += kept
      nodes.append(node)
    }
    if !nodes.isEmpty { nodes[0].end = nodes.count }
  }

  /// The nodes with definitions moved of which some hold others.
  private func regrouped(_ nodes: [Node]) -> [Node] {
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
