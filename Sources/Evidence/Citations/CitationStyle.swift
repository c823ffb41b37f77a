/// How citations and the entries of a bibliography are written; the raw value is what `site.yaml` says.
public enum CitationStyle: String, Sendable, Hashable, CaseIterable {
  /// GB/T 7714—2025, in force since 2026-07-01, numeric.
  case gb7714Edition2025 = "gb7714-2025"
  /// GB/T 7714—2015, numeric.
  case gb7714Edition2015 = "gb7714-2015"
  /// ISO 690:2021, numeric, in English.
  case iso690Numeric = "iso690-numeric"
  /// The entries of the APA's Publication Manual, 7th edition; marks in the text stay numbers.
  case apaEdition7 = "apa-7"
}
