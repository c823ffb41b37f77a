import Addresses
import Digest
import Templates
import Word

/// What every page of a Word file is set with: the words of the interface, the look, and the pictures.
struct WordTools: Sendable {
  /// The interface's words in the briefing's language.
  let words: [String: String]
  var look: WordLook
  let profile: BriefingProfile
  let language: String
  /// How wide the text is.
  var measure: Length { look.page.textWidth }
  /// The pictures of charts and drawings by their SVG.
  var pictures: [String: [UInt8]] = [:]

  /// A word of the interface.
  func word(_ key: String) -> String { words[key] ?? "" }

  /// Those who answer for a briefing, each role by its name.
  func people(_ byline: Byline) -> [(role: String, names: String)] {
    [("author", byline.authors), ("editor", byline.editors), ("reviewer", byline.reviewers)]
      .filter { !$0.1.isEmpty }.map { key, people in
        (word(key), people.map(\.name).joined(separator: word("comma")))
      }
  }

  /// The authors as a cover names them.
  func byline(_ byline: Byline) -> [String] {
    byline.authors.isEmpty
      ? [] : [byline.authors.map(\.name).joined(separator: word("comma"))]
  }

  /// Characters that look as a style says.
  func format(_ style: WordStyleName) -> RunFormat { RunFormat(style: style.id) }
}

/// The names of the places in a file that links lead to.
enum WordBookmark {
  /// The name for an id as it stands in an address: Word takes letters, digits and underscores, forty at most, and
  /// does not list names that begin with an underscore.
  static func name(_ id: String) -> String {
    let plain = id.unicodeScalars.map { scalar -> Character in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        ? Character(scalar) : "_"
    }
    let name = "_" + String(plain)
    let isPlain = id.unicodeScalars.allSatisfy {
      $0.isASCII && ($0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    if isPlain, name.count <= 40 { return name }
    return name.prefix(30) + "_" + SHA256.hex(id).prefix(8)
  }

  /// Where an address leads.
  static func link(_ url: Address?) -> Inline.Link? {
    guard let url = url?.text, !url.isEmpty else { return nil }
    return url.hasPrefix("#") ? .bookmark(name(String(url.dropFirst()))) : .address(url)
  }

  /// The name for an id as it is in the file.
  static func name(id: String) -> String { name(String(Address(fragment: id).text.dropFirst())) }

  /// The place of a numbered figure or table, or of a heading, with its words.
  static func around(_ id: String, _ content: [Inline]) -> [Inline] {
    let name = name(id: id)
    return [Inline(.bookmarkStart(name))] + content + [Inline(.bookmarkEnd(name))]
  }
}
