import Addresses
import Evidence
import Foundation
import Kinds
import People
import Templates

/// A page of a kind as templates see it, on its own page, as a part of a briefing or in a list: what can be said of every
/// page, then the keys that its kind declares, then by their folder's name the pages whose keys lead to it.
struct DeclaredModel: TemplateModel {
  let entry: PageEntry
  /// The page that it is shown on.
  let context: ComposeContext
  /// The keys that a table shows of it; nil for all that fit.
  var columns: [KindKey]?

  private var index: PageIndex { context.index }

  var variant: String { entry.kind.name }

  var ownShape: TemplateShape { Self.shape(of: entry.kind, in: index.kinds) }

  static let fields: TemplateFields<Self> = [
    .init("title") { $0.entry.title }, .init("shortTitle") { $0.entry.shortTitle },
    .init("url") { $0.context.url($0.entry.route) }, .init("summary") { $0.entry.summary },
    .init("date") { $0.date("date") }, .init("updated") { $0.date("updated") },
    .init("authors") { PersonModel.all(KindKey.authors, of: $0.entry, $0.context) },
    .init("editors") { PersonModel.all(KindKey.editors, of: $0.entry, $0.context) },
    .init("reviewers") { PersonModel.all(KindKey.reviewers, of: $0.entry, $0.context) },
    .init("isTranslated") { $0.entry.language == $0.context.entry.language },
    .init("part") { $0.context.part($0.entry) }, .init("tally") { $0.tally }, .init("cells") { $0.cells },
  ]

  func value(named name: String) -> TemplateValue? {
    if let value = Self.fields.value(of: self, named: name) { return value }
    if let key = entry.kind.ownKeys.first(where: { $0.name == name }) { return value(of: key) }
    guard let kind = index.kinds.kind(inFolder: name) else { return nil }
    let keys = index.kinds.keys(leadingTo: entry.kind).filter { $0.kind == kind }
    guard !keys.isEmpty else { return nil }
    var seen: Set<PageKey> = []
    let pages = keys.flatMap { index.pages(leadingTo: entry, by: $0.key, of: kind, context.entry.language) }
    return .list(pages.filter { seen.insert($0.key).inserted }.map { .model(model($0)) })
  }

  /// The page by a kind's name: nothing where it is of another kind, nil where no kind has that name.
  func value(ofKind name: String) -> TemplateValue? {
    if name == entry.kind.name { return .model(self) }
    return index.kinds.kind(named: name) == nil ? nil : TemplateValue.none
  }

  /// The shapes of the pages of all kinds, by the kinds' names.
  static func shapes(in kinds: Kinds) -> [String: @Sendable () -> TemplateShape] {
    kinds.all.filter { $0 != kinds.briefing }.reduce(into: [:]) { shapes, kind in
      shapes[kind.name] = { shape(of: kind, in: kinds) }
    }
  }

  /// The shape of a kind's pages.
  static func shape(of kind: Kind, in kinds: Kinds) -> TemplateShape {
    .model(name: kind.name, fields: [:]).adding(shapes(of: kind, in: kinds))
  }

  /// The shapes of the fields of a kind's pages.
  static func shapes(of kind: Kind, in kinds: Kinds) -> [String: TemplateShape.Field] {
    var shapes: [String: @Sendable () -> TemplateShape] = [:]
    for (other, _) in kinds.keys(leadingTo: kind) {
      if let folder = other.folder { shapes[folder] = { .list(of: shape(of: other, in: kinds)) } }
    }
    for key in kind.ownKeys { shapes[key.name] = { shape(of: key, in: kinds) } }
    return shapes.mapValues { TemplateShape.Field(shape: $0) }.merging(
      fields.shapes, uniquingKeysWith: { $1 })
  }

  /// The names that no key of a kind's own can have: those of its pages' fields, and what lists of pages are written with.
  static let reserved = fieldNames

  // MARK: Keys

  private static func shape(of key: KindKey, in kinds: Kinds) -> TemplateShape {
    switch key.type {
    case .text, .word, .country, .number, .integer: .text
    case .flag: .flag
    case .words, .choices: .list(of: ValueModel.shape)
    case .date: DateModel.shape
    case .coordinates: CoordinatesModel.shape
    case .choice(let choices): ChoiceModel.shape(of: key, choices)
    case .facts: .list(of: FactLinkModel.shape)
    case .sources: .list(of: ValueModel.shape)
    case .people: .list(of: PersonModel.shape)
    case .page(let name):
      kinds.kind(named: name).map {
        key.isMany ? .list(of: shape(of: $0, in: kinds)) : shape(of: $0, in: kinds)
      } ?? .flag
    }
  }

  private func value(of key: KindKey) -> TemplateValue {
    let frontMatter = entry.parsed.frontMatter
    switch key.type {
    case .text, .word, .country, .integer: return frontMatter.text(key.name).templateValue
    case .number: return frontMatter.text(key.name).map(context.figureLanguage.decimal).templateValue
    case .flag: return .flag(frontMatter.flag(key.name))
    case .date: return date(key.name).templateValue
    case .coordinates:
      let parts = entry.names(key.name)
      return parts.count == 2 ? .model(CoordinatesModel(latitude: parts[0], longitude: parts[1])) : .none
    case .choice(let choices):
      return .model(
        ChoiceModel(
          choices: choices, chosen: frontMatter.text(key.name), language: context.entry.language,
          fallback: index.settings.defaultLanguage))
    case .page:
      let pages = pages(key).map { TemplateValue.model(model($0)) }
      return key.isMany ? .list(pages) : pages.first ?? .none
    case .facts:
      let facts = entry.names(key.name).compactMap { index.evidence.fact($0) }
      return facts.map { FactLinkModel($0, context) }.templateValue
    case .people: return PersonModel.all(key.name, of: entry, context).templateValue
    case .words, .choices, .sources: return values(key).templateValue
    }
  }

  private func pages(_ key: KindKey) -> [PageEntry] {
    guard let kind = key.target.flatMap(index.kinds.kind(named:)) else { return [] }
    return entry.names(key.name).compactMap {
      index.page(kind, named: $0, preferring: context.entry.language)
    }
  }

  private func model(_ page: PageEntry) -> DeclaredModel { DeclaredModel(entry: page, context: context) }

  private func date(_ key: String) -> DateModel? {
    entry.parsed.frontMatter.text(key).flatMap { EvidenceDate($0) }
      .map { DateModel(text: $0.text(in: context.figureLanguage), iso: $0.iso) }
  }

  /// What stands in a key, as words that may lead somewhere.
  private func values(_ key: KindKey) -> [ValueModel] {
    switch key.type {
    case .page: pages(key).map { ValueModel(title: $0.shortTitle, url: context.url($0.route)) }
    case .sources:
      entry.names(key.name).compactMap { index.evidence.source($0) }.map { source in
        ValueModel(
          title: source.shortTitle,
          url: index.page(ofSource: source.id, context.entry.language).map { context.url($0) })
      }
    case .people:
      PersonModel.all(key.name, of: entry, context).map {
        ValueModel(title: $0.name, url: $0.url)
      }
    case .choice(let choices):
      choices.filter { $0.word == entry.parsed.frontMatter.text(key.name) }.map {
        ValueModel(
          title: $0.label(in: context.entry.language, else: index.settings.defaultLanguage),
          url: url($0.word, key))
      }
    case .number:
      entry.texts(key).map { ValueModel(title: context.figureLanguage.decimal($0), url: nil) }
    case .date: [date(key.name)].compactMap { $0.map { ValueModel(title: $0.text, url: nil) } }
    case .country:
      entry.texts(key).map { code in
        ValueModel(title: context.figureLanguage.country(code) ?? code, url: url(code, key))
      }
    case .flag:
      [
        ValueModel(
          title: context.figureLanguage.phrase(entry.parsed.frontMatter.flag(key.name) ? "yes" : "no"),
          url: nil)
      ]
    case .facts:
      entry.names(key.name).compactMap { index.evidence.fact($0) }.map { FactLinkModel($0, context) }.map {
        ValueModel(
          title: $0.indicator + context.figureLanguage.phrase("colon") + $0.figure, url: $0.url)
      }
    case .coordinates:
      entry.names(key.name).isEmpty
        ? [] : [ValueModel(title: entry.names(key.name).joined(separator: ", "), url: nil)]
    default: entry.texts(key).map { ValueModel(title: $0, url: url($0, key)) }
    }
  }

  /// The page that lists what carries a word, where the key makes an index that has pages.
  private func url(_ word: String, _ key: KindKey) -> Address? {
    index.page(of: word, in: key, context.entry.language).map { context.url($0.route) }
  }

  /// The keys whose words lead to pages that list what carries them.
  var indexed: [CellModel] {
    entry.kind.ownKeys.compactMap { key in
      guard let name = key.index, index.entry(IndexPages.top(of: name), context.entry.language) != nil,
        entry.parsed.frontMatter.has(key.name)
      else { return nil }
      return cell(key)
    }
  }

  // MARK: What is made of them

  /// What readers call the page's kind; nothing for plain pages.
  var label: String? {
    entry.kind.folder == nil
      ? nil : entry.kind.label(in: context.entry.language, else: index.settings.defaultLanguage)
  }

  /// How the facts about the page stand; nil where there are none.
  var tally: TallyModel? {
    guard entry.kind.isSubject else { return nil }
    let facts = index.evidence.facts(of: entry.pageName).filter { $0.standing != .withdrawn }
    return facts.isEmpty ? nil : TallyModel(facts)
  }

  /// The keys that a table shows of a kind's pages where nobody says which.
  static func columns(of kind: Kind) -> [KindKey] {
    kind.ownKeys.filter { key in
      switch key.type {
      case .facts, .sources, .coordinates, .flag: false
      default: true
      }
    }
  }

  /// The page's keys with their names for readers.
  var cells: [CellModel] {
    (columns ?? Self.columns(of: entry.kind)).map(cell)
  }

  private func cell(_ key: KindKey) -> CellModel {
    CellModel(
      name: key.name, label: key.label(in: context.entry.language, else: index.settings.defaultLanguage),
      values: values(key))
  }
}

extension PageEntry {
  /// What stands in a key of text or words.
  func texts(_ key: KindKey) -> [String] {
    switch key.type {
    case .words, .page, .facts, .sources, .people: names(key.name)
    default: [parsed.frontMatter.text(key.name)].compactMap(\.self)
    }
  }
}
