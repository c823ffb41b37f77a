import Diagnostics
import Evidence
import Markdown

/// Finds evidence markup that broke: `:fact[id` without an end, `:fact [id]`, `[@id)`, `[id, s3]` and the like.
///
/// Prose has colons, brackets and `@` too, so each pattern is bound to what no prose has: a directive's name beside its
/// colon or bracket, or the id of a fact or a source.
struct EvidenceSlips {
  let line: PlainLine
  let index: PageIndex
  /// The text that the line is of.
  private let file: SourceFile
  private var list: SlipList

  init(line: PlainLine, in file: SourceFile, index: PageIndex, list: SlipList) {
    self.line = line
    self.file = file
    self.index = index
    self.list = list
  }

  consuming func find() -> SlipList {
    for at in line.folded.indices where !line.isEscaped(at) {
      switch line.folded[at] {
      // Colons of one width belong together.
      case UInt8(ascii: ":") where !line.has(":", at: at - 1) || line.isWide[at - 1] != line.isWide[at]:
        readColon(at)
      case UInt8(ascii: "[") where !line.isWide[at]: readBracket(at)
      case UInt8(ascii: "@") where !line.isWide[at]: readAt(at)
      case PlainLine.directive: readAttributes(behind: at)
      default: break
      }
    }
    return list
  }

  // MARK: Directives

  /// `:fact[id]as=USD}`: attributes whose first bracket is missing.
  private mutating func readAttributes(behind directive: Int) {
    let start = directive + 1
    let name = line.wordEnd(at: start)
    guard name > start, line.has("=", at: name), let close = line.first("}", from: name),
      !line.folded[name..<close].contains(UInt8(ascii: "{"))
    else { return }
    let attributes = file.slice(line.range(start..<close))
    list.add(
      .evidence(
        start..<close + 1, "the bracket that opens the attributes is missing",
        help: "write '{\(attributes)}'", meant: "{\(attributes)}"))
  }

  private mutating func readColon(_ start: Int) {
    var end = start + 1
    while line.has(":", at: end), line.isWide[end] == line.isWide[start] { end += 1 }
    let colons = end - start
    var name = end
    while line[name] == UInt8(ascii: " "), name - end < 3 { name += 1 }
    let nameEnd = line.wordEnd(at: name)
    guard nameEnd > name else {
      if name == end, colons == 2 { readForeignName(start, name) }
      return
    }
    let word = line.ascii(name..<nameEnd)
    if name > end {
      guard colons == 1, line.isPlain("[", at: nameEnd), index.directives.vocabulary.has(word, .inline)
      else { return }
      list.add(
        .evidence(
          start..<nameEnd + 1, "a space stands between the colon and '\(word)'",
          help: "write ':\(word)[…]' without a space", meant: ":\(word)["))
    } else if index.directives.vocabulary.has(word, .inline) {
      readInline(start..<nameEnd, word, colons)
    } else if index.directives.vocabulary.has(word, .leaf)
      || index.directives.vocabulary.has(word, .container)
    {
      readBlock(start..<nameEnd, word, colons)
    } else if line.has("]", at: nameEnd), colons == 1,
      let known = ["fact", "ref", "lit"].first(where: word.hasPrefix), word.utf8.count > known.utf8.count
    {
      list.add(
        .evidence(
          start..<nameEnd + 1, "the bracket that opens the label of '\(known)' is missing",
          help: "write ':\(known)[…]'", meant: ":\(known)[\(word.dropFirst(known.utf8.count))]"))
    }
  }

  /// A name that is right, and what stands behind it is not.
  private mutating func readInline(_ range: Range<Int>, _ word: String, _ colons: Int) {
    let end = range.upperBound
    let start = range.lowerBound
    if line.isPlain("{", at: end), colons == 1 {
      list.add(
        .evidence(start..<end + 1, "'\(word)' has no label", help: "write ':\(word)[…]', and '{…}' behind it")
      )
    } else if line.isPlain("^[", at: end) {
      list.add(
        .evidence(
          start..<end + 2, "a '^' stands between '\(word)' and its label", help: "write ':\(word)[…]'",
          meant: ":\(word)["))
    } else if line[end] == UInt8(ascii: " ") {
      var open = end
      while line[open] == UInt8(ascii: " "), open - end < 3 { open += 1 }
      guard line.isPlain("[", at: open) else { return readLoneID(range, word) }
      list.add(
        .evidence(
          start..<open + 1, "a space stands between '\(word)' and its label",
          help: "write ':\(word)[…]' without a space", meant: ":\(word)["))
    } else if line.isPlain("[", at: end), !line.isWide[start] {
      if colons > 1 {
        list.add(
          .evidence(
            start..<end + 1, "within a line ':\(word)' is written with one colon",
            help: "write ':\(word)[…]'", meant: ":\(word)["))
      } else if start > 0, line.wordEnd(at: start - 1) > start - 1 {
        list.add(
          .evidence(
            start..<end + 1, "a letter or a digit directly before ':\(word)' makes it text",
            help: "put a space before the colon", meant: " :\(word)["))
      } else {
        list.add(
          .evidence(
            start..<end + 1, "the label of '\(word)' is not closed", help: "add ']' on the same line"))
      }
    }
  }

  /// Reads `:fact id]`.
  private mutating func readLoneID(_ range: Range<Int>, _ word: String) {
    let start = range.upperBound + 1
    let end = line.wordEnd(at: start)
    guard isKnown(line.ascii(start..<end)) else { return }
    let close = line.has("]", at: end) ? end + 1 : end
    list.add(
      .evidence(
        range.lowerBound..<close, "the label of '\(word)' stands in no brackets",
        help: "write ':\(word)[\(line.ascii(start..<end))]'", meant: ":\(word)[\(line.ascii(start..<end))]"))
  }

  /// A directive of lines of its own, in the middle of one or with one colon.
  private mutating func readBlock(_ range: Range<Int>, _ word: String, _ colons: Int) {
    let opens = line.isPlain("[", at: range.upperBound) || line.isPlain("{", at: range.upperBound)
    guard !line.isWide[range.lowerBound] else { return }
    let form = index.directives.vocabulary.has(word, .leaf) ? "::" : ":::"
    let isFirst = range.lowerBound == line.content.lowerBound
    guard opens else { return readOpen(range, word, colons, form, isFirst) }
    guard colons == 1 || !isFirst else { return }
    list.add(
      .evidence(
        range.lowerBound..<range.upperBound + 1,
        isFirst
          ? "'\(word)' is written with \(form.count) colons" : "'\(word)' stands on a line of its own",
        help: "write '\(form)\(word)' at the beginning of a line, with nothing else on it",
        meant: isFirst && endsLine(range.upperBound)
          ? form + word + line.ascii(range.upperBound..<range.upperBound + 1) : nil))
  }

  /// `::compare indicator=x`, `::figure(map.png)` and `:cases` alone on a line.
  private mutating func readOpen(
    _ range: Range<Int>, _ word: String, _ colons: Int, _ form: String, _ isFirst: Bool
  ) {
    guard isFirst, line.isFirst else { return }
    let end = range.upperBound
    let name = line.wordEnd(at: end + 1)
    let isAttribute =
      line[end] == UInt8(ascii: " ") && name > end + 1 && line.isPlain("=", at: name)
      || line.isPlain("(", at: end)
    if colons >= 2, isAttribute {
      list.add(
        .evidence(
          range.lowerBound..<max(name, end + 1), "what belongs to '\(word)' stands in no braces",
          help: "write '\(form)\(word){…=…}'"))
    } else if colons == 1, end == line.content.upperBound {
      list.add(
        .evidence(
          range, "'\(word)' is written with \(form.count) colons",
          help: "write '\(form)\(word)' alone on its line",
          meant: form + word))
    }
  }

  /// Whether a label or attributes that begin at an index end the line.
  private func endsLine(_ open: Int) -> Bool {
    let last = line.content.upperBound - 1
    return line.isPlain("{", at: open) ? line.isPlain("}", at: last) : line.isPlain("]", at: last)
  }

  /// Reads `::事实{…}`.
  private mutating func readForeignName(_ start: Int, _ name: Int) {
    var end = name
    while line[end] == PlainLine.other { end += 1 }
    guard end > name, line.isPlain("[", at: end) || line.isPlain("{", at: end) else { return }
    list.add(
      .evidence(
        start..<end + 1, "no directive has such a name; names are written in English",
        help: "there are \(index.directives.vocabulary.names(.leaf).joined(separator: ", "))"))
  }

  // MARK: Brackets

  private mutating func readBracket(_ open: Int) {
    let close = line.first("]", from: open)
    if line.isPlain("@", at: open + 1) {
      // An address in brackets, such as a handle, is no citation unless it can be a source's id.
      let start = line[open + 2] == UInt8(ascii: " ") ? open + 3 : open + 2
      let end = line.wordEnd(at: start, also: ":./")
      if start > open + 2, index.evidence.source(line.ascii(start..<end)) == nil { return }
      guard end > open + 2 || line[open + 2] == PlainLine.other else { return }
      return list.add(
        .evidence(
          open..<max(end, open + 2),
          close == nil ? "the citation is not closed" : "the citation cannot be read",
          help: "a citation is written [@id] or [@id, page], two are [@a; @b]"))
    }
    if close == nil, line.isPlain("^", at: open + 1) {
      let end = line.wordEnd(at: open + 2)
      guard end > open + 2 else { return }
      return list.add(
        .evidence(
          open..<end, "the mark of a note is not closed", help: "write '[^\(line.ascii(open + 2..<end))]'",
          meant: end == line.content.upperBound ? "[^\(line.ascii(open + 2..<end))]" : nil))
    }
    let id = line.wordEnd(at: open + 1, also: ":./")
    if let close {
      if let at = line.first("@", from: open), at < close, readPrefixed(open, at, close) { return }
      readKnownID(open, open + 1..<id, close)
    }
    guard open >= 4, line.ascii(open - 4..<open) == "fact", line[open - 5] != UInt8(ascii: ":"),
      line.wordEnd(at: max(0, open - 5)) <= open - 5 || open == 4, let close, close > open + 1,
      !line.isDigit(at: open + 1)
    else { return }
    list.add(
      .evidence(
        open - 4..<open + 1, "the colon before 'fact' is missing", help: "write ':fact[…]'", meant: ":fact["))
  }

  /// Reads `[见 @x, p1]` and `[-@x]`.
  private mutating func readPrefixed(_ open: Int, _ at: Int, _ close: Int) -> Bool {
    let id = citedID(at)
    guard !id.isEmpty, index.evidence.source(id) != nil || line.has("-", at: at - 1) && at == open + 2,
      line.wordEnd(at: at - 1) == at - 1 || line.has("-", at: at - 1)
    else { return false }
    list.add(
      .evidence(
        open..<close + 1, "words or signs before '@' make the citation text",
        help: "write them before the bracket: …[@\(id)]", meant: prefixed(open, at, close)))
    return true
  }

  /// The citation with the words that stood before its `@` in front of it.
  private func prefixed(_ open: Int, _ at: Int, _ close: Int) -> String? {
    guard index.evidence.source(citedID(at)) != nil else { return nil }
    let file = line.range(open + 1..<at)
    let words = written(file).trimmed
    return (words == "-" ? "" : words) + "[" + written(line.range(at..<close + 1))
  }

  private func written(_ range: Range<Int>) -> String { String(file.slice(range)) }

  /// `[id]` and `[id, p1]`, where the id is that of a fact or a source, with whatever was to be `:fact` before it.
  private mutating func readKnownID(_ open: Int, _ range: Range<Int>, _ close: Int) {
    var id = line.ascii(range)
    while let last = id.last, ":./".contains(last) { id.removeLast() }
    let end = range.lowerBound + id.utf8.count
    let hasLocator = ",;".utf8.contains(line[end] ?? 0) || line.isOther("、", at: end)
    guard end == close || hasLocator, isKnown(id) else { return }
    var start = open
    while start > 0, line.wordEnd(at: start - 1) > start - 1 || "^:".utf8.contains(line.folded[start - 1]) {
      start -= 1
    }
    if line.isEscaped(start) { return }
    // A common word in brackets is prose, unless something beside it says otherwise.
    let isCommon = id.utf8.allSatisfy { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    guard !isCommon || hasLocator || start < open else { return }
    let isFact = index.evidence.fact(id) != nil
    list.add(
      .evidence(
        start..<close + 1,
        isFact
          ? "'\(id)' is a fact, and its figure is not shown" : "'\(id)' is a source, and it is not cited",
        help: isFact ? "write ':fact[\(id)]'" : "write '[@\(id)]', with a place in it after a comma",
        meant: meant(id, isFact, start..<open, end..<close)))
  }

  /// What was meant by an id in brackets; nil where the word before it may be one of the sentence.
  private func meant(_ id: String, _ isFact: Bool, _ before: Range<Int>, _ behind: Range<Int>) -> String? {
    let word = line.ascii(before).filter { $0 != ":" && $0 != "^" }
    guard word.isEmpty || word.sorted() == "fact".sorted() else { return nil }
    guard !isFact else { return behind.isEmpty ? ":fact[\(id)]" : nil }
    if behind.isEmpty { return word.isEmpty ? "[@\(id)]" : nil }
    return word.isEmpty
      ? "[@\(id), \(written(line.range(behind.lowerBound + 1..<behind.upperBound)).trimmed)]" : nil
  }

  // MARK: Citations

  /// `@id` outside brackets.
  private mutating func readAt(_ at: Int) {
    let id = citedID(at)
    guard !id.isEmpty, index.evidence.source(id) != nil else { return }
    // A letter before it makes it an address, unless a bracket closes what none has opened.
    guard at == 0 || line.wordEnd(at: at - 1) == at - 1 || isClosed(at + 1 + id.utf8.count) else { return }
    list.add(
      .evidence(
        at..<at + 1 + id.utf8.count, "the source '\(id)' is named outside brackets, and is not cited",
        help: "write '[@\(id)]', with a place in it after a comma"))
  }

  /// Whether a `]` ends what stands from an index on, and no `[` begins anything before it.
  private func isClosed(_ index: Int) -> Bool {
    guard let close = line.first("]", from: index) else { return false }
    return close - index < 40 && !line.folded[index..<close].contains(UInt8(ascii: "["))
      && !line.folded[max(0, index - 80)..<index].contains(UInt8(ascii: "["))
  }

  private func citedID(_ at: Int) -> String {
    var id = line.ascii(at + 1..<line.wordEnd(at: at + 1, also: ":./"))
    while let last = id.last, ":./".contains(last) { id.removeLast() }
    return id
  }

  private func isKnown(_ id: String) -> Bool {
    !id.isEmpty && (index.evidence.fact(id) != nil || index.evidence.source(id) != nil)
  }
}
