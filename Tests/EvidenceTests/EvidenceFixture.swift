import Diagnostics
import Evidence

/// A small workspace's data; each test changes the file it is about.
struct EvidenceFixture {
  static let factsHeader =
    "id,case,indicator,qualifier,value,high,currency,period,as_of,sources,locator,status,note_zh,note_en"
  static let indicatorsHeader =
    "id,zh,en,pillar,unit,unit_zh,unit_en,basis,decimals,better,definition_zh,definition_en"
  static let ratesHeader = "currency,units_per_usd,period,source"

  var facts = factsHeader
  var indicators = """
    \(indicatorsHeader)
    licences,专利许可,Patent licences,integration,licences,项,licence|licences,per year,,higher,,
    firms,企业,Firms,integration,firms,家,firm|firms,stock,,,,
    people,人员,People,openness,people,人,person|people,stock,,,,
    researchers,研究人员,Researchers,openness,people,名,researcher|researchers,stock,,,,
    centres,中心,Centres,integration,centres,个,centre|centres,stock,,,,
    applications,专利申请,Patent applications,,patent applications,项,patent application|patent applications,,,,,
    share,占比,Share,openness,percent,,,share of staff,,,,
    growth,增速,Growth,,percent,,,change on the year,,,,
    share-other,占比,Share,openness,percent,,,share of staff,,,,
    share-income,收益占比,Share of income,openness,percent,,,share of income,,,,
    share-exact,占比,Share,,percent,,,share of staff,1,,,
    money,金额,Amount,capital,money,,,total,,,,
    money-yearly,年度金额,Amount a year,capital,money,,,per year,,,,
    years,期限,Term,capital,years,年,year|years,duration,,,,
    days,审批时间,Approval time,,working days,个工作日,working day|working days,duration,,lower,,
    density,能量密度,Energy density,,Wh/kg,Wh/kg,Wh/kg,level,,,,
    year,年份,Year,,calendar-year,,,plan,,,,
    times,倍数,Multiple,,times,倍,time|times,ratio,,,,
    points,变化,Change,,percentage points,个百分点,percentage point|percentage points,,,,,
    permille,比率,Rate,,per mille,‰,‰,,,,,
    index,指数,Index,,index,,,,,,,
    index-exact,指数,Index,,index,,,,2,,,
    temperature,温度,Temperature,,celsius,℃,°C,,,,,
    claim,说法,Claim,,statement,,,,,,,
    """
  var sources = """
    references:
    - id: essay
      type: webpage
      title: 论文
    - id: report
      type: report
      title: A report
    - id: rates-2023
      type: webpage
      title: Rates
    """
  var languages = FigureLanguage.handwritten
  var corrections: String?
  var terms: String?
  var rates = """
    \(ratesHeader)
    USD,1,2023 average,rates-2023
    EUR,0.92447,2023 average,rates-2023
    CHF,0.8984,2023 average,rates-2023
    KRW,1306.7637,2023 average,rates-2023
    SGD,1.3428,2023 average,rates-2023
    CNY,7.0809,2023 average,rates-2023
    GBP,0.80386,2023 average,rates-2023
    JPY,140.5001,2023 average,rates-2023
    INR,82.5708,2023 average,rates-2023
    """

  /// The base with the given rows of facts and all that is wrong in it.
  func load() -> Diagnosed<EvidenceBase> {
    var files = EvidenceFiles(
      facts: SourceFile(path: "facts.csv", text: facts),
      indicators: SourceFile(path: "indicators.csv", text: indicators),
      sources: SourceFile(path: "sources.yaml", text: sources),
      rates: SourceFile(path: "rates.csv", text: rates),
      corrections: corrections.map { SourceFile(path: "corrections.csv", text: $0) },
      terms: terms.map { SourceFile(path: "terms.csv", text: $0) })
    files.languages = languages
    files.subjects = ["case"]
    files.topics = ["pillar"]
    return EvidenceLoader.load(files)
  }

  /// What is wrong, a line each: `file:line:column-endColumn id: message`.
  func problems() -> [String] {
    Self.problems(load().diagnostics)
  }

  static func problems(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.inReadingOrder().map { diagnostic in
      var place = diagnostic.place?.file.path ?? "?"
      if let file = diagnostic.place?.file, let range = diagnostic.place?.range {
        let lines = LineTable(file.text)
        let start = lines.position(of: range.lowerBound)
        let end = lines.position(of: range.upperBound)
        place += ":\(start.line):\(start.column)-\(end.column)"
      }
      let severity = diagnostic.severity == .error ? "" : "\(diagnostic.severity.rawValue) "
      return "\(place) \(severity)\(diagnostic.id): \(diagnostic.message)"
    }
  }

  /// The fixture with one fact `x`, given from the indicator on as far as it matters.
  static func fact(
    _ indicator: String, _ qualifier: String, _ value: String = "", _ high: String = "",
    _ currency: String = "",
    asOf: String = "", noteZh: String = "", noteEn: String = ""
  ) -> EvidenceFixture {
    var fixture = EvidenceFixture()
    fixture.facts +=
      "\nx,,\(indicator),\(qualifier),\(value),\(high),\(currency),,\(asOf),essay,,reported,\(noteZh),\(noteEn)"
    return fixture
  }
}
