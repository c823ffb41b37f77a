public import Diagnostics
import Digest
import FileSystem
import Foundation
import Kinds
import Publishing
import Templates

/// A site kept in memory for a preview: it is read again when files change, and its pages are made when they are asked
/// for, in spite of mistakes.
public actor LiveSite {
  /// A file as a browser gets it.
  public struct File: Sendable {
    /// The media type, with the encoding of texts.
    public let type: String
    /// The bytes.
    public let bytes: [UInt8]
    /// What tells the file from that of another state of the site.
    public let version: String
    /// Whether it is a page, which can be told of changes.
    public let isPage: Bool
    /// The file that a page is written in.
    var source: String?
  }

  let options: Pipeline.Options
  /// The workspace's folder.
  nonisolated var root: URL { options.root }
  private let language: @Sendable (String?) -> MessageCatalogue
  private var memory = PageMemory()
  private var kindsFile: SourceFile?
  var edition: Edition?
  /// The pages that have been made of this edition, by the paths of their files.
  private var pages: [String: File] = [:]
  /// The last form of each page that was made in an edition with sound templates.
  private var lastGood: [String: File] = [:]
  /// The pages that were taken up since the last reading of the whole began, by their files' paths.
  var hastened: [String: SourceFile] = [:]
  /// What outputs have made of this edition, by the outputs' names and by path.
  private var made: [String: [String: SiteTree.File]] = [:]
  private var printables: [PageKey: [Printable]] = [:]
  /// Whether the workspace has been read, well or not.
  private var isRead = false
  /// Looks for what draws pictures.
  var drawerSearch: Task<PictureDrawer?, Never>?

  /// Waits until nobody has written for a while.
  private var rest: Task<Void, Never>?

  /// How many pages make a site large.
  private static let large = 1_000

  /// Prepares a site; nothing is read before `refresh`.
  ///
  /// - Parameters:
  ///   - options: The workspace.
  ///   - language: The language of messages for the site's first language.
  public init(_ options: Pipeline.Options, language: @escaping @Sendable (String?) -> MessageCatalogue) {
    self.options = options
    self.language = language
  }

  /// What messages read.
  var messages: MessageCatalogue { language(edition?.index.settings.defaultLanguage) }

  /// Reads the workspace again; pages that have not changed are not parsed again.
  ///
  /// - Parameter early: Is called where the site has never been read, as soon as pages can be shown, before all of them
  ///   are linked and checked.
  public func refresh(early: @Sendable () async -> Void = {}) async {
    defer { isRead = true }
    searchDrawer()
    hastened = [:]
    var options = options
    // Who writes in a large site must not wait for the reading of the whole.
    if let edition, edition.input.catalogue.pages.count > Self.large {
      options.jobs = max(1, options.jobs - 1)
    }
    let loaded = await Self.load(options)
    let workspace = loaded.workspace
    // What a page's keys mean is for the kinds to say.
    let kindsFile = workspace.value.texts[KindsFile.path]
    let memory = kindsFile == self.kindsFile ? memory : PageMemory()
    self.kindsFile = kindsFile
    let kinds = loaded.kinds
    // Without its folders or its kinds nothing of a site can be told; what there was stays.
    let isLost =
      workspace.diagnostics.contains { $0.id == "missing-folder" } || kinds.diagnostics.hasErrors
      || workspace.value.unreadable.contains(KindsFile.path)
    if isLost, let edition {
      self.edition = edition.with((workspace.diagnostics + kinds.diagnostics).inReadingOrder())
      return
    }
    if edition == nil, await show(loaded, options) { await early() }
    let parsed = await Self.parse(workspace.value, kinds.value, memory, options)
    self.memory = parsed.memory
    let before = workspace.diagnostics + kinds.diagnostics + parsed.site.diagnostics
    if edition == nil, !before.hasErrors {
      edition = await Self.early(parsed.site.value, before, options)
      await early()
    }
    let last = edition
    let whole = await Self.whole(parsed.site.value, before, last, options)
    // What was saved while the whole was read is newer.
    var next = catchingUp(whole)
    if !whole.touched.isEmpty { next.touched = whole.touched }
    for (path, page) in pages where !next.areTemplatesSound || lastGood[path] == nil { lastGood[path] = page }
    // A page whose file has gone is gone too.
    lastGood = lastGood.filter { _, page in page.source.map { workspace.value.texts[$0] != nil } ?? true }
    next.succeed(edition)
    let former = edition
    let isLarge = next.input.catalogue.pages.count > Self.large
    edition = next
    forget()
    // What a large site was made of takes a while to put away, and nobody need wait for that.
    Task.detached(priority: .background) {
      try? await Task.sleep(for: .milliseconds(200))
      withExtendedLifetime(former) {}
      // A large site's memory is given back once nobody writes.
      if !isLarge { SystemMemory.giveBack() }
    }
    restSoon()
  }

  /// Shows the pages of a large site as soon as their keys are known: the text of each is read when it is asked for.
  ///
  /// - Returns: Whether they can be shown; if there is anything to say of a key, all is read first.
  private func show(_ loaded: Loaded, _ options: Pipeline.Options) async -> Bool {
    let workspace = loaded.workspace
    let pages = workspace.value.texts.keys.filter { $0.hasSuffix(".md") }
    guard pages.count > Self.large else { return false }
    var keys = PageMemory()
    keys.sound = Set(pages)
    let site = await Self.parse(workspace.value, loaded.kinds.value, keys, options).site
    let found = workspace.diagnostics + loaded.kinds.diagnostics + site.diagnostics
    guard !found.hasErrors else { return false }
    edition = await Self.early(site.value, found, options)
    return true
  }

  /// What the texts of a large site are made of is forgotten once nobody writes: whoever looks at a page has it read again.
  private func restSoon() {
    rest?.cancel()
    guard let edition, edition.input.catalogue.pages.count > Self.large else { return }
    rest = Task { [weak self, number = edition.number] in
      guard (try? await Task.sleep(for: .seconds(10))) != nil else { return }
      await self?.forgetTexts(of: number)
    }
  }

  private func forgetTexts(of number: Int) {
    guard let edition, edition.number == number else { return }
    for page in edition.input.catalogue.pages { page.entry.parsed.forgetText() }
    forget()
    SystemMemory.giveBack()
  }

  /// Forgets what was made of the edition before.
  func forget() {
    pages = [:]
    made = [:]
    printables = [:]
  }

  // MARK: Reading, beside the requests that are answered meanwhile

  private typealias Loaded = (workspace: Diagnosed<Workspace>, kinds: Diagnosed<Kinds>)
  private typealias Parsed = (site: Diagnosed<ParsedSite>, memory: PageMemory)

  private nonisolated static func load(_ options: Pipeline.Options) async -> Loaded {
    let files = await WorkspaceLoader(root: options.root).read(jobs: options.jobs)
    let workspace = await files.workspace(jobs: options.jobs)
    return (workspace, KindsFile.read(workspace.value))
  }

  private nonisolated static func parse(
    _ workspace: Workspace, _ kinds: Kinds, _ memory: PageMemory, _ options: Pipeline.Options
  ) async -> Parsed {
    var memory = memory
    let site = await SiteParser(kinds: kinds, jobs: options.jobs, baseURL: nil).parse(
      workspace, memory: &memory)
    return (site, memory)
  }

  /// The site as far as its pages are known, each to be linked when it is asked for.
  private nonisolated static func early(
    _ site: ParsedSite, _ diagnostics: [Diagnostic], _ options: Pipeline.Options
  ) async -> Edition {
    let index = await PageIndex.build(site, .all(site.kinds), drafts: true, jobs: options.jobs)
    let catalogue = Catalogue(
      index: index.value, pages: index.value.entries.map { LinkedPage(entry: $0) }, uses: [:])
    // The programs of templates are made as they are asked for.
    var edition = Edition(
      number: 1, input: input(catalogue, site.templates, options),
      diagnostics: (diagnostics + index.diagnostics).inReadingOrder(), areTemplatesSound: true)
    edition.isLinked = false
    return edition
  }

  private nonisolated static func whole(
    _ site: ParsedSite, _ before: [Diagnostic], _ last: Edition?, _ options: Pipeline.Options
  ) async -> Edition {
    let linked = await Linker(jobs: options.jobs, drafts: true, directives: .all(site.kinds)).link(site)
    var diagnostics =
      before + linked.diagnostics + TemplateRoots.check(site.templates, linked.value)
      + linked.value.checkWhole()
    if !diagnostics.hasErrors { diagnostics += OrphanCheck(catalogue: linked.value).check() }
    let areTemplatesSound = !diagnostics.contains {
      $0.severity == .error && $0.place?.file.path.hasPrefix("Templates/") == true
    }
    // Pages are set in the last templates that were whole.
    let templates = areTemplatesSound ? site.templates : last?.input.templates ?? site.templates
    var edition = Edition(
      number: 0, input: input(linked.value, templates, options), diagnostics: diagnostics.inReadingOrder(),
      areTemplatesSound: areTemplatesSound)
    if let last, last.isLinked { edition.touched = edition.changes(since: last) }
    return edition
  }

  private nonisolated static func input(
    _ catalogue: Catalogue, _ templates: TemplateLibrary, _ options: Pipeline.Options
  ) -> OutputInput {
    var input = OutputInput(
      catalogue: catalogue, templates: templates, assets: AssetCatalogue(catalogue), jobs: options.jobs)
    input.isCheck = true
    return input
  }

  /// The file at a path of the site, such as `/cases/boston/`; nil if there is none.
  public func file(at path: String) async -> File? {
    // Who asks before anything is read waits for it.
    while edition == nil, !isRead, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(2)) }
    guard let edition else { return nil }
    let path = Self.file(path)
    if let made = pages[path] { return made }
    if let page = edition.page(path) {
      let file = await make(page, edition)
      // While it was made the workspace may have been read again.
      if edition.number == self.edition?.number { pages[path] = file }
      return file
    }
    if let file = carried(edition)[path] { return Self.file(file) }
    if let file = await madeFile(path, of: edition) { return Self.file(file) }
    // A page that can no longer be made stays as it was.
    return lastGood[path]
  }

  /// The files that pages carry along.
  private func carried(_ edition: Edition) -> [String: SiteTree.File] {
    if let known = kept(Website.name, of: edition) { return known }
    let files = Website(input: edition.input).carried()
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    keep(byPath, Website.name, of: edition)
    return byPath
  }

  /// What an output has made of an edition.
  func kept(_ name: String, of edition: Edition) -> [String: SiteTree.File]? {
    edition.number == self.edition?.number ? made[name] : nil
  }

  /// Keeps what an output has made, unless the workspace has been read again meanwhile.
  func keep(_ files: [String: SiteTree.File], _ name: String, of edition: Edition) {
    if edition.number == self.edition?.number { made[name] = files }
  }

  /// What has been printed of a page in an edition.
  func keptPrintables(_ page: PageKey, of edition: Edition) -> [Printable]? {
    edition.number == self.edition?.number ? printables[page] : nil
  }

  /// Keeps what has been printed of a page, unless the workspace has been read again meanwhile.
  func keep(_ made: [Printable], _ page: PageKey, of edition: Edition) {
    if edition.number == self.edition?.number { printables[page] = made }
  }

  private func make(_ page: LinkedPage, _ edition: Edition) async -> File {
    var page =
      edition.isLinked ? page : PageLinker(index: edition.index, entry: page.entry).link().value
    let own = edition.byFile[page.entry.parsed.file.path] ?? []
    page.marks = PreviewMarks(own, on: page, messages)
    let bytes = Website(input: await publishing(edition, for: page)).file(page).bytes
    return File(
      type: "text/html; charset=utf-8", bytes: bytes, version: String(SHA256.hex(bytes).prefix(16)),
      isPage: true, source: page.entry.parsed.file.path)
  }

  private static func file(_ file: SiteTree.File) -> File {
    let type = MediaType.of(file.path)
    let isText = type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
    return File(type: isText ? type + "; charset=utf-8" : type, bytes: file.bytes, version: "", isPage: false)
  }

  /// The file behind a path: that of a folder is its index.
  static func file(_ path: String) -> String {
    let file = String(path.drop { $0 == "/" })
    return file.isEmpty || file.hasSuffix("/") ? file + "index.html" : file
  }
}
