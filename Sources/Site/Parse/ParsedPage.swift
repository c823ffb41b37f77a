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
  public var digest: String { body.digest }
  /// The page's text.
  public var document: Document { body.document }
  private let body: PageBody

  /// Forgets what the text is made of; it is read again for whoever asks.
  func forgetText() { body.forget() }

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
    let (kind, frontMatter) = keys(of: file, language, kinds)
    let document = PageBody.parse(file, from: frontMatter.value.bodyOffset)
    // A wrong key hides no evidence, but where the keys name it.
    let hidesEvidence =
      !frontMatter.value.isReadable || document.diagnostics.hasErrors
      || (kind.namesEvidence && frontMatter.diagnostics.hasErrors)
    let page = ParsedPage(
      file, language, kind, frontMatter.value, document: document.value, isSound: !hidesEvidence)
    return Diagnosed(page, frontMatter.diagnostics + document.diagnostics)
  }

  /// Reads the keys of a file with which nothing is wrong; its text is read when somebody asks for it.
  static func parseKeys(ofSound file: SourceFile, language: String, kinds: Kinds) -> ParsedPage {
    let (kind, frontMatter) = keys(of: file, language, kinds)
    return ParsedPage(file, language, kind, frontMatter.value, document: nil, isSound: true)
  }

  private init(
    _ file: SourceFile, _ language: String, _ kind: Kind, _ frontMatter: FrontMatter, document: Document?,
    isSound: Bool
  ) {
    id = Self.id(of: file, language)
    self.language = language
    self.kind = kind
    self.file = file
    self.frontMatter = frontMatter
    self.isSound = isSound
    let words = ["title", "short_title", "summary"].map { frontMatter.text($0) ?? "" }
    body = PageBody(file, from: frontMatter.bodyOffset, words: words, document: document)
  }

  private static func keys(
    of file: SourceFile, _ language: String, _ kinds: Kinds
  ) -> (kind: Kind, frontMatter: Diagnosed<FrontMatter>) {
    let kind = kinds.kind(ofPage: id(of: file, language))
    return (kind, FrontMatter.read(file, kind: kind, of: kinds))
  }

  private static func id(of file: SourceFile, _ language: String) -> String {
    String(file.path.dropFirst("Content/\(language)/".count).dropLast(".md".count))
  }
}

extension Kind {
  /// Whether a key of its own names facts or sources.
  fileprivate var namesEvidence: Bool { ownKeys.contains { $0.type == .facts || $0.type == .sources } }
}
