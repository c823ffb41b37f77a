import Diagnostics
import Evidence
import Kinds
import Markdown
import Templates

/// `::cases{topic=capital}`: the pages of a kind, by its folder's name: all of them, or those that keys pick out,
/// grouped, sorted and cut as the editor asks, as a table, a list or an index.
struct Listing: ComposedDirective {
  static let signature = DirectiveSignature(name: "listing", forms: [.leaf])
  static let templates: [(template: String, model: TemplateShape)] = []

  private static let general = "listing"

  /// The attributes of every listing.
  static let ownAttributes: [DirectiveSignature.Attribute] = [
    .init(name: "by", type: .text), .init(name: "sort", type: .text), .init(name: "limit", type: .text),
    .init(name: "as", type: .choice(ListingModel.Form.allCases.map(\.rawValue))),
    .init(name: "columns", type: .words), .init(name: "page", type: .text),
  ]

  /// How the pages below a folder are listed.
  static func signature(of folder: String, _ kinds: Kinds) -> DirectiveSignature {
    var signature = DirectiveSignature(name: folder, forms: [.leaf])
    guard let kind = kinds.kind(inFolder: folder) else { return signature }
    signature.attributes =
      ListingFilter.names(of: kind).map { .init(name: $0, type: .text) } + ownAttributes
    return signature
  }

  /// The templates that lists of a kind's pages are set with, on a page and in a briefing, as far as they are there.
  static func templates(
    of kind: Kind, in kinds: Kinds, _ names: Set<String>
  ) -> [(template: String, model: TemplateShape)] {
    let shape = ListingModel.shape(of: kind, in: kinds)
    return ["directives", "briefing"].flatMap { folder in
      [kind.folder ?? "", general].map { "\(folder)/\($0)" }
    }
    .filter(names.contains).map { ($0, shape) }
  }

  /// The template that a list is set with: the kind's own, unless the editor asks for a form that it may not know.
  static func template(of kind: Kind, isPrint: Bool, hasForm: Bool, _ names: Set<String>) -> String {
    let folder = isPrint ? "briefing" : "directives"
    let own = "\(folder)/\(kind.folder ?? "")"
    return names.contains(own) && !hasForm ? own : "\(folder)/\(general)"
  }

  let kind: Kind
  let pages: [PageEntry]
  /// All pages of a list that goes on elsewhere; on paper it stands in one piece.
  private let all: [PageEntry]
  /// Which part of them is shown, and how many parts there are.
  private let part: (number: Int, count: Int)?
  private let groups: [ListingGroups.Group]
  private let columns: [KindKey]
  private let form: ListingModel.Form?
  /// Whether none is left out.
  private let isWhole: Bool
  /// The keys that name pages which facts are about.
  private let toSubjects: [(key: String, kind: String)]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let index = context.index
    guard let kind = index.kinds.kind(inFolder: use.directive.name) else { return nil }
    self.kind = kind
    let before = context.diagnostics.count
    var pages = index.pages(of: kind, preferring: context.entry.language)
    var isWhole = true
    for attribute in use.directive.attributes {
      guard let key = ListingFilter.key(attribute.name, of: kind) else { continue }
      isWhole = false
      let filter = ListingFilter(key: key, attribute: attribute, use: use)
      pages = filter.pick(pages, &context)
    }
    let order = ListingOrder(use: use, kind: kind)
    if use.text("sort") != nil || kind.isDated { pages = order.sorted(pages, &context) }
    if let text = use.text("limit") {
      if let limit = Int(text), limit > 0 {
        isWhole = isWhole && limit >= pages.count
        pages = Array(pages.prefix(limit))
      } else {
        context.diagnostics.append(
          .error(
            "bad-attribute", "'limit' takes a number from 1 on, not '\(text)'", at: use.place(of: "limit")))
      }
    }
    all = pages
    part = ListingParts(use: use, kind: kind).part(pages.count, isWhole: isWhole, &context)
    if let part, let size = kind.perPage {
      pages = Array(pages.dropFirst((part.number - 1) * size).prefix(size))
    }
    form = use.text("as").flatMap(ListingModel.Form.init)
    columns = Self.columns(use, kind, &context)
    groups = ListingGroups(use: use, kind: kind).groups(pages, &context)
    self.pages = pages
    self.isWhole = isWhole
    let subjects = Set(index.kinds.subjects.map(\.name))
    toSubjects = kind.ownKeys.compactMap { key in
      key.target.flatMap { subjects.contains($0) ? (key: key.name, kind: $0) : nil }
    }
    // What is wrong with an attribute has been reported, and the list would only be another one than was meant.
    if context.diagnostics[before...].hasErrors, context.unresolved.isEmpty { return nil }
  }

  private static func columns(
    _ use: DirectiveUse, _ kind: Kind, _ context: inout LinkContext
  ) -> [KindKey] {
    let common = kind.keys.filter { $0.type == .date && $0.place == nil } + KindKey.byline
    let known = kind.ownKeys + common
    guard use.text("columns") != nil else { return DeclaredModel.columns(of: kind) }
    return use.words("columns").compactMap { word in
      if let key = known.first(where: { $0.name == word.value }) { return key }
      let names = known.map(\.name)
      context.diagnostics.append(
        .error(
          "bad-attribute", "no column '\(word.value)'\(Suggestion.clause(for: word.value, in: names))",
          help: "the columns are \(names.joined(separator: ", "))", at: word.place))
      return nil
    }
  }

  /// The pages, and the subjects that their keys name, on which they rest.
  var dependencies: [Dependency] {
    pages.flatMap { page in
      [.page(page.pageName)]
        + toSubjects.flatMap { key, kind in
          page.names(key).map { .page(PageName(kind: kind, name: $0)) }
        }
    }
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let language = context.entry.language
    let other = context.index.settings.defaultLanguage
    let isPrint = context.placement.isPrint
    let pages = isPrint ? all : self.pages
    let listing = context.listing(of: pages)
    var model = ListingModel(
      kind: kind.name, label: kind.label(in: language, else: other), form: form ?? .list)
    model.columns = columns.map { .init(name: $0.name, label: $0.label(in: language, else: other)) }
    model.isIndex = listing.isIndex
    model.elsewhere = isWhole ? listing.above : nil
    if !isPrint { ListingParts.add(to: &model, kind, part, context) }
    func row(_ page: PageEntry) -> DeclaredModel {
      DeclaredModel(entry: page, context: context, columns: columns)
    }
    // On paper the parts' own order groups them.
    if form == .index {
      model.groups = AlphabeticalKey.groups(pages) { $0.shortTitle }.map {
        .init(title: $0.letter, page: nil, rows: $0.elements.map(row))
      }
    } else if groups.isEmpty || isPrint {
      model.rows = pages.map(row)
    } else {
      model.groups = groups.map { group in
        .init(
          title: group.title,
          page: group.page.map { LinkModel(title: $0.shortTitle, url: context.url($0.route)) },
          rows: group.pages.map(row))
      }
    }
    let template = Self.template(
      of: kind, isPrint: isPrint, hasForm: form != nil && !isPrint, context.index.templateNames)
    return Fragments(template: template, model)
  }
}

extension DirectiveUse {
  /// Where an attribute stands; the whole use where it does not.
  func place(of attribute: String) -> SourcePlace {
    place(directive.attributes.first { $0.name == attribute }?.range ?? range)
  }
}
