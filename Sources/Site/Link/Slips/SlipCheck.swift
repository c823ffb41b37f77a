import Diagnostics
import Kinds
import Markdown

/// Slips on a page that would be published as text in silence: broken evidence markup, broken links, markup of other
/// programs, and any markup in a text that takes none.
struct SlipCheck {
  let index: PageIndex

  /// What is found, beside what has been found on the page already: no part of a line is reported twice.
  func check(_ entry: PageEntry, _ lines: [[PlainLine]], beside known: [Diagnostic]) -> [Diagnostic] {
    let document = entry.parsed.document
    let taken = known.compactMap(\.place?.range).sorted { $0.lowerBound < $1.lowerBound }
    var diagnostics: [Diagnostic] = []
    for line in lines.joined() {
      let kind = document.nodes[line.leaf].kind
      // A piece of markup with a sign of the wrong width is reported as that, the whole of it.
      var reader = FullWidthReader(line: line, kind: kind, index: index)
      let wide = reader.slips().map(\.range)
      var list = SlipList(taken: Self.indices(of: taken, in: line) + wide)
      list = EvidenceSlips(line: line, in: document.file, index: index, list: list).find()
      list = LinkSlips(line: line, in: document.file, list: list).find()
      list = ForeignMarkup(line: line, kind: kind, file: document.file, list: list).find()
      diagnostics += list.slips.map { $0.diagnostic(in: line, document.file) }
    }
    return diagnostics + fences(in: document) + plainTexts(of: entry)
  }

  /// The characters of a line in which something has been reported.
  private static func indices(of ranges: [Range<Int>], in line: PlainLine) -> [Range<Int>] {
    guard let start = line.offsets.first, let end = line.offsets.last, !ranges.isEmpty else { return [] }
    // No reported range before the line's is so long that it reaches into it, but for those of whole blocks.
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return ranges[low...].prefix { $0.lowerBound < end }.map { range in
      let first = line.offsets.firstIndex { $0 >= range.lowerBound } ?? 0
      let last = line.offsets.firstIndex { $0 >= range.upperBound } ?? line.count
      return first..<max(first + 1, last)
    }
  }

  /// ```` ```{note} ````: a block of another program, which is code here, braces and all.
  private func fences(in document: Document) -> [Diagnostic] {
    document.nodes.compactMap { node in
      guard case .codeBlock(let info, _) = node.kind, info.hasPrefix("{") else { return nil }
      let start = node.range.lowerBound
      let line = document.file.slice(node.range).utf8.prefix { $0 != UInt8(ascii: "\n") }
      return Diagnostic(
        .warning, "foreign-markup", "this block of MyST or Quarto is a block of code here",
        help: "write ':::note' for a box, and the name of the language alone for code: '```python'",
        at: document.file.place(start..<start + line.count))
    }
  }

  // MARK: Texts without markup

  /// The attributes of directives that readers read.
  private static let attributes: Set<String> = ["alt", "caption", "middle", "subtitle", "title"]

  private func plainTexts(of entry: PageEntry) -> [Diagnostic] {
    let document = entry.parsed.document
    var diagnostics: [Diagnostic] = []
    for key in entry.kind.keys {
      guard key.type == .text, let word = entry.parsed.frontMatter.word(key.name),
        word.place.file == entry.parsed.file
      else { continue }
      diagnostics += PlainTextSlips(index: index, name: key.name).check(word.value, at: word.place)
    }
    for node in document.nodes {
      switch node.kind {
      case .directive(let directive):
        for attribute in directive.attributes where Self.attributes.contains(attribute.name) {
          diagnostics += PlainTextSlips(index: index, name: attribute.name)
            .check(attribute.value, at: document.file.place(attribute.range))
        }
      case .link(let link), .image(let link):
        guard !link.title.isEmpty else { continue }
        diagnostics += PlainTextSlips(index: index, name: "title").check(
          link.title, at: document.file.place(node.range))
      default: continue
      }
    }
    return diagnostics
  }

  /// What is found in the data and the settings, line by line.
  func checkData() -> [Diagnostic] {
    let files = [
      "data/facts.csv", "data/indicators.csv", "data/corrections.csv", "data/sources.yaml", "site.yaml",
    ]
    return files.compactMap { index.workspace.texts["Content/" + $0] }.flatMap { file in
      let table = LineTable(file.text)
      return table.starts.indices.flatMap { line -> [Diagnostic] in
        let text = table.line(line)
        // Nearly all lines have none of the signs.
        guard text.utf8.contains(where: { "[*&".utf8.contains($0) }) else {
          return []
        }
        let start = table.starts[line]
        return PlainTextSlips(
          index: index, name: file.path.split(separator: "/").last.map(String.init) ?? "", isData: true
        )
        .check(String(text), at: file.place(start..<start + text.utf8.count))
      }
    }
  }
}

/// Finds markup in a text that is printed as it is written: front matter, attributes, data.
struct PlainTextSlips {
  let index: PageIndex
  /// What the text is called: a key, an attribute or a file.
  let name: String
  /// Whether ids in brackets may be what they are.
  var isData = false

  func check(_ text: String, at place: SourcePlace) -> [Diagnostic] {
    let line = PlainLine(text: text)
    var list = SlipList()
    for at in line.folded.indices { if let slip = markup(at, in: line) { list.add(slip) } }
    let file = SourceFile(path: "", text: text)
    if !isData {
      list = EvidenceSlips(line: line, in: file, index: index, list: list).find()
      list = ForeignMarkup(line: line, kind: nil, list: list).find()
    }
    return list.slips.map { slip in
      let written = String(file.slice(line.range(slip.range)))
      return Diagnostic(
        slip.severity, slip.id, slip.message, help: slip.help, at: Self.place(of: written, within: place))
    }
  }

  private func markup(_ at: Int, in line: PlainLine) -> Slip? {
    switch line.folded[at] {
    case UInt8(ascii: ":"):
      let end = line.wordEnd(at: at + 1)
      guard index.directives.vocabulary.has(line.ascii(at + 1..<end), .inline), line.has("[", at: end)
      else { return nil }
      return slip(at..<min(line.count, (line.first("]", from: end) ?? end) + 1), .error)
    case UInt8(ascii: "["):
      guard line.isPlain("@", at: at + 1) || line.isPlain("^", at: at + 1),
        let close = line.first("]", from: at),
        close > at + 2
      else { return nil }
      return slip(at..<close + 1, .error)
    case UInt8(ascii: "*"):
      guard line.run(of: "*", at: at) == 2, line[at - 1] != UInt8(ascii: "*"), !line.isWide[at],
        let close = (at + 3..<max(at + 3, min(line.count, at + PlainLine.reach))).first(where: {
          line.isPlain("**", at: $0)
        })
      else { return nil }
      return slip(at..<close + 2, .warning)
    case UInt8(ascii: "]"):
      guard line.isPlain("](", at: at), let close = line.first(")", from: at + 2),
        WrittenAddress.isUnmistakable(line.ascii(at + 2..<close))
      else { return nil }
      return slip(at..<close + 1, .warning)
    case UInt8(ascii: "&"):
      let start = line.isPlain("#", at: at + 1) ? at + 2 : at + 1
      let end = line.wordEnd(at: start)
      guard line.isPlain(";", at: end), end - start < 8,
        start > at + 1 && end > start || Self.entities.contains(line.ascii(start..<end))
      else { return nil }
      return slip(at..<end + 1, .warning)
    case UInt8(ascii: "<"):
      let end = line.wordEnd(at: at + (line.isPlain("/", at: at + 1) ? 2 : 1))
      guard
        ["br", "b", "i", "em", "strong", "sub", "sup", "span", "font", "p"].contains(
          String(line.ascii(at + 1..<end).lowercased().trimmingPrefix("/"))),
        line.first(">", from: end) != nil
      else { return nil }
      return isData ? nil : slip(at..<end, .warning)
    default: return nil
    }
  }

  /// What web pages write for signs.
  private static let entities: Set<String> = [
    "nbsp", "amp", "lt", "gt", "quot", "apos", "mdash", "ndash", "hellip", "ldquo", "rdquo", "lsquo", "rsquo",
    "middot",
    "times", "ensp", "emsp", "thinsp", "copy", "reg", "deg", "euro",
  ]

  private func slip(_ range: Range<Int>, _ severity: Diagnostic.Severity) -> Slip {
    Slip(
      range: range, severity: severity, id: "markup-in-text",
      message: "markup is not read in '\(name)'; readers see its signs",
      help: name == "caption"
        ? "a caption with markup is a label: ::table[…]{data=…}"
        : "write the words as readers are to see them")
  }

  /// Where a part of a text stands, as far as it stands in the file as it reads.
  private static func place(of written: String, within place: SourcePlace) -> SourcePlace {
    guard let range = place.range, !written.isEmpty else { return place }
    let end = min(place.file.text.utf8.count, max(range.upperBound, range.lowerBound + 4000))
    let rest = place.file.slice(range.lowerBound..<end)
    guard let found = rest.firstRange(of: written) else { return place }
    let start = range.lowerBound + rest.utf8.distance(from: rest.startIndex, to: found.lowerBound)
    return place.file.place(start..<start + written.utf8.count)
  }
}
