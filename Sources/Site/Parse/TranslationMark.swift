import Diagnostics

/// The line `translated_from: …` in a page's front matter.
enum TranslationMark {
  private static let key = "translated_from"

  /// A page's text with the mark set to a digest; nil if it has no front matter to set it in.
  static func set(_ digest: String, in text: String) -> String? {
    let table = LineTable(text)
    guard table.line(0) == "---", let closing = FrontMatter.closingLine(table) else { return nil }
    let bytes = Array(text.utf8)
    let isWindows = bytes.starts(with: Array("---\r\n".utf8))
    let line = Array("\(key): \(digest)\(isWindows ? "\r\n" : "\n")".utf8)
    let old = (1..<closing).first { table.line($0).hasPrefix("\(key):") }
    let start = table.starts[old ?? closing]
    let end = old.map { table.starts[$0 + 1] } ?? start
    return String(decoding: bytes[..<start] + line + bytes[end...], as: UTF8.self)
  }
}
