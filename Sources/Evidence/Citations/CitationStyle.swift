/// How citations and the entries of a bibliography are written; the raw value is what `site.yaml` says.
public enum CitationStyle: String, Sendable, Hashable, CaseIterable {
  /// GB/T 7714—2025, in force since 2026-07-01, numeric.
  case gb7714Edition2025 = "gb7714-2025"
  /// GB/T 7714—2015, numeric.
  case gb7714Edition2015 = "gb7714-2015"
}
