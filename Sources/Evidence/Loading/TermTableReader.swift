import Diagnostics

/// Reads `terms.csv`.
struct TermTableReader {
  private typealias Row = TableRow<Term.Column>

  /// The languages that every term has a form in: those of the site, of the two that a glossary knows.
  private let languages: [FigureLanguage]
  /// The forms that stand above, each with its term and whether it is avoided.
  private var seen: [FigureLanguage: [String: (term: String, isAvoided: Bool)]] = [:]

  private init(_ languages: [FigureLanguage]) { self.languages = languages }

  /// - Parameter languages: The site's languages.
  static func read(_ file: SourceFile, languages: [FigureLanguage]) -> Diagnosed<[Term]> {
    let known = FigureLanguage.handwritten.filter(languages.contains)
    let rows = TableReader<Term.Column>.read(file, needed: known.map(\.nameColumn))
    var reader = TermTableReader(known)
    var ids: Set<String> = []
    var result = Diagnosed<[Term]>([], rows.diagnostics)
    for var row in rows.value {
      let term = reader.term(&row)
      if let id = row.text(.id), !ids.insert(id).inserted {
        row.error("duplicate-id", "a term '\(id)' stands above already", at: .id)
      }
      if let term, !row.hasErrors { result.value.append(term) }
      result.diagnostics += row.diagnostics
    }
    return result
  }

  private mutating func term(_ row: inout Row) -> Term? {
    let id = row.identifier(.id)
    for language in languages { _ = row.required(named: language.nameColumn) }
    let name = id ?? ""
    let zh = forms(.zh, .zh, of: name, isAvoided: false, &row)
    let en = forms(.en, .en, of: name, isAvoided: false, &row)
    let zhAvoid = forms(.zhAvoid, .zh, of: name, isAvoided: true, &row)
    let enAvoid = forms(.enAvoid, .en, of: name, isAvoided: true, &row)
    let varies = row.text(.varies)
    if let varies, varies != "yes" {
      row.error(
        "unknown-value", "'varies' is 'yes' or empty, not '\(varies)'",
        help: "yes lets a translation put the term in words of its own", at: .varies)
    }
    guard let id else { return nil }
    return Term(id: id, zh: zh, en: en, zhAvoid: zhAvoid, enAvoid: enAvoid, varies: varies == "yes")
  }

  /// The forms of a field; one that stands above already is reported, since a text cannot mean both.
  private mutating func forms(
    _ column: Term.Column, _ language: FigureLanguage, of term: String, isAvoided: Bool, _ row: inout Row
  ) -> [Term.Form] {
    row.list(column).compactMap { item in
      guard !item.text.isEmpty else {
        row.append(.error("missing-value", "a form is missing between semicolons", at: item.place))
        return nil
      }
      if let problem = NameSeparator.problem(in: item.text, meant: .quoted(";"), written: ";", at: item.place)
      {
        row.append(problem)
        return nil
      }
      let key = TermScanner.normalized(item.text, language)
      if let other = seen[language]?[key] {
        let use = other.isAvoided ? "avoided" : "given"
        row.append(
          .error(
            "duplicate-term", "'\(item.text)' is \(use) above already, as '\(other.term)'", at: item.place))
        return nil
      }
      seen[language, default: [:]][key] = (term, isAvoided)
      return Term.Form(text: item.text, place: item.place)
    }
  }
}
