import Diagnostics
import Markdown

/// What stands within a line.
extension ForeignMarkup {
  /// Reads `^[a note]` and `m^2^`.
  mutating func readCaret(_ at: Int) {
    if line.isPlain("[", at: at + 1) {
      guard let close = line.first("]", from: at + 2), close > at + 3 else { return }
      list.add(
        .foreign(
          at..<close + 1, "a note within the line is text here",
          help: "write '[^1]' here and the note on a line of its own, '[^1]: …'"))
    } else {
      readScript(at, "^", "a letter above the line")
    }
  }

  /// `~x~` and `^x^`, short and without spaces: behind a letter, a digit or a bracket or, of letters alone, anywhere.
  mutating func readScript(_ at: Int, _ sign: Character, _ what: Message) {
    guard line.run(of: sign, at: at) == 1, line[at - 1] != sign.asciiValue else { return }
    let isBehind =
      at > 0
      && (line.wordEnd(at: at - 1) > at - 1 || ")]".utf8.contains(line.folded[at - 1])
        || line.folded[at - 1] == 0)
    var end = at + 1
    while end - at <= 8, line.wordEnd(at: end) > end || line.isPlain("+", at: end) { end += 1 }
    guard end > at + 1, end - at <= 8, line.isPlain(String(sign), at: end), line[end + 1] != sign.asciiValue,
      isBehind || line.folded[at + 1..<end].allSatisfy({ (0x61...0x7A).contains($0 | 0x20) })
    else {
      return
    }
    list.add(
      .foreign(
        at..<end + 1, "\(what) is not set so, and its signs are printed",
        help: "write the character itself, such as ² or ₂"))
  }

  /// Reads `~struck~`, with one tilde on either side; between two ranges, as in 周一~周五和周六~周日, stands what joins them.
  mutating func readStruck(_ at: Int) {
    guard line.run(of: "~", at: at) == 1, line[at - 1] != UInt8(ascii: "~"), isOpen(beside: at - 1),
      line[at + 1].map({ !" /~0123456789".utf8.contains($0) }) ?? false,
      let close = line.first("~", from: at + 2), close - at <= 80, !line.isWide[close],
      line.run(of: "~", at: close) == 1, isOpen(beside: close + 1),
      !" /".utf8.contains(line.folded[close - 1])
    else { return }
    let isApart = [at - 1, close + 1].contains { index in
      line[index].map { $0 < 0x80 } ?? true || "、。“”（）《》".contains { line.isOther($0, at: index) }
    }
    let joins = (at + 1..<close).contains { index in
      ",;:.".utf8.contains(line.folded[index]) || "、。和与至到及或".contains { line.isOther($0, at: index) }
    }
    guard isApart || !joins else { return }
    list.add(
      .foreign(
        at..<close + 1, "text is struck out with two tildes; these are printed", help: "write ~~…~~",
        meant: file.map { "~~" + $0.slice(line.range(at + 1..<close)) + "~~" }))
  }

  /// Whether no word and no path of ASCII goes on at an index, beside a sign of markup.
  private func isOpen(beside index: Int) -> Bool {
    line.wordEnd(at: index) == index && line[index] != UInt8(ascii: "/")
  }

  /// Reads `==marked==`.
  mutating func readMark(_ at: Int, _ sign: Character) {
    guard line.run(of: sign, at: at) == 2, line[at - 1] != sign.asciiValue, let first = line[at + 2],
      first != UInt8(ascii: " "),
      let close = (at + 3..<max(at + 3, min(line.count, at + 200))).first(where: {
        line.run(of: sign, at: $0) >= 2
      }), line[close - 1] != UInt8(ascii: " "), line.run(of: sign, at: close) == 2
    else { return }
    list.add(
      .foreign(
        at..<close + 2, "marked text is not set so, and its signs are printed", help: "write **…** for stress"
      ))
  }

  /// `$a*b*c$`, `$$…$$`: what stands between has a sign of formulas, or is a letter or two.
  mutating func readDollar(_ at: Int) {
    guard line[at - 1] != UInt8(ascii: "$"), line[at - 1] != UInt8(ascii: "\\") else { return }
    let run = line.run(of: "$", at: at)
    if run == 2 {
      let close = (at + 2..<max(at + 2, min(line.count, at + 500))).first { line.isPlain("$$", at: $0) }
      guard close != nil || line.content.count == 2 else { return }
      return list.add(.foreign(at..<(close.map { $0 + 2 } ?? at + 2), Self.formula, help: Self.formulaHelp))
    }
    guard run == 1, let first = line[at + 1], first != UInt8(ascii: " "), first != PlainLine.other,
      let close = line.first("$", from: at + 2), close - at <= 120, line[close - 1] != UInt8(ascii: " "),
      !line.isDigit(at: close + 1), line.wordEnd(at: close + 1) == close + 1
    else { return }
    let content = line.folded[at + 1..<close]
    let isWord = content.count <= 2 && content.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let hasSign = content.contains { "\\^_={}+<>*".utf8.contains($0) || $0 == PlainLine.gap }
    guard isWord || hasSign, !content.contains(PlainLine.other) else { return }
    list.add(.foreign(at..<close + 1, Self.formula, help: Self.formulaHelp))
  }

  /// `\cite{x}`, `\textbf{words}`.
  mutating func readCommand(_ at: Int) {
    let end = line.wordEnd(at: at + 1)
    guard end > at + 2, line.ascii(at + 1..<end).allSatisfy(\.isLetter), line.isPlain("{", at: end),
      let close = line.first("}", from: end)
    else { return }
    list.add(
      .foreign(
        at..<close + 1, "a command of LaTeX is printed as it stands",
        help: "write it in Markdown: [@id] for a source, **…** for stress, :ref[id] for a figure"))
  }

  /// `@fig-map`, `@tbl-costs` and `@sec-law` of Quarto.
  mutating func readReference(_ at: Int) {
    let end = line.wordEnd(at: at + 1, also: "-")
    guard at == 0 || line.wordEnd(at: at - 1) == at - 1 && line[at - 1] != UInt8(ascii: "["),
      ["fig-", "tbl-", "sec-", "eq-", "lst-"].contains(where: {
        line.isPlain("@" + $0, at: at) && end > at + 5
      })
    else { return }
    list.add(
      .foreign(
        at..<end, "a reference of Quarto is text here",
        help: "write :ref[id] for a figure or table, and a link for a section"))
  }

  /// `\(x^2\)` and `\[x^2\]`, of which the brackets stay, and the backslashes not.
  mutating func readFormula(_ at: Int) {
    readCommand(at)
    guard line.isPlain("\\(", at: at) || line.isPlain("\\[", at: at) else { return }
    let end = line.has("(", at: at + 1) ? "\\)" : "\\]"
    let close = (at + 2..<max(at + 2, min(line.count, at + 300))).first { line.isPlain(end, at: $0) }
    guard let close, close > at + 2, !line.folded[at + 2..<close].contains(PlainLine.other) else { return }
    let content = line.folded[at + 2..<close]
    let isLetter = content.count == 1 && (0x61...0x7A).contains(content[content.startIndex] | 0x20)
    guard isLetter || content.contains(where: { "\\^_={}+<>*".utf8.contains($0) || $0 == PlainLine.gap })
    else { return }
    list.add(
      .foreign(
        at..<close + 2, "a formula of LaTeX is printed as it stands",
        help: "write it in words or with the characters themselves"))
  }

  static let inserted: Message = "inserted text is not set so, and its signs are printed"
  static let insertedHelp: Message = "write the words alone, or **…** for stress"
  static let comment: Message = "a comment of another program is printed"
  static let commentHelp: Message = "write '<!-- … -->', or take it away"

  /// `++inserted++` and `%%a comment%%`, tight on both sides.
  mutating func readPair(_ at: Int, _ sign: Character, _ message: Message, help: Message) {
    guard line.run(of: sign, at: at) == 2, line[at - 1] != sign.asciiValue,
      at == 0 || line.wordEnd(at: at - 1) == at - 1, let first = line[at + 2], sign == "%" || first != 0x20,
      let close = (at + 3..<max(at + 3, min(line.count, at + 200))).first(where: {
        line.run(of: sign, at: $0) == 2 && line[$0 - 1] != sign.asciiValue
      }), sign == "%" || line[close - 1] != 0x20, line.wordEnd(at: close + 2) == close + 2
    else { return }
    list.add(.foreign(at..<close + 2, message, help: help))
  }

  /// `www.example.org` outside of a link.
  mutating func readHost(_ at: Int) {
    guard line.isPlain("www.", at: at), at == 0 || line.wordEnd(at: at - 1, also: "./@") == at - 1,
      line[at - 1] != PlainLine.gap
    else { return }
    let end = line.wordEnd(at: at + 4, also: ".")
    let name = line.ascii(at..<end).split(separator: ".")
    guard name.count >= 3, let last = name.last, last.count >= 2, last.allSatisfy(\.isLetter) else { return }
    list.add(
      Slip(
        range: at..<end, severity: .warning, id: "bare-address",
        message: "an address without its beginning is text, and no link",
        help: "write 'https://' before it"))
  }

  private static let formula: Message = "a formula between dollar signs is printed as it stands"
  private static let formulaHelp: Message =
    "write it in words or with the characters themselves; a dollar sign alone is \\$"

  /// Reads `{.class}`, `{width=50%}`, `{{< … >}}`, `{% … %}` and `{{ … }}`.
  mutating func readBrace(_ at: Int) {
    if line.isPlain("{{", at: at) || line.isPlain("{%", at: at) {
      let end: String = line.isPlain("{{", at: at) ? "}}" : "%}"
      guard line[at - 1] != UInt8(ascii: "{"),
        let close = (at + 2..<max(at + 2, min(line.count, at + 500))).first(where: {
          line.isPlain(end, at: $0)
        })
      else { return }
      return list.add(
        .foreign(
          at..<close + 2, "a command of another generator is text here",
          help: "write it with a directive, or in Markdown"))
    }
    guard let close = line.first("}", from: at), close > at + 1, close - at < 200, !line.isWide[close] else {
      return
    }
    let inner = at + 1..<close
    let isClass =
      "#.".utf8.contains(line.folded[inner.lowerBound])
      && line.wordEnd(at: inner.lowerBound + 1) > inner.lowerBound + 1
    let name = line.wordEnd(at: inner.lowerBound)
    let isValue = name > inner.lowerBound && line.isPlain("=", at: name) && name + 1 < close
    // {: .class} of kramdown, and the role in {ref}`x` of MyST.
    let isList =
      line.isPlain(":", at: inner.lowerBound)
      && (line[inner.lowerBound + 1].map { ".# ".utf8.contains($0) } ?? false) && inner.count > 2
    if name == close, isCode(at: close + 1) {
      return list.add(.foreign(at..<close + 1, Self.role, help: Self.roleHelp))
    }
    let isSign = line.ascii(inner) == "-" || line.isPlain("=", at: inner.lowerBound) && inner.count > 1
    guard isClass || isValue || isSign || isList else { return }
    if case .heading = kind, isClass, line.isPlain("#", at: inner.lowerBound) {
      return list.add(
        Slip(
          range: at..<close + 1, severity: .warning, id: "heading-id",
          message: "the heading's id cannot be read, and is printed",
          help: "write '{#id}' alone at the end of the heading, without spaces in it"))
    }
    list.add(
      .foreign(
        at..<close + 1, "attributes are read behind directives alone; these are printed",
        help: "take them away; a picture with a caption is '::figure[…]{src=… alt=… id=…}'",
        meant: ""))
  }

  /// Reads `[[page]]` and `[words][label]`.
  mutating func readWiki(_ at: Int) {
    if line.isPlain("[[", at: at), line[at - 1] != UInt8(ascii: "[") {
      guard let close = line.first("]", from: at + 2), line.isPlain("]]", at: close), close > at + 2 else {
        return
      }
      list.add(
        .foreign(
          at..<close + 2, "a link between double brackets is text here",
          help: "write [words](../cases/boston.md), with the page's file"))
    } else if let close = line.first("]", from: at + 1), line.isPlain("][", at: close), close > at + 1,
      let end = line.first("]", from: close + 2), end > close + 2,
      !line.folded[close + 2..<end].allSatisfy({ (0x30...0x39).contains($0) })
    {
      list.add(
        .foreign(
          at..<end + 1, "no address belongs to this link, and it is text",
          help: "write [words](address)"))
    }
  }

  private static let role: Message = "a role of MyST or reStructuredText is text here"
  private static let roleHelp: Message = "write a link as [words](address), and a figure's number as :ref[id]"

  /// Whether code in a line begins at an index.
  private func isCode(at index: Int) -> Bool {
    guard line[index] == PlainLine.gap, let file else { return false }
    let start = line.offsets[index]
    return file.slice(start..<min(start + 1, file.text.utf8.count)).hasPrefix("`")
  }

  /// Reads `:smile:`, and the role of :ref:`x`.
  mutating func readEmoji(_ at: Int) {
    let end = line.wordEnd(at: at + 1, also: "+")
    if end > at + 1, line.isPlain(":", at: end), isCode(at: end + 1), !line.isDigit(at: at + 1),
      at == 0 || line[at - 1] != UInt8(ascii: ":") && line.wordEnd(at: at - 1) == at - 1
    {
      return list.add(.foreign(at..<end + 1, Self.role, help: Self.roleHelp))
    }
    guard at == 0 || line[at - 1] != UInt8(ascii: ":") && line.wordEnd(at: at - 1) == at - 1, end > at + 2,
      end - at <= 30, line.isPlain(":", at: end), line[end + 1] != UInt8(ascii: ":"),
      line.wordEnd(at: end + 1) == end + 1, !line.isPlain("[", at: end + 1),
      !isCode(at: end + 1), line.folded[at + 1..<end].contains(where: { $0 >= 0x61 && $0 <= 0x7A }),
      !line.isDigit(at: at + 1)
    else { return }
    list.add(
      .foreign(at..<end + 1, "a name of a little picture is text here", help: "write the character itself"))
  }
}
