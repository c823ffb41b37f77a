public import Diagnostics

/// One key of a page's front matter: its name, what it takes, and what is asked of it.
public struct KindKey: Sendable {
  /// What a key takes.
  public enum ValueType: Sendable, Hashable {
    /// A line of text.
    case text
    /// A word that the program reads, such as a template's name.
    case word
    /// A list of words or names; a single one may stand without brackets.
    case words
    /// `YYYY-MM-DD`
    case date
    /// `true` or `false`
    case flag
    /// A whole number.
    case integer
    /// A decimal number.
    case number
    /// Two letters after ISO 3166-1.
    case country
    /// `[latitude, longitude]` in degrees.
    case coordinates
    /// One of a few words.
    case choice([Choice])
    /// Some of a few words that the program reads; a single one may stand without brackets.
    case choices([String])
    /// The name of a page of a kind.
    case page(of: String)
    /// The id of a fact.
    case facts
    /// The id of a source.
    case sources
    /// The id of a person.
    case people

    /// Whether what it takes can be found in an index.
    public var isIndexable: Bool {
      switch self {
      case .text, .words, .choice, .country, .people: true
      default: false
      }
    }

    /// Whether it takes names that something else must answer to.
    public var isReference: Bool {
      switch self {
      case .page, .facts, .sources, .people: true
      default: false
      }
    }
  }

  /// A word that a key may be set to, and what readers call it.
  public struct Choice: Sendable, Hashable {
    /// The word in front matter.
    public let word: String
    /// What readers see, by language.
    public let labels: [String: String]

    /// What readers of a language see; the word itself where nothing else is said.
    public func label(in language: String, else fallback: String) -> String {
      labels[language] ?? labels[fallback] ?? word
    }
  }

  /// The name in front matter.
  public let name: String
  /// What it takes.
  public let type: ValueType
  /// Whether it takes a list of names.
  public let isMany: Bool
  /// Whether a page must have it.
  public let isRequired: Bool
  /// What readers call it, by language.
  public let labels: [String: String]
  /// The index that its words go into.
  public let index: String?
  /// What readers call that index, by language; nothing where this key does not say.
  public let indexLabels: [String: String]
  /// The key that names the pages which its facts must be about.
  public let within: String?
  /// Where it says so.
  let withinPlace: SourcePlace?
  /// How much it matters that a page is named by this key nowhere.
  public let covers: Diagnostic.Severity?
  /// Where it is declared; nil for what is built in.
  public let place: SourcePlace?

  init(
    _ name: String, _ type: ValueType, isMany: Bool = false, isRequired: Bool = false,
    labels: [String: String] = [:], index: String? = nil, indexLabels: [String: String] = [:],
    within: String? = nil,
    withinPlace: SourcePlace? = nil, covers: Diagnostic.Severity? = nil, place: SourcePlace? = nil
  ) {
    self.name = name
    self.type = type
    self.isMany = isMany || type == .words
    self.isRequired = isRequired
    self.labels = labels
    self.index = index
    self.indexLabels = indexLabels
    self.within = within
    self.withinPlace = withinPlace
    self.covers = covers
    self.place = place
  }

  /// What readers of a language call it; its name where the declaration does not say.
  public func label(in language: String, else fallback: String) -> String {
    labels[language] ?? labels[fallback] ?? name
  }

  /// The kind whose pages it names.
  public var target: String? { if case .page(let kind) = type { kind } else { nil } }

  /// What it takes, in an editor's words.
  public var description: Message {
    switch type {
    case .text: "text"
    case .words: "a list of names, such as [a, b]"
    case .word, .page, .facts, .sources, .people: isMany ? "a list of names, such as [a, b]" : "one name"
    case .date: "a date, such as 2026-11-23"
    case .flag: "true or false"
    case .integer: "a whole number"
    case .number: "a number, such as 1200 or 1.5"
    case .country: "a country's two letters after ISO 3166-1, such as CN"
    case .coordinates: "[latitude, longitude] in degrees, such as [42.36, -71.06]"
    case .choices(let words): "a list of \(words.joined(separator: ", "))"
    case .choice(let choices): "one of \(choices.map(\.word).joined(separator: ", "))"
    }
  }

  /// What it takes, with the kind whose pages it names.
  public var need: Message {
    guard let target else { return description }
    return isMany ? "the names of \(target) pages, such as [a, b]" : "the name of one \(target) page"
  }

  /// The words by which a declaration says what a key takes.
  public static let declaredTypes = KindsReader.types
  /// The words by which it says what else is asked of the key.
  public static let declaredProperties = KindsReader.keyProperties

  /// The keys that every page has.
  public static let common: [KindKey] =
    [
      KindKey("title", .text, isRequired: true), KindKey("short_title", .text), KindKey("summary", .text),
      KindKey("date", .date), KindKey("updated", .date), KindKey("draft", .flag), KindKey("order", .integer),
      KindKey("template", .word), KindKey("aliases", .words), KindKey("translated_from", .word),
    ] + byline

  /// The keys that say who answers for a page, and for what.
  public static let byline = [authors, editors, reviewers].map {
    KindKey($0, .people, isMany: true, index: peopleIndex)
  }

  /// The index of those who answer for pages.
  public static let peopleIndex = "people"

  /// The key that names those who wrote a page.
  public static let authors = "authors"
  /// The key that names those who edited it.
  public static let editors = "editors"
  /// The key that names those who checked it.
  public static let reviewers = "reviewers"

  /// The key that says what else is made of a page.
  public static let formats = "formats"

  /// The keys that a translation does not inherit from the original.
  public static let ofTheTranslation: Set<String> = [
    "title", "short_title", "summary", "aliases", "translated_from",
  ]
}
