import Charts
import Evidence

/// The words that are drawn in a picture or go with it wherever it is shown, in the language of its page.
struct ChartWords {
  let language: FigureLanguage

  init(_ language: FigureLanguage) {
    self.language = language
  }

  private var isChinese: Bool { language == .zh }

  // MARK: Standing

  var disputed: String { isChinese ? "存疑" : "disputed" }

  /// The word beside a figure whose standing a reader must know.
  func standing(of fact: Fact) -> String? {
    switch fact.standing {
    case .disputed: disputed
    case .corroborated: isChinese ? "已印证" : "confirmed"
    case .corrected: isChinese ? "已更正" : "corrected"
    case .reported, .withdrawn: nil
    }
  }

  // MARK: What is measured

  /// The subtitle of a chart: what is measured, in which unit, on which basis.
  func subtitle(_ indicators: [Indicator], currency: Currency?, rates: [RatePeriod]) -> String {
    guard let first = indicators.first else { return "" }
    var parts = [unit(first, currency), first.basis(in: language)].compactMap { $0 }
    if isChinese, parts.count == 2, parts[0] == "%" { parts.reverse() }
    let counted = parts.joined(separator: isChinese ? "，" : ", ")
    let name = indicators.count == 1 ? first.name(in: language) + bracketed(counted) : sentenceCase(counted)
    let periods = rates.map { $0.text(in: language) }.joined(separator: isChinese ? "、" : ", ")
    if periods.isEmpty { return name }
    return name + (isChinese ? "；\(periods)折算" : "; converted \(periods)")
  }

  /// A unit as a head gives it: a currency's name, `%`, or what is counted.
  func unit(_ indicator: Indicator, _ currency: Currency?) -> String? {
    switch indicator.measure {
    case .percent: "%"
    case .money:
      currency.map { isChinese ? $0.chineseName ?? $0.code : $0.englishSymbol ?? $0.code }
    case .calendarYear, .statement: nil
    case .rank: isChinese ? "位次" : "rank"
    case .quantity:
      if isChinese {
        indicator.unitZh.isEmpty ? nil : indicator.unitZh
      } else {
        indicator.unitEnPlural.isEmpty ? nil : indicator.unitEnPlural
      }
    }
  }

  // MARK: What goes with it

  /// Why a figure is not drawn.
  func reason(_ reason: ChartPlan.Reason) -> String {
    switch reason {
    case .noData: isChinese ? "无数据" : "no data"
    case .notApplicable: isChinese ? "不适用" : "not applicable"
    case .calendarYear:
      isChinese ? "是某一年，没有长短可画" : "a calendar year has no length to draw"
    case .noRate(let currency):
      isChinese
        ? "没有\(currency.chineseName ?? currency.code)的汇率，无法折算"
        : "there is no exchange rate for \(currency.code)"
    case .otherYear(let year):
      isChinese ? "是\(year)年的数，与图上的年份相隔太远" : "it holds for \(year), too far from the years drawn"
    case .noPeriod: isChinese ? "没有注明时间" : "it does not say when it holds"
    case .noPair(let from, let to):
      isChinese ? "没有\(from)年和\(to)年两个数" : "there is no figure for both \(from) and \(to)"
    case .noOther(let other):
      isChinese ? "没有“\(other.name(in: language))”的数" : "there is no figure for “\(other.name(in: language))”"
    case .otherUnit(let own, let drawn):
      contrast(isChinese ? "单位" : "unit", unitName(own), unitName(drawn))
    case .otherBasis(let own, let drawn):
      contrast(isChinese ? "基准" : "basis", basisName(own), basisName(drawn))
    }
  }

  private func contrast(_ what: String, _ own: String, _ drawn: String) -> String {
    isChinese ? "\(what)是“\(own)”，图上是“\(drawn)”" : "its \(what) is “\(own)”, the chart’s is “\(drawn)”"
  }

  private func unitName(_ indicator: Indicator) -> String {
    if indicator.measure == .money { return isChinese ? "金额" : "money" }
    return unit(indicator, nil) ?? indicator.unit
  }

  private func basisName(_ indicator: Indicator) -> String {
    indicator.basis(in: language) ?? indicator.name(in: language)
  }

  /// Which figures have no year.
  func undated(_ undated: ChartPlan.Undated) -> String? {
    switch undated {
    case .none: nil
    case .all: isChinese ? "各数均未注明年份。" : "No year is stated for any of these figures."
    case .some(let names):
      isChinese
        ? "未注明年份的：\(listed(names))。" : "No year is stated for \(listed(names))."
    }
  }

  /// That parts of a whole are rounded, where they do not add up to it.
  func rounded(_ sums: [(name: String?, sum: String)]) -> String? {
    guard !sums.isEmpty else { return nil }
    if isChinese {
      let parts = sums.map { ($0.name.map { "\($0)" } ?? "各部分") + "合计\($0.sum)%" }
      return parts.joined(separator: "，") + "，因四舍五入而与100%略有出入。"
    }
    let parts = sums.map { ($0.name ?? "the parts") + " add up to \($0.sum)%" }
    let text = parts.joined(separator: ", ") + ", since each is rounded."
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// What the lines of a cycle's arrows mean.
  func arrows(_ steps: [ChartPlan.Step]) -> String {
    let (proven, open) = (steps.contains(where: \.isProven), steps.contains { !$0.isProven })
    var sentences: [String] = []
    if proven {
      sentences.append(
        isChinese ? "实线：至少一个例子有独立来源印证。" : "Solid arrow: an independent source confirms at least one example.")
    }
    if open {
      sentences.append(
        isChinese
          ? "虚线：例子只有单一来源，或者没有例子。" : "Dashed arrow: the examples rest on a single source, or there are none.")
    }
    return sentences.joined(separator: isChinese ? "" : " ")
  }

  /// What a dotted line between two points means.
  var brokenLines: String {
    isChinese ? "点线：其间的年份没有数据。" : "Dotted line: no figures for the years between."
  }

  /// Where the first place stands.
  var turnedAxis: String { isChinese ? "名次越靠上越好。" : "The higher on the chart, the better the rank." }

  /// Which subjects' two figures are of different years.
  func apart(_ names: [String]) -> String {
    isChinese
      ? "两数年份不同的：\(names.joined(separator: "、"))。"
      : "The two figures are of different years for \(names.joined(separator: ", "))."
  }

  /// Sentences after one another.
  func sentences(_ sentences: [String]) -> String { sentences.joined(separator: isChinese ? "" : " ") }

  /// What a stand-alone picture says of its sources, and where it is from.
  func credit(_ sources: [String], _ origin: [String]) -> String {
    let names = sources.joined(separator: isChinese ? "；" : "; ")
    let places = origin.joined(separator: isChinese ? "，" : ", ")
    return isChinese ? "资料来源：\(names)。\(places)" : "Sources: \(names). \(places)"
  }

  // MARK: Forms

  func listed(_ names: [String]) -> String { names.joined(separator: isChinese ? "、" : ", ") }

  func joined(_ parts: [String]) -> String { parts.joined(separator: isChinese ? "；" : "; ") }

  func bracketed(_ text: String) -> String {
    text.isEmpty ? "" : isChinese ? "（\(text)）" : " (\(text))"
  }

  private func sentenceCase(_ text: String) -> String {
    guard !isChinese, let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
