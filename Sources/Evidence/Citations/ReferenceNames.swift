/// Writes the names of an entry after GB/T 7714: family name first, initials without points, the first three
/// of more.
struct ReferenceNames {
  let style: CitationStyle
  let language: EntryLanguage

  /// The names in a row, nil when there are none.
  ///
  /// `role` is the word after the names, such as 译.
  func list(_ names: [PersonName], role: String? = nil) -> String? {
    guard !names.isEmpty else { return nil }
    var items = names.prefix(3).map(text)
    if names.count > 3 { items.append(language.isHan ? "等" : "et al") }
    if let role { items.append(role) }
    return items.joined(separator: ReferencePunctuation(style).comma)
  }

  private func text(_ name: PersonName) -> String {
    guard let family = name.family else { return name.literal ?? "" }
    guard let given = name.given else { return capitalized(family) }
    if Self.isEastAsian(family) || Self.isEastAsian(given) { return family + given }
    var text = capitalized(family) + " " + initials(given)
    if let particle = name.droppingParticle { text += " " + particle }
    if let suffix = name.suffix {
      // `Peebles P Z Jr` since 2025, `PEEBLES P Z, Jr` before.
      text += style == .gb7714Edition2025 ? " " : ReferencePunctuation(style).comma
      text += suffix.hasSuffix(".") ? String(suffix.dropLast()) : suffix
    }
    return text
  }

  /// The edition of 2015 has family names in capitals, the one of 2025 no longer asks for that.
  private func capitalized(_ family: String) -> String {
    style == .gb7714Edition2015 && !Self.isEastAsian(family) ? family.uppercased() : family
  }

  /// The first letters of given names; a hyphen stays in the edition of 2025, `J-R`, and goes in that of
  /// 2015, `J R`.
  private func initials(_ given: String) -> String {
    let words = given.split { $0 == " " || $0 == "." || $0 == "\u{A0}" }
    return words.map { word -> String in
      // Initials written together, as `BJ`.
      if word.count <= 3, word.count > 1, word.allSatisfy(\.isUppercase) {
        return word.map(String.init).joined(separator: " ")
      }
      let parts = word.split { $0 == "-" || $0 == "\u{2010}" }
      let letters = parts.enumerated().compactMap { index, part -> String? in
        guard let first = part.first, index == 0 || first.isUppercase else { return nil }
        return first.uppercased()
      }
      return letters.joined(separator: style == .gb7714Edition2025 ? "-" : " ")
    }.joined(separator: " ")
  }

  private static func isEastAsian(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      $0.properties.isIdeographic || (0x3041...0x30FF).contains($0.value)
        || (0xAC00...0xD7A3).contains($0.value)
    }
  }
}
