import Diagnostics

/// The lines of a text of YAML as an editor wrote them: slips that YAML takes for something else, or blames on another line.
struct YAMLLines {
  let file: SourceFile
  /// Where the text begins in the file; places in it are counted from here.
  let base: Int
  let table: LineTable

  /// Slips that leave sound YAML: `C# 与 #1`, which is cut, and `key:value`, which is no key.
  ///
  /// The text stands without quotation marks; its place is given in the file.
  func slips(in text: String, from start: Int, to end: Int) -> [Diagnostic] {
    if let slip = comment(behind: text, from: start, to: end) { return [slip] }
    let index = table.lineIndex(of: start - base)
    let before = file.slice(base + table.starts[index]..<start)
    guard before.allSatisfy({ $0 == " " }), let slip = tightColon(on: index), !text.contains("\n") else {
      return []
    }
    return [slip]
  }

  /// A `#` behind a space, which ends a text without a word; a comment behind a number or a name is one.
  private func comment(behind text: String, from start: Int, to end: Int) -> Diagnostic? {
    let index = table.lineIndex(of: end - base)
    let lineEnd = base + table.starts[index] + table.line(index).utf8.count
    guard end < lineEnd else { return nil }
    let rest = file.slice(end..<lineEnd)
    let comment = rest.drop { $0 == " " || $0 == "\t" }
    guard comment.first == "#", comment.startIndex > rest.startIndex else { return nil }
    let isWord = text.allSatisfy { $0.isASCII && $0 != " " }
    // Remarks of programmers have a space behind their sign, and follow a word or a number.
    guard !isWord || (comment.dropFirst().first.map { !" #!".contains($0) } ?? false) else { return nil }
    let sign = lineEnd - comment.utf8.count
    let isOneLine = index == table.lineIndex(of: start - base)
    let whole = Self.trimmed(file.slice(start..<lineEnd))
    let quoted = whole.contains("'") ? nil : "'" + whole.drop { $0 == " " } + "'"
    let place = file.place(start..<start + whole.utf8.count)
    let opening: Message =
      text.isEmpty
      ? "' #' begins a comment, and no value stands before it"
      : "' #' begins a comment, so that the value ends at '\(Self.end(of: text))'"
    return .warning(
      "yaml-comment", opening,
      help: "put the whole value in quotes; a comment stands on a line of its own",
      at: file.place(sign..<sign + 1),
      mend: isOneLine ? quoted.map { Mend(place, (text.isEmpty ? " " : "") + $0) } : nil)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  /// The last signs of a text, enough to know it by.
  private static func end(of text: String) -> String { text.count > 24 ? "…" + text.suffix(20) : text }

  /// `[a, b #1]`: the comment has taken the closing bracket with it.
  func commentInBrackets(before offset: Int) -> Diagnostic? {
    let last = table.lineIndex(of: offset)
    for index in (max(0, last - 3)...last).reversed() {
      let line = table.line(index)
      guard let sign = line.firstRange(of: " #"), !line.drop(while: { $0 == " " }).hasPrefix("#"),
        line[..<sign.lowerBound].contains(where: { "[{".contains($0) }),
        line[sign.upperBound...].contains(where: { "]}".contains($0) })
      else { continue }
      let start = base + table.starts[index] + line[..<sign.upperBound].utf8.count - 1
      return .error(
        "yaml-syntax", "' #' begins a comment, which takes the closing bracket with it",
        help: "put the text with the '#' in quotes", at: file.place(start..<start + 1))
    }
    return nil
  }

  /// `key：value` or `key:value`, a text without a key, on the line of an offset or one of the two before.
  func colon(before offset: Int) -> Diagnostic? {
    let last = table.lineIndex(of: offset)
    for index in (max(0, last - 2)...last).reversed() {
      if let slip = wideColon(on: index) ?? tightColon(on: index) { return slip }
    }
    return nil
  }

  private func wideColon(on index: Int) -> Diagnostic? {
    guard let (start, rest) = key(on: index), rest.first == "：" else { return nil }
    return Self.wideColon(file.place(start..<start + 3), before: rest.dropFirst())
  }

  /// `key：{ zh: …`: what was read as a key holds the colon of another one.
  func wideColon(in key: String, from start: Int) -> Diagnostic? {
    let name = key.prefix { $0.isASCII && ($0.isLetter || "_-".contains($0)) }
    guard !name.isEmpty, key[name.endIndex...].first == "：" else { return nil }
    let sign = start + name.utf8.count
    guard file.slice(sign..<sign + 3) == "：" else { return nil }
    return Self.wideColon(file.place(sign..<sign + 3), before: key[name.endIndex...].dropFirst())
  }

  private static func wideColon(_ place: SourcePlace, before rest: Substring) -> Diagnostic {
    .error(
      "full-width-sign", "write ': ' (half-width, and a space), not '：'", at: place,
      mend: Mend(place, rest.first == " " ? ":" : ": "))
  }

  /// A key on the line of an offset that is indented further than the line above, which has its value already.
  func deeperLine(at offset: Int) -> Diagnostic? {
    let index = table.lineIndex(of: offset)
    let line = table.line(index)
    let lead = line.prefix { $0 == " " }
    guard line.dropFirst(lead.count).first.map({ !"-#\"'[{".contains($0) }) ?? false,
      let above = (0..<index).reversed().lazy.map(table.line).first(where: { line in
        line.contains { $0 != " " } && !line.drop { $0 == " " }.hasPrefix("#")
      }),
      lead.count > above.prefix(while: { " -".contains($0) }).count,
      let colon = above.firstRange(of: ": "),
      let value = above[colon.upperBound...].first(where: { $0 != " " }), !"|>#".contains(value)
    else { return nil }
    let start = base + table.starts[index]
    return .error(
      "yaml-syntax", "the line is indented further than the one above, which has its value already",
      help: "begin it where the line above begins; a text that goes on here stands in quotes",
      at: file.place(start..<start + lead.count))
  }

  private func tightColon(on index: Int) -> Diagnostic? {
    guard let (start, rest) = key(on: index), rest.first == ":", let next = rest.dropFirst().first,
      !" \t/:".contains(next)
    else { return nil }
    let name = table.line(index).drop { " -".contains($0) }.prefix { $0 != ":" }
    guard !name.contains(" ") else { return nil }
    let gap = file.place(start + 1..<start + 1)
    return .error(
      "yaml-syntax", "write a space behind the colon of '\(name)'", at: file.place(start..<start + 1),
      mend: Mend(gap, " "))
  }

  /// Where the key of a line ends, and what follows.
  private func key(on index: Int) -> (end: Int, rest: Substring)? {
    let line = table.line(index)
    let key = line.prefix { $0.isASCII && ($0.isLetter || "_- ".contains($0)) }
    guard key.contains(where: \.isLetter) else { return nil }
    return (base + table.starts[index] + key.utf8.count, line[key.endIndex...])
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
        let text = value.firstRange(of: " #").map { value[..<$0.lowerBound] } ?? value
        guard text.contains(close), text.last(where: { $0 != " " }) != close else { continue }
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
}
