import Diagnostics
import Kinds
import Publishing
import Templates
import Word

/// Pages and briefings as articles for WeChat: each a page with the article and a button that copies it.
struct WeChatFiles {
  let input: OutputInput
  let drawer: PictureDrawer?

  private static let script = "Templates/assets/copy.js"

  /// The pages that an article is made of: those that say so, and those that were asked for; all briefings if none is
  /// named.
  static func wanted(_ catalogue: Catalogue, _ asked: [String]?) -> [LinkedPage] {
    catalogue.pages.filter { page in
      let entry = page.entry
      if entry.parsed.frontMatter.words(KindKey.formats).contains(where: { $0.value == "wechat" }) {
        return true
      }
      guard let asked else { return false }
      if asked.isEmpty { return entry.isPrintable }
      return !entry.key.names.filter(asked.contains).isEmpty
    }
  }

  /// The address of a page's article: `/cases/boston/boston.zh.wechat.html`.
  static func route(of entry: PageEntry) -> Route {
    Route("\(entry.route.path)\(entry.name).\(entry.language).wechat.html")
  }

  /// Makes the articles of pages.
  func make(_ pages: [LinkedPage]) async throws -> [SiteTree.File] {
    let word = WordFiles(input: input, drawer: drawer)
    let pictures = try await word.pictures(of: pages)
    let composer = BriefingComposer(catalogue: input.catalogue, assets: input.assets)
    var files: [SiteTree.File] = []
    for page in pages {
      let entry = page.entry
      var tools = WordTools(
        words: input.templates.words[entry.language] ?? [:], look: WordLook(),
        profile: BriefingProfile(entry),
        language: entry.language, pictures: pictures)
      // As wide as a chart is drawn.
      tools.look.page.left = .zero
      tools.look.page.right = .zero
      let parts = WordBriefing(composer: composer, tools: tools).parts(page)
      let text = WeChatText(
        model: parts.model, tools: tools, bodies: parts.bodies, isBriefing: entry.isPrintable)
      let (blocks, back) = (text.blocks, text.back)
      var article = WeChatArticle(
        tools: tools, lists: parts.ledger.lists, tables: try await tables(of: blocks + back, tools))
      let fragment = article.fragment(blocks, notes: parts.ledger.notes, back: back)
      let route = Self.route(of: entry)
      let model = WeChatModel(
        title: entry.title, language: entry.language, article: Fragments([.html(fragment)]),
        scriptURL: input.assets.route(Self.script)?.relative(to: route))
      let html = input.templates.render(
        WeChatModel.template, model, language: entry.language, asset: input.assets.addresses(from: route))
      files.append(SiteTree.File(path: route.file, bytes: html))
    }
    return files
  }

  /// The pictures of wide tables by their SVG.
  private func tables(of blocks: [Block], _ tools: WordTools) async throws -> [String: [UInt8]] {
    guard let drawer else { return [:] }
    var pictures: [String: [UInt8]] = [:]
    for case .table(let table) in blocks {
      for picture in WeChatTable(table: table, isChinese: tools.isChinese).pictures {
        pictures[picture.svg] = try await drawer.png(
          picture.svg, width: Int(picture.width * WordPictures.scale),
          height: Int(picture.height * WordPictures.scale))
      }
    }
    return pictures
  }
}
