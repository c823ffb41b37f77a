/// Writes the names of an entry after GB/T 7714: family name first, initials without points, the first three
/// of more.
struct ReferenceNames {
  let style: CitationStyle
  let language: EntryLanguage

  /// The names in a row, nil when there are none.
  ///
  /// `role` is the word after the names, such as 译. A last name `others` says that there are more.
  func list(_ names: [PersonName], role: String? = nil) -> String? {
    let known = names.filter { !$0.standsForOthers }
    guard !known.isEmpty else { return nil }
    var items = known.prefix(3).map(text)
    if known.count > 3 || known.count < names.count { items.append(language.isHan ? "等" : "et al") }
    if let role { items.append(role) }
    return items.joined(separator: ReferencePunctuation(style).comma)
  }

  private func text(_ name: PersonName) -> String {
    guard let family = name.family else { return name.literal ?? "" }
    guard let given = name.given else { return capitalized(family) }
    if PersonName.isEastAsian(given) { return family + given }
    // 昂温 P S: a name in two scripts keeps its initials apart.
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
    style == .gb7714Edition2015 && !PersonName.isEastAsian(family) ? family.uppercased() : family
  }

  /// The first letters of given names; a hyphen stays in the edition of 2025, `J-R`, and goes in that of
  /// 2015, `J R`.
  private func initials(_ given: String) -> String {
    PersonName.initials(given).map { $0.joined(separator: style == .gb7714Edition2025 ? "-" : " ") }
      .joined(separator: " ")
  }
}

extension PersonName {
  /// Whether it stands for names that are left out.
  var standsForOthers: Bool {
    guard given == nil else { return false }
    let word = (literal ?? family ?? "").lowercased()
    return ["others", "and others", "et al", "et al.", "等"].contains(word)
  }

  /// The first letters of given names: those joined by a hyphen in one group, `J.-R. Q.` in two.
  static func initials(_ given: String) -> [[String]] {
    let words = given.replacing(".-", with: "-").split { $0 == " " || $0 == "." || $0 == "\u{A0}" }
    return words.flatMap { word -> [[String]] in
      // Initials written together, as `BJ`.
      if word.count <= 3, word.count > 1, word.allSatisfy(\.isUppercase) { return word.map { [String($0)] } }
      let parts = word.split { $0 == "-" || $0 == "\u{2010}" }
      let letters = parts.enumerated().compactMap { index, part -> String? in
        guard let first = part.first, index == 0 || first.isUppercase else { return nil }
        return first.uppercased()
      }
      return letters.isEmpty ? [] : [letters]
    }
  }

  static func isEastAsian(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      $0.properties.isIdeographic || (0x3041...0x30FF).contains($0.value)
        || (0xAC00...0xD7A3).contains($0.value)
    }
  }

  /// The name in its natural order, `Ada B. Okoye`; an East Asian one with its family name first.
  public var natural: String {
    guard let family else { return literal ?? "" }
    guard let given else { return family }
    if Self.isEastAsian(given) { return family + given }
    return [given, droppingParticle, family, suffix].compactMap { $0 }.joined(separator: " ")
  }
}
