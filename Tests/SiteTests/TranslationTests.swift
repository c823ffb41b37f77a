import ArgumentParser
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import CasebookCommands
@testable import Site

/// Translations that know what they were made from.
@Suite struct TranslationTests {
  private static let translation = "Content/en/cases/boston.md"
  private static let original = "Content/zh/cases/boston.md"

  private func pipeline(_ workspace: TemporaryFolder) -> Pipeline {
    Pipeline(Pipeline.Options(root: workspace.url))
  }

  private func stale(_ workspace: TemporaryFolder) async throws -> [String] {
    try await pipeline(workspace).check().diagnostics.filter { $0.id == "stale-translation" }.map {
      "\($0.place?.file.path ?? "") \($0.message)"
    }
  }

  private func change(_ path: String, _ old: String, _ new: String, in workspace: TemporaryFolder) throws {
    let text = try #require(workspace.read(path))
    try #require(text.contains(old))
    try workspace.write(text.replacing(old, with: new), to: path)
  }

  @Test func aChangeOfTheOriginalIsReportedAndSaidToReaders() async throws {
    let workspace = try Workspaces.base()
    #expect(try await pipeline(workspace).markTranslated(["cases/boston"]).value == [Self.translation])
    #expect(try await stale(workspace) == [])
    #expect(
      try await pipeline(workspace).markTranslated(["cases/boston"]).value == [], "nothing is left to mark")

    try workspace.write(try #require(workspace.read(Self.original)) + "\n新的一句。\n", to: Self.original)
    #expect(
      try await stale(workspace)
        == ["\(Self.translation) \(Self.original) has changed since this translation was made"])
    let catalogue = await linked(workspace)
    let entry = try #require(catalogue.index.entry("cases/boston", "en"))
    #expect(catalogue.index.original(ofStale: entry)?.parsed.file.path == Self.original)

    _ = try await pipeline(workspace).markTranslated([])
    #expect(try await stale(workspace) == [])
  }

  private func linked(_ workspace: TemporaryFolder) async -> Catalogue {
    let loaded = WorkspaceLoader(root: workspace.url).load().value
    let parsed = await SiteParser(kinds: KindsFile.read(loaded).value, jobs: 1, baseURL: nil)
      .parse(loaded).value
    return await Linker(jobs: 1, drafts: false, directives: .all(parsed.kinds)).link(parsed).value
  }

  @Test func whatNoTranslatorReadsMakesNoTranslationOld() async throws {
    let workspace = try Workspaces.base()
    _ = try await pipeline(workspace).markTranslated([])
    try change(Self.original, "order: 1", "order: 7", in: workspace)
    #expect(try await stale(workspace) == [])
    try change(Self.original, "title: 波士顿", "title: 大波士顿", in: workspace)
    #expect(try await stale(workspace).count == 1)
  }

  @Test func theCommandMarksTheNamedPages() async throws {
    let workspace = try Workspaces.base()
    try await TranslatedCommand.parse(["--root", workspace.url.path, "cases/boston"]).run()
    #expect(try #require(workspace.read(Self.translation)).contains("\ntranslated_from: "))
    #expect(throws: (any Error).self) { try TranslatedCommand.parse([]) }
  }

  @Test func anUnknownPageIsAnErrorAndNothingIsWritten() async throws {
    let workspace = try Workspaces.base()
    let before = workspace.read(Self.translation)
    let marked = try await pipeline(workspace).markTranslated(["cases/boston", "cases/bostn"])
    #expect(marked.diagnostics.map(\.message) == ["no page 'cases/bostn'; did you mean 'cases/boston'?"])
    #expect(marked.value == [] && workspace.read(Self.translation) == before)
  }

  @Test(arguments: [
    ("---\ntitle: A\n---\ntext", "---\ntitle: A\ntranslated_from: 0f\n---\ntext"),
    ("---\ntranslated_from: 11\ntitle: A\n---\n", "---\ntranslated_from: 0f\ntitle: A\n---\n"),
    ("---\r\ntitle: A\r\n---\r\ntext", "---\r\ntitle: A\r\ntranslated_from: 0f\r\n---\r\ntext"),
    ("---\n---\n", "---\ntranslated_from: 0f\n---\n"), ("text", nil), ("---\ntitle: A\n", nil),
  ])
  func theMarkIsOneLineOfTheFrontMatter(_ text: String, _ marked: String?) {
    #expect(TranslationMark.set("0f", in: text) == marked)
  }
}
