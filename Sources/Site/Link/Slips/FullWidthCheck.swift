import Diagnostics
import Evidence
import Markdown

/// `full-width-sign`: a sign as a Chinese input method writes it where markup needs the ASCII one.
///
/// Such a slip would be printed as it stands. Chinese prose is full of the same signs, so that each pattern is bound to
/// something that no prose has: a directive's name, a source's id, an address.
struct FullWidthCheck {
  let index: PageIndex

  /// The errors on a page, whose text stands in lines block by block.
  func check(_ entry: PageEntry, _ blocks: [[PlainLine]]) -> [Diagnostic] {
    let document = entry.parsed.document
    var diagnostics: [Diagnostic] = []
    for block in blocks {
      for line in block {
        var reader = FullWidthReader(line: line, kind: document.nodes[line.leaf].kind, index: index)
        diagnostics += reader.slips().map { diagnostic($0, in: line, document.file) }
      }
      diagnostics += table(block, in: document)
    }
    return diagnostics + pictures(in: document)
  }

  private func diagnostic(_ slip: FullWidthSlip, in line: PlainLine, _ file: SourceFile) -> Diagnostic {
    var whole = ""
    var last = slip.range.lowerBound
    for sign in slip.signs {
      whole += file.slice(line.range(last..<sign.index)) + sign.meant
      last = sign.index + 1
    }
    whole += file.slice(line.range(last..<slip.range.upperBound))
    let first = slip.signs[0]
    let range = line.range(first.index..<first.index + 1)
    let width: Message = line.isWide[first.index] ? " (half-width)" : ""
    return .error(
      "full-width-sign", "write '\(first.meant)'\(width), not '\(file.slice(range))'",
      help: slip.signs.count > 1 && whole.count <= 60 ? "the whole is written \(whole)" : nil,
      at: file.place(range), mend: Mend(file.place(line.range(slip.range)), whole))
  }

  /// Rows between `｜`: reported once, at the first.
  private func table(_ block: [PlainLine], in document: Document) -> [Diagnostic] {
    for line in block {
      let content = line.content
      let isCell = if case .tableCell = document.nodes[line.leaf].kind { true } else { false }
      guard content.count > 2, line.has("|", at: content.lowerBound),
        isCell || line.has("|", at: content.upperBound - 1),
        let sign = content.first(where: { line.has("|", at: $0) && line.isWide[$0] }),
        !isCell || sign == content.lowerBound
      else { continue }
      let first = line.range(sign..<sign + 1)
      return [
        .fullWidth(
          "｜", meant: "|",
          help: "the row of a table is written | … | … |", at: document.file.place(first),
          mend: bars(from: first.lowerBound, in: block, document.file))
      ]
    }
    return []
  }

  /// The rest of a block with `|` for every `｜`.
  private func bars(from start: Int, in block: [PlainLine], _ file: SourceFile) -> Mend? {
    guard let end = block.last?.offsets.last, end > start else { return nil }
    let place = file.place(start..<end)
    return Mend(place, String(file.slice(start..<end)).replacing("｜", with: "|"))
  }

  /// `！[…](x.png)`, which is a link to a picture behind an exclamation mark.
  private func pictures(in document: Document) -> [Diagnostic] {
    let sign = "！"
    return document.nodes.indices.dropFirst(2).compactMap { number -> Diagnostic? in
      guard case .link(let link) = document.nodes[number].kind, WrittenAddress.isPicture(link.destination),
        case .paragraph = document.nodes[number - 2].kind, case .text(sign) = document.nodes[number - 1].kind
      else { return nil }
      return .fullWidth(
        sign, meant: "!", help: "a picture is written ![…](…)",
        at: document.file.place(document.nodes[number - 1].range))
    }
  }
}

extension Diagnostic {
  /// `full-width-sign`: the sign that stands there and the one that was meant.
  static func fullWidth(
    _ sign: String, meant: String, help: Message? = nil, at place: SourcePlace, mend: Mend? = nil
  ) -> Diagnostic {
    let isSign = place.range.map { place.file.slice($0) == sign } ?? false
    return .error(
      "full-width-sign", "write '\(meant)' (half-width), not '\(sign)'", help: help, at: place,
      mend: mend ?? (isSign ? Mend(place, meant) : nil))
  }
}

/// A piece of markup with wrong signs: its characters in the line, which of them are wrong, and what was meant.
struct FullWidthSlip {
  let range: Range<Int>
  let signs: [(index: Int, meant: String)]
}

/// Finds the slips of one line.
struct FullWidthReader {
  let line: PlainLine
  let kind: Node.Kind
  let index: PageIndex
  private var found: [FullWidthSlip] = []

  init(line: PlainLine, kind: Node.Kind, index: PageIndex) {
    self.line = line
    self.kind = kind
    self.index = index
  }

  /// The slips from front to back; they do not overlap.
  mutating func slips() -> [FullWidthSlip] {
    // Without a wide sign the only slip is a directive whose name stands in round brackets.
    guard line.hasWide || line.folded.contains(UInt8(ascii: ":")) else { return [] }
    var next = line.content.lowerBound
    if let end = lineStart() { next = end }
    while next < line.count {
      let end =
        switch line.folded[next] {
        case UInt8(ascii: ":"): directive(at: next)
        case UInt8(ascii: "["): citation(at: next) ?? note(at: next)
        case UInt8(ascii: "]"): link(closingLabelAt: next, from: found.last?.range.upperBound ?? 0)
        case UInt8(ascii: "{"): attributes(at: next)
        case UInt8(ascii: "*"): strong(at: next)
        default: nil as Int?
        }
      next = max(next + 1, end ?? 0)
    }
    return found
  }

  /// Notes a slip if any of the signs is of the wrong width; returns its end.
  private mutating func note(_ range: Range<Int>, _ signs: some Sequence<Int>) -> Int? {
    let wide = signs.filter { line.isWide[$0] }
    guard !wide.isEmpty else { return nil }
    found.append(FullWidthSlip(range: range, signs: wide.map { ($0, line.ascii($0..<$0 + 1)) }))
    return range.upperBound
  }

  // MARK: What begins a line

  private mutating func lineStart() -> Int? {
    let content = line.content
    guard !content.isEmpty else { return nil }
    switch kind {
    case .heading: return headingID(content)
    case .paragraph: break
    default: return nil
    }
    let start = content.lowerBound
    switch line.folded[start] {
    case UInt8(ascii: "#"):
      let end = start + line.run(of: "#", at: start)
      guard end - start <= 6, end < content.upperBound, line.first("#", from: end) == nil,
        let next = line[end], !(0x30...0x39).contains(next)
      else { return nil }
      return note(content, start..<end)
    case UInt8(ascii: ":"):
      let colons = line.run(of: ":", at: start)
      let name = start + colons
      let end = line.wordEnd(at: name)
      guard colons >= 2,
        index.directives.vocabulary.has(line.ascii(name..<end), colons == 2 ? .leaf : .container),
        end == content.upperBound || line.has("[", at: end) || line.has("{", at: end)
      else { return nil }
      return note(start..<content.upperBound, Array(start..<name) + brackets(from: end).signs)
    case UInt8(ascii: ">"):
      guard line.isFirst, start + 1 < content.upperBound else { return nil }
      return note(start..<start + 1, start..<start + 1)
    case UInt8(ascii: "`"):
      let ticks = line.run(of: "`", at: start)
      return ticks >= 3 ? note(start..<start + ticks, start..<start + ticks) : nil
    default: return nil
    }
  }

  /// `｛#id｝` behind a heading.
  private mutating func headingID(_ content: Range<Int>) -> Int? {
    let close = content.upperBound - 1
    guard line.has("}", at: close),
      let open = line.folded[content].lastIndex(of: UInt8(ascii: "{")), line.has("#", at: open + 1),
      close > open + 2, !line.folded[open..<close].contains(UInt8(ascii: " "))
    else { return nil }
    _ = note(open..<close + 1, [open, open + 1, close])
    return nil
  }

  // MARK: What stands anywhere

  /// A directive in a line: a known name between a colon and a bracket.
  private mutating func directive(at colon: Int) -> Int? {
    let end = line.wordEnd(at: colon + 1)
    guard end > colon + 1, !line.has(":", at: colon - 1),
      index.directives.vocabulary.has(line.ascii(colon + 1..<end), .inline)
    else { return nil }
    if line.has("(", at: end) {
      // A name in round brackets is prose, unless it is that of a fact or source.
      let idEnd = line.wordEnd(at: end + 1)
      let id = line.ascii(end + 1..<idEnd)
      guard line.has(")", at: idEnd), isKnown(id) else { return nil }
      let colons = line.isWide[colon] ? [(index: colon, meant: ":")] : []
      found.append(FullWidthSlip(range: colon..<idEnd + 1, signs: colons + [(end, "["), (idEnd, "]")]))
      return idEnd + 1
    }
    guard line.has("[", at: end) else { return nil }
    let rest = brackets(from: end)
    return note(colon..<rest.end, [colon] + rest.signs)
  }

  /// The signs of a label and of attributes that begin at an index, and where they end.
  private func brackets(from start: Int) -> (signs: [Int], end: Int) {
    var signs: [Int] = []
    var end = start
    if line.has("[", at: end), let close = line.first("]", from: end) {
      signs += [end, close]
      end = close + 1
    } else if line.has("[", at: end) {
      return ([end], end + 1)
    }
    if line.has("{", at: end), let close = line.first("}", from: end) {
      signs.append(end)
      signs += line.indices(of: "=\"", in: end..<close)
      signs.append(close)
      end = close + 1
    }
    return (signs, end)
  }

  /// Attributes of the wrong width behind a directive that was understood without them.
  private mutating func attributes(at open: Int) -> Int? {
    let name = line.wordEnd(at: open + 1)
    guard open > 0, line.folded[open - 1] == PlainLine.directive, line.isWide[open], name > open + 1,
      line.has("=", at: name)
    else { return nil }
    let rest = brackets(from: open)
    return note(open..<max(rest.end, open + 1), rest.signs.isEmpty ? [open] : rest.signs)
  }

  private mutating func citation(at open: Int) -> Int? {
    guard line.has("@", at: open + 1) else { return nil }
    var id = line.ascii(open + 2..<line.wordEnd(at: open + 2, also: ":./"))
    while let last = id.last, last == ":" || last == "." { id.removeLast() }
    // An id that no source has may be mistyped too; no prose has one with a hyphen right behind the sign.
    let behind = open + 2 + id.utf8.count
    let isID = id.utf8.contains(UInt8(ascii: "-")) && (line.has("]", at: behind) || line.has(",", at: behind))
    guard isID || index.evidence.source(id) != nil else { return nil }
    let close = line.first("]", from: open)
    let end = close.map { $0 + 1 } ?? open + 2 + id.utf8.count
    return note(open..<end, line.indices(of: "[@,;]", in: open..<end))
  }

  /// A note, such as `[＾1]`.
  private mutating func note(at open: Int) -> Int? {
    guard line.has("^", at: open + 1), let close = line.first("]", from: open), close > open + 2,
      !line.folded[open..<close].contains(UInt8(ascii: " "))
    else { return nil }
    return note(open..<close + 1, [open, open + 1, close])
  }

  /// A link: a label, and an address in brackets directly behind it.
  private mutating func link(closingLabelAt close: Int, from start: Int) -> Int? {
    let bracket = close + 1
    guard line.has("(", at: bracket), let end = line.first(")", from: bracket),
      let open = line.last("[", from: start, before: close),
      WrittenAddress.isUnmistakable(line.ascii(bracket + 1..<end))
    else { return nil }
    let isPicture = line.has("!", at: open - 1) && WrittenAddress.isPicture(line.ascii(bracket + 1..<end))
    let signs = (isPicture ? [open - 1] : []) + [open, close, bracket]
    let address = line.indices(of: "#/.:", in: bracket + 1..<end)
    return note(signs[0]..<end + 1, signs + address + [end])
  }

  /// Strong text between `＊＊`.
  private mutating func strong(at start: Int) -> Int? {
    guard line.isWide[start], line.run(of: "*", at: start) == 2,
      let close = (start + 3..<max(start + 3, min(line.count, start + PlainLine.reach))).first(where: {
        line.run(of: "*", at: $0) >= 2
      })
    else { return nil }
    return note(start..<close + 2, [start, start + 1, close, close + 1])
  }

  private func isKnown(_ id: String) -> Bool {
    index.evidence.fact(id) != nil || index.evidence.source(id) != nil
  }
}

/// What tells an address from words in brackets.
enum WrittenAddress {
  private static let pictures = [".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".avif"]
  private static let files = [".md", ".pdf", ".csv", ".html", ".zip", ".json"]

  /// Whether an address is that of a picture, going by its name.
  static func isPicture(_ address: String) -> Bool {
    let address = address.lowercased()
    return pictures.contains { address.hasSuffix($0) }
  }

  /// Whether words can be nothing but an address, as a stranger to the page would see it.
  static func isUnmistakable(_ words: String) -> Bool {
    if words.utf8.contains(UInt8(ascii: " ")) { return false }
    if ["#", "./", "../", "http://", "https://", "mailto:"].contains(where: words.hasPrefix) {
      return words.utf8.count > 1
    }
    return isFile(words)
  }

  /// Whether an address ends in a file's name, with a place in the file or without.
  static func isFile(_ address: String) -> Bool {
    let path = address.prefix { $0 != "#" }.lowercased()
    return (pictures + files).contains { path.hasSuffix($0) && path.utf8.count > $0.utf8.count }
  }
}
