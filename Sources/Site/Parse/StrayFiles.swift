import Diagnostics
import Evidence
import Foundation

/// Files that look like an editor's work and that nothing reads: they would be left out in silence.
struct StrayFiles {
  let workspace: Workspace
  let settings: SiteSettings

  /// The files of `Content/data` that are read.
  private static let dataFiles = [
    "corrections.csv", "facts.csv", "indicators.csv", "people.yaml", "rates.csv", "sources.yaml",
    "terms.csv",
  ]

  /// The endings of Markdown under other names.
  private static let markdownEndings: Set<String> = ["md", "markdown", "mdown", "mkd", "mdwn", "mdtext"]
  /// The endings of texts that an editor may take for pages.
  private static let textEndings: Set<String> = [
    "doc", "docx", "htm", "html", "odt", "pages", "pdf", "rtf", "tex", "txt", "wps",
  ]
  /// The endings of what programs leave beside a file that they work on.
  private static let backupEndings: Set<String> = ["bak", "old", "orig", "rej", "swo", "swp", "tmp"]

  /// What is wrong, in the order of the files.
  func check() -> [Diagnostic] {
    let paths = (Array(workspace.texts.keys) + workspace.assets.keys).sorted()
    return paths.filter { !Self.isBackup($0) }.compactMap(check)
  }

  private func check(_ path: String) -> Diagnostic? {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 1, parts[0] == "Content", parts.last != nil else { return nil }
    if parts.count > 2, settings.languages.contains(parts[1]) { return strayFile(path) }
    switch parts[1] {
    case "assets": return nil
    case "data": return parts.count == 3 ? strayData(path, name: parts[2]) : nil
    default: return path.hasSuffix(".md") ? strayPage(path) : nil
    }
  }

  /// Markdown that no language's folder holds.
  private func strayPage(_ path: String) -> Diagnostic {
    let folders = Message.list(
      settings.languages.map { Message(verbatim: "Content/\($0)/") }, separator: " or ")
    return .warning(
      "stray-page", "the page is in no language's folder and is not published",
      help: "move it below \(folders)", at: place(path))
  }

  /// Anything but Markdown in a language's folder.
  private func strayFile(_ path: String) -> Diagnostic? {
    guard !path.hasSuffix(".md") else { return nil }
    let url = URL(fileURLWithPath: path)
    let ending = url.pathExtension.lowercased()
    var base = url.deletingPathExtension().lastPathComponent
    let inner = URL(fileURLWithPath: base).pathExtension.lowercased()
    let isMarkdown =
      Self.markdownEndings.contains(ending) || (ending == "txt" && Self.markdownEndings.contains(inner))
    if Self.markdownEndings.contains(inner) {
      base = URL(fileURLWithPath: base).deletingPathExtension().lastPathComponent
    }
    let help: Message =
      if isMarkdown {
        "rename it to '\(base).md'"
      } else if Self.textEndings.contains(ending) {
        "write its text as Markdown in '\(base).md'"
      } else {
        "pages end in '.md'; pictures and other files belong in Content/assets"
      }
    return .warning("stray-file", "the file is no page and is not published", help: help, at: place(path))
  }

  /// The endings of tables that a spreadsheet saves and nothing here reads.
  private static let tableEndings: Set<String> = [
    "csv", "et", "numbers", "ods", "tsv", "xls", "xlsb", "xlsm", "xlsx",
  ]

  /// A workbook or a copy beside the data file that is read: what is changed in it changes nothing.
  private func copy(of name: String) -> String? {
    guard Self.isTable(name), !Self.dataFiles.contains(name), !isOwnTable(name) else { return nil }
    let words = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent.lowercased()
    return Self.dataFiles.first { file in
      file.hasSuffix(".csv") && words.contains(file.dropLast(4))
        && workspace.texts["Content/data/\(file)"] != nil
    }
  }

  /// What was meant to be a data file that is not there, or a copy of one that is.
  private func strayData(_ path: String, name: String) -> Diagnostic? {
    if name.hasPrefix("~$") {
      return .warning(
        "stray-file", "'\(name.dropFirst(2))' is open in Excel, and nothing of it is read",
        help: "save and close it there; 'casebook import' takes over what is new in it", at: place(path))
    }
    if isOwnTable(name) || name.hasSuffix(OwnTableFiles.ending) { return nil }
    if let read = copy(of: name) {
      return .warning(
        "stray-file", "the file is not read; '\(read)' beside it is",
        help: "'casebook import \(path)' takes over what is new in it; then take it out", at: place(path))
    }
    if let table = tableWithoutSchema(path, name: name) { return table }
    let stem = name.prefix { $0 != "." }.lowercased()
    guard
      let meant = Self.dataFiles.first(where: { $0.hasPrefix(stem + ".") })
        ?? Self.nearest(to: name),
      meant != name, !Self.dataFiles.contains(name)
    else { return otherTable(path, name: name) }
    let wanted = "Content/data/\(meant)"
    guard workspace.texts[wanted] == nil, !workspace.unreadable.contains(wanted) else {
      return otherTable(path, name: name)
    }
    return .warning(
      "stray-file", "the file is not read, and there is no '\(meant)'",
      help: "save it as '\(meant)' if that is what it is", at: place(path))
  }

  /// A table that has nothing to do with those that are read.
  private func otherTable(_ path: String, name: String) -> Diagnostic? {
    guard !Self.dataFiles.contains(name), Self.isTable(name) else { return nil }
    return .warning(
      "stray-file", "nothing reads this table",
      help:
        "the data are \(Self.dataFiles.joined(separator: ", ")); a table for readers belongs in Content/assets",
      at: place(path))
  }

  /// The data file of nearly that name; an ending that they share says nothing.
  private static func nearest(to name: String) -> String? {
    let stems = Dictionary(dataFiles.map { ($0.prefix { $0 != "." }, $0) }, uniquingKeysWith: { $1 })
    return Suggestion.nearest(to: String(name.prefix { $0 != "." }), in: stems.keys.map(String.init))
      .flatMap { stems[$0[...]] }
  }

  private static func isTable(_ name: String) -> Bool {
    tableEndings.contains(FileEnding.of(name))
  }

  /// Whether a file is a table of the workspace's own.
  private func isOwnTable(_ name: String) -> Bool {
    name.hasSuffix(".csv")
      && workspace.texts["Content/data/\(name.dropLast(4))\(OwnTableFiles.ending)"] != nil
  }

  /// A table that was meant to be the workspace's own, and of which nothing says what it holds.
  private func tableWithoutSchema(_ path: String, name: String) -> Diagnostic? {
    guard name.hasSuffix(".csv"), !Self.dataFiles.contains(name),
      Self.nearest(to: name) == nil
    else { return nil }
    let schema = "\(name.dropLast(4))\(OwnTableFiles.ending)"
    return .warning(
      "stray-file", "the table is not read: there is no '\(schema)' that says what it holds",
      help: "write one beside it, with its columns below 'fields:'", at: place(path))
  }

  private func place(_ path: String) -> SourcePlace {
    (workspace.texts[path] ?? SourceFile(path: path, text: "")).whole
  }

  /// Whether an editor's program or the system has put a file there for itself.
  private static func isBackup(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    // What Excel leaves beside a table tells that it is open there.
    if path.hasPrefix("Content/data/~$"), isTable(name) { return false }
    return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
      || (name.hasPrefix("#") && name.hasSuffix("#"))
      || ["desktop.ini", "thumbs.db"].contains(name.lowercased())
      || backupEndings.contains(FileEnding.of(name))
  }
}
