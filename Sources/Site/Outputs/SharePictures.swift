import Digest
import Jobs
import Publishing
import Diagnostics
import Templates

/// A picture for every page that stands for it where it is passed on, as PNG, which every such place takes.
struct SharePictures: StreamedOutput {
  static let name = "share pictures"
  static let template = "share"

  /// The file that asks for a drawing: the template of the pictures, or the site's mark.
  static func source(_ workspace: Workspace) -> SourceFile? {
    workspace.texts["Templates/\(template).mustache"]
      ?? workspace.assets[FileRoutes.icon].map { SourceFile(path: $0.path, text: "") }
  }

  let input: OutputInput

  /// Composes the pictures, each under a name that changes with what it shows; a page names its own in its head.
  static func compose(
    _ catalogue: Catalogue, _ templates: TemplateLibrary, _ assets: AssetCatalogue, jobs: Int
  ) async -> [PageKey: SharePicture] {
    guard templates.names.contains(template) else { return [:] }
    let pictures = await catalogue.pages.concurrentMap(jobs: jobs) { page in
      (page.entry.key, compose(page, catalogue.index, templates, assets))
    }
    return Dictionary(pictures, uniquingKeysWith: { $1 })
  }

  /// Composes the picture of one page.
  static func compose(
    _ page: LinkedPage, _ index: PageIndex, _ templates: TemplateLibrary, _ assets: AssetCatalogue
  ) -> SharePicture {
    let entry = page.entry
    let isHome = entry.id == "index"
    let site = index.settings.title(in: entry.language)
    let model = SharePictureModel(
      language: entry.language, site: site, section: isHome ? "" : section(of: entry, index),
      title: entry.title, finding: Excerpt.of(page, index))
    let svg = templates.text(template, model, language: entry.language, asset: assets.heldAddresses)
    let folder = entry.route.path == "/" ? "/index" : String(entry.route.path.dropLast())
    let route = Route("/share\(folder).\(SHA256.hex(svg).prefix(10)).png")
    // The site's name is on every picture, and is looked at once.
    let text = ((isHome ? [site] : []) + (model.title + model.finding).map(\.text)).joined(separator: "\n")
    return SharePicture(route: route, svg: svg, text: text)
  }

  /// The characters that pictures would show as boxes, page by page.
  static func undrawable(
    _ pictures: [PageKey: SharePicture], _ coverage: FontCoverage?, _ index: PageIndex
  ) -> [Diagnostic] {
    guard let coverage else { return [] }
    return index.entries.compactMap { entry in
      let missing = pictures[entry.key].map { coverage.missing(in: $0.text) } ?? []
      guard !missing.isEmpty else { return nil }
      let names = missing.map { "'\($0)' (U+\(String($0.value, radix: 16, uppercase: true)))" }
      return .warning(
        "undrawn-character",
        "the share picture cannot show \(names.joined(separator: ", ")), which no font of this machine has",
        help: "install a font that has it, or leave it out of the title and the summary",
        at: entry.parsed.file.whole)
    }
  }

  /// The name of the part of the site that a page is in: the title of the topmost page above it.
  private static func section(of entry: PageEntry, _ index: PageIndex) -> String {
    var section = ""
    var current = entry
    while let parent = index.parent(of: current), parent.id != "index" {
      section = parent.shortTitle
      current = parent
    }
    return section
  }

  /// How many are drawn before what has been drawn is handed on.
  private static let batch = 512

  func make(into sink: any FileSink) async throws {
    guard let drawer = input.drawer, !input.isCheck else { return }
    let pictures = input.pictures.values.sorted { $0.route < $1.route }
    for start in stride(from: 0, to: pictures.count, by: Self.batch) {
      let part = pictures[start..<min(start + Self.batch, pictures.count)]
      let orders = part.map {
        PictureDrawer.Order(svg: $0.svg, width: SharePictureModel.width, height: SharePictureModel.height)
      }
      let drawn = try await drawer.png(orders, jobs: input.jobs) { [progress = input.progress] done, _ in
        progress(StepProgress(step: Self.name, done: start + done, all: pictures.count))
      }
      for (picture, bytes) in zip(part, drawn) {
        sink.put(SiteTree.File(path: picture.route.file, bytes: bytes))
      }
    }
  }
}
