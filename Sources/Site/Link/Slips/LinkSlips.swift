import Diagnostics

/// Finds links that broke: `[x](a.md` without an end, `[x]a.md)`, `[x(a.md)`, `[x] (a.md)`.
struct LinkSlips {
  let line: PlainLine
  private let file: SourceFile
  private var list: SlipList

  init(line: PlainLine, in file: SourceFile, list: SlipList) {
    self.line = line
    self.file = file
    self.list = list
  }

  consuming func find() -> SlipList {
    for at in line.folded.indices where !line.isWide[at] && !line.isEscaped(at) {
      switch line.folded[at] {
      case UInt8(ascii: "]"): readClosed(at)
      case UInt8(ascii: "["): readOpen(at)
      case UInt8(ascii: "<"): readFile(at)
      default: break
      }
    }
    return list
  }

  /// What begins an address, as far as it goes without a space, a bracket or a sign of Chinese.
  private func address(at start: Int) -> Range<Int> {
    var end = start
    while let byte = line[end], byte > 0x20, byte < 0x7F, !line.isWide[end], !"()<>[]\"".utf8.contains(byte) {
      end += 1
    }
    // A name in Chinese has nothing that ends it but what follows an address.
    while line[end] == PlainLine.other
      || line[end].map({ $0 > 0x20 && !"()<>[]\" ".utf8.contains($0) }) ?? false
    {
      guard !line.isWide[end] else { break }
      end += 1
    }
    // A sentence's own signs, and those of emphasis, are no part of it.
    while end > start, let byte = line[end - 1], ".,;:!?*_'".utf8.contains(byte) { end -= 1 }
    return start..<end
  }

  private func written(_ range: Range<Int>) -> String { String(file.slice(line.range(range))) }

  private func isAddress(_ range: Range<Int>) -> Bool {
    let text = line.ascii(range).unicodeScalars.filter(\.isASCII)
    return WrittenAddress.isUnmistakable(String(String.UnicodeScalarView(text)))
  }

  /// `](a.md`, `](<a.md`, `] (a.md)`, `]a.md)`.
  private mutating func readClosed(_ close: Int) {
    var start = close + 1
    let hasSpace = line[start] == UInt8(ascii: " ")
    if hasSpace { start += 1 }
    let isOpen = line.isPlain("(", at: start)
    if isOpen { start += 1 }
    if isOpen, line.isPlain("<", at: start) { start += 1 }
    let address = address(at: start)
    guard isAddress(address) else { return readBroken(close, isOpen && !hasSpace ? address : nil) }
    if isOpen {
      list.add(
        .link(
          close..<address.upperBound,
          hasSpace && line.isPlain(")", at: address.upperBound)
            ? "a space between the words and the address makes the link text"
            : "the link has no '[' before it, or no ')' behind it, and is text",
          meant: hasSpace && line.isPlain(")", at: address.upperBound)
            ? "](" + written(start..<address.upperBound) : nil))
    } else if !hasSpace, line.isPlain(")", at: address.upperBound) {
      list.add(.link(close..<address.upperBound + 1, "the '(' of the link is missing, so that it is text"))
    }
  }

  /// Reads `[x](cases/bos` at a line's end, which goes on in the next.
  private mutating func readBroken(_ close: Int, _ address: Range<Int>?) {
    guard let address, line[address.upperBound] == nil, line.folded[address].contains(UInt8(ascii: "/")),
      let open = line.first("[", from: line.content.lowerBound), open < close
    else { return }
    list.add(
      .link(
        close..<address.upperBound, "the address of the link is broken over two lines, so that it is text"))
  }

  /// `<cases/boston.md>`, which is no link, since only addresses of the web may stand so.
  private mutating func readFile(_ open: Int) {
    guard !line.isPlain("](", at: open - 2) else { return }
    let address = address(at: open + 1)
    guard isAddress(address), line.isPlain(">", at: address.upperBound) else { return }
    list.add(.link(open..<address.upperBound + 1, "a file between '<' and '>' is text"))
  }

  /// Reads `[x(a.md)`.
  private mutating func readOpen(_ open: Int) {
    guard let bracket = line.first("(", from: open), !line.isWide[bracket],
      !line.folded[open..<bracket].contains(UInt8(ascii: "]")), bracket > open + 1
    else { return }
    let address = address(at: bracket + 1)
    guard isAddress(address), line.isPlain(")", at: address.upperBound) else { return }
    list.add(.link(open..<address.upperBound + 1, "the ']' of the link is missing, so that it is text"))
  }
}
