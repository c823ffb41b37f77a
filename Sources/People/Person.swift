public import Diagnostics
public import Evidence

/// Somebody who has written, edited or reviewed pages, in the languages of the site.
public struct Person: Sendable {
  /// The id by which pages name the person.
  public let id: String
  /// The name by language.
  public let names: [String: PersonName]
  /// What the person does or is, by language.
  public let roles: [String: String]
  /// The identifier among researchers.
  public let orcid: ORCID?
  /// The address of a page on the person.
  public let link: String?
  /// The address for letters.
  public let email: String?
  /// Where the list names the person.
  public let place: SourcePlace

  /// The name for readers of a language; every language of the site has one.
  public func name(in language: String, else fallback: String) -> PersonName {
    names[language] ?? names[fallback] ?? PersonName(literal: id)
  }

  /// What readers of a language are told of the person, if anything.
  public func role(in language: String) -> String? { roles[language] }
}
