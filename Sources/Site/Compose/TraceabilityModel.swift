import Kinds
import Templates

/// Pages of a kind and the facts that they rest on, both ways: template `directives/traceability`.
struct TraceabilityModel: TemplateModel {
  /// A page with the pages that it draws on and its facts.
  struct Row: TemplateModel {
    let page: DeclaredModel
    let drawn: [LinkModel]
    let evidence: [Evidence]

    static let fields: TemplateFields<Self> = [
      .init("page") { $0.page }, .init("drawn") { $0.drawn }, .init("evidence") { $0.evidence },
    ]
  }

  /// A fact with the page it is about.
  struct Evidence: TemplateModel {
    let place: LinkModel?
    let indicator: String
    let fact: Fragments

    static let fields: TemplateFields<Self> = [
      .init("place") { $0.place }, .init("indicator") { $0.indicator }, .init("fact") { $0.fact },
    ]
  }

  /// A page with those that draw on it.
  struct Column: TemplateModel {
    let place: LinkModel
    let users: [LinkModel]

    static let fields: TemplateFields<Self> = [
      .init("place") { $0.place }, .init("users") { $0.users }, .init("isUnused") { $0.users.isEmpty },
    ]
  }

  /// The pages' kind.
  let kind: String
  /// What readers call the pages, and those that they draw on.
  let label: String
  let drawnLabel: String?
  let rows: [Row]
  /// The pages that may be drawn on; none where the kind has no key that says so.
  let columns: [Column]

  static let fields: TemplateFields<Self> = [
    .init("label") { $0.label }, .init("drawnLabel") { $0.drawnLabel }, .init("rows") { $0.rows },
    .init("columns") { $0.columns }, .init("hasColumns") { !$0.columns.isEmpty },
  ]

  var variant: String { Self.variant(of: kind) }

  /// The template of a kind's own, which stands in for `directives/traceability` where it is there.
  static func template(of kind: Kind) -> String { "directives/traceability/\(kind.name)" }

  private static func variant(of kind: String) -> String { "traceability of \(kind) pages" }

  /// The shape for the pages of a kind.
  static func shape(of kind: Kind, in kinds: Kinds) -> TemplateShape {
    TemplateShape.model(name: variant(of: kind.name), fields: fields.shapes).adding([
      "rows": {
        .list(
          of: .model(name: "line of \(kind.name) pages", fields: Row.fields.shapes).adding([
            "page": { DeclaredModel.shape(of: kind, in: kinds) }
          ]))
      }
    ])
  }
}
