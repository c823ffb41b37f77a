import Diagnostics

/// Reads `indicators.csv`.
enum IndicatorTableReader {
  static func read(
    _ file: SourceFile, topics: [String], languages: [FigureLanguage]
  ) -> Diagnosed<Declared<Indicator>> {
    let rows = TableReader<Indicator.Column>.read(
      file, declared: topics, languages: languages, texts: ["name", "unit", "basis", "definition"],
      needed: languages.map(\.nameColumn))
    var result = Diagnosed(Declared<Indicator>.empty, rows.diagnostics)
    result.value.known.isComplete = !rows.diagnostics.hasErrors
    for var row in rows.value {
      let indicator = indicator(&row, topics, languages)
      // What the record was to be called is not known.
      if !EvidenceID.isValid(row[.id]) { result.value.known.isComplete = false }
      if let id = row.text(.id), !result.value.known.ids.insert(id).inserted {
        row.error("duplicate-id", "an indicator '\(id)' stands above already", at: .id)
      }
      if let indicator, !row.hasErrors { result.value.records.append(indicator) }
      result.diagnostics += row.diagnostics
    }
    return result
  }

  private static func indicator(
    _ row: inout TableRow<Indicator.Column>, _ topics: [String], _ languages: [FigureLanguage]
  ) -> Indicator? {
    let id = row.identifier(.id)
    // A site needs no names in a language that it has not; data files then have those of another.
    for language in languages { _ = row.required(named: language.nameColumn) }
    let any = languages.compactMap { row.text(named: $0.nameColumn) }.first
    let zh = row.text(.zh) ?? row.text(.en) ?? any
    let en = row.text(.en) ?? row.text(.zh) ?? any
    let topic = row.pageName(topics)
    let unit = row.required(.unit)
    if let unit, let meant = Self.mistaken(unit) {
      row.error("invalid-unit", "the unit '\(unit)' is written '\(meant)'", at: .unit)
    }
    let decimals = decimals(&row)
    let better = row.text(.better) == nil ? nil : row.choice(.better, Indicator.Better.self)
    if let unit, Indicator.measure(of: unit) == .rank, better == .higher {
      row.error(
        "invalid-unit", "of ranks the lower one is better", help: "leave 'better' empty, or write lower",
        at: .better)
    }
    let units = englishUnits(&row)
    if let unit, Indicator.measure(of: unit) == .quantity {
      let named = languages.filter { row.text(named: $0.column("unit")) != nil }
      for language in languages
      where !FigureLanguage.handwritten.contains(language) && !named.isEmpty && !named.contains(language) {
        row.append(
          .error(
            "missing-value", "the unit has no name in '\(language.column("unit"))'",
            at: row.places[named: language.column("unit")]))
      }
      // Both empty is a bare number, such as an index; one of them empty is a page with a word missing.
      if languages.contains(.zh), row.text(.unitZh) == nil, row.text(.unitEn) != nil {
        row.error("missing-value", "the unit has an English name and no Chinese one", at: .unitZh)
      } else if languages.contains(.en), row.text(.unitEn) == nil, row.text(.unitZh) != nil {
        row.error("missing-value", "the unit has a Chinese name and no English one", at: .unitEn)
      }
    }
    guard let id, let zh, let en, let unit else { return nil }
    return Indicator(
      id: id, zh: zh, en: en, topic: topic, unit: unit, unitZh: row[.unitZh],
      unitEnSingular: units.singular, unitEnPlural: units.plural, basis: row.text(.basis),
      basisZh: row.text(.basisZh), basisEn: row.text(.basisEn), decimals: decimals, better: better,
      definitionZh: row.text(.definitionZh), definitionEn: row.text(.definitionEn),
      otherTexts: others(row, languages),
      places: row.places)
  }

  private static func others(
    _ row: TableRow<Indicator.Column>, _ languages: [FigureLanguage]
  ) -> [String: Indicator.Texts] {
    row.texts("name", in: languages).reduce(into: [:]) { texts, entry in
      let language = FigureLanguage(tag: entry.key)
      texts[entry.key] = Indicator.Texts(
        name: entry.value,
        unit: (row.text(named: language.column("unit")) ?? "").split(separator: "|").map(\.trimmed),
        basis: row.text(named: language.column("basis")),
        definition: row.text(named: language.column("definition")))
    }
  }

  /// The unit with a meaning of its own that another spelling would quietly miss.
  private static func mistaken(_ unit: String) -> String? {
    switch unit.lowercased().replacing(" ", with: "-") {
    case let name where name != unit && Indicator.measure(of: name) != .quantity: name
    case "%", "per-cent", "percentage": "percent"
    case "year-of-the-calendar", "calendaryear": "calendar-year"
    case "currency": "money"
    case "ranking", "place", "position": "rank"
    default: nil
    }
  }

  private static func decimals(_ row: inout TableRow<Indicator.Column>) -> Int? {
    guard let text = row.text(.decimals) else { return nil }
    if text.utf8.count == 1, let decimals = Int(text) { return decimals }
    row.error("invalid-number", "'\(text)' is not a number of digits from 0 to 9", at: .decimals)
    return nil
  }

  private static func englishUnits(
    _ row: inout TableRow<Indicator.Column>
  ) -> (singular: String, plural: String) {
    let forms = row[.unitEn].split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
    if forms.count > 2 || (forms.count == 2 && forms.contains("")) {
      row.error(
        "invalid-unit", "'\(row[.unitEn])' is not a unit",
        help:
          "write one form, or the singular and the plural with '|' between them, such as licence|licences",
        at: .unitEn)
    }
    return (forms.first ?? "", forms.last ?? "")
  }
}
