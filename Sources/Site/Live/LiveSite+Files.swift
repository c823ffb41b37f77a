import Diagnostics
import FileSystem
import Foundation
import Kinds
import Publishing
import Templates

/// The files beside pages: each output is asked for its files when a browser asks for one of them, and no other is.
extension LiveSite {
  /// The file at a path below the site's folder that is no page; nil if a build would publish none.
  func madeFile(_ path: String, of edition: Edition) async -> SiteTree.File? {
    let input = await publishing(edition)
    if path.hasPrefix("charts/") { return Self.chart(path, input) }
    if path.hasPrefix("share/") { return await sharePicture(path, edition, input) }
    if path.hasSuffix(".wechat.html") { return await article(path, input) }
    if path.hasPrefix("briefings/") || path.contains("/briefings/") {
      if let file = await briefingFile(path, edition) { return file }
    }
    for output in Pipeline.outputs(input) where Self.mayMake(path, output) {
      if let file = await files(of: output, edition)[path] { return file }
    }
    return nil
  }

  /// Whether an output may have made a path; what is costly is not made for a path that it never has.
  private static func mayMake(_ path: String, _ output: any Output) -> Bool {
    switch output {
    case is Website, is ChartFiles, is SharePictures, is Briefings: false
    case is DataFiles: path.hasPrefix("data/")
    case is SearchFiles: path.hasPrefix("assets/search/") || path.hasSuffix("manifest.json")
    case is Icons: [".ico", ".png", ".webmanifest"].contains(where: path.hasSuffix)
    default: true
    }
  }

  /// The files of an output, made once in an edition.
  private func files(of output: any Output, _ edition: Edition) async -> [String: SiteTree.File] {
    let name = type(of: output).name
    if let known = kept(name, of: edition) { return known }
    let files = (try? await output.files()) ?? []
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    keep(byPath, name, of: edition)
    return byPath
  }

  /// What a page of the edition is made with: as a build has it, with what is drawn and printed beside it.
  func publishing(_ edition: Edition, for page: LinkedPage? = nil) async -> OutputInput {
    var input = edition.input
    input.isCheck = false
    input.drawer = await drawer(for: edition)
    guard let page else { return input }
    if input.drawer != nil, input.templates.names.contains(SharePictures.template) {
      input.pictures = [
        page.entry.key: SharePictures.compose(page, edition.index, input.templates, input.assets)
      ]
    }
    if page.entry.isPrintable { input.printables = await printables(of: page, edition, input) }
    return input
  }

  /// A briefing in print and as a Word file, made once in an edition.
  private func printables(of page: LinkedPage, _ edition: Edition, _ input: OutputInput) async -> [Printable]
  {
    if let known = keptPrintables(page.entry.key, of: edition) { return known }
    let pdfs = PDFCache(root: root).load()
    var made = await Briefings(input: input).printables([page], pdfs, engine: nil)
    if WordFiles.isWanted(page.entry, nil) {
      let word = try? await WordFiles(input: input, drawer: input.drawer).make([page])
      for place in made.indices { made[place].docx = word?.value[page.entry.key] }
    }
    keep(made, page.entry.key, of: edition)
    return made
  }

  private func briefingFile(_ path: String, _ edition: Edition) async -> SiteTree.File? {
    let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    guard let page = edition.page("\(folder)/index.html"), page.entry.isPrintable else {
      return await briefingElsewhere(path, edition)
    }
    let input = await publishing(edition, for: page)
    return Briefings(input: input).files().first { $0.path == path }
  }

  /// A briefing's file that stands in the folder of its page in another language.
  private func briefingElsewhere(_ path: String, _ edition: Edition) async -> SiteTree.File? {
    for page in edition.input.catalogue.pages where page.entry.isPrintable {
      guard path.hasPrefix(String(FileRoutes.briefing(page.entry).file.dropLast("html".count))) else {
        continue
      }
      let input = await publishing(edition, for: page)
      return Briefings(input: input).files().first { $0.path == path }
    }
    return nil
  }

  private static func chart(_ path: String, _ input: OutputInput) -> SiteTree.File? {
    let parts = path.split(separator: "/").dropFirst()
    guard let name = parts.last, let language = name.split(separator: ".").dropLast().last else { return nil }
    let page = input.catalogue.page(parts.dropLast().joined(separator: "/"), String(language))
    return page.flatMap { page in ChartFiles(input: input).files(of: page).first { $0.path == path } }
  }

  private func sharePicture(_ path: String, _ edition: Edition, _ input: OutputInput) async -> SiteTree.File?
  {
    guard let drawer = input.drawer else { return nil }
    // `share/cases/boston.0123456789.png` is that of `/cases/boston/`.
    let folder = path.dropFirst("share/".count).split(separator: ".").dropLast(2).joined(separator: ".")
    guard let page = edition.page(folder == "index" ? "index.html" : "\(folder)/index.html") else {
      return nil
    }
    let picture = SharePictures.compose(page, edition.index, input.templates, input.assets)
    guard picture.route.file == path,
      let bytes = try? await drawer.png(
        picture.svg, width: SharePictureModel.width, height: SharePictureModel.height)
    else { return nil }
    return SiteTree.File(path: path, bytes: bytes)
  }

  private func article(_ path: String, _ input: OutputInput) async -> SiteTree.File? {
    let page = WeChatFiles.wanted(input.catalogue, nil).first { WeChatFiles.route(of: $0.entry).file == path }
    guard let page, input.templates.names.contains(WeChatModel.template) else { return nil }
    return try? await WeChatFiles(input: input, drawer: input.drawer).make([page]).first
  }

  /// What draws, looked for once; what it has drawn lies in a folder of the system's for passing files.
  private func drawer(for edition: Edition) async -> PictureDrawer? {
    guard SharePictures.source(edition.index.workspace) != nil else { return nil }
    searchDrawer()
    return await drawerSearch?.value
  }

  /// Begins to look for what draws, which takes about as long as a small site takes to be read.
  func searchDrawer() {
    guard options.pictures, drawerSearch == nil else { return }
    let place = SourceFile(path: FileRoutes.icon, text: "")
    drawerSearch = Task {
      await PictureDrawer.find(cache: Self.drawings, for: place, asksCoverage: false).value
    }
  }

  /// Where drawings are kept: serving writes nothing into the workspace.
  private static let drawings = FileManager.default.temporaryDirectory.appendingPathComponent(
    "casebook-serve-\(RandomName.make())", isDirectory: true)

  /// Takes away what was drawn.
  public nonisolated func tidy() { try? FileManager.default.removeItem(at: Self.drawings) }
}
