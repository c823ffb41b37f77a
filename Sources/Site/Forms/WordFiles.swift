import Charts
import Diagnostics
import Jobs
import Kinds
import Markdown
import Pictures
import Templates
import Word

/// The briefings as Word files, for those who work on in Word or WPS.
struct WordFiles {
  let input: OutputInput
  /// What draws charts; without it their data stand in the file.
  let drawer: PictureDrawer?

  /// Whether a file is made of a briefing: its front matter says so, or it was asked for by name.
  static func isWanted(_ entry: PageEntry, _ asked: [String]?) -> Bool {
    if entry.parsed.frontMatter.words(KindKey.formats).contains(where: { $0.value == "docx" }) { return true }
    guard let asked else { return false }
    return asked.isEmpty || !entry.key.names.filter(asked.contains).isEmpty
  }

  /// The briefings that a file is made of.
  static func wanted(_ catalogue: Catalogue, _ asked: [String]?) -> [LinkedPage] {
    catalogue.pages.filter { $0.entry.isPrintable && isWanted($0.entry, asked) }
  }

  /// Makes the files of briefings, by their pages.
  func make(_ briefings: [LinkedPage]) async throws -> Diagnosed<[PageKey: [UInt8]]> {
    var files: [PageKey: [UInt8]] = [:]
    var diagnostics: [Diagnostic] = []
    let looks = looks(of: briefings, &diagnostics)
    let pictures = try await pictures(of: briefings)
    let composer = BriefingComposer(catalogue: input.catalogue, assets: input.assets)
    let results = await briefings.concurrentMap(jobs: input.jobs) { [templates = input.templates] briefing in
      let entry = briefing.entry
      guard let look = looks[entry.key] else { return nil as (PageKey, [UInt8]?, [WordLoss])? }
      let tools = WordTools(
        words: templates.words[entry.language] ?? [:], look: look, profile: BriefingProfile(entry),
        language: entry.language, pictures: pictures)
      let (document, losses) = WordBriefing(composer: composer, tools: tools).document(briefing)
      return (entry.key, WordWriter(document).bytes(), losses)
    }
    var losses: [WordLoss] = []
    for case let (key, bytes, lost)? in results {
      losses += lost
      files[key] = bytes
    }
    return Diagnosed(files, diagnostics + report(losses))
  }

  // MARK: Looks

  private func looks(
    of briefings: [LinkedPage], _ diagnostics: inout [Diagnostic]
  ) -> [PageKey: WordLook] {
    let workspace = input.catalogue.index.workspace
    var looks: [PageKey: WordLook] = [:]
    for briefing in briefings {
      let entry = briefing.entry
      let path = WordLook.path(BriefingProfile(entry))
      if let file = workspace.texts[path] {
        let look = WordLookReader.read(file, language: entry.language)
        diagnostics += look.diagnostics
        looks[entry.key] = look.value
      } else if !workspace.unreadable.contains(path) {
        diagnostics.append(
          .error(
            "missing-word-look", "there is no '\(path)', which says how the Word file looks",
            help: "copy it from Casebook's own Templates/word",
            at: entry.parsed.frontMatter.place(of: KindKey.formats)))
      }
    }
    // Several briefings share a look, and its faults.
    diagnostics = diagnostics.inReadingOrder()
    return looks
  }

  // MARK: Pictures

  /// What the pages of briefings show that has to be drawn, by its SVG.
  func pictures(of briefings: [LinkedPage]) async throws -> [String: [UInt8]] {
    var drawings: [String: (width: Double, height: Double)] = [:]
    for page in briefings.flatMap({ input.catalogue.pages(of: $0.entry) }) {
      for directive in page.directives.values {
        guard let picture = directive.plan.flatMap(WordPictures.picture) else { continue }
        drawings[picture.svg] = (picture.width, picture.height)
      }
      let assets =
        page.targets.values.compactMap { if case .asset(let path, _) = $0 { path } else { nil } }
        + page.directives.values.compactMap(\.picture)
      for path in assets where path.lowercased().hasSuffix(".svg") {
        guard let bytes = input.assets.bytes(path), let size = input.assets.size(path) else { continue }
        drawings[String(decoding: bytes, as: UTF8.self)] = (Double(size.width), Double(size.height))
      }
    }
    // A check draws nothing, and says what a build with all its programs would say.
    if input.isCheck { return drawings.mapValues { _ in [] } }
    guard let drawer else { return [:] }
    var pictures: [String: [UInt8]] = [:]
    for (svg, size) in drawings.sorted(by: { $0.key < $1.key }) {
      pictures[svg] = try await drawer.png(
        svg, width: Int(size.width * WordPictures.scale), height: Int(size.height * WordPictures.scale))
    }
    return pictures
  }

  // MARK: Losses

  private func report(_ losses: [WordLoss]) -> [Diagnostic] {
    var seen: Set<WordLoss> = []
    return losses.filter { seen.insert($0).inserted }.compactMap { loss in
      guard let entry = input.catalogue.index.entry(loss.page.id, loss.page.language) else { return nil }
      let place = entry.parsed.file.place(loss.range)
      switch loss.kind {
      case .picture(let path):
        return .warning(
          "word-loss", "Word does not know the format of '\(path)': the words for it stand in its place",
          help: "save it as PNG or JPEG", at: place)
      case .drawing:
        return .warning(
          "word-loss",
          "the drawing cannot be made a picture on this machine: the words for it stand in its place",
          help: "on Debian and Ubuntu: apt-get install librsvg2-bin", at: place)
      case .html:
        return .warning(
          "word-loss", "raw HTML is not in the Word file", help: "write it in Markdown or with a directive",
          at: place)
      case .directive:
        return .warning("word-loss", "what the directive makes is not in the Word file", at: place)
      }
    }
  }
}
