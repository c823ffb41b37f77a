import Addresses
import FileSystem
import Publishing
import Templates
public import Diagnostics
public import Foundation

/// A site's way from files to files: load, parse, link, make the outputs, publish.
///
/// Each step takes a value and gives a value with diagnostics beside it. Only the first and the last touch the workspace
/// and the site; what lies between looks into the cache alone, for what has been printed and drawn before.
public struct Pipeline: Sendable {
  /// What a run is asked to do.
  public struct Options: Sendable {
    /// The folder that holds `Content/` and `Templates/`.
    public var root: URL
    /// Where the site is put; `Output/site` below the root if nil.
    public var output: URL?
    /// The address to publish at, in place of the one in `site.yaml`.
    public var baseURL: String?
    /// Whether drafts are published.
    public var drafts = false
    /// Whether nothing is used that earlier builds have left, and all of it removed.
    public var clean = false
    /// Whether a folder is replaced that no build has made.
    public var takesOver = false
    /// Whether share pictures and icons are drawn.
    public var pictures = true
    /// Whether the evidence is published as open data.
    public var data = true
    /// Whether compressed forms of the texts are published beside them.
    public var compress = false
    /// Whether every page is weighed, even where the settings limit nothing.
    public var weighs = false
    /// Whether it is found out which pages, templates and directives take long.
    public var timesPages = false
    /// Whether a warning counts as an error.
    public var strict = false
    /// How many pages are worked on at once.
    public var jobs = ProcessInfo.processInfo.activeProcessorCount
    /// Is told how far what takes long is.
    public var progress: @Sendable (StepProgress) -> Void = { _ in }
    /// Whose PDFs are published where several engines have made some.
    public var engine: String?
    /// The briefings that will be printed, by the names that they were asked for; a name that none has is an error.
    var briefings: [String] = []
    /// The briefings whose Word files are made whether or not they say so themselves.
    ///
    /// They go by the names that they were asked for; all are made if there are none. Nil to go by what they say.
    public var wordBriefings: [String]?
    /// The pages and briefings that articles for WeChat are made of, in the same way.
    public var wechatPages: [String]?
    /// Texts that stand in the place of what the files hold, by the files' paths.
    var edits: [String: String] = [:]

    /// The options for a workspace.
    public init(root: URL) {
      self.root = root
    }

    /// The address to publish at, if there is one of its own.
    func checkedBaseURL() throws -> Address? {
      guard let baseURL else { return nil }
      guard let address = SiteSettings.address(baseURL) else {
        throw RefusedOption(
          description: "--base-url takes \(SiteSettings.addressRule), not '\(baseURL)'")
      }
      return address
    }
  }

  /// How a run went.
  public struct Report: Sendable {
    /// Everything that was found wrong.
    public var diagnostics: [Diagnostic] = []
    /// How long each step took.
    public var timings: [(step: String, duration: Duration)] = []
    /// What took how long where pages were made, if that was asked.
    public var pageTimes: PageTimes?
    /// How heavy the pages are, if they were weighed.
    public var weights: [PageWeight] = []
    /// How many pages the site has.
    public var pages = 0
    /// How many files it has.
    public var files = 0
    /// The site's first language, as far as it is known.
    public var language: String?
    /// Whether the site was published, or stands there already.
    public var isPublished = false
    /// Whether the run was spared, since one before it had rested on the very same.
    public var isUnchanged = false
    /// The briefings that can be printed, with their PDFs.
    public var printables: [Printable] = []
    /// How many of them were printed.
    public var printed = 0
    /// How many Word files were made.
    public var wordFiles = 0
    /// How many articles for WeChat were made.
    public var articles = 0
    /// How many had their PDF already.
    public var kept = 0
  }

  var options: Options

  /// Creates a pipeline.
  public init(_ options: Options) {
    self.options = options
  }

  /// Builds and publishes the site, unless there is an error.
  ///
  /// - Throws: A `RefusedOption` before anything is done, if an option asks for what cannot be; a `PublishingFailure`
  ///   when something cannot be written; the last good site is then as it was.
  public func build() async throws -> Report { try await build(publisher()) }

  /// Takes hold of the folder that the site is put in, for one build or several.
  func publisher() throws -> Publisher {
    _ = try options.checkedBaseURL()
    func kept(_ path: String) -> Destination.KeptFolder {
      Destination.KeptFolder(
        name: "'\(path)'", url: options.root.appendingPathComponent(path), isWhole: true)
    }
    let workspace = Destination.KeptFolder(name: "the workspace", url: options.root, isWhole: false)
    return try Publisher(
      Destination(
        options.output ?? options.root.appendingPathComponent("Output/site"),
        apartFrom: [workspace] + ["Content", "Templates", ".git", "Output/cache"].map(kept),
        takesOver: options.takesOver))
  }

  private func build(_ publisher: Publisher) async throws -> Report {
    var run = Run(options)
    let files = await read(&run)
    let kept = await run.step("compare") { await KeptRun(.build, options, files) }
    let site = await run.step("look at the site") { publisher.state }
    if !options.clean, let report = kept?.report(site: site) { return report.with(run.report) }
    guard let walked = try await walk(&run, files) else { return run.report }
    if let site = try await publish(walked, &run, publisher, over: site) {
      await run.step("keep") { [run] in kept?.keep(run.report, run.texts, site: site) }
    }
    return run.report
  }

  /// Reads the files of the workspace.
  func read(_ run: inout Run) async -> WorkspaceFiles {
    await run.step("read") { await WorkspaceLoader(root: options.root).read(jobs: options.jobs) }
  }

  /// Makes the files of a site that was walked to, and puts them in place, unless there is an error.
  ///
  /// - Parameter site: What the site's folder looked like before.
  /// - Returns: What it looks like afterwards; nil after an error.
  func publish(
    _ walked: Walked, _ run: inout Run, _ publisher: Publisher, over site: FolderState
  ) async throws -> FolderState? {
    guard var tree = try await make(walked, &run) else { return nil }
    if options.compress {
      let earlier = options.clean ? nil : publisher.compressed
      tree = await run.step("compress") { [tree] in
        await Compressor.compress(tree, earlier: earlier, jobs: options.jobs)
      }
      run.report.files = tree.files.count
    }
    try Task.checkCancellation()
    let kept = KeptSite(root: options.root, site: publisher.folder)
    let former = !options.clean && kept.isAsPublished(site) ? site : nil
    try await run.step("publish") {
      try await publisher.publish(tree, jobs: options.jobs, former: former)
    }
    run.report.isPublished = true
    let published = publisher.state
    kept.keep(published)
    return published
  }

  /// Makes every check of a build and publishes nothing.
  ///
  /// - Throws: Only what is a fault of ours.
  public func check() async throws -> Report {
    var run = Run(options)
    let files = await read(&run)
    let kept = await run.step("compare") { await KeptRun(.check, options, files) }
    if let report = kept?.report(site: nil) { return report.with(run.report) }
    if let walked = try await walk(&run, files, isCheck: true) { _ = try await make(walked, &run) }
    // Where nothing has been built nothing is written at all.
    if FileManager.default.fileExists(atPath: cache.path) { kept?.keep(run.report, run.texts, site: nil) }
    return run.report
  }

  /// The files that a build would publish, made of nothing that earlier runs have left; nil after an error.
  func tree() async throws -> (tree: SiteTree?, report: Report) {
    var run = Run(options)
    let files = await read(&run)
    guard let walked = try await walk(&run, files) else { return (nil, run.report) }
    return (try await make(walked, &run), run.report)
  }

  /// What an id names and who uses it; with nothing found, the nearest id that there is.
  public func usage(of id: String) async -> (usages: [Usage], suggestion: Message) {
    let parsed = await parsed()
    let catalogue = await Linker(jobs: options.jobs, drafts: true, directives: .all(parsed.kinds)).link(
      parsed
    ).value
    let usages = catalogue.usage(of: id)
    return (usages, usages.isEmpty ? Suggestion.clause(for: id, in: catalogue.knownIDs) : .empty)
  }

  /// The workspace as far as it can be read, for those who ask about it and publish nothing.
  func parsed() async -> ParsedSite {
    let workspace = WorkspaceLoader(root: options.root).load().value
    let kinds = KindsFile.read(workspace).value
    return await SiteParser(kinds: kinds, jobs: options.jobs, baseURL: nil).parse(workspace).value
  }

  /// Every name that the workspace's templates can say, as Markdown.
  public func templateReference() -> String {
    let workspace = WorkspaceLoader(root: options.root).load().value
    return TemplateManual(TemplateRoots.all(KindsFile.read(workspace).value)).text
  }

  /// What a build publishes.
  static func outputs(_ input: OutputInput) -> [any Output] {
    [
      Website(input: input), ChartFiles(input: input), DataFiles(input: input), Briefings(input: input),
      SearchFiles(input: input), SharePictures(input: input), Icons(input: input), Feeds(input: input),
      Sitemap(input: input), ReadingList(input: input), Redirects(input: input), NotFound(input: input),
      HostHeaders(input: input),
    ]
  }

  /// Diagnostics with the weight that they have for this run.
  static func weighed(_ diagnostics: [Diagnostic], strict: Bool) -> [Diagnostic] {
    diagnostics.map { strict && $0.severity == .warning ? $0.with(.error) : $0 }
  }

  /// What is kept from one build to the next.
  private var cache: URL { options.root.appendingPathComponent("Output/cache") }

  /// A site whose parts have been read and linked, with all that its files are made of.
  struct Walked {
    var input: OutputInput
    let templates: TemplateLibrary
  }

  /// Walks as far as nothing is made yet; nil after an error.
  func walk(_ run: inout Run, _ files: WorkspaceFiles, isCheck: Bool = false) async throws -> Walked? {
    let jobs = options.jobs
    let baseURL = try options.checkedBaseURL()
    let workspace = await run.diagnosed("load") { await files.workspace(jobs: jobs).with(options.edits) }
    run.texts = workspace.texts
    if run.report.diagnostics.contains(where: { $0.id == "missing-folder" }) { return nil }

    // What pages may say follows from the declaration, and so would every complaint about them.
    let kinds = KindsFile.read(workspace)
    run.add(kinds.diagnostics)
    if kinds.diagnostics.hasErrors || workspace.unreadable.contains(KindsFile.path) { return nil }

    let parsed = await run.diagnosed("parse") {
      await SiteParser(kinds: kinds.value, jobs: jobs, baseURL: baseURL).parse(workspace)
    }
    let catalogue = await run.diagnosed("link") {
      await Linker(jobs: jobs, drafts: options.drafts, directives: .all(parsed.kinds)).link(parsed)
    }
    run.add(TemplateRoots.check(parsed.templates, catalogue))
    run.report.language = catalogue.index.settings.defaultLanguage
    run.report.pages = catalogue.pages.count
    run.add(catalogue.checkWhole())
    run.add(Self.checkNames(options.briefings + (options.wordBriefings ?? []), catalogue.index))
    run.add(Self.checkPages(options.wechatPages ?? [], catalogue.index))
    if run.hasErrors { return nil }
    try Task.checkCancellation()

    if options.clean, !isCheck { try? FileManager.default.removeItem(at: cache) }
    let pdfs = PDFCache(root: options.root).load()
    var templates = parsed.templates
    templates.times = run.report.pageTimes?.templates
    var input = OutputInput(
      catalogue: catalogue, templates: templates, assets: AssetCatalogue(catalogue), jobs: jobs)
    input.isCheck = isCheck
    input.progress = options.progress
    input.publishesData = options.data
    input.times = run.report.pageTimes
    if options.pictures, let drawing = SharePictures.source(workspace) {
      input.drawer = await run.diagnosed("find programs") {
        await PictureDrawer.find(cache: cache.appendingPathComponent("pictures"), for: drawing)
      }
      if input.drawer != nil {
        input.pictures = await SharePictures.compose(
          catalogue, parsed.templates, input.assets, jobs: jobs)
        run.add(SharePictures.undrawable(input.pictures, input.drawer?.coverage, catalogue.index))
      }
    }
    input.printables = await run.step("set briefings") { [input] in
      await Briefings(input: input).printables(pdfs, engine: options.engine)
    }
    try await addWordFiles(to: &input, &run)
    if run.hasErrors { return nil }
    run.report.printables = input.printables
    return Walked(input: input, templates: parsed.templates)
  }

  /// Makes the files of a site; nil after an error.
  private func make(_ walked: Walked, _ run: inout Run) async throws -> SiteTree? {
    let input = walked.input
    let catalogue = input.catalogue
    var files: [SiteTree.File] = []
    for output in Self.outputs(input) {
      try Task.checkCancellation()
      files += try await run.step(type(of: output).name) { try await output.files() }
    }
    let articles = try await articles(input, walked.templates, &run)
    run.report.articles = articles.count
    let tree = SiteTree(files + articles)
    run.add(Alias.collisions(catalogue.index.aliases, tree))
    run.add(LongNameCheck(catalogue: catalogue, assets: input.assets).check(tree))
    if options.weighs || !catalogue.index.settings.budget.isEmpty {
      run.report.weights = await run.diagnosed("weigh") {
        await Scales(tree, catalogue, jobs: options.jobs).weigh()
      }
    }
    if run.hasErrors { return nil }
    // What leads where is known once nothing is broken.
    run.add(OrphanCheck(catalogue: catalogue).check())
    run.report.files = tree.files.count
    return tree
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

  /// What draws charts, if this machine can.
  private func drawer(
    _ input: OutputInput, for file: SourceFile, _ run: inout Run
  ) async -> PictureDrawer? {
    if let drawer = input.drawer { return drawer }
    if input.isCheck { return nil }
    let pictures = cache.appendingPathComponent("pictures")
    let drawer = await PictureDrawer.find(cache: pictures, for: file).value
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
  private func addWordFiles(to input: inout OutputInput, _ run: inout Run) async throws {
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

  /// Keeps the time and the diagnostics of the steps.
  struct Run {
    var report = Report()
    /// The texts of the workspace, once they are known.
    var texts: [String: SourceFile] = [:]
    private let strict: Bool
    private let progress: @Sendable (StepProgress) -> Void

    var hasErrors: Bool { report.diagnostics.hasErrors }

    init(_ options: Options) {
      strict = options.strict
      progress = options.progress
      report.pageTimes = options.timesPages ? PageTimes() : nil
    }

    mutating func add(_ diagnostics: [Diagnostic]) {
      report.diagnostics += Pipeline.weighed(diagnostics, strict: strict)
    }

    mutating func step<Value>(_ name: String, _ work: () async throws -> Value) async rethrows -> Value {
      progress(StepProgress(step: name, done: 0, all: 0))
      let clock = ContinuousClock()
      let start = clock.now
      let value = try await work()
      report.timings.append((name, clock.now - start))
      return value
    }

    mutating func diagnosed<Value>(_ name: String, _ work: () async -> Diagnosed<Value>) async -> Value {
      let result = await step(name, work)
      add(result.diagnostics)
      return result.value
    }
  }
}
