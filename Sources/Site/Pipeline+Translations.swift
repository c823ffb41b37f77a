import Publishing
public import Diagnostics
import Foundation

extension Pipeline {
  /// Writes into the translations of pages what they were made from: the originals as they stand.
  ///
  /// - Parameter pages: The pages' ids, such as `cases/boston`; all pages if empty.
  /// - Returns: The paths of the files that were changed, and what was wrong with the ids.
  /// - Throws: A `PublishingFailure` when a file cannot be written.
  public func markTranslated(_ pages: [String]) async throws -> Diagnosed<[String]> {
    let site = await parsed()
    let written = site.pages.filter { !$0.isGenerated }
    let originals = Dictionary(
      written.filter { $0.language == site.settings.defaultLanguage }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let translations = Dictionary(
      grouping: written.filter { $0.language != site.settings.defaultLanguage && originals[$0.id] != nil },
      by: \.id)
    var diagnostics: [Diagnostic] = []
    for id in pages where translations[id] == nil {
      let problem =
        originals[id] == nil
        ? "no page '\(id)'" + Suggestion.clause(for: id, in: originals.keys.sorted())
        : "the page '\(id)' has no translation"
      diagnostics.append(
        .error(
          "unknown-page", problem, help: "name a page by its path without language and ending",
          at: SourceFile(path: "Content", text: "").whole))
    }
    guard diagnostics.isEmpty else { return Diagnosed([], diagnostics) }
    var changed: [String] = []
    for id in pages.isEmpty ? translations.keys.sorted() : pages {
      guard let original = originals[id] else { continue }
      for page in translations[id] ?? [] {
        guard let text = TranslationMark.set(original.digest, in: page.file.text), text != page.file.text
        else { continue }
        let url = options.root.appendingPathComponent(page.file.path)
        do {
          try Data(text.utf8).write(to: url, options: .atomic)
        } catch {
          throw PublishingFailure(
            description: "cannot write \(page.file.path): \(error.localizedDescription)")
        }
        changed.append(page.file.path)
      }
    }
    return Diagnosed(changed)
  }
}
