public import Diagnostics

/// Reads the evidence of a workspace and checks every column of it.
public enum EvidenceLoader {
  /// Reads the files into one base, with everything that is wrong in them.
  ///
  /// A record with an error is left out and does not hide the others, and what refers to it is not reported
  /// again.
  public static func load(_ files: EvidenceFiles) -> Diagnosed<EvidenceBase> {
    let sources = files.sources.map(SourceListReader.read) ?? Diagnosed(.empty)
    let indicators = files.indicators.map(IndicatorTableReader.read) ?? Diagnosed(.empty)
    let rates = files.rates.map { RateTableReader.read($0, sources: sources.value.known) } ?? Diagnosed([])
    var facts = Diagnosed<Declared<Fact>>(.empty)
    if let file = files.facts {
      facts = FactTableReader.read(file, indicators: indicators.value, sources: sources.value.known)
    }
    let base = EvidenceBase(
      facts: facts.value.records, indicators: indicators.value.records, sources: sources.value.records,
      rates: rates.value, brokenFacts: facts.value.known.ids.subtracting(facts.value.records.map(\.id)),
      knowsAllFacts: facts.value.known.isComplete)
    return Diagnosed(
      base, sources.diagnostics + indicators.diagnostics + rates.diagnostics + facts.diagnostics)
  }
}
