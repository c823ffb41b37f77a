import Diagnostics
import Foundation
import Publishing
import Templates

/// What a site that was walked to is made into.
extension Pipeline {
  /// Makes the files of a site.
  ///
  /// - Parameter destination: Where they go; nil where nothing will be published.
  /// - Returns: False after an error.
  func make(
    _ walked: Walked, _ run: inout Run, into destination: (any FileSink)?, _ compressor: Compressor? = nil
  ) async throws -> Bool {
    var input = walked.input
    input.remaking = walked.plan?.remaking
    let catalogue = input.catalogue
    let isWeighed = options.weighs || !catalogue.index.settings.budget.isEmpty
    let scales =
      isWeighed
      ? Scales(
        catalogue.pages.map(\.entry), catalogue.index, former: walked.plan?.report.weights ?? []) : nil
    let made = MadeFiles(to: destination, compressor: compressor, scales: scales)
    for output in Self.outputs(input) {
      try Task.checkCancellation()
      try await run.step(type(of: output).name) { try await output.make(into: made) }
    }
    let articles = try await articles(input, walked.templates, &run)
    run.report.articles = articles.count
    for article in articles { made.put(article) }
    let reads = input.reads.all
    run.report.composed = reads.count
    run.reads = reads.merging(walked.plan?.reads ?? [:]) { made, _ in made }
    let owners = FileOwners(catalogue, input.assets)
    let paths = made.paths
    run.add(CollisionCheck(owners: owners, aliases: catalogue.index.aliases).check(paths))
    run.add(LongNameCheck(owners: owners).check(paths))
    if let weights = scales?.weights {
      run.add(weights.diagnostics)
      run.report.weights = weights.value
    }
    if run.hasErrors { return false }
    // What leads where is known once nothing is broken.
    run.add(OrphanCheck(catalogue: catalogue).check())
    // A check makes nothing of the search if that is as it was.
    let former = input.isCheck ? walked.plan?.report.files : nil
    run.report.files = former ?? made.count
    return true
  }

  /// Makes the articles for WeChat of the pages that have them.
  private func articles(
    _ input: OutputInput, _ templates: TemplateLibrary, _ run: inout Run
  ) async throws -> [SiteTree.File] {
    let pages = WeChatFiles.wanted(input.catalogue, options.wechatPages)
    guard !pages.isEmpty, !input.isCheck, let file = pages.first?.entry.parsed.file else { return [] }
    guard templates.names.contains(WeChatModel.template) else {
      run.add([TemplateRoots.missing(WeChatModel.template)])
      return []
    }
    let drawer = await drawer(input, for: file, &run)
    return try await run.step("wechat") { try await WeChatFiles(input: input, drawer: drawer).make(pages) }
  }

  /// Looks for what draws, which keeps what it has drawn.
  func findDrawer(for file: SourceFile) async -> Diagnosed<PictureDrawer?> {
    await PictureDrawer.find(cache: cache.appendingPathComponent("pictures"), for: file)
  }

  /// What draws charts, if this machine can.
  private func drawer(
    _ input: OutputInput, for file: SourceFile, _ run: inout Run
  ) async -> PictureDrawer? {
    if let drawer = input.drawer { return drawer }
    if input.isCheck { return nil }
    let drawer = await findDrawer(for: file).value
    if drawer == nil {
      run.add([
        .warning(
          "undrawn-charts",
          "this machine cannot draw: the figures of charts stand in Word files and articles as tables",
          help: "on Debian and Ubuntu: apt-get install librsvg2-bin fonts-noto-cjk", at: file.whole)
      ])
    }
    return drawer
  }

  /// Makes the Word files of the briefings that have them.
  func addWordFiles(to input: inout OutputInput, _ run: inout Run) async throws {
    let briefings = WordFiles.wanted(input.catalogue, options.wordBriefings)
    guard !briefings.isEmpty, let file = briefings.first?.entry.parsed.file else { return }
    let drawer = await drawer(input, for: file, &run)
    let word = WordFiles(input: input, drawer: drawer)
    let files = try await run.step("word") { try await word.make(briefings) }
    run.add(files.diagnostics)
    run.report.wordFiles = files.value.count
    for (place, printable) in input.printables.enumerated() {
      input.printables[place].docx = files.value[PageKey(id: printable.page, language: printable.language)]
    }
  }
}
