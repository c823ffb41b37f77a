import Diagnostics
import Evidence
import Kinds
import YAML

/// A page's front matter: the values of its keys, checked against what its kind takes.
///
/// Each value keeps its place, so that a later complaint (a case that does not exist, say) points at it too.
struct FrontMatter: Sendable {
  private var values: [String: YAMLValue] = [:]

  /// The place to name when a key that should be there is not: the opening line of the block.
  let place: SourcePlace

  /// UTF-8 offset in the file at which the page's text begins.
  let bodyOffset: Int

  /// The keys that are there with a value that is wrong, which has been reported.
  private var faulty: Set<String> = []

  /// Whether the block was there and could be read, so that what it lacks can be said.
  private(set) var isReadable = false

  /// Whether the original that it might inherit from is there and could not be read, so that nothing can be missed.
  var isWithoutOriginal = false

  /// Reads the block between `---` lines at a file's beginning and checks its keys.
  static func read(_ file: SourceFile, kind: Kind, of kinds: Kinds) -> Diagnosed<FrontMatter> {
    let table = LineTable(head(of: file.text))
    if let slip = slipBeforeFrontMatter(file, table) { return slip }
    guard table.line(0) == "---" else {
      let empty = FrontMatter(place: file.place(0..<0), bodyOffset: 0)
      return Diagnosed(
        empty,
        [
          .error(
            "missing-front-matter", "the page does not begin with a front matter block",
            help: "begin the file with a line '---', then 'title: …', then a line '---'",
            at: file.place(0..<table.line(0).utf8.count))
        ])
    }
    guard let closing = closingLine(table) else {
      return Diagnosed(
        FrontMatter(place: file.place(0..<3), bodyOffset: file.text.utf8.count),
        [
          .error(
            "unclosed-front-matter", "the front matter block is not closed",
            help: "add a line '---' after its last key", at: file.place(0..<3))
        ])
    }
    let bodyOffset = closing + 1 < table.starts.count ? table.starts[closing + 1] : file.text.utf8.count
    var result = FrontMatter(place: file.place(0..<3), bodyOffset: bodyOffset)
    let yaml = YAMLValue.read(file, table.starts[1]..<table.starts[closing])
    var diagnostics = yaml.diagnostics
    guard let value = yaml.value else { return Diagnosed(result, diagnostics) }
    guard case .map(let entries) = value.content else {
      diagnostics.append(
        .error("front-matter-type", "front matter must be lines of 'key: value'", at: value.place))
      return Diagnosed(result, diagnostics)
    }
    result.isReadable = true
    for entry in entries {
      guard let key = kind.key(entry.key) else {
        diagnostics.append(unknown(entry, kind, kinds))
        continue
      }
      if case .null = entry.value.content { continue }
      guard key.accepts(entry.value) else {
        result.faulty.insert(entry.key)
        diagnostics.append(
          key.outOfRange(entry.value) ?? key.unknownWord(entry.value)
            ?? .error(
              "front-matter-type",
              "'\(key.name)' takes \(key.description), not \(entry.value.description)",
              at: entry.value.place, mend: key.mend(entry.value)))
        continue
      }
      let problems = key.problems(in: entry.value)
      guard problems.isEmpty else {
        result.faulty.insert(entry.key)
        diagnostics += problems
        continue
      }
      result.values[entry.key] = entry.value
    }
    return Diagnosed(result, diagnostics)
  }

  /// A text up to where a block that its first line opens can end at the earliest; all of it if it never does.
  private static func head(of text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      func isEnd(_ place: Int) -> Bool {
        bytes[place] == UInt8(ascii: "\n") || bytes[place] == UInt8(ascii: "\r")
      }
      var place = 1
      while place + 3 <= bytes.count {
        let isRule = isEnd(place - 1) && (place..<place + 3).allSatisfy { bytes[$0] == UInt8(ascii: "-") }
        if isRule, place + 3 == bytes.count || isEnd(place + 3) {
          return String(decoding: bytes[..<min(place + 5, bytes.count)], as: UTF8.self)
        }
        place += 1
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The line that ends the block which the first line opens.
  static func closingLine(_ table: LineTable) -> Int? {
    table.starts.indices.dropFirst().first { table.line($0) == "---" }
  }

  /// A block that does not begin on the first line, or with other signs than three hyphens: what would else be taken for
  /// text is not.
  private static func slipBeforeFrontMatter(_ file: SourceFile, _ head: LineTable) -> Diagnosed<FrontMatter>?
  {
    guard head.line(0) != "---", let rule = closingLine(head),
      let first = (0...rule).first(where: { !head.line($0).allSatisfy(\.isWhitespace) })
    else { return nil }
    let isBelowNothing = first == rule
    let line = head.line(first)
    guard isBelowNothing || line.count > 1 && line.allSatisfy({ "-—–－―─ ".contains($0) }) else { return nil }
    // The head ends with its first rule, which here begins the block.
    let table = isBelowNothing ? LineTable(file.text) : head
    guard let end = table.starts.indices.first(where: { $0 > first && table.line($0) == "---" }) else {
      return nil
    }
    let start = table.starts[first]
    let place = file.place(start..<start + line.utf8.count)
    let problem: Diagnostic =
      isBelowNothing
      ? .error(
        "missing-front-matter", "empty lines stand above the front matter block",
        help: "take them away: the file begins with '---'", at: place, mend: Mend(file.place(0..<start), ""))
      : .error(
        "missing-front-matter", "the first line is to be '---', three hyphens", at: place,
        mend: Mend(file.place(0..<start + line.utf8.count), "---"))
    let text = end + 1 < table.starts.count ? table.starts[end + 1] : file.text.utf8.count
    return Diagnosed(FrontMatter(place: place, bodyOffset: text), [problem])
  }

  private static func unknown(_ entry: YAMLValue.Entry, _ kind: Kind, _ kinds: Kinds) -> Diagnostic {
    let names = kind.keys.map(\.name)
    let suggestion = Suggestion.clause(for: entry.key, in: names)
    let owners = kinds.all.filter { $0.key(entry.key) != nil }.compactMap(\.folder)
    let help: Message =
      owners.isEmpty
      ? "a \(kind.description) takes \(names.joined(separator: ", "))"
      : "'\(entry.key)' belongs to pages below \(owners.joined(separator: ", "))"
    return .error(
      "unknown-key", "no key '\(entry.key)' on a \(kind.description)\(suggestion)", help: help,
      at: entry.keyPlace)
  }

  private init(place: SourcePlace, bodyOffset: Int) {
    self.place = place
    self.bodyOffset = bodyOffset
  }

  /// The values of a translation: its own, and the original's where it has none and may inherit.
  func inheriting(from original: FrontMatter) -> FrontMatter {
    var result = self
    for (key, value) in original.values where !KindKey.ofTheTranslation.contains(key) {
      if result.values[key] == nil { result.values[key] = value }
    }
    result.faulty.formUnion(original.faulty)
    result.isWithoutOriginal = !original.isReadable
    return result
  }

  /// What is required of a kind and missing, after inheritance.
  func missingKeys(of kind: Kind) -> [Diagnostic] {
    guard isReadable else { return [] }
    return lacking(of: kind).map {
      .error(
        "missing-key", "a \(kind.description) needs the key '\($0.name)'",
        help: "'\($0.name)' takes \($0.need)", at: place)
    }
  }

  /// The keys that are required of a kind and are not there, but for those that cannot be judged.
  func lacking(of kind: Kind) -> [KindKey] {
    kind.keys.filter { key in
      let isInherited = isWithoutOriginal && !KindKey.ofTheTranslation.contains(key.name)
      return key.isRequired && values[key.name] == nil && !faulty.contains(key.name) && !isInherited
    }
  }

  // MARK: Values; each has been checked for its type.

  /// Whether a key is there.
  func has(_ key: String) -> Bool { values[key] != nil }

  /// A value's text, on one line.
  func text(_ key: String) -> String? { values[key]?.line }

  /// A value's names, each with its place.
  func words(_ key: String) -> [Located<String>] {
    guard let value = values[key] else { return [] }
    let elements: [YAMLValue] = if case .list(let list) = value.content { list } else { [value] }
    return elements.compactMap { element in element.line.map { Located($0, element.place) } }
  }

  /// Where a key's value stands.
  func place(of key: String) -> SourcePlace { values[key]?.place ?? place }

  /// A name with its place.
  func word(_ key: String) -> Located<String>? { words(key).first }

  /// Where the title stands, to name the page by; the block's first line where there is none.
  var titlePlace: SourcePlace { place(of: "title") }

  /// A flag; false if it is not there.
  func flag(_ key: String) -> Bool { text(key) == "true" }

  /// A whole number.
  func integer(_ key: String) -> Int? { text(key).flatMap { Int($0) } }
}

/// A value and where it was written.
struct Located<Value> {
  let value: Value
  let place: SourcePlace

  init(_ value: Value, _ place: SourcePlace) {
    self.value = value
    self.place = place
  }
}

extension Located: Sendable where Value: Sendable {}

extension KindKey {
  /// Names in a list that Chinese punctuation keeps together, and those that stand in it twice.
  fileprivate func problems(in value: YAMLValue) -> [Diagnostic] {
    guard isMany else { return [] }
    var seen: Set<String> = []
    // Parts and former addresses have rules of their own.
    let repeated =
      ["aliases", "parts"].contains(name)
      ? [] : (value.list ?? []).filter { element in element.line.map { !seen.insert($0).inserted } ?? false }
    let repetitions = repeated.map { element -> Diagnostic in
      .error(
        "duplicate-name", "'\(element.line ?? "")' stands twice in '\(name)'",
        help: "take one of the two away", at: element.place)
    }
    return repetitions
      + (value.list ?? [value]).compactMap { element in
        let help: Message? = value.list == nil ? "several names stand in brackets, as in [a, b]" : nil
        guard let text = element.string else { return nil }
        if value.list == nil, let sign = text.first, Self.wideBrackets.contains(sign) {
          return .fullWidth(
            String(sign), meant: "[", help: help, at: element.place, mend: Self.list(text, element.place))
        }
        guard
          let problem = NameSeparator.problem(
            in: text, meant: .quoted(","), written: ", ", help: help, at: element.place)
        else { return nil }
        return value.list == nil ? problem.mending(Self.list(text, element.place)) : problem
      }
  }

  /// What an input method writes for the brackets of a list.
  private static let wideBrackets: Set<Character> = ["【", "】", "［", "］", "〔", "〕"]

  /// Names that Chinese punctuation parts, as a list in brackets.
  private static func list(_ text: String, _ place: SourcePlace) -> Mend? {
    guard let range = place.range, place.file.slice(range) == text else { return nil }
    let bare = text.drop(while: wideBrackets.contains).reversed().drop(while: wideBrackets.contains)
      .reversed()
    let names = String(bare).split { "，、；,".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    return Mend(place, "[" + names.joined(separator: ", ") + "]")
  }

  /// A date in another form, as it is meant to be written.
  fileprivate func mend(_ value: YAMLValue) -> Mend? {
    guard type == .date, let date = value.string.flatMap({ EvidenceDate(written: $0) }), date.day != nil
    else { return nil }
    return Mend(value.place, date.iso)
  }

  /// The first word of a list that is none of those which the key takes.
  fileprivate func unknownWord(_ value: YAMLValue) -> Diagnostic? {
    guard case .choices(let words) = type, let list = value.list,
      let wrong = list.first(where: { $0.string.map { !words.contains($0) } ?? true })
    else { return nil }
    return .error(
      "front-matter-type",
      "'\(name)' takes \(description), not \(wrong.description)\(Suggestion.clause(for: wrong.string ?? "", in: words))",
      at: wrong.place)
  }

  /// Coordinates of which one is too large: which, and how large it may be.
  fileprivate func outOfRange(_ value: YAMLValue) -> Diagnostic? {
    guard type == .coordinates, let list = value.list, list.count == 2 else { return nil }
    let latitude: Message = "latitude"
    let longitude: Message = "longitude"
    for (element, part) in zip(list, [(name: latitude, limit: 90), (name: longitude, limit: 180)]) {
      guard let text = element.string, let number = Double(text) else { return nil }
      if abs(number) > Double(part.limit) {
        return .error(
          "front-matter-type",
          "the \(part.name) \(text) is not between -\(part.limit) and \(part.limit)",
          help: "'coordinates' takes \(description)", at: element.place)
      }
    }
    return nil
  }

  /// Whether a YAML value is what the key takes.
  func accepts(_ value: YAMLValue) -> Bool {
    switch (type, value.content) {
    case (.text, .scalar), (.word, .scalar), (.words, .scalar), (.page, .scalar), (.facts, .scalar),
      (.sources, .scalar), (.people, .scalar):
      true
    case (.words, .list(let list)), (.page, .list(let list)), (.facts, .list(let list)),
      (.sources, .list(let list)), (.people, .list(let list)):
      isMany && list.allSatisfy { $0.string != nil }
    case (.number, .scalar(let text)): FigureValue(text) != nil
    case (.date, .scalar(let text)): EvidenceDate(text)?.day != nil
    case (.flag, .scalar(let text)): text == "true" || text == "false"
    case (.integer, .scalar(let text)): Int(text) != nil
    case (.country, .scalar(let text)):
      text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    case (.coordinates, .list(let list)):
      list.count == 2
        && zip(list, [90.0, 180.0]).allSatisfy { element, limit in
          element.string.flatMap { Double($0) }.map { abs($0) <= limit } ?? false
        }
    case (.choice(let choices), .scalar(let text)): choices.contains { $0.word == text }
    case (.choices(let words), .scalar(let text)): words.contains(text)
    case (.choices(let words), .list(let list)):
      list.allSatisfy { element in element.string.map { words.contains($0) } ?? false }
    default: false
    }
  }
}
