public import Diagnostics
import Evidence
import Foundation

/// A diagnostic as the preview shows it.
public struct LiveFinding: Sendable, Encodable {
  let severity: String
  /// The severity in words.
  let word: String
  let id: String
  let message: String
  let help: String?
  let file: String?
  let line: Int?
  let column: Int?
  /// The line, with what is wrong on it.
  let excerpt: DiagnosticPrinter.Excerpt?
  /// What opens the place in an editor.
  let link: String?
}

/// What there is to say beside a page.
public struct LivePageState: Sendable, Encodable {
  let findings: [LiveFinding]
  /// One line for the page, such as '2 errors, 1 warning'.
  let summary: String
  /// What is wrong elsewhere, in a line; nil if nothing is.
  let elsewhere: String?
  /// Whether the page is an earlier one, since it cannot be made any more.
  let isStale: Bool
  let words: [String: String]
}

extension LiveSite {
  /// What is wrong with the page at a path, and whether anything is wrong elsewhere.
  public func state(at path: String) -> LivePageState {
    let catalogue = messages
    let all = edition?.diagnostics ?? []
    let page = edition?.page(Self.file(path))
    let file = page?.entry.parsed.file.path
    let own = all.filter { $0.place?.file.path == file && file != nil }
    let isStale = page == nil || !(edition?.areTemplatesSound ?? true)
    let rest = all.filter { $0.place?.file.path != file || file == nil }
    let count = Self.count(own)
    let elsewhere = Self.count(rest)
    return LivePageState(
      findings: findings(own),
      summary: (own.isEmpty ? ("elsewhere: \(elsewhere)" as Message) : count).text(in: catalogue),
      elsewhere: rest.isEmpty ? nil : ("elsewhere: \(elsewhere)" as Message).text(in: catalogue),
      isStale: isStale && rest.hasErrors,
      words: [
        "panel": ("What is wrong on this page" as Message).text(in: catalogue),
        "stale": ("The page cannot be made anew; this is how it was last." as Message).text(in: catalogue),
        "desk": ("The desk" as Message).text(in: catalogue),
        "uses": ("Used on" as Message).text(in: catalogue),
        "joint": (", " as Message).text(in: catalogue),
      ])
  }

  /// The site's first language, once it has been read.
  public var languageOfSite: String? { edition?.index.settings.defaultLanguage }

  /// One line on the site as it stands.
  public var summary: Message {
    guard let edition else { return "nothing could be read" }
    let pages = edition.input.catalogue.pages.count
    return pages == 1
      ? "1 page; to be mended: \(Self.count(edition.diagnostics))"
      : "\(pages) pages; to be mended: \(Self.count(edition.diagnostics))"
  }

  /// Diagnostics as the preview shows them.
  func findings(_ diagnostics: [Diagnostic]) -> [LiveFinding] {
    let catalogue = messages
    return DiagnosticPrinter.locate(diagnostics).map { located in
      let diagnostic = located.diagnostic
      return LiveFinding(
        severity: diagnostic.severity.rawValue, word: diagnostic.severity.word.text(in: catalogue),
        id: diagnostic.id,
        message: diagnostic.message.text(in: catalogue), help: diagnostic.help?.text(in: catalogue),
        file: diagnostic.place?.file.path, line: located.start?.line, column: located.start?.column,
        excerpt: located.excerpt, link: diagnostic.place.map { editorLink($0) })
    }
  }

  /// How many errors and warnings there are, in words.
  static func count(_ diagnostics: [Diagnostic]) -> Message {
    let counts = diagnostics.countInWords
    return counts.isEmpty ? "nothing" : counts
  }

  /// An address that opens a place in Visual Studio Code and programs that take its addresses.
  func editorLink(_ place: SourcePlace) -> String {
    var path = root.appendingPathComponent(place.file.path).standardizedFileURL.path
    path = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    guard let range = place.range else { return "vscode://file\(path)" }
    let position = LineTable(place.file.text).position(of: range.lowerBound)
    return "vscode://file\(path):\(position.line):\(position.column)"
  }
}
