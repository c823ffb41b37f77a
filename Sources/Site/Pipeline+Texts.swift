import Diagnostics
import FileSystem
import Foundation
import Jobs
import Kinds
import Publishing
import Templates

/// Changes of pages' texts alone, which is what an editor does most: the pages are made again, the segments of the search
/// that hold them, and nothing else.
extension Pipeline {
  /// Makes the pages anew that an edit has changed since the last run like this one, and puts them in place.
  ///
  /// - Parameter place: Where, with what the site's folder looked like before; nil for a run that publishes nothing.
  /// - Returns: Whether it could be done so; if not, nothing has been done.
  func hasten(
    _ kept: KeptRun?, _ run: inout Run, _ files: WorkspaceFiles,
    over place: (publisher: Publisher, site: FolderState)?
  ) async throws -> Bool {
    guard let texts = kept?.texts,
      let edit = await run.step("look for edits", { texts.edit(site: place?.site) })
    else { return false }
    var hastened = run
    var now: FolderState?
    if let place {
      now = try await publish(edit, &hastened, files, place.publisher, over: place.site)
      guard now != nil else { return false }
    } else {
      guard try await change(edit, &hastened, files, nil) != nil else { return false }
    }
    run = hastened
    await run.step("keep") { [run] in
      kept?.keep(run.report, run.texts, site: now)
      texts.keep(edit)
    }
    return true
  }

  /// Makes the pages of an edit anew and puts them in place.
  ///
  /// - Parameter site: What the site's folder looked like before.
  /// - Returns: What it looks like afterwards; nil if the edit reaches further, and nothing has been done.
  private func publish(
    _ edit: KeptTexts.Edit, _ run: inout Run, _ files: WorkspaceFiles, _ publisher: Publisher,
    over site: FolderState
  ) async throws -> FolderState? {
    guard let change = try await change(edit, &run, files, publisher.folder) else { return nil }
    try Task.checkCancellation()
    let kept = KeptSite(root: options.root, site: publisher.folder)
    guard kept.isAsPublished(site) else { return nil }
    let count = try await run.step("publish") {
      try await publisher.publish(change, jobs: options.jobs, former: site, spare: kept.spare)
    }
    guard let count else { return nil }
    run.report.files = count
    return published(kept, publisher, &run)
  }

  /// The files that an edit makes anew; nil if it reaches further than the pages themselves.
  ///
  /// - Parameter site: The folder of the site as it stands; nil where nothing will be published.
  private func change(
    _ edit: KeptTexts.Edit, _ run: inout Run, _ files: WorkspaceFiles, _ site: URL?
  ) async throws -> SiteChange? {
    // Articles and Word files that were asked for go with more than the page.
    guard options.wechatPages == nil, options.wordBriefings == nil else { return nil }
    let jobs = options.jobs
    let baseURL = try options.checkedBaseURL()
    func isOfEdit(_ diagnostic: Diagnostic) -> Bool {
      diagnostic.place.map { edit.changed.contains($0.file.path) } ?? false
    }
    let workspace = await run.step("load") { await files.workspace(jobs: jobs, sound: edit.sound) }
    let kinds = KindsFile.read(workspace.value).value
    var memory = PageMemory()
    memory.sound = edit.sound
    let parsed = await run.step("parse") {
      await SiteParser(kinds: kinds, jobs: jobs, baseURL: baseURL).parse(workspace.value, memory: &memory)
    }
    if (workspace.diagnostics + parsed.diagnostics).contains(where: isOfEdit) { return nil }
    let index = await run.step("index") {
      await PageIndex.build(parsed.value, .all(kinds), drafts: options.drafts, jobs: jobs).value
    }
    TemplateRoots.prepare(parsed.value.templates, index)
    guard let pages = await run.step("link", { linked(edit, index) }) else { return nil }

    var input = OutputInput(
      catalogue: Catalogue(sound: index), templates: parsed.value.templates,
      assets: AssetCatalogue(index, stylesheets: edit.stylesheets), jobs: jobs)
    input.progress = options.progress
    input.publishesData = options.data
    if options.pictures, let drawing = SharePictures.source(workspace.value) {
      input.drawer = await run.step("find programs") {
        await findDrawer(for: drawing).value
      }
      if input.drawer != nil, input.templates.names.contains(SharePictures.template) {
        for page in pages {
          input.pictures[page.entry.key] = SharePictures.compose(page, index, input.templates, input.assets)
        }
      }
    }
    let website = Website(input: input)
    let made = await run.step(Website.name) { await pages.concurrentMap(jobs: jobs) { website.file($0) } }
    var search: SearchFiles.Renewal? = SearchFiles.Renewal()
    if let site {
      search = await run.step(SearchFiles.name) { [input] in
        await SearchFiles(input: input).renewed(
          Set(pages.map(\.entry.key)),
          linked: { PageLinker(index: index, entry: $0, checks: false).link().value },
          former: { try? Disk.read(site.appendingPathComponent($0).path, limit: 1 << 28) })
      }
    }
    guard let search else { return nil }
    run.report = edit.report.with(run.report)
    run.report.isUnchanged = false
    if !run.report.weights.isEmpty {
      let weights = await run.step("weigh") {
        let scales = Scales(pages.map(\.entry), index)
        for sheet in pages.compactMap(website.stylesheet) { scales.put(sheet) }
        await made.concurrentForEach(jobs: jobs) { scales.put($0) }
        return scales.weights
      }
      guard weights.diagnostics.isEmpty else { return nil }
      let new = Dictionary(weights.value.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
      run.report.weights = run.report.weights.map { new[$0.path] ?? $0 }
    }
    run.report.composed = pages.count
    run.texts = workspace.value.texts
    return await change(made + search.files, search.gone)
  }

  /// What a site has otherwise where some of its files are others, with their compressed forms.
  private func change(_ files: [SiteTree.File], _ gone: [SearchFiles.Gone]) async -> SiteChange {
    guard options.compress else { return SiteChange(files) { path in gone.contains { $0.holds(path) } } }
    let compressor = Compressor(earlier: nil)
    let forms = await files.concurrentMap(jobs: options.jobs) { compressor.forms(of: $0) }
    // A text that has become too small for it has none.
    let old = Set(files.flatMap { Compressor.formPaths(of: $0.path) })
    return SiteChange(files + forms.flatMap(\.self)) { path in
      old.contains(path) || gone.contains { $0.holds(Compressor.textPath(of: path)) }
    }
  }

  /// The pages of an edit; nil if there is anything to say of one, or others see it otherwise than before.
  private func linked(_ edit: KeptTexts.Edit, _ index: PageIndex) -> [LinkedPage]? {
    let glossary = GlossaryCheck(index: index)
    let printed = Set(index.entries.filter(\.isPrintable).flatMap { [$0.id] + $0.names("parts") })
    var pages: [LinkedPage] = []
    for path in edit.changed.sorted() {
      let parts = path.split(separator: "/", maxSplits: 2).map(String.init)
      guard parts.count == 3, let entry = index.page(ofFile: path, parts[1]), !printed.contains(entry.id),
        entry.parsed.frontMatter.words(KindKey.formats).isEmpty
      else { return nil }
      let page = PageLinker(index: index, entry: entry).link()
      guard page.diagnostics.isEmpty, DisputedUseCheck(index: index).check(page.value).isEmpty,
        page.value.isWhole, PageFace(page.value, index, glossary).digest == edit.faces[path]
      else { return nil }
      pages.append(page.value)
    }
    return pages
  }
}
