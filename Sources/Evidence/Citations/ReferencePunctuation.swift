/// The marks between the parts of an entry.
struct ReferencePunctuation {
  let comma: String
  let colon: String
  let opening: String
  let closing: String
  /// Between the years of a span.
  let span: String

  /// The marks of a style, for entries in all languages.
  ///
  /// The examples of GB/T 7714—2025 have full-width commas, colons and round brackets in Latin entries too;
  /// those of 2015 are set here with half-width marks, as most journals that follow it do.
  init(_ style: CitationStyle) {
    switch style {
    case .gb7714Edition2025:
      comma = "，"
      colon = "："
      opening = "（"
      closing = "）"
      span = "—"
    case .gb7714Edition2015, .iso690Numeric, .apaEdition7:
      comma = ", "
      colon = ": "
      opening = "("
      closing = ")"
      span = "-"
    }
  }

  func brackets(_ text: String) -> String { opening + text + closing }
}
