public import Diagnostics

/// Reads the evidence of a workspace and checks every column of it.
public enum EvidenceLoader {
  /// Reads the files into one base, with everything that is wrong in them.
  ///
  /// A record with an error is left out and does not hide the others, and what refers to it is not reported
  /// again.
  public static func load(_ files: EvidenceFiles) -> Diagnosed<EvidenceBase> {
    var sources = files.sources.map(SourceListReader.read) ?? Diagnosed(.empty)
    var indicators =
      files.indicators.map { IndicatorTableReader.read($0, topics: files.topics, languages: files.languages) }
      ?? Diagnosed(.empty)
    if files.isIncomplete {
      sources.value.known.isComplete = false
      indicators.value.known.isComplete = false
    }
    // A file that others need and that is not there is one fault, not one a use.
    var missing: [Diagnostic] = []
    if files.sources == nil, !files.isIncomplete, let user = files.facts ?? files.rates, user.hasRecords {
      sources.value.known.isComplete = false
      missing.append(Self.missing("sources.yaml", "the sources", beside: user))
    }
    if files.indicators == nil, !files.isIncomplete, let user = files.facts, user.hasRecords {
      indicators.value.known.isComplete = false
      missing.append(Self.missing("indicators.csv", "what is measured", beside: user))
    }
    let rates =
      files.rates.map { RateTableReader.read($0, sources: sources.value.known) } ?? Diagnosed(.empty)
    let columns = Self.factColumns(files)
    var facts = Diagnosed<Declared<Fact>>(.empty)
    if let file = files.facts {
      facts = FactTableReader.read(
        file, subjects: files.subjects, columns: columns.value, indicators: indicators.value,
        sources: sources.value.known,
        languages: files.languages)
    }
    if files.facts == nil, !files.isIncomplete, let user = files.indicators, user.hasRecords {
      facts.value.known.isComplete = false
      missing.append(Self.missing("facts.csv", "the facts", beside: user))
    }
    if files.isIncomplete { facts.value.known.isComplete = false }
    facts.diagnostics += UnlikelyValues(indicators.value.records).check(facts.value.records)
    let corrections = CorrectionTableReader.read(
      files.corrections, facts: facts.value, languages: files.languages)
    let terms = files.terms.map { TermTableReader.read($0, languages: files.languages) } ?? Diagnosed([])

    var declared = Declarations(
      facts: facts.value.known, indicators: indicators.value.known, sources: sources.value.known,
      namedSources: facts.value.namedSources, currencies: rates.value.known)
    declared.namedSources.formUnion(rates.value.namedSources)
    let tables = OwnTableReader(
      known: [
        "facts": declared.facts, "indicators": declared.indicators, "sources": declared.sources,
      ], folders: files.folders
    ).read(files.tables)
    declared.tables = Set(files.tables.map(\.name))
    declared.namedSources.ids.formUnion(tables.value.flatMap { $0.names(of: "sources") })
    let base = EvidenceBase(
      facts: facts.value.records, indicators: indicators.value.records, sources: sources.value.records,
      rates: rates.value.records, corrections: corrections.value, terms: terms.value,
      tables: tables.value, factColumns: columns.value.schema ?? TableSchema(), declared: declared)
    return Diagnosed(
      base,
      missing + sources.diagnostics + indicators.diagnostics + rates.diagnostics + facts.diagnostics
        + corrections.diagnostics + terms.diagnostics + columns.diagnostics + tables.diagnostics)
  }

  /// The columns that are added to the facts; those of a schema with an error are allowed and not read.
  private static func factColumns(
    _ files: EvidenceFiles
  ) -> Diagnosed<(schema: TableSchema?, names: [String])> {
    guard let file = files.factColumns else { return Diagnosed((nil, [])) }
    let own: Message = "a column of facts.csv"
    let kind: Message = "a kind that facts are about"
    var taken = Fact.Column.allCases.reduce(into: [String: Message]()) { $0[$1.rawValue] = own }
    for subject in files.subjects { taken[subject] = kind }
    let schema = TableSchemaReader.read(file, taken: taken, isExtension: true)
    return Diagnosed(
      (schema.value, schema.value?.fields.map(\.name) ?? TableSchemaReader.names(in: file)),
      schema.diagnostics)
  }

  private static func missing(_ name: String, _ content: Message, beside other: SourceFile) -> Diagnostic {
    let folder = other.path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    let used = other.path.split(separator: "/").last ?? ""
    return .error(
      "missing-data", "there is no \(name)", help: "it holds \(content), on which \(used) rests",
      at: SourceFile(path: folder + name, text: "").whole)
  }
}

extension SourceFile {
  /// Whether anything stands below a table's header.
  fileprivate var hasRecords: Bool { text.split(whereSeparator: \.isNewline).count > 1 }
}
