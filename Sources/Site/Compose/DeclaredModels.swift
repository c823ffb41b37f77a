import Addresses
import Evidence
import Kinds
import Templates

/// How the facts about a page stand.
struct TallyModel: TemplateModel {
  let facts: Int
  let corroborated: Int
  let disputed: Int
  /// How many sources they come from.
  let sources: Int

  init(_ facts: [Fact]) {
    self.facts = facts.count
    corroborated = facts.count { $0.standing == .corroborated }
    disputed = facts.count { $0.standing == .disputed }
    sources = Set(facts.flatMap(\.sourceIDs)).count
  }

  static let fields: TemplateFields<Self> = [
    .init("facts") { $0.facts }, .init("corroborated") { $0.corroborated },
    .init("disputed") { $0.disputed }, .init("isDisputed") { $0.disputed > 0 },
    .init("sources") { $0.sources },
  ]
}

/// A key of a page with what stands in it.
struct CellModel: TemplateModel {
  /// The key in front matter.
  let name: String
  /// What readers call it.
  let label: String
  let values: [ValueModel]

  static let fields: TemplateFields<Self> = [
    .init("name") { $0.name }, .init("label") { $0.label }, .init("values") { $0.values },
    .init("isEmpty") { $0.values.isEmpty },
  ]
}

/// A word of a key, and where it leads, if anywhere.
struct ValueModel: TemplateModel {
  let title: String
  let url: Address?

  static let fields: TemplateFields<Self> = [.init("title") { $0.title }, .init("url") { $0.url }]
}

/// Pages whose key leads to the one they stand on.
struct UsedByModel: TemplateModel {
  /// The kind's name, and what readers call it.
  let kind: String
  let label: String
  /// The key, and what readers call that.
  let key: String
  let keyLabel: String
  let pages: [LinkModel]

  static let fields: TemplateFields<Self> = [
    .init("kind") { $0.kind }, .init("label") { $0.label }, .init("key") { $0.key },
    .init("keyLabel") { $0.keyLabel }, .init("pages") { $0.pages },
  ]

  /// What leads to a page, kind by kind and key by key; a key that leads nowhere near is left out.
  static func all(of entry: PageEntry, _ context: ComposeContext) -> [UsedByModel] {
    let index = context.index
    let (language, other) = (context.entry.language, index.settings.defaultLanguage)
    return index.kinds.keys(leadingTo: entry.kind).compactMap { kind, key in
      let pages = index.pages(leadingTo: entry, by: key, of: kind, language)
      guard !pages.isEmpty else { return nil }
      return UsedByModel(
        kind: kind.name, label: kind.label(in: language, else: other), key: key.name,
        keyLabel: key.label(in: language, else: other),
        pages: pages.map { LinkModel(title: $0.shortTitle, url: context.url($0.route)) })
    }
  }
}

/// A place on the earth, in degrees.
struct CoordinatesModel: TemplateModel {
  let latitude: String
  let longitude: String

  static let fields: TemplateFields<Self> = [
    .init("latitude") { $0.latitude }, .init("longitude") { $0.longitude },
  ]
}

/// A fact that a key names, in plain words.
struct FactLinkModel: TemplateModel {
  let id: String
  let indicator: String
  let figure: String
  /// The fact's line in the ledger, if the site has one.
  let url: Address?

  init(_ fact: Fact, _ context: ComposeContext) {
    let measured = context.index.evidence.indicator(of: fact)
    id = fact.id
    indicator = measured?.name(in: context.figureLanguage) ?? fact.indicator
    figure =
      measured.map { FigureFormatter(language: context.figureLanguage).format(fact, of: $0).text } ?? ""
    url = context.ledgerURL(of: fact)
  }

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("indicator") { $0.indicator }, .init("figure") { $0.figure },
    .init("url") { $0.url },
  ]
}

/// One of a few words: each of them is a flag by its own name, so that `{{#size.large}}` asks for one.
struct ChoiceModel: TemplateModel {
  let choices: [KindKey.Choice]
  /// The word that the page says, if it says one.
  let chosen: String?
  let language: String
  let fallback: String

  static let fields: TemplateFields<Self> = [
    .init("word") { $0.chosen },
    .init("label") { model in
      model.choices.first { $0.word == model.chosen }?.label(in: model.language, else: model.fallback)
    },
  ]

  func value(named name: String) -> TemplateValue? {
    if let value = Self.fields.value(of: self, named: name) { return value }
    return choices.contains { $0.word == name } ? .flag(name == chosen) : nil
  }

  static func shape(of key: KindKey, _ choices: [KindKey.Choice]) -> TemplateShape {
    let flags = choices.map { ($0.word, { @Sendable in TemplateShape.flag }) }
    return TemplateShape.model(name: key.name, fields: [:])
      .adding(Dictionary(flags, uniquingKeysWith: { $1 })).adding(fields.shapes)
  }
}
