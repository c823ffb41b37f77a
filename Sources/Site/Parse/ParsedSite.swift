import Addresses
import Jobs
import Diagnostics
import Evidence
import Kinds
import Markdown
import People
import Templates
import YAML

/// A workspace after parsing: pages, evidence and templates, each read on its own and still apart.
struct ParsedSite: Sendable {
  let settings: SiteSettings
  let kinds: Kinds
  let pages: [ParsedPage]
  let evidence: EvidenceBase
  let people: People
  let templates: TemplateLibrary
  let workspace: Workspace
}

/// Parses every file of a workspace.
struct SiteParser {
  let kinds: Kinds
  /// The directives that pages may write.
  let vocabulary: DirectiveVocabulary
  let jobs: Int
  /// The address to publish at, ending in `/`, in place of that in the settings.
  let baseURL: Address?

  /// Reads settings, evidence, templates and pages; the pages in parallel.
  func parse(_ workspace: Workspace) async -> Diagnosed<ParsedSite> {
    var memory = PageMemory()
    return await parse(workspace, memory: &memory)
  }

  /// The same with what has been parsed before.
  func parse(_ workspace: Workspace, memory: inout PageMemory) async -> Diagnosed<ParsedSite> {
    var settings = SiteSettings.read(workspace)
    if let baseURL { settings.value.url = baseURL }
    // The facts of a large report take as long as the keys of its pages, and neither knows of the other.
    let tables = evidenceFiles(workspace, settings.value)
    async let loaded = EvidenceLoader.load(tables)
    let people = people(workspace, settings.value)
    let templates = parseTemplates(workspace, languages: settings.value.languages)
    let files = settings.value.languages.flatMap { language in
      workspace.texts(under: "Content/\(language)", ending: ".md").map { (file: $0, language: language) }
    }
    let parsed = await memory.parse(files, kinds: kinds, jobs: jobs)
    let evidence = await loaded
    var diagnostics =
      settings.diagnostics + evidence.diagnostics + people.diagnostics + templates.diagnostics
    diagnostics += parsed.flatMap { Self.withoutConsequences($0, vocabulary) }
    diagnostics += StrayFiles(workspace: workspace, settings: settings.value).check()
    if let fault = order(parsed.map(\.value), &settings.value) { diagnostics.append(fault) }
    let written = inherit(parsed.map(\.value), workspace, settings.value, &diagnostics)
    let values = IndexPages.make(
      beside: written, settings.value, kinds, people.value, templates.value.names)
    diagnostics += values.diagnostics
    let pages =
      written + values.value + DatedPages.make(beside: written, settings.value, kinds)
      + SourcePages.make(evidence.value, beside: written, settings.value, kinds)
      + SearchPages.make(templates.value, beside: written, settings.value, kinds)
    let site = ParsedSite(
      settings: settings.value, kinds: kinds, pages: pages, evidence: evidence.value,
      people: people.value, templates: templates.value, workspace: workspace)
    return Diagnosed(site, diagnostics)
  }

  /// What was found in a page, without what only follows from another mistake in it.
  static func withoutConsequences(
    _ page: Diagnosed<ParsedPage>, _ vocabulary: DirectiveVocabulary
  ) -> [Diagnostic] {
    guard !page.diagnostics.isEmpty else { return [] }
    let document = page.value.document
    return NoteSlips.withoutConsequences(
      vocabulary.withoutConsequences(page.diagnostics, of: document), of: document)
  }

  private func people(_ workspace: Workspace, _ settings: SiteSettings) -> Diagnosed<People> {
    let path = People.path
    if let file = workspace.texts[path] { return People.read(file, languages: settings.languages) }
    // A file that is there and cannot be read has been reported.
    return Diagnosed(workspace.unreadable.contains(path) ? .unreadable : .none)
  }

  private func evidenceFiles(_ workspace: Workspace, _ settings: SiteSettings) -> EvidenceFiles {
    let folder = "Content/data/"
    var files = EvidenceFiles(
      facts: workspace.texts[folder + "facts.csv"], indicators: workspace.texts[folder + "indicators.csv"],
      sources: workspace.texts[folder + "sources.yaml"], rates: workspace.texts[folder + "rates.csv"],
      corrections: workspace.texts[folder + "corrections.csv"], terms: workspace.texts[folder + "terms.csv"])
    files.factColumns = workspace.texts[folder + "facts" + OwnTableFiles.ending]
    files.tables = workspace.texts(under: "Content/data", ending: OwnTableFiles.ending).compactMap { schema in
      let name = String(schema.path.dropFirst(folder.count).dropLast(OwnTableFiles.ending.count))
      guard name != "facts" else { return nil }
      return OwnTableFiles(name: name, table: workspace.texts[folder + name + ".csv"], schema: schema)
    }
    files.folders = Set(kinds.all.compactMap(\.folder))
    files.subjects = kinds.subjects.map(\.name)
    files.topics = kinds.topics.map(\.name)
    // Chinese and English first, as their columns stand in the tables.
    let languages = settings.languages.map { FigureLanguage(tag: $0) }
    files.languages = FigureLanguage.handwritten.filter(languages.contains)
    for language in languages where !files.languages.contains(language) { files.languages.append(language) }
    files.isIncomplete = workspace.unreadable.contains { $0.hasPrefix(folder) }
    return files
  }

  /// Finds languages in the wrong order: the pages of the first lack what those of another have.
  ///
  /// The rest is then judged by the order that is meant, so that this is said once.
  private func order(_ pages: [ParsedPage], _ settings: inout SiteSettings) -> Diagnostic? {
    let first = settings.defaultLanguage
    let originals = Dictionary(
      pages.filter { $0.language == first }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for language in settings.languages.dropFirst() {
      var lacking: Set<String> = []
      var (wrong, right) = (0, 0)
      for page in pages where page.language == language {
        guard let original = originals[page.id], page.frontMatter.isReadable, original.frontMatter.isReadable
        else { continue }
        let theirs = Set(original.frontMatter.lacking(of: page.kind).map(\.name))
        let ours = Set(page.frontMatter.lacking(of: page.kind).map(\.name))
        if !theirs.subtracting(ours).isEmpty { wrong += 1 }
        if !ours.subtracting(theirs).isEmpty { right += 1 }
        lacking.formUnion(theirs.subtracting(ours))
      }
      guard wrong > 1, wrong > right * 2 else { continue }
      settings.languages.removeAll { $0 == language }
      settings.languages.insert(language, at: 0)
      let names = Message.names(lacking.sorted())
      return .error(
        "language-order",
        "'\(first)' comes first, and \(wrong) of its pages lack keys that those in '\(language)' have: \(names)",
        help: "keys are written in the first language, and the others inherit them: write "
          + "[\(settings.languages.joined(separator: ", "))], or move the keys",
        at: settings.placeOfLanguages)
    }
    return nil
  }

  /// Fills in what translations leave out, and reports what is missing after that.
  private func inherit(
    _ pages: [ParsedPage], _ workspace: Workspace, _ settings: SiteSettings,
    _ diagnostics: inout [Diagnostic]
  ) -> [ParsedPage] {
    let originals = Dictionary(
      pages.filter { $0.language == settings.defaultLanguage }.map { ($0.id, $0.frontMatter) },
      uniquingKeysWith: { first, _ in first })
    return pages.map { page in
      var page = page
      if page.language != settings.defaultLanguage {
        let path = "Content/\(settings.defaultLanguage)/\(page.id).md"
        if let original = originals[page.id] {
          page.frontMatter = page.frontMatter.inheriting(from: original)
        } else if workspace.unreadable.contains(path) {
          page.frontMatter.isWithoutOriginal = true
        }
        // What it would inherit may name evidence.
        if page.frontMatter.isWithoutOriginal { page.isSound = false }
      }
      let missing = page.frontMatter.missingKeys(of: page.kind)
      // What is still being written need not be whole.
      diagnostics += page.frontMatter.flag("draft") ? missing.map { $0.with(.note) } : missing
      return page
    }
  }

  private func parseTemplates(_ workspace: Workspace, languages: [String]) -> Diagnosed<TemplateLibrary> {
    var files: [String: SourceFile] = [:]
    for (path, file) in workspace.texts {
      if let name = Workspace.templateName(path) { files[name] = file }
    }
    let words = InterfaceWords.read(workspace, languages: languages)
    let library = TemplateLibrary.compile(files, words: words.value, assets: workspace.templateAssets)
    return Diagnosed(library.value, words.diagnostics + library.diagnostics)
  }
}
