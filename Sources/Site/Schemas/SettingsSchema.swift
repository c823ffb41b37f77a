import Diagnostics

/// The schema of `site.yaml`, made of the settings that there are.
enum SettingsSchema {
  /// The schema.
  static let all = JSONSchema.keys(
    Dictionary(
      SiteSettings.Key.allCases.map { ($0.rawValue, value($0.takes).described(purpose($0))) },
      uniquingKeysWith: { first, _ in first }), required: ["title", "url"])

  private static let localized = JSONSchema.keys([:], others: .text)
  private static let size = JSONSchema.any([.pattern("^[0-9.]+ ?([kKmMgG]?[bB])?$"), .integer])

  private static func value(_ takes: SiteSettings.Key.Takes) -> JSONSchema {
    switch takes {
    case .localized: localized
    case .address: .pattern("^https?://")
    case .languages: .list(.pattern("^[a-z]{2,3}(-[A-Za-z0-9]+)*$"), from: 1)
    case .licence: .keys(["name": .text, "url": .text], required: ["name", "url"])
    case .pages: .list(.text)
    case .choice(let words): .word(words)
    case .forms: .list(.pattern("#"), from: 1)
    case .currency: .pattern("^[A-Z]{3}$")
    case .budget: .keys([Budget.requestsKey: .integer], others: size)
    case .limits: .keys(["file": size])
    case .endings: .list(.pattern("^[A-Za-z0-9]+$"), from: 1)
    }
  }

  private static func purpose(_ key: SiteSettings.Key) -> Message {
    switch key {
    case .title: "the site's name, a text for each language"
    case .description: "one sentence on the site, for each language"
    case .url: "the address that the site is published at, path included"
    case .languages: "the languages; the first is that of the root, from which others inherit"
    case .publisher: "who publishes, for each language"
    case .licence: "the licence of the content"
    case .navigation: "the pages or folders at the head of every page, in order"
    case .footer: "the pages or folders at the foot of every page"
    case .citationStyle: "how sources are cited"
    case .locators: "the forms of places in sources, with # for a number"
    case .reportingCurrency: "the currency that amounts are compared in"
    case .rawHTML: "whether HTML may stand in Markdown"
    case .budget: "how heavy pages may be, by page, folder or kind"
    case .limits: "how large a file may be"
    case .assetTypes: "endings of files that may be published beside those that always may"
    case .templates: "own if nothing of the program's templates lies beneath those of the workspace"
    }
  }
}
