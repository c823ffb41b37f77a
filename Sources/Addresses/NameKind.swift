/// What a name is the name of, which decides when two of them are one.
///
/// The comparison is made here and nowhere else: two keys are equal if, and only if, the names are one.
public enum NameKind: Sendable {
  /// The label of a note, as CommonMark matches labels: in small letters, any white space as one space.
  case label
  /// The id of a fact, a source, a heading or a figure: letter by letter.
  case id
  /// A file's name or an address: without regard to the case of letters, which macOS and Windows do not keep apart.
  case file

  /// What names that are one have in common.
  public func key(_ name: String) -> String {
    switch self {
    case .id: return NormalForm.composed(name)
    case .file: return NormalForm.composed(CaseFolding.fold(name))
    case .label:
      let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return NormalForm.composed(CaseFolding.fold(words))
    }
  }
}

/// Unicode's full case folding, made of its case mappings: `Straße` and `STRASSE` are one, and so are `ς` and `σ`.
public enum CaseFolding {
  /// A text in which letters that differ in case alone are the same.
  public static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(contentsOf: fold(scalar)) }
    return String(folded)
  }

  /// A character folded; some become several.
  public static func fold(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    // A dotless i is a letter of its own, though its capital is I.
    if scalar == "\u{131}" { return String(scalar).unicodeScalars }
    return map(map(map(String(scalar), \.lowercaseMapping), \.uppercaseMapping), \.lowercaseMapping)
      .unicodeScalars
  }

  private static func map(
    _ text: String, _ mapping: (Unicode.Scalar.Properties) -> String
  ) -> String {
    text.unicodeScalars.map { mapping($0.properties) }.joined()
  }
}
