import Addresses
import Kinds
import Templates

/// What a briefing's page on the site says of the text to take away.
struct BriefingPageModel: TemplateModel {
  /// A page that is part of it.
  struct Part: TemplateModel {
    let title: String
    let url: Address
    /// Whether it belongs to the part before it.
    let isNested: Bool

    static let fields: TemplateFields<Self> = [
      .init("title") { $0.title }, .init("url") { $0.url }, .init("isNested") { $0.isNested },
    ]
  }

  let subtitle: String?
  let edition: String?
  let audience: String?
  /// The evidence that the text rests on, as it is now: a printed copy with other digits rests on other evidence.
  let evidence: String
  let parts: [Part]
  /// The whole text in one file.
  let htmlURL: Address
  /// The same on paper, and its size in words, once it has been made.
  var pdfURL: Address?
  var pdfSize: String?
  /// The same for Word, where the briefing has it.
  var docxURL: Address?
  var docxSize: String?
  /// The page by the keys that a workspace adds to briefings.
  let declared: DeclaredModel

  static let fields: TemplateFields<Self> = [
    .init("subtitle") { $0.subtitle }, .init("edition") { $0.edition }, .init("audience") { $0.audience },
    .init("evidence") { $0.evidence }, .init("parts") { $0.parts }, .init("htmlURL") { $0.htmlURL },
    .init("pdfURL") { $0.pdfURL },
    .init("pdfSize") { $0.pdfSize }, .init("docxURL") { $0.docxURL }, .init("docxSize") { $0.docxSize },
  ]

  func value(named name: String) -> TemplateValue? {
    Self.fields.value(of: self, named: name) ?? declared.value(named: name)
  }

  /// The shape in a workspace that has these kinds.
  static func shape(_ kinds: Kinds) -> TemplateShape {
    TemplateShape.model(name: "BriefingPageModel", fields: [:])
      .adding(DeclaredModel.shapes(of: kinds.briefing, in: kinds)).adding(fields.shapes)
  }
}
