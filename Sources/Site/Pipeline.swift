import Addresses
import FileSystem
import Jobs
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
    /// How many pages were composed.
    public var composed = 0
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
    var files = await read(&run)
    var kept = await run.step("compare") { await KeptRun(.build, options, files) }
    let site = await run.step("look at the site") { publisher.state }
    if !options.clean, let report = kept?.report(site: site) { return report.with(run.report) }
    if !options.clean, try await hasten(kept, &run, files, over: (publisher, site)) { return run.report }
    let former = options.clean ? nil : kept?.texts.former(site: site)
    kept?.forgetBytes()
    guard var walked = try await walk(&run, &files) else { return run.report }
    walked.plan = await run.step("plan") { former.flatMap { kept?.pages.plan(walked.input, since: $0) } }
    if let site = try await publish(walked, &run, publisher, over: site) {
      await run.step("keep") { [run, walked] in
        await keep(run, of: walked, kept, site: site)
      }
    }
    return run.report
  }

  /// Keeps how a run went and what it was made of.
  func keep(_ run: Run, of walked: Walked?, _ kept: KeptRun?, site: FolderState?) async {
    kept?.keep(run.report, run.texts, site: site)
    guard let catalogue = walked?.input.catalogue else { return }
    await kept?.texts.keep(catalogue, run.report.diagnostics, jobs: options.jobs)
    if let input = walked?.input { kept?.pages.keep(input, run.reads) }
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
    let kept = KeptSite(root: options.root, site: publisher.folder)
    let former = !options.clean && kept.isAsPublished(site) ? site : nil
    if let former {
      let isThere = try await publish(walked, &run, publisher) {
        try publisher.begin(former: former, spare: kept.spare)
      }
      guard let isThere else { return nil }
      if isThere { return published(kept, publisher, &run) }
      // Somebody has written to a file that was taken over.
    }
    guard try await publish(walked, &run, publisher, { try publisher.begin() }) != nil else { return nil }
    return published(kept, publisher, &run)
  }

  /// Makes the files of a site into the next one, and swaps that in.
  ///
  /// - Returns: Whether it is there; nil after an error.
  private func publish(
    _ walked: Walked, _ run: inout Run, _ publisher: Publisher, _ begin: () throws -> NextSite
  ) async throws -> Bool? {
    var made = run
    let next = try begin()
    var walked = walked
    if let former = next.formerFiles { walked.plan?.remaking.former = former } else { walked.plan = nil }
    let compressor =
      options.compress ? Compressor(earlier: options.clean ? nil : publisher.compressed) : nil
    guard try await make(walked, &made, into: next, compressor) else {
      run = made
      return nil
    }
    try Task.checkCancellation()
    let isThere = try await made.step("publish") { try publisher.publish(next) }
    if isThere { run = made }
    return isThere
  }

  /// Notes that a site has been put in place.
  ///
  /// - Returns: What it looks like.
  func published(_ kept: KeptSite, _ publisher: Publisher, _ run: inout Run) -> FolderState {
    run.report.isPublished = true
    let state = publisher.state
    kept.keep(state)
    return state
  }

  /// Makes every check of a build and publishes nothing.
  ///
  /// - Throws: Only what is a fault of ours.
  public func check() async throws -> Report {
    var run = Run(options)
    var files = await read(&run)
    var kept = await run.step("compare") { await KeptRun(.check, options, files) }
    if let report = kept?.report(site: nil) { return report.with(run.report) }
    if try await hasten(kept, &run, files, over: nil) { return run.report }
    let former = kept?.texts.former(site: nil)
    kept?.forgetBytes()
    var walked = try await walk(&run, &files, isCheck: true)
    if let input = walked?.input {
      walked?.plan = await run.step("plan") { former.flatMap { kept?.pages.plan(input, since: $0) } }
    }
    let isSound = if let walked { try await make(walked, &run, into: nil) } else { false }
    // Where nothing has been built nothing is written at all.
    if FileManager.default.fileExists(atPath: cache.path) {
      await keep(run, of: isSound ? walked : nil, kept, site: nil)
    }
    return run.report
  }

  /// The files that a build would publish, made of nothing that earlier runs have left; nil after an error.
  func tree() async throws -> (tree: SiteTree?, report: Report) {
    var run = Run(options)
    var files = await read(&run)
    guard let walked = try await walk(&run, &files) else { return (nil, run.report) }
    let made = GatheredFiles()
    let compressor = options.compress ? Compressor(earlier: nil) : nil
    return (try await make(walked, &run, into: made, compressor) ? made.tree : nil, run.report)
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
  var cache: URL { options.root.appendingPathComponent("Output/cache") }

  /// A site whose parts have been read and linked, with all that its files are made of.
  struct Walked {
    var input: OutputInput
    let templates: TemplateLibrary
    /// What has to be made anew; nil for everything.
    var plan: KeptPages.Plan?
  }

  /// Walks as far as nothing is made yet; nil after an error.
  ///
  /// - Parameter files: Those of the workspace, which are let go.
  func walk(_ run: inout Run, _ files: inout WorkspaceFiles, isCheck: Bool = false) async throws -> Walked? {
    let jobs = options.jobs
    let baseURL = try options.checkedBaseURL()
    let workspace = await run.diagnosed("load") { await files.workspace(jobs: jobs).with(options.edits) }
    // What was made of them is as large as they are.
    files = WorkspaceFiles()
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
        await findDrawer(for: drawing)
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

  /// Keeps the time and the diagnostics of the steps.
  struct Run {
    var report = Report()
    /// What the pages were made of, once they are made.
    var reads: [PageKey: Reads] = [:]
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
