import Diagnostics
import PlainText

/// Makes values of a text's events, one after the other: nothing is expanded, and no depth of the text is one of calls.
struct YAMLReader {
  /// How many lists and groups may stand in each other; no file of a workspace needs a tenth of it.
  static let deepest = 64

  private let file: SourceFile
  private let range: Range<Int>
  private let text: String
  private let table: LineTable
  private var base: Int { range.lowerBound }
  private var lines: YAMLLines { YAMLLines(file: file, base: base, table: table) }

  private var cursor: String.UnicodeScalarView.Index
  private var cursorCount = 0
  private var open: [Frame] = []
  private var root: YAMLValue?
  private var diagnostics: [Diagnostic] = []
  private var hasDuplicates = false

  /// A list or group whose end has not come.
  private struct Frame {
    let place: SourcePlace
    let isMap: Bool
    var elements: [YAMLValue] = []
    var entries: [YAMLValue.Entry] = []
    var keys: Set<String> = []
    /// The key that waits for its value.
    var key: (name: String, place: SourcePlace)?
  }

  /// Ends the reading with what was found wrong.
  private struct Stop: Error {
    let diagnostic: Diagnostic
  }

  /// Whether a mend is looked for; the text of one that is tried has none.
  private let mayMend: Bool

  init(_ file: SourceFile, _ range: Range<Int>, mayMend: Bool = true) {
    self.mayMend = mayMend
    self.file = file
    self.range = range
    text = String(file.slice(range))
    table = LineTable(text)
    cursor = text.unicodeScalars.startIndex
  }

  /// The value of the whole text, or nil and why there is none.
  consuming func read() -> Diagnosed<YAMLValue?> {
    let whole = YAMLValue(content: .map([]), place: file.place(range))
    var events = YAMLEvents(text[...])
    do {
      while true {
        guard let event = try next(&events) else { continue }
        if case .streamEnd = event.kind { break }
        try take(event)
      }
    } catch {
      // The sign that ends the reading is not named twice.
      return Diagnosed(nil, diagnostics.filter { $0.place != error.diagnostic.place } + [error.diagnostic])
    }
    guard let root else { return Diagnosed(whole, diagnostics) }
    if case .scalar = root.content, let slip = lines.colon(before: 0) { return Diagnosed(nil, [slip]) }
    if hasDuplicates { return Diagnosed(nil, diagnostics) }
    if case .null = root.content { return Diagnosed(whole, diagnostics) }
    return Diagnosed(root, diagnostics)
  }

  private mutating func next(_ events: inout YAMLEvents) throws(Stop) -> YAMLEvents.Event? {
    do { return try events.next() } catch { throw Stop(diagnostic: diagnostic(error)) }
  }

  /// A text that YAML has folded, without the spaces that stand for line ends between Chinese characters.
  private func unfolded(_ text: String, from start: Int) -> String {
    guard text.contains(" "), text.unicodeScalars.contains(where: TextLines.isChinese),
      !stands(text, at: start), !stands(text, at: start + 1)
    else { return text }
    var result = ""
    var rest = text[...]
    var line = table.lineIndex(of: start - range.lowerBound)
    // What lies between two ends of lines in the text is no longer than the lines between them in the file.
    var reach = table.line(line).count
    var missed = 0
    while line + 1 < table.starts.count, missed < 8, !rest.isEmpty {
      let before = table.line(line).reversed().drop(while: \.isWhitespace).prefix(2).reversed()
      let after = table.line(line + 1).drop(while: \.isWhitespace).prefix(2)
      line += 1
      let joint = String(before) + " " + String(after)
      let found = after.isEmpty ? nil : rest.prefix(reach + joint.count).firstRange(of: joint)
      reach = table.line(line).count + (found == nil ? reach : 0)
      guard let found else {
        if !after.isEmpty { missed += 1 }
        continue
      }
      missed = 0
      let space = rest.index(found.lowerBound, offsetBy: before.count)
      result += rest[..<space]
      let next = rest.index(after: space)
      if !TextLines.join(
        TextLines.Edge(rest[..<space].unicodeScalars.reversed()),
        TextLines.Edge(rest[next...].unicodeScalars))
      {
        result += " "
      }
      rest = rest[next...]
    }
    return result + rest
  }

  /// Whether a text stands in the file as it is, and so on one line.
  private func stands(_ text: String, at start: Int) -> Bool {
    let end = start + text.utf8.count
    return end <= range.upperBound && file.slice(start..<end) == text
  }

  private mutating func take(_ event: YAMLEvents.Event) throws(Stop) {
    let start = offset(event.index)
    if case .alias = event.kind { throw unused("anchors and aliases are not used here", at: start) }
    if event.isAnchored { throw unused("anchors and aliases are not used here", at: start) }
    if event.isTagged { throw unused("tags, as in '!name', are not used here", at: start) }
    switch event.kind {
    case .documentStart:
      guard root == nil else {
        throw Stop(
          diagnostic: .error(
            "yaml-syntax", "another document begins here", help: "take the line '---' away",
            at: file.place(start..<start)))
      }
    case .documentEnd, .streamEnd, .alias: break
    case .scalar(let text, let isPlain):
      let place = place(start, text)
      diagnostics += HiddenCharacters.problems(in: text, at: place)
      if open.last?.isMap == true, open.last?.key == nil {
        if isPlain, let slip = lines.wideColon(in: text, from: start) { throw Stop(diagnostic: slip) }
        return take(key: text, place)
      }
      if isPlain { diagnostics += lines.slips(in: text, from: start, to: offset(event.end)) }
      let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(text)
      add(YAMLValue(content: isNull ? .null : .scalar(unfolded(text, from: start)), place: place))
    case .listStart, .mapStart:
      let place = place(start, "")
      if open.last?.isMap == true, open.last?.key == nil {
        throw Stop(diagnostic: .error("yaml-syntax", "a key must be a text", at: place))
      }
      guard open.count < Self.deepest else {
        throw Stop(
          diagnostic: .error(
            "yaml-depth", "more than \(Self.deepest) lists and groups stand within each other",
            help: "no file needs so many: look for brackets that are not closed", at: place))
      }
      let isMap = if case .mapStart = event.kind { true } else { false }
      open.append(Frame(place: place, isMap: isMap))
    case .listEnd, .mapEnd:
      guard let frame = open.popLast() else { return }
      add(YAMLValue(content: frame.isMap ? .map(frame.entries) : .list(frame.elements), place: frame.place))
    }
  }

  private mutating func take(key: String, _ place: SourcePlace) {
    let last = open.count - 1
    if !open[last].keys.insert(key).inserted {
      hasDuplicates = true
      diagnostics.append(.error("duplicate-key", "the key '\(key)' stands twice", at: place))
    }
    open[last].key = (key, place)
  }

  private mutating func add(_ value: YAMLValue) {
    let last = open.count - 1
    guard last >= 0 else {
      root = value
      return
    }
    if let key = open[last].key {
      open[last].entries.append(YAMLValue.Entry(key: key.name, keyPlace: key.place, value: value))
      open[last].key = nil
    } else {
      open[last].elements.append(value)
    }
  }

  // MARK: Places

  /// The offset in the file of a place that libyaml counts in characters; events come in the order of the text.
  private mutating func offset(_ index: Int) -> Int {
    let scalars = text.unicodeScalars
    while cursorCount < index, cursor < scalars.endIndex {
      cursor = scalars.index(after: cursor)
      cursorCount += 1
    }
    while cursorCount > index, cursor > scalars.startIndex {
      cursor = scalars.index(before: cursor)
      cursorCount -= 1
    }
    return base + text.utf8.distance(from: text.startIndex, to: cursor)
  }

  /// The place of a value: its own text, in quotes or not, where that is plain, else the rest of its line.
  private func place(_ start: Int, _ text: String) -> SourcePlace {
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

  // MARK: What is wrong

  private mutating func diagnostic(_ problem: YAMLEvents.Problem) -> Diagnostic {
    guard let index = problem.index else {
      let start = base + (problem.offset ?? 0)
      return .error("yaml-syntax", YAMLProblem.message(problem.words), at: file.place(start..<start))
    }
    let start = offset(index)
    if let slip = lines.colon(before: start - base) { return slip }
    if problem.words.contains("mapping values"), let slip = lines.deeperLine(at: start - base) { return slip }
    if let slip = lines.bareSign(around: start - base) { return slip }
    if let slip = lines.commentInBrackets(before: start - base) { return slip }
    let help: Message? =
      problem.words.contains("mapping values")
      ? "put the value in quotes if it holds a colon followed by a space" : nil
    return .error(
      "yaml-syntax", YAMLProblem.message(problem.words), help: help, at: file.place(start..<start),
      mend: mayMend ? tabs() : nil)
  }

  /// The text with spaces in place of the tabs that its lines begin with, if it can be read so.
  ///
  /// How many spaces a tab was to be nobody knows; the first number is taken with which the text is whole.
  private func tabs() -> Mend? {
    var first: Int?
    var end = 0
    for line in table.starts.indices {
      let lead = table.line(line).prefix { $0 == " " || $0 == "\t" }
      guard lead.contains("\t") else { continue }
      first = first ?? table.starts[line]
      end = table.starts[line] + lead.utf8.count
    }
    guard let first else { return nil }
    let place = file.place(base + first..<base + end)
    let bytes = Array(text.utf8)
    for width in [2, 4, 0] {
      var replacement: [UInt8] = []
      var isLead = true
      for byte in bytes[first..<end] {
        if byte == UInt8(ascii: "\t"), isLead {
          replacement += [UInt8](repeating: UInt8(ascii: " "), count: width)
        } else {
          if byte != UInt8(ascii: " ") { isLead = byte == 0x0A || byte == 0x0D }
          replacement.append(byte)
        }
      }
      let whole = SourceFile(
        path: file.path, text: String(decoding: bytes[..<first] + replacement + bytes[end...], as: UTF8.self))
      let reader = YAMLReader(whole, 0..<whole.text.utf8.count, mayMend: false)
      if !reader.read().diagnostics.contains(where: { $0.severity == .error }) {
        return Mend(place, String(decoding: replacement, as: UTF8.self))
      }
    }
    return nil
  }

  /// What YAML has and no file of a workspace needs; mostly it is a sign at the beginning of a text.
  private func unused(_ what: Message, at start: Int) -> Stop {
    if let slip = lines.bareSign(around: start - base) { return Stop(diagnostic: slip) }
    return Stop(
      diagnostic: .error(
        "yaml-syntax", what,
        help: "write the value itself; a text that begins with '&', '*' or '!' stands in quotes",
        at: place(start, "")))
  }
}
