import Jobs
import Publishing
import Templates

/// The pages of the website, and the files that they carry along.
struct Website: StreamedOutput {
  static let name = "website"

  let input: OutputInput

  func make(into sink: any FileSink) async {
    // What weighs pages wants to know their style sheets.
    for file in carried() { sink.put(file) }
    await input.catalogue.pages.concurrentForEach(jobs: input.jobs) { page in
      if let remaking = input.remaking, !remaking.pages.contains(page.entry.key),
        sink.keep(page.entry.route.file) > 0
      {
        return
      }
      sink.put(input.reads.note(page) { file(page) })
    }
  }

  private var composer: PageComposer {
    PageComposer(
      catalogue: input.catalogue, assets: input.assets, pictures: input.pictures,
      hasDrawnIcons: input.drawer != nil, printables: input.printables,
      digest: input.digest, times: input.times)
  }

  /// One page.
  func file(_ page: LinkedPage) -> SiteTree.File {
    guard let times = input.times else { return make(page) }
    return times.pages.time(page.entry.route.path) { make(page) }
  }

  private func make(_ page: LinkedPage) -> SiteTree.File {
    let bytes = input.templates.render(
      page.entry.template, composer.compose(page), language: page.entry.language,
      asset: input.assets.addresses(from: page.entry.route))
    let isChinese = page.entry.language.hasPrefix("zh")
    return SiteTree.File(
      path: page.entry.route.file, bytes: isChinese ? ConnectorTie.tie(bytes) : bytes)
  }

  /// The style sheet that a page asks for.
  func stylesheet(_ page: LinkedPage) -> SiteTree.File? { composer.stylesheet(of: page) }

  /// The files that pages refer to.
  func carried() -> [SiteTree.File] {
    let composer = composer
    var used: Set<String> = []
    var sheets: [String: SiteTree.File] = [:]
    for sheet in [input.assets.styles.plain] + input.catalogue.pages.map(composer.stylesheet) {
      if let sheet { sheets[sheet.path] = sheet }
    }
    for page in input.catalogue.pages {
      for case .asset(let path, _) in page.targets.values { used.insert(path) }
      used.formUnion(page.directives.values.compactMap(\.picture))
    }
    return input.assets.files(used: used) + sheets.values
  }
}
