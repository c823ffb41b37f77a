/// The variables of the Citation Style Language 1.0.2, beyond the text fields that citations use.
public enum CSLVariables {
  /// Variables that hold names.
  public static let names = [
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor",
    "curator",
    "director", "editor", "editorial-director", "editor-translator", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer",
    "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
  ]

  /// Variables that hold dates.
  public static let dates = [
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
  ]

  /// The parts of a name.
  public static let nameParts = [
    "family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix",
    "static-ordering", "parse-names",
  ]

  /// Variables that are allowed and that no citation of ours shows.
  public static let others: Set<String> = [
    "abstract", "annote", "archive_collection", "categories",
    "citation-key", "citation-label", "citation-number", "collection-title-short", "container-title-short",
    "custom", "division", "first-reference-note-number", "keyword", "locator",
    "number-of-pages", "original-publisher", "original-publisher-place", "original-title", "page-first",
    "PMCID", "PMID", "printing-number", "references", "reviewed-genre",
    "reviewed-title", "shortTitle", "journalAbbreviation", "source",
    "supplement-number", "volume-title-short", "year-suffix",
  ]
}
