import Diagnostics
import Markdown

/// Times texts that make careless parsers take the square of their length.
enum Linearity {
  private static let texts: [(name: String, unit: String)] = [
    ("nested brackets", "["), ("closing brackets", "]"), ("links in brackets", "[a]("),
    ("backticks", "`a``b"),
    ("emphasis runs", "*a **b "), ("Chinese emphasis runs", "中**“文”"), ("strikethrough", "a~~"),
    ("table rows", "|中|b|\n"), ("table heads", "|a|b|\n|-|-|\n\n"), ("inline directives", ":a["),
    ("attributes", ":a[b]{c=\""), ("directive openings", ":::a\n"), ("directive closings", ":::\n"),
    ("citations", "[@a; "), ("note references", "[^a] "), ("notes", "[^a]: b\n"), ("quotes", "> "),
    ("nested lists", ""), ("comments", "<!--"), ("entities", "&amp"), ("definitions", "[a]: b\n"),
  ]

  static func run() {
    let sizes = [250_000, 500_000, 1_000_000]
    print("| input | 250 KB | 500 KB | 1 MB | last step |\n|---|---:|---:|---:|---:|")
    for (name, unit) in texts {
      let seconds = sizes.map { size in
        time(unit.isEmpty ? nestedList(size) : String(repeating: unit, count: size / unit.utf8.count))
      }
      let cells = seconds.map { "\(Int($0 * 10_000) / 10) ms" }.joined(separator: " | ")
      print("| \(name) | \(cells) | ×\(Double(Int(seconds[2] / max(seconds[1], 1e-9) * 10)) / 10) |")
    }
  }

  /// Lists of a hundred levels, one after the other.
  ///
  /// Indentation makes the text itself grow with the square of a list's depth, so more levels in one list measure that.
  private static func nestedList(_ size: Int) -> String {
    let one = (0..<100).map { String(repeating: "  ", count: $0) + "- a\n" }.joined() + "\n段落\n\n"
    return String(repeating: one, count: max(1, size / one.utf8.count))
  }

  /// The shortest of three runs, in seconds.
  private static func time(_ text: String) -> Double {
    let file = SourceFile(path: "input.md", text: text)
    let runs = (0..<3).map { _ in
      ContinuousClock().measure { _ = HTMLWriter().html(MarkdownParser().parse(file).value) }
    }
    return (runs.min() ?? .zero) / .seconds(1)
  }
}
