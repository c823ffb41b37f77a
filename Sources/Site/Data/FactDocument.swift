import Addresses
import Evidence
import Foundation
import JSON

/// A fact as data: one element of `data/facts.json`.
struct FactRecord {
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
  struct Computed {
    let formula: String
    let function: String
    let parts: [String]

    var json: JSONValue {
      .object([
        "formula": .string(formula), "function": .string(function),
        "parts": .array(parts.map { .string($0) }),
      ])
    }
  }

  /// A source and the place in it, with its entry in the bibliography where there is room for it.
  struct Source {
    let id: String
    let locator: String?
    var entry: String?
    var url: Address?

    var json: JSONValue {
      .object([
        "id": .string(id), "locator": locator.map(JSONValue.string), "entry": entry.map(JSONValue.string),
        "url": url.map { .string($0.text) },
      ])
    }
  }

  /// What is printed of a fact, as numbers.
  struct Value {
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

    var fields: [String: JSONValue?] {
      [
        "qualifier": .string(qualifier), "value": value.map { .decimal($0.description) },
        "high": high.map { .decimal($0.description) }, "currency": currency.map(JSONValue.string),
      ]
    }
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

  /// The fields by their names; the value's parts stand beside the rest.
  var fields: [String: JSONValue?] {
    var fields = extra.mapValues { JSONValue?.some(.string($0)) }
    for (name, value) in value.fields { fields[name] = value }
    // As in the table, the subject stands under the name of its kind.
    if let subject { fields[subject.kind] = .string(subject.name) }
    let own: [String: JSONValue?] = [
      "id": .string(id), "indicator": .string(indicator), "unit": unit.map(JSONValue.string),
      "basis": basis.map(JSONValue.string), "period": period.map(JSONValue.string),
      "as_of": asOf.map(JSONValue.string), "sources": .array(sources.map(\.json)), "status": .string(status),
      "text": .texts(text), "note": .texts(note), "computed": computed?.json,
      "series": series.map(JSONValue.string),
    ]
    return fields.merging(own) { $1 }
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

extension JSONValue {
  /// Texts by their languages.
  static func texts(_ texts: [String: String]) -> JSONValue { .object(texts.mapValues { .string($0) }) }
}

/// A fact at an address of its own: all that is known of it, in `data/facts/<id>.json`.
struct FactDocument {
  /// What it measures.
  struct Measure {
    let id: String
    let name: [String: String]
    let definition: [String: String]
    let basis: [String: String]

    var json: JSONValue {
      .object([
        "id": .string(id), "name": .texts(name), "definition": .texts(definition), "basis": .texts(basis),
      ])
    }
  }

  /// What stood there before and since.
  struct Change {
    /// One of the two.
    struct State {
      let value: FactRecord.Value
      let text: [String: String]

      var json: JSONValue { .object(value.fields.merging(["text": .texts(text)]) { $1 }) }
    }

    let date: String
    let old: State
    /// Missing where the fact was withdrawn.
    let new: State?
    let reason: [String: String]

    var json: JSONValue {
      .object(["date": .string(date), "old": old.json, "new": new?.json, "reason": .texts(reason)])
    }
  }

  /// A page that uses the fact.
  struct Use {
    let language: String
    let title: String
    let url: Address

    var json: JSONValue {
      .object(["language": .string(language), "title": .string(title), "url": .string(url.text)])
    }
  }

  private(set) var record: FactRecord
  let url: Address
  /// Its line in the ledger, in each language that has one.
  let ledger: [String: Address]
  let measures: Measure?
  let corrections: [Change]
  let usedOn: [Use]

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

  /// The document.
  var json: JSONValue {
    let own: [String: JSONValue?] = [
      "url": .string(url.text), "ledger": .object(ledger.mapValues { .string($0.text) }),
      "measures": measures?.json,
      "corrections": .array(corrections.map(\.json)), "used_on": .array(usedOn.map(\.json)),
    ]
    return .object(record.fields.merging(own) { $1 })
  }
}
