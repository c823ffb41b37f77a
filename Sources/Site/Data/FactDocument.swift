import Addresses
import Evidence
import Foundation

/// A fact as data: one element of `data/facts.json`.
struct FactRecord: Encodable {
  let id: String
  let subject: PageName?
  let indicator: String
  let unit: String?
  let basis: String?
  let value: Value
  let period: String?
  let asOf: String?
  var sources: [Source]
  let status: String
  let text: [String: String]
  let note: [String: String]
  let computed: Computed?
  /// The series that it is part of.
  let series: String?

  /// Where the value of a computed fact comes from.
  struct Computed: Encodable {
    let formula: String
    let function: String
    let parts: [String]
  }

  /// A source and the place in it, with its entry in the bibliography where there is room for it.
  struct Source: Encodable {
    let id: String
    let locator: String?
    var entry: String?
    var url: Address?
  }

  /// What is printed of a fact, as numbers.
  struct Value: Encodable {
    let qualifier: String
    let value: Decimal?
    let high: Decimal?
    let currency: String?

    init(_ fact: Fact) {
      qualifier = fact.qualifier.rawValue
      value = fact.value?.decimal
      high = fact.high?.decimal
      currency = fact.currency?.code
    }
  }

  /// The name of a kind as a key.
  private struct KindName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  enum CodingKeys: String, CodingKey {
    case id, indicator, unit, basis, period
    case asOf = "as_of"
    case sources, status, text, note, computed, series
  }

  /// The cells of the columns that the workspace adds, by the columns' names.
  let extra: [String: String]

  init(_ fact: Fact, _ index: PageIndex) {
    let measured = index.evidence.indicator(of: fact)
    id = fact.id
    subject = fact.subject
    indicator = fact.indicator
    extra = Dictionary(
      zip(index.evidence.factColumns.fields, fact.extra).map { ($0.name, $1.plain) }.filter { !$0.1.isEmpty },
      uniquingKeysWith: { first, _ in first })
    unit = measured?.unit
    basis = measured?.basis
    value = Value(fact)
    period = fact.period?.written
    asOf = fact.asOf?.iso
    sources = fact.citations.map { Source(id: $0.source, locator: $0.locator) }
    status = fact.standing.rawValue
    text = Self.text(fact, measured, index)
    computed = fact.computation.map { computation in
      Computed(
        formula: computation.formula.written, function: computation.formula.function.rawValue,
        parts: computation.formula.parts.map(\.fact))
    }
    series = index.evidence.series(FactSeries.id(of: fact)).flatMap { series in
      series.facts.contains { $0.id == fact.id } ? series.id : nil
    }
    note = index.settings.languages.reduce(into: [:]) { $0[$1] = fact.note(in: index.figureLanguage($1)) }
  }

  func encode(to encoder: any Encoder) throws {
    // The value's parts stand beside the rest.
    try value.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    // As in the table, the subject stands under the name of its kind.
    if let subject {
      var subjects = encoder.container(keyedBy: KindName.self)
      try subjects.encode(subject.name, forKey: KindName(subject.kind))
    }
    var columns = encoder.container(keyedBy: KindName.self)
    for (name, value) in extra { try columns.encode(value, forKey: KindName(name)) }
    try container.encode(indicator, forKey: .indicator)
    try container.encodeIfPresent(unit, forKey: .unit)
    try container.encodeIfPresent(basis, forKey: .basis)
    try container.encodeIfPresent(period, forKey: .period)
    try container.encodeIfPresent(asOf, forKey: .asOf)
    try container.encode(sources, forKey: .sources)
    try container.encode(status, forKey: .status)
    try container.encode(text, forKey: .text)
    try container.encode(note, forKey: .note)
    try container.encodeIfPresent(computed, forKey: .computed)
    try container.encodeIfPresent(series, forKey: .series)
  }

  /// What readers of each language see.
  static func text(_ fact: Fact, _ indicator: Indicator?, _ index: PageIndex) -> [String: String] {
    index.settings.languages.reduce(into: [:]) { texts, language in
      texts[language] = indicator.map {
        FigureFormatter(language: index.figureLanguage(language)).format(fact, of: $0).text
      }
    }
  }
}

/// A fact at an address of its own: all that is known of it, in `data/facts/<id>.json`.
struct FactDocument: Encodable {
  /// What it measures.
  struct Measure: Encodable {
    let id: String
    let name: [String: String]
    let definition: [String: String]
    let basis: [String: String]
  }

  /// What stood there before and since.
  struct Change: Encodable {
    /// One of the two.
    struct State: Encodable {
      let value: FactRecord.Value
      let text: [String: String]

      enum CodingKeys: String, CodingKey { case text }

      func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
      }
    }

    let date: String
    let old: State
    /// Missing where the fact was withdrawn.
    let new: State?
    let reason: [String: String]
  }

  /// A page that uses the fact.
  struct Use: Encodable {
    let language: String
    let title: String
    let url: Address
  }

  private(set) var record: FactRecord
  let url: Address
  /// Its line in the ledger, in each language that has one.
  let ledger: [String: Address]
  let measures: Measure?
  let corrections: [Change]
  let usedOn: [Use]

  enum CodingKeys: String, CodingKey {
    case url, ledger, measures, corrections
    case usedOn = "used_on"
  }

  /// The address of a fact's document.
  static func route(_ fact: Fact) -> Route { Route("/data/facts/\(fact.id).json") }

  init(_ fact: Fact, _ catalogue: Catalogue) {
    let index = catalogue.index
    let evidence = index.evidence
    let indicator = evidence.indicator(of: fact)
    let languages = index.settings.languages
    func localized(_ text: (FigureLanguage) -> String?) -> [String: String] {
      languages.reduce(into: [:]) { $0[$1] = text(index.figureLanguage($1)) }
    }
    func state(_ fact: Fact) -> Change.State {
      Change.State(
        value: FactRecord.Value(fact), text: FactRecord.text(fact, indicator, index))
    }
    record = FactRecord(fact, index)
    url = Self.route(fact).absolute(on: index.settings.url)
    ledger = languages.reduce(into: [:]) { urls, language in
      urls[language] = index.ledger(language).map {
        $0.absolute(on: index.settings.url).appending(fragment: fact.id)
      }
    }
    measures = indicator.map { indicator in
      Measure(
        id: indicator.id, name: localized(indicator.name), definition: localized(indicator.definition),
        basis: localized(indicator.basis))
    }
    let formatter = ReferenceFormatter(style: index.settings.citationStyle)
    record.sources = fact.citations.map { citation in
      let source = evidence.source(citation.source)
      return FactRecord.Source(
        id: citation.source, locator: citation.locator, entry: source.map { formatter.entry(for: $0).text },
        url: source?[.url].map { Address(written: $0) })
    }
    corrections = evidence.corrections(of: fact.id).map { correction in
      Change(
        date: correction.date.iso, old: state(correction.old), new: correction.new.map(state),
        reason: localized(correction.reason))
    }
    usedOn = (catalogue.uses[.fact(fact.id)] ?? []).compactMap { index.entry($0.id, $0.language) }.map {
      page in
      Use(language: page.language, title: page.title, url: page.route.absolute(on: index.settings.url))
    }
  }

  func encode(to encoder: any Encoder) throws {
    try record.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(url, forKey: .url)
    try container.encode(ledger, forKey: .ledger)
    try container.encodeIfPresent(measures, forKey: .measures)
    try container.encode(corrections, forKey: .corrections)
    try container.encode(usedOn, forKey: .usedOn)
  }
}
