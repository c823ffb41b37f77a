import Diagnostics
import Evidence
import Kinds
import Markdown
import Templates

/// `::traceability`: which pages of a kind rest on which facts and subjects, and which subject serves which of them.
///
/// `{of=measures}` says which kind, by its folder, where several have a key of facts.
struct TraceabilityDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "traceability", forms: [.leaf])
  static let templates: [(template: String, model: TemplateShape)] = []

  private static let template = "directives/traceability"

  static func signature(_ kinds: Kinds) -> DirectiveSignature {
    var signature = signature
    signature.attributes = [.init(name: "of", type: .choice(Self.kinds(kinds).compactMap(\.folder)))]
    return signature
  }

  static func templates(_ kinds: Kinds) -> [(template: String, model: TemplateShape)] {
    Self.kinds(kinds).map { (template, TraceabilityModel.shape(of: $0, in: kinds)) }
  }

  /// The kinds whose pages rest on facts.
  private static func kinds(_ kinds: Kinds) -> [Kind] {
    kinds.declared.filter { $0.ownKeys.contains { $0.type == .facts } }
  }

  let kind: Kind
  /// The key that names what the pages draw on, and the kind of that.
  private let drawing: (key: KindKey, kind: Kind)?
  let pages: [PageEntry]
  let drawn: [PageEntry]
  /// The facts of each page.
  let evidence: [[Fact]]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let index = context.index
    let kinds = Self.kinds(index.kinds)
    let named = use.text("of").flatMap { folder in kinds.first { $0.folder == folder } }
    guard let kind = named ?? (kinds.count == 1 ? kinds.first : nil) else {
      let folders = kinds.compactMap(\.folder)
      context.diagnostics.append(
        .error(
          "missing-attribute",
          folders.isEmpty
            ? "no kind of pages has a key of facts that could be traced"
            : "'traceability' needs the attribute 'of', for several kinds have a key of facts",
          help: folders.isEmpty
            ? "declare one in Content/kinds.yaml, as in 'evidence: { facts: true, many: true }'"
            : "write of=\(folders.joined(separator: " or of="))", at: use.place))
      return nil
    }
    self.kind = kind
    let keys = kind.ownKeys.filter { $0.type == .facts }
    let within = keys.lazy.compactMap(\.within).first.flatMap { kind.key($0) }
    let toSubject = kind.ownKeys.first { key in
      key.target.flatMap(index.kinds.kind(named:))?.isSubject ?? false
    }
    drawing = (within ?? toSubject).flatMap { key in
      key.target.flatMap(index.kinds.kind(named:)).map { (key: key, kind: $0) }
    }
    pages = index.pages(of: kind, preferring: context.entry.language)
    drawn = drawing.map { index.pages(of: $0.kind, preferring: context.entry.language) } ?? []
    evidence = pages.map { page in
      keys.flatMap { page.names($0.name) }.compactMap { index.evidence.fact($0) }
    }
  }

  var dependencies: [Dependency] {
    (pages + drawn).map { .page($0.pageName) } + evidence.joined().flatMap(\.restsOn)
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let index = context.index
    let language = context.entry.language
    var rows: [TraceabilityModel.Row] = []
    for (page, facts) in zip(pages, evidence) {
      var models: [TraceabilityModel.Evidence] = []
      for fact in facts {
        let name = index.evidence.indicator(of: fact)?.name(in: context.figureLanguage)
        let place = fact.subject.flatMap { index.page($0, preferring: language) }
        models.append(
          TraceabilityModel.Evidence(
            place: place.map { LinkModel(title: $0.title, url: context.url($0.route)) },
            indicator: name ?? fact.indicator, fact: context.fact(fact, isCited: true, inTable: true)))
      }
      rows.append(
        TraceabilityModel.Row(
          page: DeclaredModel(entry: page, context: context),
          drawn: drawing.map { context.links(page.names($0.key.name), to: $0.kind) } ?? [],
          evidence: models))
    }
    var users: [String: [LinkModel]] = [:]
    for page in pages {
      for name in Set(drawing.map { page.names($0.key.name) } ?? []) {
        users[name, default: []].append(LinkModel(title: page.shortTitle, url: context.url(page.route)))
      }
    }
    let columns = drawn.map { place in
      TraceabilityModel.Column(
        place: LinkModel(title: place.title, url: context.url(place.route)), users: users[place.name] ?? [])
    }
    let other = index.settings.defaultLanguage
    let own = TraceabilityModel.template(of: kind)
    return Fragments(
      template: index.templateNames.contains(own) ? own : Self.template,
      TraceabilityModel(
        kind: kind.name, label: kind.label(in: language, else: other),
        drawnLabel: drawing?.kind.label(in: language, else: other), rows: rows, columns: columns))
  }
}
