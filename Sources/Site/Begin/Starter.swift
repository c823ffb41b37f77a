public import Diagnostics
import Evidence
public import Foundation
import ShippedFiles

/// What a new workspace begins with: a small report with comments for its editors.
///
/// How it looks is the program's matter, which a workspace lays its own templates over.
public struct Starter: Sendable {
  /// The reports that there are to begin with.
  public static let reports = Set(ShippedFiles.starters.keys.compactMap(Self.report)).sorted()

  private static func report(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[0]) : nil
  }

  /// The files by their paths.
  let files: [String: Data]

  /// A report for a site in one language; nil if there is none of that name.
  ///
  /// Where nothing is written in the language, the text is English and everything is set for the language.
  init?(report: String, language: String) {
    let tag = FigureLanguage(tag: language).tag
    let hand = ShippedFiles.starters.keys.contains { $0.hasPrefix("\(report)/\(tag)/") } ? tag : "en"
    let folder = "\(report)/\(hand)/"
    var files: [String: Data] = [:]
    for (path, bytes) in ShippedFiles.starters where path.hasPrefix(folder) {
      let name = Self.filled(String(path.dropFirst(folder.count)), language)
      let text = Self.filled(String(decoding: bytes, as: UTF8.self), language)
      files[name == "gitignore" ? ".gitignore" : name] = Data(text.utf8)
    }
    guard !files.isEmpty else { return nil }
    let words = "Templates/strings/\(language).yaml"
    if ShippedFiles.templates["strings/\(language).yaml"] != nil {
      // The program has the words.
    } else if let same = ShippedFiles.templates["strings/\(tag).yaml"] {
      files[words] = same
    } else if let english = ShippedFiles.templates["strings/en.yaml"] {
      let note =
        "# The interface's words, still in English: translate what stands between the quotation marks.\n"
      files[words] = Data(note.utf8) + english
    }
    self.files = files
  }

  /// A text of a starter with the site's language in it, and in tables with what its columns are called.
  private static func filled(_ text: String, _ language: String) -> String {
    let columns = FigureLanguage(tag: language)
    return text.replacing("%language%", with: language).replacing("%tag%", with: columns.tag)
      .replacing("%name%", with: columns.nameColumn)
  }

  /// Lays the files out in a folder that is new or holds nothing but what a system hides.
  ///
  /// - Returns: How many files there are; none where something was in the way, and what that was.
  /// - Throws: What the system says when a file cannot be written.
  public static func create(report: String, language: String, in folder: URL) throws -> Diagnosed<Int> {
    let place = SourceFile(path: folder.path, text: "").whole
    guard SiteSettings.isLanguage(language) else {
      return Diagnosed(
        0,
        [
          .error(
            "unknown-language", "'\(language)' is no code of a language",
            help: "write one such as zh, en or fr",
            at: place)
        ])
    }
    guard let starter = Starter(report: report, language: language) else {
      return Diagnosed(
        0,
        [
          .error(
            "unknown-report",
            "no report '\(report)' to begin with\(Suggestion.clause(for: report, in: reports))",
            help: "choose one of \(reports.joined(separator: ", "))", at: place)
        ])
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    if let name = names.sorted().first(where: { !$0.hasPrefix(".") }) {
      return Diagnosed(
        0,
        [
          .error(
            "folder-in-use", "the folder holds '\(name)' already",
            help: "name a new folder; nothing that is there is ever overwritten", at: place)
        ])
    }
    for (path, bytes) in starter.files.sorted(by: { $0.key < $1.key }) {
      let url = folder.appendingPathComponent(path)
      if names.contains(path) { continue }
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: url, options: .withoutOverwriting)
    }
    return Diagnosed(starter.files.count)
  }
}
