import Diagnostics
import Digest
import Jobs
import Markdown

/// A page's text, read when it is first asked for.
///
/// Whoever knows that nothing is wrong with a text need not have it parsed before somebody looks into it.
final class PageBody: Sendable {
  private let file: SourceFile
  private let start: Int
  /// What a translator works from beside the text.
  private let words: [String]
  private let parsed: Lazy<Document>
  private let digested = Lazy<String>()

  /// The text of a file from an offset on.
  ///
  /// - Parameter document: What it is, where that is known.
  init(_ file: SourceFile, from start: Int, words: [String], document: Document? = nil) {
    self.file = file
    self.start = start
    self.words = words
    parsed = Lazy(document)
  }

  /// What is found in it, with what is wrong with it.
  static func parse(_ file: SourceFile, from start: Int) -> Diagnosed<Document> {
    MarkdownParser(readsGitHub: true).parse(file, from: start)
  }

  var document: Document { parsed.value { Self.parse(file, from: start).value } }

  /// Forgets what the text is made of, which takes several times the room of the text.
  func forget() { parsed.forget() }

  /// The first twelve digits of the SHA-256 of what a translator works from.
  var digest: String {
    digested.value {
      let body = String(file.slice(start..<file.text.utf8.count))
      return String(SHA256.hex((words + [body]).joined(separator: "\u{1E}")).prefix(12))
    }
  }
}
