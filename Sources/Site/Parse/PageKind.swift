import Diagnostics

/// What a page is, decided by the first folder of its id.
public enum PageKind: String, Sendable, CaseIterable {
  /// A case study, below `cases/`.
  case caseStudy = "case"
  /// One of the ideas that the cases are compared by, below `pillars/`.
  case pillar
  /// A place that the recommendations speak to, below `centres/`.
  case centre
  /// What to do, on which evidence, below `recommendations/`.
  case recommendation
  /// A printable report made of other pages, below `briefings/`.
  case briefing
  /// Everything else.
  case page

  /// The kind in an editor's words, to follow 'a'.
  var description: Message { self == .page ? "plain page" : "\(rawValue) page" }

  /// The folder that makes a page of this kind; nil for plain pages.
  public var folder: String? {
    switch self {
    case .caseStudy: "cases"
    case .pillar: "pillars"
    case .centre: "centres"
    case .recommendation: "recommendations"
    case .briefing: "briefings"
    case .page: nil
    }
  }

  /// The kind of the page with an id; a folder's own `index` is a plain page.
  init(of id: String) {
    let parts = id.split(separator: "/")
    self = .page
    guard parts.count > 1, parts.last != "index" else { return }
    if let kind = Self.allCases.first(where: { $0.folder.map { $0 == parts[0] } ?? false }) { self = kind }
  }

  /// The keys that its front matter may hold.
  var keys: [FrontMatterKey] { FrontMatterKey.common + ownKeys }

  private var ownKeys: [FrontMatterKey] {
    switch self {
    case .caseStudy:
      [
        FrontMatterKey("pillars", .words, isRequired: true), FrontMatterKey("country", .country),
        FrontMatterKey("place", .text), FrontMatterKey("coordinates", .coordinates),
      ]
    case .pillar: []
    case .centre: [FrontMatterKey("region", .text), FrontMatterKey("cities", .words)]
    case .recommendation:
      [
        FrontMatterKey("pillar", .word, isRequired: true),
        FrontMatterKey("centres", .words, isRequired: true),
        FrontMatterKey("draws_on", .words, isRequired: true),
        FrontMatterKey("evidence", .words, isRequired: true),
        FrontMatterKey("standing", .choice(["source", "editors"])),
      ]
    case .briefing:
      [
        FrontMatterKey("parts", .words), FrontMatterKey("subtitle", .text), FrontMatterKey("edition", .text),
        FrontMatterKey("audience", .text), FrontMatterKey("profile", .choice(["report", "official"])),
      ]
    case .page: []
    }
  }
}

/// One key of a page's front matter: its name, what it takes, and whether it must be there.
struct FrontMatterKey: Sendable {
  enum ValueType: Sendable {
    /// A line of text.
    case text
    /// An id or a name.
    case word
    /// A list of ids or names; a single one may stand without brackets.
    case words
    /// `YYYY-MM-DD`
    case date
    /// `true` or `false`
    case flag
    /// A whole number.
    case integer
    /// Two letters after ISO 3166-1.
    case country
    /// `[latitude, longitude]` in degrees.
    case coordinates
    /// One of a few words.
    case choice([String])

    /// The type in an editor's words.
    var description: Message {
      switch self {
      case .text: "text"
      case .word: "one name"
      case .words: "a list of names, such as [a, b]"
      case .date: "a date, such as 2026-11-23"
      case .flag: "true or false"
      case .integer: "a whole number"
      case .country: "a country's two letters after ISO 3166-1, such as CN"
      case .coordinates: "[latitude, longitude] in degrees, such as [42.36, -71.06]"
      case .choice(let words): "one of \(words.joined(separator: ", "))"
      }
    }
  }

  let name: String
  let type: ValueType
  let isRequired: Bool

  init(_ name: String, _ type: ValueType, isRequired: Bool = false) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
  }

  /// The keys that every kind of page has.
  static let common: [FrontMatterKey] = [
    FrontMatterKey("title", .text, isRequired: true), FrontMatterKey("short_title", .text),
    FrontMatterKey("summary", .text),
    FrontMatterKey("date", .date), FrontMatterKey("updated", .date), FrontMatterKey("draft", .flag),
    FrontMatterKey("order", .integer), FrontMatterKey("template", .word), FrontMatterKey("aliases", .words),
    FrontMatterKey("translated_from", .word),
  ]

  /// The keys that a translation does not inherit from the original.
  static let ofTheTranslation: Set<String> = [
    "title", "short_title", "summary", "aliases", "translated_from",
  ]
}
