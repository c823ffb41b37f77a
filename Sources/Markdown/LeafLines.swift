/// Turns libcmark's lines and columns of inlines into offsets.
///
/// libcmark counts an inline's column from the start of its line's content on every line but the first, and loses count
/// of lines where a link's address or title goes on to the next one. Both are put right here.
struct LeafLines {
  /// For each line of the block's content, where it begins and where the next one begins.
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []
  /// For each line, how much content stands before it.
  private var contents: [Int] = []
  private var firstLine = 0
  /// What libcmark adds to every column of the block.
  private var shift = 0
  /// How many lines libcmark is behind.
  private var drift = 0
  /// The line that `cursor` is on, and how many line ends libcmark has seen up to there.
  private var line = 0
  private var seen = 0
  /// The end of the last inline, in the text given to libcmark.
  private(set) var cursor = 0

  /// Begins the map of a block; the memory of the last one is used again.
  mutating func begin(line: Int, content: Range<Int>, shift: Int) {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    contents.removeAll(keepingCapacity: true)
    firstLine = line
    self.shift = shift
    drift = 0
    self.line = 0
    seen = 0
    cursor = content.lowerBound
    add(content)
  }

  /// Adds a further line's content.
  mutating func add(_ content: Range<Int>) {
    let before = contents.last.map { $0 + ends[ends.count - 1] - starts[starts.count - 1] } ?? 0
    starts.append(content.lowerBound)
    ends.append(content.upperBound)
    contents.append(before)
  }

  /// Passes over lines at the start that are link reference definitions.
  mutating func skip(_ lines: Int) {
    drift = lines
    line = min(lines, max(starts.count - 1, 0))
    cursor = starts[line]
  }

  /// The offset of a line and column that libcmark gives for an inline.
  func offset(line number: Int, column: Int) -> Int {
    var line = number - firstLine + drift
    guard line >= 0, line < starts.count else { return cursor }
    // Where libcmark has lost a line end, the column counts on from the line before.
    let position = column - 1 - shift
    if position >= ends[line] - starts[line], line + 1 < starts.count {
      let content = contents[line] + position
      var high = starts.count
      while high - line > 1 {
        let middle = (line + high) / 2
        if contents[middle] <= content { line = middle } else { high = middle }
      }
      return max(0, min(starts[line] + content - contents[line], ends[line]))
    }
    return max(0, min(starts[line] + position, ends[line]))
  }

  /// The offset that lies a number of content bytes past another.
  func offset(from start: Int, past count: Int) -> Int {
    var line = self.line
    while line + 1 < starts.count, start >= ends[line] { line += 1 }
    var end = start + count
    while line + 1 < starts.count, end > ends[line] {
      end = starts[line + 1] + end - ends[line]
      line += 1
    }
    return end
  }

  /// Notes where the last inline ended.
  mutating func advance(to offset: Int) {
    cursor = min(max(cursor, offset), ends.last ?? offset)
  }

  /// Notes an inline that libcmark knows to span lines.
  mutating func span(to offset: Int, lineEnds: Int) {
    advance(to: offset)
    guard lineEnds > 0 else { return }
    seen += lineEnds
    moveLine()
    drift = line - seen
  }

  /// Passes a line end and gives the range from the last inline to it.
  mutating func lineEnd() -> Range<Int> {
    moveLine()
    let start = cursor
    let end = starts.isEmpty ? cursor : max(start, ends[line])
    if line + 1 < starts.count { line += 1 }
    seen += 1
    drift = line - seen
    cursor = starts.isEmpty ? cursor : max(end, starts[line])
    return start..<end
  }

  private mutating func moveLine() {
    while line + 1 < starts.count, cursor >= ends[line] { line += 1 }
  }
}
