import Addresses
import Evidence
import Foundation
import Kinds

/// A table of open data: its columns, each with a type, and its rows.
///
/// Types and constraints are those of Table Schema, the part of Frictionless Data Package v2 that describes CSV.
struct DataTable {
  /// One column.
  struct Column: Encodable {
    let name: String
    let type: String
    let title: String
    var description: String?
    var constraints: Constraints?

    struct Constraints: Encodable {
      var required: Bool?
      var unique: Bool?
      var minimum: Value?
      var maximum: Value?
      var `enum`: [Value]?
      var pattern: String?
    }

    /// A value as JSON has it: a number where the column holds numbers.
    enum Value: Encodable {
      case text(String)
      case number(Decimal)
      case flag(Bool)

      func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        }
      }
    }

    init(_ name: String, _ type: String, _ title: String, required: Bool = false, values: [String]? = nil) {
      self.name = name
      self.type = type
      self.title = title
      if required || values != nil {
        constraints = Constraints(
          required: required ? true : nil, enum: values.map { $0.map { .text($0) } })
      }
    }
  }

  /// A column whose values are keys of another table.
  struct ForeignKey: Encodable {
    struct Reference: Encodable {
      let resource: String
      let fields: [String]
    }

    let fields: [String]
    let reference: Reference

    init(_ field: String, _ resource: String, _ key: String) {
      fields = [field]
      reference = Reference(resource: resource, fields: [key])
    }
  }

  let name: String
  let title: String
  let columns: [Column]
  let primaryKey: [String]
  var foreignKeys: [ForeignKey] = []
  let rows: [[String]]

  /// The table after RFC 4180, with LF at the lines' ends; no cell is a formula.
  var csv: [UInt8] {
    var text = columns.map(\.name).joined(separator: ",") + "\n"
    for row in rows { text += row.map(Self.quoted).joined(separator: ",") + "\n" }
    return Array(text.utf8)
  }

  /// A field as it is written; one that spreadsheets would work out is made a text.
  private static func quoted(_ field: String) -> String {
    let field = SpreadsheetText.harmless(field)
    let isPlain = !field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}

extension DataTable {
  /// What stands in a kind's column: the name of the page, if it is of that kind.
  private static func names(_ kind: Kind, _ page: PageName?) -> String? {
    page.flatMap { $0.kind == kind.name ? $0.name : nil }
  }

  /// The facts.
  static func facts(_ evidence: EvidenceBase, _ kinds: Kinds) -> DataTable {
    let hasFormulas = evidence.facts.contains { $0.computation != nil }
    let languages = Self.languages(evidence.facts.map(\.otherNotes))
    return DataTable(
      name: "facts", title: "Facts",
      columns: [
        Column("id", "string", "Stable identifier", required: true)
      ] + kinds.subjects.map { Column($0.name, "string", $0.label(in: "en", else: "en")) } + [
        Column("indicator", "string", "What is measured", required: true),
        Column(
          "qualifier", "string", "How the value is meant", required: true,
          values: Qualifier.allCases.map(\.rawValue)),
        Column("value", "number", "Value, the lower one of a range"),
        Column("high", "number", "Higher value of a range"),
        Column("currency", "string", "Currency, ISO 4217"), Column("period", "string", "Period covered"),
        Column("as_of", "string", "Date the figure holds for"),
        Column("sources", "string", "Identifiers of sources, separated by semicolons"),
        Column("locator", "string", "Place in the source"),
        Column("status", "string", "Standing", required: true, values: Standing.allCases.map(\.rawValue)),
        Column("note_zh", "string", "Note in Chinese"), Column("note_en", "string", "Note in English"),
      ] + languages.map { Column("note_\($0)", "string", "Note in \($0)") }
        + (hasFormulas ? [Column("computed", "string", "Formula from which the value follows")] : [])
        + evidence.factColumns.fields.enumerated().map { place, field in
          Column(field, cells: evidence.facts.map { $0.extra[place] }, language: "en", else: "en")
        },
      primaryKey: ["id"], foreignKeys: [ForeignKey("indicator", "indicators", "id")],
      rows: evidence.facts.map { fact in
        ([fact.id] + kinds.subjects.map { names($0, fact.subject) } + [
          fact.indicator, fact.qualifier.rawValue, fact.value?.plain,
          fact.high?.plain, fact.currency?.code, fact.period?.written, fact.asOf?.iso,
          fact.sourceCell,
          fact.citations.compactMap(\.locator).joined(separator: ";"), fact.standing.rawValue, fact.noteZh,
          fact.noteEn,
        ] + languages.map { fact.otherNotes[$0] } + (hasFormulas ? [fact.computation?.formula.written] : [])
          + fact.extra.map(\.plain)).map {
            $0 ?? ""
          }
      })
  }

  /// Which facts are the same figure at several times.
  static func series(_ evidence: EvidenceBase) -> DataTable {
    DataTable(
      name: "series", title: "Series: facts of one indicator and one subject over time",
      columns: [
        Column("series", "string", "Subject and indicator", required: true),
        Column("position", "integer", "Place in the order of time", required: true),
        Column("date", "string", "End of the period, or date", required: true),
        Column("fact", "string", "Fact", required: true),
        Column("indicator", "string", "What is measured", required: true),
        Column("subject", "string", "What it is about"),
      ],
      primaryKey: ["series", "position"],
      foreignKeys: [ForeignKey("fact", "facts", "id"), ForeignKey("indicator", "indicators", "id")],
      rows: evidence.series.flatMap { series in
        series.facts.enumerated().map { position, fact in
          [
            series.id, String(position + 1), fact.position?.iso ?? "", fact.id, series.indicator,
            series.subject?.name ?? "",
          ]
        }
      })
  }

  /// Which fact rests on which source: the sources of `facts` one by one, so that they can be joined.
  static func factSources(_ evidence: EvidenceBase) -> DataTable {
    DataTable(
      name: "fact-sources", title: "Sources of facts",
      columns: [
        Column("fact", "string", "Fact", required: true),
        Column("source", "string", "Source", required: true),
        Column(
          "position", "integer", "Place among the fact's sources; the first states the value", required: true),
        Column("locator", "string", "Place in the source"),
      ],
      primaryKey: ["fact", "source"],
      foreignKeys: [ForeignKey("fact", "facts", "id"), ForeignKey("source", "sources", "id")],
      rows: evidence.facts.flatMap { fact in
        fact.citations.enumerated().map { [fact.id, $1.source, String($0 + 1), $1.locator ?? ""] }
      })
  }

  /// What stood where before, and why it was changed.
  static func corrections(_ evidence: EvidenceBase) -> DataTable {
    let qualifiers = Qualifier.allCases.map(\.rawValue)
    let languages = Self.languages(evidence.corrections.map(\.otherReasons))
    func state(_ fact: Fact?) -> [String?] {
      let isStatement = fact?.qualifier == .statement
      return [
        fact?.qualifier.rawValue, fact?.value?.plain, fact?.high?.plain, fact?.currency?.code,
        isStatement ? fact?.noteZh : nil, isStatement ? fact?.noteEn : nil,
      ]
    }
    func columns(_ name: String, required: Bool) -> [Column] {
      [
        Column(
          "\(name)_qualifier", "string", "How the \(name) value is meant", required: required,
          values: qualifiers),
        Column(name, "number", "The \(name) value"),
        Column("\(name)_high", "number", "Higher value of the \(name) range"),
        Column("\(name)_currency", "string", "Currency of the \(name) value, ISO 4217"),
        Column("\(name)_zh", "string", "The \(name) words of a statement, in Chinese"),
        Column("\(name)_en", "string", "The \(name) words of a statement, in English"),
      ]
    }
    return DataTable(
      name: "corrections", title: "Corrections",
      columns: [
        Column("fact", "string", "Fact", required: true), Column("date", "date", "Day", required: true),
      ] + columns("old", required: true) + columns("new", required: false) + [
        Column("reason_zh", "string", "Reason in Chinese", required: true),
        Column("reason_en", "string", "Reason in English", required: true),
      ] + languages.map { Column("reason_\($0)", "string", "Reason in \($0)") },
      primaryKey: ["fact", "date"], foreignKeys: [ForeignKey("fact", "facts", "id")],
      rows: evidence.corrections.map { correction in
        ([correction.fact, correction.date.iso] + state(correction.old) + state(correction.new)
          + [correction.reasonZh, correction.reasonEn] + languages.map { correction.otherReasons[$0] }).map {
            $0 ?? ""
          }
      })
  }

  /// The languages of texts other than Chinese and English, by their tags.
  private static func languages(_ texts: [[String: some Sendable]]) -> [String] {
    Set(texts.flatMap(\.keys)).sorted()
  }

  /// What the facts measure.
  static func indicators(_ evidence: EvidenceBase, _ kinds: Kinds) -> DataTable {
    let languages = Self.languages(evidence.indicators.map(\.otherTexts))
    return DataTable(
      name: "indicators", title: "Indicators",
      columns: [
        Column("id", "string", "Stable identifier", required: true),
        Column("zh", "string", "Name in Chinese", required: true),
        Column("en", "string", "Name in English", required: true),
      ] + kinds.topics.map { Column($0.name, "string", $0.label(in: "en", else: "en")) } + [
        Column("unit", "string", "Unit", required: true), Column("unit_zh", "string", "Unit in Chinese"),
        Column("unit_en", "string", "Unit in English, singular and plural"),
        Column("basis", "string", "What it is counted on"),
        Column("basis_zh", "string", "What it is counted on, in Chinese"),
        Column("basis_en", "string", "What it is counted on, in English"),
        Column("decimals", "integer", "Digits after the point to show at least"),
        Column(
          "better", "string", "Which direction is better", values: Indicator.Better.allCases.map(\.rawValue)),
        Column("definition_zh", "string", "Definition in Chinese"),
        Column("definition_en", "string", "Definition in English"),
      ]
        + languages.flatMap { tag in
          [
            Column("name_\(tag)", "string", "Name in \(tag)"),
            Column("unit_\(tag)", "string", "Unit in \(tag)"),
            Column("basis_\(tag)", "string", "What it is counted on, in \(tag)"),
            Column("definition_\(tag)", "string", "Definition in \(tag)"),
          ]
        },
      primaryKey: ["id"],
      rows: evidence.indicators.map { indicator in
        let isOne = indicator.unitEnSingular == indicator.unitEnPlural
        return
          ([indicator.id, indicator.zh, indicator.en] + kinds.topics.map { names($0, indicator.topic) } + [
            indicator.unit, indicator.unitZh,
            isOne ? indicator.unitEnSingular : "\(indicator.unitEnSingular)|\(indicator.unitEnPlural)",
            indicator.basis, indicator.basisZh, indicator.basisEn, indicator.decimals.map(String.init),
            indicator.better?.rawValue, indicator.definitionZh, indicator.definitionEn,
          ]
          + languages.flatMap { tag in
            let texts = indicator.otherTexts[tag]
            return [texts?.name, texts?.unit.joined(separator: "|"), texts?.basis, texts?.definition]
          }).map { $0 ?? "" }
      })
  }

  /// The sources, with their entries as the site cites them.
  static func sources(_ evidence: EvidenceBase, _ style: CitationStyle) -> DataTable {
    let formatter = ReferenceFormatter(style: style)
    return DataTable(
      name: "sources", title: "Sources",
      columns: [
        Column("id", "string", "Stable identifier", required: true),
        Column("type", "string", "Type after CSL", required: true),
        Column("title", "string", "Title", required: true), Column("issued", "string", "Date of publication"),
        Column("url", "string", "Address"),
        Column("entry", "string", "Entry in the style of the site", required: true),
      ],
      primaryKey: ["id"],
      rows: evidence.sources.map { source in
        [
          source.id, source.type.rawValue, source[.title], source.issued?.start?.iso,
          source[.url].map { Address(written: $0).text },
          formatter.entry(for: source).text,
        ].map { $0 ?? "" }
      })
  }

  /// The exchange rates.
  static func rates(_ evidence: EvidenceBase) -> DataTable {
    DataTable(
      name: "rates", title: "Exchange rates",
      columns: [
        Column("currency", "string", "Currency, ISO 4217", required: true),
        Column("units_per_usd", "number", "Units for one US dollar", required: true),
        Column("period", "string", "Period", required: true),
        Column("source", "string", "Source", required: true),
      ],
      primaryKey: ["currency", "period"], foreignKeys: [ForeignKey("source", "sources", "id")],
      rows: evidence.rates.map {
        [$0.currency.code, $0.unitsPerUSD.plain, $0.period.isoText, $0.source]
      })
  }
}

extension RatePeriod {
  /// The period as `rates.csv` writes it.
  var isoText: String {
    switch self {
    case .average(let date): date.iso + " average"
    case .day(let date): date.iso
    }
  }
}
