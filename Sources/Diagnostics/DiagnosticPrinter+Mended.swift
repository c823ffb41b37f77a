/// How mends are told.
extension DiagnosticPrinter {
  /// How many lines of a mend are shown on either side.
  private static let mostLines = 8

  /// A mend that was made, or would be: where, what was wrong, and the lines before and after.
  func mended(_ diagnostic: Diagnostic, _ mend: Mend, _ isPlan: Bool) -> String {
    guard let range = mend.place.range else { return "" }
    let table = LineTable(mend.place.file.text)
    let start = table.position(of: diagnostic.place?.range?.lowerBound ?? range.lowerBound)
    let message: Message =
      isPlan ? "would mend: \(diagnostic.message)" : "mended: \(diagnostic.message)"
    let words = VisibleText.of(message.text(in: catalogue))
    let path = VisibleText.of(mend.place.file.path)
    if format == .github {
      return
        "::notice file=\(Self.escapeProperty(path)),line=\(start.line),col=\(start.column),title=\(Self.escapeProperty(diagnostic.id))::\(Self.escapeData(words))\n"
    }
    let first = table.starts[table.lineIndex(of: range.lowerBound)]
    let last = table.lineIndex(of: max(range.lowerBound, range.upperBound))
    let end = table.starts[last] + table.line(last).utf8.count
    let file = mend.place.file
    let old = String(file.slice(first..<max(first, end)))
    let new =
      String(file.slice(first..<range.lowerBound)) + mend.replacement
      + file.slice(range.upperBound..<max(range.upperBound, end))
    return "\(path):\(start.line):\(start.column): \(words) [\(diagnostic.id)]\n"
      + Self.lines(old, "-") + Self.lines(new, "+")
  }

  private static func lines(_ text: String, _ sign: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let more = lines.count > mostLines ? "    \(sign) …\n" : ""
    return lines.prefix(mostLines).map { line in
      let characters = line.prefix(200)
      let shown = VisibleText.of(String(characters)) + (characters.count < line.count ? "…" : "")
      return "    \(sign) \(shown)".trimmedEnd + "\n"
    }.joined() + more
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
