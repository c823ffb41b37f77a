import Digest
public import Diagnostics
public import Kinds
public import Markdown

/// One page in one language as its file says it: front matter and document, not yet linked to anything.
public struct ParsedPage: Sendable {
  /// The path below the language's folder without its ending, such as `cases/boston`.
  public let id: String
  /// The language whose folder the file is in.
  public let language: String
  /// What the page is.
  public let kind: Kind
  /// The Markdown file.
  public let file: SourceFile
  /// What a translator works from, the title, short title, summary and text: the first twelve digits of its SHA-256.
  public let digest: String
  /// The page's text.
  public let document: Document
  /// Whether all the evidence that the file names could be read.
  var isSound: Bool
  /// Whether the page was made where no editor has written one.
  var isGenerated = false
  /// The page whose list goes on here, on a page that was made for that.
  var continues: String?
  /// The page's keys; a translation's include what it inherits.
  var frontMatter: FrontMatter

  /// Reads a Markdown file below `Content/<language>/`.
  static func parse(_ file: SourceFile, language: String, kinds: Kinds) -> Diagnosed<ParsedPage> {
    let folder = "Content/\(language)/"
    let id = String(file.path.dropFirst(folder.count).dropLast(".md".count))
    let kind = kinds.kind(ofPage: id)
    let frontMatter = FrontMatter.read(file, kind: kind, of: kinds)
    let document = MarkdownParser(readsGitHub: true).parse(file, from: frontMatter.value.bodyOffset)
    // A wrong key hides no evidence, but where the keys name it.
    let hidesEvidence =
      !frontMatter.value.isReadable || document.diagnostics.hasErrors
      || (kind.namesEvidence && frontMatter.diagnostics.hasErrors)
    let words = ["title", "short_title", "summary"].map { frontMatter.value.text($0) ?? "" }
    let body = file.slice(frontMatter.value.bodyOffset..<file.text.utf8.count)
    let page = ParsedPage(
      id: id, language: language, kind: kind, file: file,
      digest: String(SHA256.hex((words + [String(body)]).joined(separator: "\u{1E}")).prefix(12)),
      document: document.value, isSound: !hidesEvidence, frontMatter: frontMatter.value)
    return Diagnosed(page, frontMatter.diagnostics + document.diagnostics)
  }
}

extension Kind {
  /// Whether a key of its own names facts or sources.
  fileprivate var namesEvidence: Bool { ownKeys.contains { $0.type == .facts || $0.type == .sources } }
}
