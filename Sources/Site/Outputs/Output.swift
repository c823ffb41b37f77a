import Publishing
import Templates

/// A part of what a build publishes, made of the linked site: the website, its open data, its search index.
///
/// Outputs are peers: none looks at what another has made.
protocol Output: Sendable {
  /// What the part is called in the timings.
  static var name: String { get }

  /// The part's files.
  func files() async throws -> [SiteTree.File]

  /// Makes the part's files and hands each on.
  func make(into sink: any FileSink) async throws
}

extension Output {
  func make(into sink: any FileSink) async throws {
    for file in try await files() { sink.put(file) }
  }
}

/// A part with so many files that each is handed on as soon as it is there, and they are never all in memory.
protocol StreamedOutput: Output {}

extension StreamedOutput {
  func files() async throws -> [SiteTree.File] {
    let files = GatheredFiles()
    try await make(into: files)
    return files.tree.files
  }
}

/// What outputs are made of.
struct OutputInput: Sendable {
  var catalogue: Catalogue
  let templates: TemplateLibrary
  let assets: AssetCatalogue
  /// How many pages are worked on at once.
  let jobs: Int
  /// What turns drawings into pictures, if this machine has it.
  var drawer: PictureDrawer?
  /// The pictures that stand for pages where they are passed on; none without a drawer.
  var pictures: [PageKey: SharePicture] = [:]
  /// Whether nothing will be published, so that what is costly and cannot be wrong may be left out.
  var isCheck = false
  /// Whether the evidence is published as open data.
  var publishesData = true
  /// Is told how far what takes long is.
  var progress: @Sendable (StepProgress) -> Void = { _ in }
  /// Where is noted how long pages take; nil unless somebody asks.
  var times: PageTimes?
  /// The briefings in print, which their pages link.
  var printables: [Printable] = []
  /// What has to be made anew; nil for everything.
  var remaking: Remaking?
  /// What pages were made of.
  let reads = PageReads()
  /// The evidence as a digest, which pages of briefings print; nil on a site without one.
  let digest: EvidenceDigest?

  init(catalogue: Catalogue, templates: TemplateLibrary, assets: AssetCatalogue, jobs: Int) {
    self.catalogue = catalogue
    self.templates = templates
    self.assets = assets
    self.jobs = jobs
    digest =
      catalogue.index.entries.contains(where: \.isPrintable) ? EvidenceDigest(catalogue.index) : nil
  }
}
