import Addresses
import Evidence
import Foundation
import Kinds
import People

/// What a page carries in a key that makes an index: what readers see, and the name of the page that lists it.
struct IndexValue: Sendable, Hashable {
  /// The name in an address.
  let slug: String
  /// What readers see.
  let title: String

  /// The value that a word of a key stands for; nil for a person whom nobody has listed.
  init?(_ word: String, of key: KindKey, _ language: String, _ settings: SiteSettings, _ people: People) {
    let other = settings.defaultLanguage
    switch key.type {
    case .people:
      guard let person = people.person(word) else { return nil }
      (slug, title) = (word, person.name(in: language, else: other).natural)
    case .choice(let choices):
      (slug, title) = (word, choices.first { $0.word == word }?.label(in: language, else: other) ?? word)
    case .country:
      slug = word.lowercased()
      title = FigureLanguage(tag: language).country(word) ?? word
    default: (slug, title) = (Self.slug(word), word)
    }
  }

  /// A text as the name of a page: its letters and digits as they are, Latin ones small, a hyphen for all between.
  ///
  /// Han and other letters stay, since an address that readers see is read; ``Address`` encodes them.
  static func slug(_ text: String) -> String {
    var slug = ""
    for character in NormalForm.composed(text).lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug.append("-")
      }
    }
    return slug.hasSuffix("-") ? String(slug.dropLast()) : slug
  }
}

extension ParsedPage {
  /// What the page carries in the keys of an index, each with its place.
  func indexed(
    _ name: String, _ settings: SiteSettings, _ people: People
  ) -> [(value: IndexValue, word: Located<String>)] {
    kind.keys.filter { $0.index == name }.flatMap { key in
      frontMatter.words(key.name).compactMap { word in
        IndexValue(word.value, of: key, language, settings, people).map { ($0, word) }
      }
    }
  }
}
