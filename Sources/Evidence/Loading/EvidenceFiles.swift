public import Diagnostics

/// The files that evidence is read from; a file that is missing counts as empty.
public struct EvidenceFiles: Sendable {
  /// `data/facts.csv`.
  public var facts: SourceFile?
  /// `data/indicators.csv`.
  public var indicators: SourceFile?
  /// `data/sources.yaml`.
  public var sources: SourceFile?
  /// `data/rates.csv`.
  public var rates: SourceFile?
  /// `data/corrections.csv`.
  public var corrections: SourceFile?
  /// `data/terms.csv`.
  public var terms: SourceFile?
  /// The tables of the workspace's own, each with its schema.
  public var tables: [OwnTableFiles] = []
  /// `data/facts.schema.yaml`: the columns that a workspace adds to the facts.
  public var factColumns: SourceFile?
  /// The folders of pages that a column of a table may name.
  public var folders: Set<String> = []
  /// Whether a file is there and could not be read, so that an id which is not found may stand in it.
  public var isIncomplete = false
  /// The columns of the facts that name what they are about: the kinds of pages that there are facts about.
  public var subjects: [String] = []
  /// The columns of the indicators that name their topics.
  public var topics: [String] = []
  /// The languages that the texts of the records have to be in.
  public var languages = FigureLanguage.handwritten

  /// Names the files.
  public init(
    facts: SourceFile? = nil, indicators: SourceFile? = nil, sources: SourceFile? = nil,
    rates: SourceFile? = nil, corrections: SourceFile? = nil, terms: SourceFile? = nil
  ) {
    self.facts = facts
    self.indicators = indicators
    self.sources = sources
    self.rates = rates
    self.corrections = corrections
    self.terms = terms
  }
}
