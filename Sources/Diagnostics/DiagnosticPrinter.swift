#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The forms in which diagnostics are printed.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// `file:line:column: severity: message [id]`, with the line and a caret under the place.
  case text
  /// One JSON object with a list of diagnostics.
  case json
  /// GitHub workflow commands, which mark the lines of a pull request.
  case github
}

/// Turns diagnostics into text; prints nothing itself.
public struct DiagnosticPrinter {
  /// The widest piece of a source line that is shown, in terminal columns.
  static let excerptWidth = 100

  /// How many findings of one kind in one file are printed one by one; whoever mends those sees the next.
  static let mostAlike = 50

  /// How many findings are printed at all, for programs too.
  static let most = 5000

  let format: DiagnosticFormat
  let catalogue: MessageCatalogue

  /// Creates a printer for a format and a language.
  public init(_ format: DiagnosticFormat, in catalogue: MessageCatalogue = .english) {
    self.format = format
    self.catalogue = catalogue
  }

  /// The text for a list of diagnostics, in reading order, ending in a newline unless it is empty.
  ///
  /// - Parameters:
  ///   - diagnostics: What is wrong.
  ///   - mended: What was wrong and is no more, in the order in which it was mended; each is told.
  ///   - isPlan: Whether that is what would be done.
  public func print(
    _ diagnostics: [Diagnostic], mended: [(Diagnostic, Mend)] = [], wouldBe isPlan: Bool = false
  ) -> String {
    let ordered = diagnostics.inReadingOrder()
    if format == .json {
      return json(
        Self.locate(Array(ordered.prefix(Self.most))), omitted: max(0, ordered.count - Self.most),
        mended: mended)
    }
    let before = mended.map { self.mended($0, $1, isPlan) }.joined()
    return before + print(ordered: ordered)
  }

  private func print(ordered: [Diagnostic]) -> String {
    let (shown, more) = Self.chosen(ordered)
    let located = Self.locate(shown)
    var result = ""
    for (number, finding) in located.enumerated() {
      result += format == .text ? text(finding) : github(finding)
      if let count = more[number] { result += rest(count, like: finding.diagnostic) }
    }
    if let count = more[located.count] { result += rest(count, like: nil) }
    return result
  }

  /// The findings that are printed, and behind which of them it is said how many more there are.
  private static func chosen(_ diagnostics: [Diagnostic]) -> (shown: [Diagnostic], more: [Int: Int]) {
    struct Kind: Hashable {
      let path: String
      let id: String
    }
    var shown: [Diagnostic] = []
    var more: [Int: Int] = [:]
    var counts: [Kind: (count: Int, last: Int)] = [:]
    for diagnostic in diagnostics {
      let kind = Kind(path: diagnostic.place?.file.path ?? "", id: diagnostic.id)
      var known = counts[kind] ?? (0, 0)
      known.count += 1
      if shown.count >= most, known.count <= mostAlike {
        more[most, default: 0] += 1
        continue
      }
      if known.count <= mostAlike {
        known.last = shown.count
        shown.append(diagnostic)
      } else {
        more[known.last, default: 0] += 1
      }
      counts[kind] = known
    }
    return (shown, more)
  }

  /// The line that stands for findings which are not printed one by one.
  private func rest(_ count: Int, like diagnostic: Diagnostic?) -> String {
    let message: Message = "and \(count) more"
    let words = message.text(in: catalogue)
    guard let diagnostic else {
      return format == .text ? words + "\n" : "::notice::\(Self.escapeData(words))\n"
    }
    let path = diagnostic.place.map { VisibleText.of($0.file.path) } ?? ""
    if format == .text { return "\(path.isEmpty ? "" : path + ": ")\(words) [\(diagnostic.id)]\n" }
    return
      "::notice file=\(Self.escapeProperty(path)),title=\(Self.escapeProperty(diagnostic.id))::\(Self.escapeData(words))\n"
  }

  /// A diagnostic with its lines and columns worked out.
  public struct Located: Sendable {
    /// The diagnostic.
    public let diagnostic: Diagnostic
    /// Where its place begins; nil if it is that of a whole file or there is none.
    public fileprivate(set) var start: LineTable.Position?
    fileprivate var end: LineTable.Position?
    /// The line around the place, or the whole of it where it is short.
    fileprivate var line: Substring = ""
    /// Whether something of the line stands before and behind that.
    fileprivate var isCut = (before: false, after: false)
    /// The part of the place that lies on its first line, in characters of what there is of that line.
    fileprivate var marked: Range<Int> = 0..<0

    /// The line that it begins on; nil without a line.
    public var excerpt: Excerpt? { start.map { _ in DiagnosticPrinter.excerpt(self) } }
  }

  /// A line around a place, cut where it is long.
  public struct Excerpt: Sendable, Encodable {
    /// What stands before the place.
    public let before: String
    /// What stands at the place; empty where something is missing there.
    public let marked: String
    /// What stands behind it.
    public let after: String
  }

  /// How much of a line is looked at before a place and behind its beginning, in bytes.
  private static let reach = 1000

  /// Works out positions, reading each file's lines once.
  public static func locate(_ diagnostics: [Diagnostic]) -> [Located] {
    var tables: [SourceFile: LineTable] = [:]
    var columns = ColumnCounter()
    return diagnostics.map { diagnostic in
      var located = Located(diagnostic: diagnostic)
      guard let place = diagnostic.place, let range = place.range else { return located }
      let table = tables[place.file] ?? LineTable(place.file.text)
      tables[place.file] = table
      let start = columns.position(of: range.lowerBound, table, place.file)
      let end = columns.position(of: max(range.lowerBound, range.upperBound), table, place.file)
      located.start = start
      located.end = end
      let whole = table.line(start.line - 1)
      let lineStart = table.starts[start.line - 1]
      let offset = min(range.lowerBound - lineStart, whole.utf8.count)
      let before = offset > reach
      let lower = before ? whole.character(atOrBehind: offset - reach) : whole.startIndex
      let after = whole.utf8.count - offset > 2 * reach
      let upper = after ? whole.character(atOrBehind: offset + 2 * reach) : whole.endIndex
      located.line = whole[lower..<upper]
      located.isCut = (before, after)
      let first = whole.character(atOrBehind: offset)
      let last =
        end.line == start.line
        ? whole.character(atOrBehind: min(range.upperBound - lineStart, whole.utf8.count)) : whole.endIndex
      let lead = whole.distance(from: lower, to: min(max(first, lower), upper))
      located.marked =
        lead..<lead + whole.distance(from: min(max(first, lower), upper), to: min(max(last, first), upper))
      return located
    }
  }

  // MARK: Text

  private func text(_ located: Located) -> String {
    let diagnostic = located.diagnostic
    var place = ""
    if let file = diagnostic.place?.file {
      place = VisibleText.of(file.path) + ":"
      if let start = located.start { place += "\(start.line):\(start.column):" }
      place += " "
    }
    let message = VisibleText.of(diagnostic.message.text(in: catalogue))
    let severity = diagnostic.severity.word.text(in: catalogue)
    var result = "\(place)\(severity): \(message) [\(diagnostic.id)]\n"
    if let start = located.start { result += Self.text(Self.excerpt(located), number: start.line) }
    if let help = diagnostic.help { result += "    = \(VisibleText.of(help.text(in: catalogue)))\n" }
    return result
  }

  /// The source line in its parts; a long line is cut around the place.
  private static func excerpt(_ located: Located) -> Excerpt {
    let characters = located.line.map { $0 == "\t" ? " " : VisibleText.of($0) }
    var window = 0..<characters.count
    let total = characters.reduce(0) { $0 + TerminalWidth.of($1) }
    if total > excerptWidth {
      // Start a little before the place and go on as far as the width allows.
      var start = located.marked.lowerBound
      var lead = 0
      while start > 0, lead < excerptWidth / 3 {
        start -= 1
        lead += TerminalWidth.of(characters[start])
      }
      var end = start
      var width = 0
      while end < characters.count, width < excerptWidth {
        width += TerminalWidth.of(characters[end])
        end += 1
      }
      window = start..<end
    }
    let before = window.lowerBound > 0 || located.isCut.before ? "…" : ""
    let after = window.upperBound < characters.count || located.isCut.after ? "…" : ""
    let start = min(max(window.lowerBound, located.marked.lowerBound), window.upperBound)
    let end = max(start, min(located.marked.upperBound, window.upperBound))
    return Excerpt(
      before: before + String(characters[window.lowerBound..<start]), marked: String(characters[start..<end]),
      after: String(characters[end..<window.upperBound]) + after)
  }

  /// The line with a caret under the place.
  private static func text(_ excerpt: Excerpt, number: Int) -> String {
    func width(_ text: String) -> Int { text.reduce(0) { $0 + TerminalWidth.of($1) } }
    let gutter = String(repeating: " ", count: max(0, 3 - String(number).count)) + String(number)
    let blank = String(repeating: " ", count: gutter.count)
    let caret = "^" + String(repeating: "~", count: max(0, width(excerpt.marked) - 1))
    return "\(gutter) | \(excerpt.before)\(excerpt.marked)\(excerpt.after)\n"
      + "\(blank) | \(String(repeating: " ", count: width(excerpt.before)))\(caret)\n"
  }

  // MARK: JSON

  private struct Report: Encodable {
    let diagnostics: [Entry]
    /// What was mended; nil where nothing was to be.
    let mended: [Entry]?

    struct Entry: Encodable {
      let file: String?
      let line: Int?
      let column: Int?
      let endLine: Int?
      let endColumn: Int?
      let severity: String
      let id: String
      let message: String
      let help: String?
      let fix: Fix?
    }

    /// A mend: UTF-8 offsets and lines and columns of what is replaced, and what is to stand there.
    struct Fix: Encodable {
      let file: String
      let start: Int
      let end: Int
      let line: Int
      let column: Int
      let endLine: Int
      let endColumn: Int
      let replacement: String
    }
  }

  private func json(
    _ located: [Located], omitted: Int, mended: [(diagnostic: Diagnostic, mend: Mend)]
  ) -> String {
    let report = Report(
      diagnostics: located.map(entry),
      mended: mended.isEmpty ? nil : Self.locate(mended.map(\.diagnostic)).map(entry))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // A report of strings and integers always encodes.
    let data = (try? encoder.encode(report)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private func entry(_ located: Located) -> Report.Entry {
    let diagnostic = located.diagnostic
    return Report.Entry(
      file: diagnostic.place?.file.path, line: located.start?.line, column: located.start?.column,
      endLine: located.end?.line, endColumn: located.end?.column,
      severity: diagnostic.severity.rawValue, id: diagnostic.id,
      message: diagnostic.message.text(in: catalogue), help: diagnostic.help?.text(in: catalogue),
      fix: Self.fix(diagnostic.mend))
  }

  private static func fix(_ mend: Mend?) -> Report.Fix? {
    guard let mend, let range = mend.place.range else { return nil }
    let table = LineTable(mend.place.file.text)
    let start = table.position(of: range.lowerBound)
    let end = table.position(of: range.upperBound)
    return Report.Fix(
      file: mend.place.file.path, start: range.lowerBound, end: range.upperBound, line: start.line,
      column: start.column, endLine: end.line, endColumn: end.column, replacement: mend.replacement)
  }

  // MARK: GitHub

  private func github(_ located: Located) -> String {
    let diagnostic = located.diagnostic
    var properties: [String] = []
    if let file = diagnostic.place?.file {
      properties.append("file=\(Self.escapeProperty(VisibleText.of(file.path)))")
    }
    if let start = located.start { properties.append("line=\(start.line),col=\(start.column)") }
    if let end = located.end { properties.append("endLine=\(end.line),endColumn=\(end.column)") }
    properties.append("title=\(Self.escapeProperty(diagnostic.id))")
    let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    let message = [diagnostic.message, diagnostic.help].compactMap {
      $0.map { VisibleText.of($0.text(in: catalogue)) }
    }
    .joined(separator: "\n")
    return "::\(command) \(properties.joined(separator: ","))::\(Self.escapeData(message))\n"
  }

  static func escapeData(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case "\r\n": result += "%0D%0A"
      default: result.append(character)
      }
    }
  }

  static func escapeProperty(_ text: String) -> String {
    escapeData(text).reduce(into: "") { result, character in
      switch character {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.append(character)
      }
    }
  }
}
