import Diagnostics

/// What an SVG picture could do to whoever opens it, and to the engine that draws it: scripts, handlers, foreign content,
/// what lies elsewhere, and drawings that repeat themselves without end.
///
/// A picture in a page does none of it, but its file has an address of the site's own.
struct SVGCheck {
  /// How many elements a picture may draw once every `<use>` is followed.
  static let mostElements = 100_000

  /// How deep elements may stand in each other; what reads XML gives up at 256.
  static let deepest = 255

  private static let elements: Set<String> = [
    "script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas",
    "link",
    "meta", "base", "form",
  ]

  private let file: SourceFile
  private let bytes: [UInt8]
  private var problems: [Diagnostic] = []
  /// For each element, the one that it is in, how many follow within it, and what it shows by `<use>`.
  private var elements: [(parent: Int?, end: Int, use: String?)] = []
  private var ids: [String: Int] = [:]
  private var open: [Open] = []
  private var deepest = 0

  /// An element whose end has not come; a style's text may come in pieces, with comments and sections between.
  private struct Open {
    let element: Int
    let isStyle: Bool
    var style = ""
    var range: Range<Int>
  }

  private init(_ file: SourceFile, _ bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// Reports `unsafe-svg` and `svg-size` in a picture of the workspace.
  static func check(_ path: String, _ bytes: [UInt8]) -> [Diagnostic] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return [
        .error(
          "unsafe-svg", "the picture is not in UTF-8, so that nobody knows what a browser reads in it",
          help: "save it as UTF-8", at: SourceFile(path: path, text: "").whole)
      ]
    }
    var check = SVGCheck(SourceFile(path: path, text: text), bytes)
    check.run()
    return check.problems
  }

  private mutating func run() {
    var tags = SVGTags(bytes)
    while let piece = tags.next() {
      switch piece {
      case .open(let tag): take(tag)
      case .close: close()
      case .text(let text, let range):
        guard let last = open.indices.last, open[last].isStyle else { continue }
        if open[last].style.isEmpty { open[last].range = range }
        open[last].style += text
        open[last].range = open[last].range.lowerBound..<range.upperBound
      case .instruction(let name, let range):
        if name.lowercased() != "xml" {
          refuse("an instruction '<?\(name)'", range)
        } else if !Self.isUTF8(file.slice(range)) {
          refuse("another encoding than UTF-8", range)
        }
      case .doctype(let hasDeclarations, let range):
        if hasDeclarations { refuse("declarations of its own in '<!DOCTYPE'", range) }
      case .fault(let range):
        problems.append(
          .error(
            "unsafe-svg",
            "the picture is no whole XML from here on, so that browsers show an error in its place",
            help: "save it anew as SVG", at: file.place(range)))
      }
    }
    while !open.isEmpty { close() }
    guard problems.isEmpty else { return }
    if deepest > Self.deepest { return tooMany("elements within each other, \(deepest) deep") }
    if elements.count > Self.mostElements { return tooMany("more than \(Self.mostElements) elements") }
    count()
  }

  private mutating func refuse(_ what: Message, _ range: Range<Int>) {
    problems.append(
      .error(
        "unsafe-svg", "the picture holds \(what), which a file of the site must not",
        help: "take it out, or save the picture as plain SVG or PNG", at: file.place(range)))
  }

  private mutating func close() {
    guard let last = open.popLast() else { return }
    elements[last.element].end = elements.count
    if Self.leadsOut(style: last.style) { refuse("a style that loads what lies elsewhere", last.range) }
  }

  private mutating func take(_ tag: SVGTags.Tag) {
    let name = tag.name.lowercased()
    let number = elements.count
    var use: String?
    if Self.elements.contains(name) { refuse("<\(tag.name)>", tag.range) }
    for (full, value) in tag.attributes {
      let attribute = SVGTags.local(full).lowercased()
      if full.lowercased() == "xml:base" {
        refuse("another place that its addresses are seen from", tag.range)
      } else if attribute.hasPrefix("on") {
        refuse("a handler '\(full)'", tag.range)
      } else if full.lowercased().hasPrefix("xmlns"), value.lowercased().contains("xhtml") {
        refuse("elements of HTML", tag.range)
      } else if attribute == "href" || attribute == "src" {
        if !Self.isHarmless(address: value, in: name) {
          refuse("an address that leads out, in <\(tag.name)>", tag.range)
        }
        if name == "use",
          let target = value.trimmed.split(separator: "#", omittingEmptySubsequences: false).last
        {
          use = String(target)
        }
      } else if attribute == "attributename" {
        let target = SVGTags.local(value.trimmed).lowercased()
        if target == "href" || target.hasPrefix("on") { refuse("a change of '\(value)'", tag.range) }
      } else if attribute == "id" {
        ids[value] = ids[value] ?? number
      } else if Self.leadsOut(style: value) {
        refuse("a style that loads what lies elsewhere, in '\(full)'", tag.range)
      }
    }
    elements.append((open.last?.element, number + 1, use))
    if !tag.isEmpty { open.append(Open(element: number, isStyle: name == "style", range: tag.range)) }
    deepest = max(deepest, open.count)
  }

  /// Whether `<?xml …?>` says nothing of the encoding or names the one in which the file was read.
  private static func isUTF8(_ instruction: Substring) -> Bool {
    guard let found = instruction.firstRange(of: "encoding") else { return true }
    let value = instruction[found.upperBound...].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return false }
    return ["utf-8", "us-ascii"].contains(value.dropFirst().prefix { $0 != quote }.lowercased())
  }

  /// Whether an address stays in the file, holds a plain picture itself, or is a link to follow by hand.
  private static func isHarmless(address: String, in element: String) -> Bool {
    // Browsers pass over white space and controls in an address.
    let plain = String(String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 }))
      .lowercased()
    if plain.isEmpty || plain.hasPrefix("#") { return true }
    let pictures = ["png", "jpeg", "jpg", "gif", "webp"].map { "data:image/\($0);" }
    if element == "image" || element == "feimage" { return pictures.contains { plain.hasPrefix($0) } }
    return element == "a" && ["http://", "https://", "mailto:"].contains { plain.hasPrefix($0) }
  }

  /// Whether a style loads something that is not in the file.
  ///
  /// What looks like a comment may stand in a text in quotes, so that the style is read with its comments and without.
  static func leadsOut(style: String) -> Bool {
    guard style.utf8.contains(where: { "(@\\".utf8.contains($0) }) else { return false }
    return loads(unescaped(style, comments: false)) || loads(unescaped(style, comments: true))
  }

  /// The same of a style in which nothing is hidden.
  private static func loads(_ style: String) -> Bool {
    let plain = style.lowercased()
    // Sets of pictures name them without `url()`, and nobody draws with them.
    if ["@import", "javascript:", "expression(", "image-set(", "image(", "src("].contains(
      where: plain.contains)
    {
      return true
    }
    var rest = plain[...]
    while let found = rest.firstRange(of: "url(") {
      rest = rest[found.upperBound...]
      let argument = rest.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      let isOwn =
        argument.hasPrefix("#")
        || ["data:image/png", "data:image/jpeg", "data:font/", "data:application/font"].contains {
          argument.hasPrefix($0)
        }
      if !isOwn { return true }
    }
    return false
  }

  /// A style with its escapes resolved, as in `\75rl(`, and with its comments or without.
  private static func unescaped(_ style: String, comments: Bool) -> String {
    var result = String.UnicodeScalarView()
    var rest = style.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "/", rest.first == "*", !comments {
        rest = rest.dropFirst()
        while let next = rest.popFirst(), !(next == "*" && rest.first == "/") {}
        rest = rest.dropFirst()
      } else if scalar == "\\" {
        let digits = rest.prefix(6).prefix { $0.isASCII && $0.properties.isASCIIHexDigit }
        if digits.isEmpty {
          if let next = rest.popFirst() { result.append(next) }
        } else {
          rest = rest[digits.endIndex...]
          // A line end of two signs is one.
          if rest.starts(with: "\r\n".unicodeScalars) { rest = rest.dropFirst() }
          if rest.first?.properties.isWhitespace == true { rest = rest.dropFirst() }
          if let value = UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) {
            result.append(value)
          }
        }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  // MARK: Drawings that repeat themselves

  /// Counts what is drawn once every `<use>` is followed, each element's share once.
  private mutating func count() {
    guard elements.contains(where: { $0.use != nil }) else { return }
    var totals = [Int?](repeating: nil, count: elements.count)
    var isOpen = [Bool](repeating: false, count: elements.count)
    var stack = elements.isEmpty ? [] : [0]
    // Elements that are used lie within each other, so that some are looked through more than once.
    var work = 0
    while let element = stack.last {
      work += elements[element].end - element
      if work > 100 * Self.mostElements { return tooMany("too many elements within each other") }
      let uses = (element..<elements[element].end).compactMap { elements[$0].use.flatMap { ids[$0] } }
      if totals[element] != nil {
        stack.removeLast()
        continue
      }
      if !isOpen[element] {
        isOpen[element] = true
        if uses.contains(where: { isOpen[$0] && totals[$0] == nil }) {
          return tooMany("a drawing that uses itself")
        }
        let waiting = Set(uses.filter { totals[$0] == nil })
        if !waiting.isEmpty {
          stack += waiting.sorted()
          continue
        }
      }
      var total = elements[element].end - element
      for use in uses { total = min(Self.mostElements + 1, total + (totals[use] ?? 0)) }
      totals[element] = total
      stack.removeLast()
      if total > Self.mostElements {
        return tooMany("more than \(Self.mostElements) elements once every <use> is followed")
      }
    }
  }

  private mutating func tooMany(_ what: Message) {
    problems.append(
      .error(
        "svg-size", "the picture draws \(what), at which browsers and printing stop",
        help: "draw what repeats as a pattern, or save the picture as PNG", at: file.whole))
  }
}
