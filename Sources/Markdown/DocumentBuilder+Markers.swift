import Diagnostics

/// Block markers: directives, notes and table rows.
extension DocumentBuilder {
  /// Takes a comment of ours for what it stands for.
  mutating func enterMarker(_ number: Int) {
    let marker = text.markers[number]
    report(marker.faults)
    switch marker.meaning {
    case .opening(let directive, let colons): openDirective(directive, colons, marker.range)
    case .closing(let colons): closeDirective(colons, marker.range)
    case .noteDefinition(let name, let labelRange): openNote(name, labelRange, marker.range)
    case .tableHead(let alignments, let cells):
      open(.table(alignments), marker.range, role: .table)
      table = OpenTable(alignments: alignments)
      openRow(cells, marker.range)
    case .tableDelimiter, .tableRow: addStray(marker)
    case .inlineDirective, .citation, .noteReference, .fault: addStray(marker)
    }
  }

  /// Goes on with a table if a comment of ours continues it.
  mutating func continueTable(_ number: Int) -> Bool {
    guard table != nil else { return false }
    let marker = text.markers[number]
    switch marker.meaning {
    case .tableDelimiter:
      closeRow()
      return true
    case .tableRow(let cells, let excess):
      closeRow()
      table?.isHead = false
      openRow(cells, marker.range)
      if let excess {
        report(
          .warning, "ragged-table", "the row has more cells than the table has columns; they are left out",
          help: "write '\\|' for a bar within a cell", at: excess)
      }
      return true
    default: return false
    }
  }

  mutating func report(_ faults: [Marker.Fault]) {
    for fault in faults {
      report(
        .error, fault.id, fault.message, help: fault.help, at: fault.range, meant: fault.meant,
        mended: fault.mended)
    }
  }

  /// Turns a marker that stands for nothing here back into text.
  private mutating func addStray(_ marker: Marker) {
    open(.paragraph(tight: false), marker.range)
    add(.text(text.source.string(marker.range)), marker.range)
    close()
    strayCells = marker.tailLines
  }

  // MARK: Tables

  private mutating func openRow(_ cells: [Range<Int>], _ range: Range<Int>) {
    open(.tableRow(isHead: table?.isHead ?? false), range, role: .row)
    table?.cells = cells
    table?.filled = 0
  }

  private mutating func closeRow() {
    guard let open = table, frames.last?.role == .row, let row = frames.last?.node else { return }
    let end = nodes[row].range.upperBound
    for column in min(open.filled, open.alignments.count)..<open.alignments.count {
      add(.tableCell(open.alignments[column]), end..<end)
    }
    close()
    table?.cells = []
    table?.filled = 0
  }

  /// Closes the table, if one is open.
  mutating func endTable() {
    guard table != nil else { return }
    closeRow()
    if frames.last?.role == .table { close() }
    table = nil
  }

  // MARK: Notes

  private mutating func openNote(_ name: String, _ labelRange: Range<Int>, _ range: Range<Int>) {
    // The comment is the first thing in a list item that was made for the note.
    guard let item = frames.last, nodes[item.node].kind == .item, item.node == nodes.count - 1 else {
      open(.paragraph(tight: false), range)
      add(.text(text.source.string(range)), range)
      close()
      return
    }
    nodes[item.node].kind = .noteDefinition(label: name)
    nodes[item.node].range = range.lowerBound..<max(range.upperBound, nodes[item.node].range.upperBound)
    notes.define(name, labelRange, node: item.node)
  }

  // MARK: Directives

  private mutating func openDirective(_ directive: Directive, _ colons: Int, _ range: Range<Int>) {
    if directive.form == .container {
      if directiveDepth >= MarkdownParser.deepestNesting {
        if ignoredOpeners == 0 {
          report(
            .error, "nesting-too-deep",
            "directives are nested more than \(MarkdownParser.deepestNesting) deep", at: range)
        }
        ignoredOpeners += 1
        if directive.label != nil { strayCells = 1 }
        return
      }
      directiveDepth += 1
    }
    open(
      .directive(directive), range, role: directive.form == .container ? .directive(colons: colons) : .leaf)
    if directive.label != nil {
      label = directive.labelRange
    } else if directive.form == .leaf {
      close()
    }
  }

  private mutating func closeDirective(_ colons: Int, _ range: Range<Int>) {
    if ignoredOpeners > 0 {
      ignoredOpeners -= 1
      return
    }
    guard let target = frame(closedBy: colons) else {
      report(
        .error, "stray-directive-close", "there is no directive here that this line closes",
        help: "a directive opens with ':::name', without a space, in the same list item or quote", at: range)
      return
    }
    while frames.count - 1 > target { closeUnclosed() }
    if let frame = close() {
      nodes[frame.node].range = nodes[frame.node].range.lowerBound..<range.upperBound
      directiveDepth -= 1
    }
  }

  /// The open directive that a line of colons closes: the innermost with as many, else the innermost with fewer.
  private func frame(closedBy colons: Int) -> Int? {
    var fewer: Int?
    for index in frames.indices.reversed() {
      guard case .directive(let opened) = frames[index].role else { break }
      if opened == colons { return index }
      if opened < colons, fewer == nil { fewer = index }
    }
    return fewer
  }

  private mutating func closeUnclosed() {
    guard let frame = close(), case .directive(let colons) = frame.role else { return }
    directiveDepth -= 1
    let end = nodes[frame.node].range
    if case .directive(let directive) = nodes[frame.node].kind {
      report(
        .error, "unclosed-directive", "the directive '\(directive.name)' is not closed",
        help: "close it with a line '\(String(repeating: ":", count: colons))'", at: end)
    }
  }

  /// Closes what is open within the node that libcmark leaves.
  mutating func closeDirectives() {
    endTable()
    label = nil
    while let role = frames.last?.role {
      if case .directive = role {
        closeUnclosed()
      } else if role == .leaf {
        close()
      } else {
        break
      }
    }
  }
}
