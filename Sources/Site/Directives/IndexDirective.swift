import Diagnostics
import Evidence
import Kinds
import Markdown
import People
import Templates

/// `::index{of=tags}`: what pages carry in the keys of an index, with how many carry it, on the page `tags/index` without
/// `of`; `{of=tags value=heat}` lists those pages, as each value's own page does.
struct IndexDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "index", forms: [.leaf])
  static let templates: [(template: String, model: TemplateShape)] = [("directives/index", IndexModel.shape)]

  static func signature(_ kinds: Kinds) -> DirectiveSignature {
    var signature = signature
    signature.attributes = [
      .init(name: "of", type: .choice(kinds.indexes)), .init(name: "value", type: .text),
      .init(name: "sort", type: .choice(["name", "count"])),
    ]
    return signature
  }

  private let name: String
  /// The values that are listed, or the one whose pages are.
  private let values: [PageIndexes.Value]
  private let isValue: Bool
  let listings: [Dependency]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let index = context.index
    let entry = context.entry
    let own = index.kinds.indexes.first { entry.id == IndexPages.top(of: $0) }
    guard let name = use.text("of") ?? own else {
      context.diagnostics.append(
        .error(
          "missing-attribute", "'index' needs the attribute 'of' outside the page of an index",
          help: index.kinds.indexes.isEmpty
            ? "no key makes an index; write 'index:' under one in Content/kinds.yaml"
            : "there are \(index.kinds.indexes.joined(separator: ", "))", at: use.place))
      return nil
    }
    self.name = name
    let all = index.indexes.values(of: name, entry.language)
    if let word = use.text("value") {
      let slug = IndexValue.slug(word)
      guard let value = all.first(where: { $0.slug == word || $0.slug == slug }) else {
        let known = all.map(\.slug)
        context.diagnostics.append(
          .error(
            "bad-attribute",
            "no page has '\(word)' in the index '\(name)'\(Suggestion.clause(for: word, in: known))",
            help: known.count <= 20 && !known.isEmpty ? "there are \(known.joined(separator: ", "))" : nil,
            at: use.place(of: "value")))
        return nil
      }
      (values, isValue) = ([value], true)
    } else {
      let isCounted = use.text("sort") == "count"
      values =
        isCounted
        ? all.enumerated().sorted {
          ($1.element.pages.count, $0.offset) < ($0.element.pages.count, $1.offset)
        }
        .map(\.element) : all
      isValue = false
    }
    listings = values.flatMap(\.pages).compactMap { key in
      index.entry(key.id, key.language).flatMap { $0.kind.folder == nil ? nil : .page($0.pageName) }
    }
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let index = context.index
    let language = context.entry.language
    var model = IndexModel(name: name, label: index.label(ofIndex: name, language), isValue: isValue)
    if isValue, let value = values.first {
      model.title = value.title
      model.count = value.pages.count
      if name == KindKey.peopleIndex {
        model.person = index.people.person(value.slug).map { PersonModel(person: $0, context: context) }
      }
      model.groups = groups(value, context)
    } else {
      model.count = values.count
      model.values = values.map { value in
        IndexModel.Value(
          title: value.title, count: value.pages.count,
          url: index.page(ofIndex: name, value.slug, language).map { context.url($0.route) })
      }
    }
    return Fragments(template: "directives/index", model)
  }

  /// What the pages of a kind are called: as the page above them, or as the kind; nothing for plain pages.
  private func label(_ kind: Kind, _ context: ComposeContext) -> String? {
    guard let folder = kind.folder else { return nil }
    if let page = context.index.entry("\(folder)/index", context.entry.language) { return page.shortTitle }
    guard kind.place != nil else { return context.figureLanguage.phrase(kind.name) }
    return kind.label(in: context.entry.language, else: context.index.settings.defaultLanguage)
  }

  /// The pages that carry a value, kind by kind; those that follow one another in time the newest first.
  private func groups(_ value: PageIndexes.Value, _ context: ComposeContext) -> [IndexModel.Group] {
    let index = context.index
    let pages = value.pages.compactMap { index.entry($0.id, $0.language) }
    return index.kinds.all.compactMap { kind in
      var own = pages.filter { $0.kind == kind }
      guard !own.isEmpty else { return nil }
      if kind.isDated {
        own = own.enumerated().sorted {
          ($1.element.firstDay ?? "", $0.offset) < ($0.element.firstDay ?? "", $1.offset)
        }.map(\.element)
      }
      return IndexModel.Group(
        kind: kind.name,
        label: label(kind, context),
        rows: own.map { IndexModel.Row($0, context) })
    }
  }
}
