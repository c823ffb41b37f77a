/// What differs between two texts of a file, line by line, as `diff -u` writes it and `patch` reads it.
public struct UnifiedDifference: Sendable {
  /// How many lines that are the same stand around those that differ.
  private static let context = 3
  /// Beyond so many lines on both sides the middle is replaced as a whole: finding more would cost too much.
  private static let most = 4000

  /// The difference; empty if there is none.
  public let text: String

  /// Compares two texts of a file; a path begins with `a/` before and `b/` after.
  public init(path: String, old: String, new: String) {
    let old = Self.lines(of: old)
    let new = Self.lines(of: new)
    let changes = Self.changes(old, new)
    guard !changes.isEmpty else {
      text = ""
      return
    }
    var result = "--- a/\(path)\n+++ b/\(path)\n"
    var group: [Change] = []
    for change in changes {
      if let last = group.last, change.old.lowerBound - last.old.upperBound > 2 * Self.context {
        result += Self.hunk(group, old, new)
        group = []
      }
      group.append(change)
    }
    text = result + Self.hunk(group, old, new)
  }

  /// Lines that stand in the place of others; either may be none.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The lines with what ends them, so that line ends differ too.
  private static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    var rest = text[...]
    while let end = rest.utf8.firstIndex(of: 0x0A) {
      let next = rest.utf8.index(after: end)
      lines.append(rest[..<next])
      rest = rest[next...]
    }
    if !rest.isEmpty { lines.append(rest) }
    return lines
  }

  private static func changes(_ old: [Substring], _ new: [Substring]) -> [Change] {
    func isSame(_ left: Int, _ right: Int) -> Bool { old[left].utf8.elementsEqual(new[right].utf8) }
    var start = 0
    while start < min(old.count, new.count), isSame(start, start) { start += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - start, isSame(old.count - 1 - tail, new.count - 1 - tail) {
      tail += 1
    }
    let oldMiddle = start..<old.count - tail
    let newMiddle = start..<new.count - tail
    if oldMiddle.isEmpty, newMiddle.isEmpty { return [] }
    if oldMiddle.isEmpty || newMiddle.isEmpty || oldMiddle.count + newMiddle.count > most {
      return [Change(old: oldMiddle, new: newMiddle)]
    }
    let difference = new[newMiddle].difference(from: old[oldMiddle]) { $0.utf8.elementsEqual($1.utf8) }
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(start + offset)
      case .insert(let offset, _, _): inserted.insert(start + offset)
      }
    }
    var changes: [Change] = []
    var left = start
    var right = start
    while left < oldMiddle.upperBound || right < newMiddle.upperBound {
      let (first, second) = (left, right)
      while removed.contains(left) { left += 1 }
      while inserted.contains(right) { right += 1 }
      if left > first || right > second {
        changes.append(Change(old: first..<left, new: second..<right))
      } else {
        left += 1
        right += 1
      }
    }
    return changes
  }

  private static func hunk(_ changes: [Change], _ old: [Substring], _ new: [Substring]) -> String {
    guard let first = changes.first, let last = changes.last else { return "" }
    let before = min(context, first.old.lowerBound)
    let after = min(context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    var result = "@@ -\(span(oldRange)) +\(span(newRange)) @@\n"
    var next = oldRange.lowerBound
    for change in changes {
      for line in old[next..<change.old.lowerBound] { result += written(" ", line) }
      for line in old[change.old] { result += written("-", line) }
      for line in new[change.new] { result += written("+", line) }
      next = change.old.upperBound
    }
    for line in old[next..<oldRange.upperBound] { result += written(" ", line) }
    return result
  }

  private static func span(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }

  private static func written(_ sign: String, _ line: Substring) -> String {
    line.utf8.last == 0x0A ? sign + line : sign + line + "\n\\ No newline at end of file\n"
  }
}
