import Addresses
import Kinds
import Templates

/// What a page tells browsers, search engines and those who pass it on: template `partials/metadata`.
struct HeadModel: TemplateModel {
  /// A picture that stands for the page.
  struct Picture: TemplateModel {
    /// The whole address: those who ask for it have not seen the page.
    let url: Address
    let width: Int
    let height: Int

    static let fields: TemplateFields<Self> = [
      .init("url") { $0.url }, .init("width") { $0.width }, .init("height") { $0.height },
    ]
  }

  /// Whether search engines may list the page.
  let isIndexed: Bool
  /// Whether the page is a text of its own rather than a way to others.
  let isArticle: Bool
  /// The page for readers of none of its languages; nil if it has one language alone.
  let defaultURL: Address?
  /// The language's feed, if anything on the site has a date.
  let feed: LinkModel?
  /// The feed of the pages among which it is, where they have one of their own.
  let ownFeed: LinkModel?
  let icon: Address?
  let touchIcon: Address?
  let manifest: Address?
  let picture: Picture?
  /// JSON-LD.
  let structuredData: Fragments

  static let fields: TemplateFields<Self> = [
    .init("isIndexed") { $0.isIndexed }, .init("isArticle") { $0.isArticle },
    .init("defaultURL") { $0.defaultURL }, .init("feed") { $0.feed },
    .init("ownFeed") { $0.ownFeed }, .init("icon") { $0.icon },
    .init("touchIcon") { $0.touchIcon }, .init("manifest") { $0.manifest },
    .init("picture") { $0.picture }, .init("structuredData") { $0.structuredData },
  ]
}

extension PageComposer {
  /// What a page says in its head, beside its title and its languages.
  func head(_ page: LinkedPage) -> HeadModel {
    let entry = page.entry
    let index = catalogue.index
    let settings = index.settings
    let isOfTheSite = index.entry(entry.id, entry.language) != nil
    let isTranslated = settings.languages.filter { index.entry(entry.id, $0) != nil }.count > 1
    func url(_ route: Route) -> Address { placement.url(route, from: entry.route) }
    let picture = pictures[entry.key].map {
      HeadModel.Picture(
        url: $0.route.absolute(on: settings.url), width: SharePictureModel.width,
        height: SharePictureModel.height)
    }
    let icon = assets.route(FileRoutes.icon)
    let data = isOfTheSite ? StructuredData(page, index, picture: picture?.url).json : nil
    return HeadModel(
      isIndexed: isOfTheSite, isArticle: entry.isNews,
      defaultURL: isTranslated
        ? index.entry(entry.id, settings.defaultLanguage)?.route.absolute(on: settings.url) : nil,
      feed: FileRoutes.feed(index, entry.language).map {
        LinkModel(title: settings.title(in: entry.language), url: url($0))
      },
      ownFeed: index.datedKind(of: entry).flatMap { kind in
        FileRoutes.feed(of: kind, index, entry.language).map { route in
          let title = index.entry("\(kind.folder ?? "")/index", entry.language)?.shortTitle ?? kind.name
          return LinkModel(title: "\(settings.title(in: entry.language)) · \(title)", url: url(route))
        }
      },
      icon: icon.map(url), touchIcon: icon == nil || !hasDrawnIcons ? nil : url(FileRoutes.touchIcon),
      manifest: icon == nil ? nil : url(FileRoutes.manifest(settings, entry.language)), picture: picture,
      structuredData: Fragments(data.map { [.html($0)] } ?? []))
  }
}
