import Diagnostics
import Kinds

/// The schema of a kind's front matter, made of its declaration.
enum FrontMatterSchema {
  /// The schema of the pages of a kind.
  ///
  /// - Parameters:
  ///   - kind: The kind.
  ///   - isTranslation: Whether it is that of translations, which inherit what they leave out.
  static func of(_ kind: Kind, isTranslation: Bool) -> JSONSchema {
    let required = kind.keys.filter { key in
      key.isRequired && (!isTranslation || KindKey.ofTheTranslation.contains(key.name))
    }
    let keys = kind.keys.map { key in
      let labels = key.labels.sorted { $0.key > $1.key }.map(\.value).joined(separator: " / ")
      let purpose = purpose(key.name) + takes(key)
      let words = purpose.text(in: .chinese) + "\n" + purpose.text(in: .english)
      let value = key.isRequired ? value(key) : value(key).orEmpty
      return (key.name, value.described(verbatim: labels.isEmpty ? words : labels + "\n" + words))
    }
    return .keys(
      Dictionary(keys, uniquingKeysWith: { first, _ in first }), required: required.map(\.name))
  }

  private static func takes(_ key: KindKey) -> Message { "takes \(key.description)" }

  /// A name of a page, a fact or a source.
  private static let name = JSONSchema.pattern("^[^\\s\\[\\],，、；]+$")

  private static func value(_ key: KindKey) -> JSONSchema {
    switch key.type {
    case .text: .text
    case .word: .text
    case .words: JSONSchema.text.orList
    case .date: .date
    case .flag: .flag
    case .integer: .integer
    case .number: .number
    case .country: .pattern("^[A-Z]{2}$")
    case .coordinates: .list(.number(from: -180, to: 180), from: 2, to: 2)
    case .choice(let choices): .any(choices.map { .word($0.word, labels: $0.labels) })
    case .choices(let words): JSONSchema.word(words).orList
    case .page, .facts, .sources, .people: key.isMany ? name.orList : name
    }
  }

  /// What a key that every page has is for.
  private static func purpose(_ key: String) -> Message {
    switch key {
    case "title": "the page's title; "
    case "short_title": "the title in navigation and narrow places; "
    case "summary": "one or two sentences below the title and in lists; "
    case "date": "the day of publication, by which the page stands in the feed; "
    case "updated": "the day of the last change; "
    case "draft": "whether the page is left out until it is asked for; "
    case "order": "the place among the pages of its kind; "
    case "template": "the template that sets the page, if not that of its kind; "
    case "aliases": "former addresses, which lead here; "
    case "translated_from": "written by 'casebook translated'; "
    case "authors": "who wrote the page; "
    case "editors": "who edited it; "
    case "reviewers": "who reviewed it; "
    case "formats": "what else is made of the page; "
    case "parts": "the pages of the briefing, in order; "
    case "subtitle": "the line below the title; "
    case "edition": "which edition it is; "
    case "audience": "whom it is for; "
    case "profile": "how it is set; "
    case "setting": "the size of its type; "
    case "issuer": "who issues it, in the red head; "
    case "issue": "the number of the document; "
    case "to": "to whom it goes; "
    case "cc": "to whom else it goes; "
    case "attachments": "the titles of what is attached; "
    case "signed": "who approved it; "
    case "contact": "whom to ask; "
    case "secrecy": "the degree and term of secrecy; "
    case "urgency": "how urgent it is; "
    case "show": "what else an official document prints; "
    default: ""
    }
  }
}
