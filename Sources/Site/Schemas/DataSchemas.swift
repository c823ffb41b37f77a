import Diagnostics
import Evidence
import Kinds

/// The schemas of `kinds.yaml`, `data/sources.yaml` and `data/people.yaml`.
enum DataSchemas {
  /// A name of a kind, a folder or a key.
  private static let name = "^[a-z][a-z0-9_-]*$"

  private static let labels = JSONSchema.keys([:], others: .text)

  /// The schema of the declaration of kinds.
  static let kinds: JSONSchema = {
    let types = Dictionary(
      KindKey.declaredTypes.map { ($0, Self.type($0)) }, uniquingKeysWith: { first, _ in first })
    let properties = Dictionary(
      KindKey.declaredProperties.map { ($0, Self.property($0)) },
      uniquingKeysWith: { first, _ in first })
    let words = KindKey.declaredTypes.filter { !["to", "choice"].contains($0) }
    let key = JSONSchema.any([
      .word(words), .keys(types.merging(properties) { first, _ in first }),
    ])
    let kind = Dictionary(
      Kinds.declaredProperties.map { property in
        (
          property,
          property == "keys" ? .keys([:], others: key).orEmpty : Self.kindProperty(property)
        )
      }, uniquingKeysWith: { first, _ in first })
    let builtIn = JSONSchema.keys(["keys": .keys([:], others: key).orEmpty])
    return .keys(
      [Kinds.pageName: builtIn, Kinds.briefingName: builtIn],
      others: .keys(kind, required: ["folder"]))
  }()

  private static func type(_ type: String) -> JSONSchema {
    switch type {
    case "to": JSONSchema.pattern(name).described("the key names pages of this kind")
    case "choice":
      JSONSchema.any([.list(.pattern(name), from: 1), .keys([:], others: labels.orEmpty)])
        .described("the words of which the key takes one, each with what readers see")
    default: .flag
    }
  }

  private static func property(_ property: String) -> JSONSchema {
    switch property {
    case "required": JSONSchema.flag.described("whether a page must have the key")
    case "many": JSONSchema.flag.described("whether the key takes several names")
    case "label": labels.described("what readers call it, by language")
    case "index":
      JSONSchema.any([.pattern(name), .keys(["name": .pattern(name), "label": labels])])
        .described("the index that its words can be found in")
    case "within": JSONSchema.pattern(name).described("the key whose pages its facts must be about")
    case "covers":
      JSONSchema.word(["warn", "error"]).described("whether every page must be named by some key")
    default: .text
    }
  }

  private static func kindProperty(_ property: String) -> JSONSchema {
    switch property {
    case "folder": JSONSchema.pattern(name).described("the folder whose pages are of this kind")
    case "label": labels.described("what readers call it, by language")
    case "subject": JSONSchema.flag.described("whether facts are about these pages")
    case "topic": JSONSchema.flag.described("whether indicators belong to these pages")
    case "dated": JSONSchema.flag.described("whether these pages follow one another in time")
    case "per_page": JSONSchema.integer.described("how many pages stand in one part of a list")
    default: .text
    }
  }

  // MARK: Sources

  /// The schema of the bibliography.
  static let sources: JSONSchema = {
    let year = JSONSchema.any([.integer, .pattern("^-?[0-9]+$")])
    let parts = JSONSchema.list(.list(year, from: 1, to: 3), from: 1, to: 2)
    let date = JSONSchema.any([
      .text, .integer,
      .keys(
        ["date-parts": parts, "circa": .text, "literal": .text, "raw": .text, "season": .text],
        others: .text),
    ])
    let person = JSONSchema.any([
      .text,
      .keys(
        Dictionary(
          CSLVariables.nameParts.map { ($0, JSONSchema.text.orEmpty) },
          uniquingKeysWith: { first, _ in first })),
    ])
    var fields: [String: JSONSchema] = [
      "id": JSONSchema.pattern("^[a-z0-9][a-z0-9-]*$").described(
        "the id by which pages cite the source, [@id]"),
      "type": JSONSchema.word(SourceType.allCases.map(\.rawValue)).described(
        "the type of source after CSL 1.0.2"),
    ]
    for name in CSLVariables.names { fields[name] = person.orList.orEmpty }
    for name in CSLVariables.dates { fields[name] = date.orEmpty }
    for name in Source.Field.allCases.map(\.rawValue) + CSLVariables.others {
      fields[name] = JSONSchema.text.orEmpty
    }
    fields["title"] = JSONSchema.text.described(
      "the title; one that was supplied stands in square brackets")
    fields["accessed"] = fields["accessed"]?.described("the day on which it was seen")
    return .keys(
      ["references": .list(.keys(fields, required: ["id", "type", "title"]))], others: .text)
  }()

  // MARK: People

  /// The schema of those who write, edit and review.
  ///
  /// - Parameter languages: The site's languages, in each of which a person has a name.
  static func people(_ languages: [String]) -> JSONSchema {
    let parts = ["family", "given", "dropping-particle", "suffix"]
    let name = JSONSchema.any([
      .text,
      .keys(Dictionary(parts.map { ($0, JSONSchema.text) }, uniquingKeysWith: { first, _ in first })),
    ])
    var fields: [String: JSONSchema] = [
      "id": JSONSchema.pattern("^[a-z0-9][a-z0-9-]*$").described("the id by which pages name the person"),
      "orcid": JSONSchema.pattern("[0-9]{4}-?[0-9]{4}-?[0-9]{4}-?[0-9]{3}[0-9Xx]$").orEmpty
        .described("the person's ORCID"),
      "link": JSONSchema.text.orEmpty.described("the person's page"),
      "email": JSONSchema.text.orEmpty.described("the person's address"),
    ]
    for language in languages {
      fields["name_\(language)"] = name.described("the name as readers of the language know the person")
      fields["role_\(language)"] = JSONSchema.text.orEmpty.described("what the person does")
    }
    return .keys([
      "people": JSONSchema.list(.keys(fields, required: ["id"] + languages.map { "name_\($0)" })).orEmpty
    ])
  }
}
