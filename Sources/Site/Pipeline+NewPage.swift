public import Diagnostics
import FileSystem
import Foundation
import Kinds
import Publishing

extension Pipeline {
  /// Begins a page of a kind in every language of the site; what is there already stays as it is.
  ///
  /// - Parameters:
  ///   - kind: The kind's name, as `Content/kinds.yaml` declares it, or `page` or `briefing`.
  ///   - name: The page's name: the last part of its address.
  ///   - today: The day that dates are filled with, `YYYY-MM-DD`.
  ///   - catalogue: The language of the comments, by the site's first language.
  /// - Returns: The paths of the files that were made, and what was wrong with the names.
  /// - Throws: A `PublishingFailure` when a file cannot be written.
  public func newPage(
    _ kind: String, named name: String, today: String, catalogue: (String) -> MessageCatalogue
  ) async throws -> Diagnosed<[String]> {
    let loaded = WorkspaceLoader(root: options.root).load()
    let missing = loaded.diagnostics.filter { $0.id == "missing-folder" }
    let workspace = loaded.value
    let declared = KindsFile.read(workspace)
    guard missing.isEmpty, !declared.diagnostics.hasErrors else {
      return Diagnosed([], missing + declared.diagnostics)
    }
    let kinds = declared.value
    let settings = SiteSettings.read(workspace).value
    let place = SourceFile(path: KindsFile.path, text: "").whole
    guard let kind = kinds.kind(named: kind) else {
      let names = kinds.all.map(\.name)
      return Diagnosed(
        [],
        [
          .error(
            "unknown-kind", "no kind '\(kind)'\(Suggestion.clause(for: kind, in: names))",
            help: "the kinds of this report are \(names.joined(separator: ", "))", at: place)
        ])
    }
    let id = (kind.folder.map { $0 + "/" } ?? "") + name
    if let problem = Self.problem(of: id, name, kind, kinds) { return Diagnosed([], [problem]) }
    let original = settings.defaultLanguage
    let listed = kinds.all.compactMap(\.folder).first { id == "\($0)/index" }
    let draft = PageDraft(
      kind: kind, kinds: kinds, name: name.split(separator: "/").last.map(String.init) ?? name, list: listed,
      today: today,
      pages: Self.names(workspace, kinds, original), catalogue: catalogue(original))
    func path(_ language: String) -> String { "Content/\(language)/\(id).md" }
    let absent = settings.languages.filter { language in
      workspace.texts[path(language)] == nil && !workspace.unreadable.contains(path(language))
    }
    guard !absent.isEmpty else {
      return Diagnosed(
        [],
        [
          .error(
            "page-exists", "the page '\(id)' is there already, in every language",
            help: "choose another name; nothing that is there is ever overwritten",
            at: SourceFile(path: path(original), text: "").whole)
        ])
    }
    for language in absent {
      let text =
        language == original
        ? draft.original(language: language)
        : draft.translation(language: language, of: path(original))
      try write(text, to: path(language))
    }
    return Diagnosed(absent.map(path))
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try OwnFolder(options.root.path).write(Array(text.utf8), to: path)
    } catch {
      throw PublishingFailure(description: "cannot write \(path): \(error)")
    }
  }

  /// What is wrong with the name of a page to be.
  private static func problem(of id: String, _ name: String, _ kind: Kind, _ kinds: Kinds) -> Diagnostic? {
    let place = SourceFile(path: id, text: "").whole
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy(isName), parts.count == 1 || kind.folder == nil else {
      return .error(
        "bad-page-name", "'\(name)' cannot be the name of a page",
        help:
          "write small letters a to z, digits and hyphens, such as 'old-town'; it becomes the page's address",
        at: place)
    }
    let own = kinds.kind(ofPage: id)
    guard own != kind else { return nil }
    guard own != kinds.page else {
      return .error(
        "bad-page-name", "'\(id)' is the page above all \(kind.name) pages, and a plain page",
        help: "write 'casebook new page \(id)'", at: place)
    }
    return .error(
      "bad-page-name", "pages below '\(own.folder ?? "")' are \(own.name) pages",
      help: "write 'casebook new \(own.name) \(parts.last ?? "")'", at: place)
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
    return text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  /// The names of the pages of each kind, by the kind's name.
  private static func names(_ workspace: Workspace, _ kinds: Kinds, _ language: String) -> [String: [String]]
  {
    let folder = "Content/\(language)/"
    return workspace.texts(under: "Content/\(language)", ending: ".md").reduce(into: [:]) { names, file in
      let id = String(file.path.dropFirst(folder.count).dropLast(".md".count))
      let kind = kinds.kind(ofPage: id)
      guard let own = kind.folder else { return }
      names[kind.name, default: []].append(String(id.dropFirst(own.count + 1)))
    }
  }
}
