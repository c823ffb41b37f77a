/// A language in which a chart writes its tick labels and its description.
public enum ChartLanguage: String, Sendable, Hashable, CaseIterable {
  /// Chinese, in simplified characters.
  case zh
  /// English, also for every language that has no forms of its own.
  case en

  /// The language of a BCP 47 tag such as `zh-Hans`; English where it is not Chinese.
  public init(tag: String) {
    let primary = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first
    self = primary == "zh" ? .zh : .en
  }

  /// The tag for `xml:lang`.
  var tag: String { self == .zh ? "zh-Hans" : "en" }

  func bracketed(_ texts: [String]) -> String {
    guard !texts.isEmpty else { return "" }
    return self == .zh ? "（\(texts.joined(separator: "；"))）" : " (\(texts.joined(separator: "; ")))"
  }

  func pair(_ name: String, _ value: String) -> String { name + (self == .zh ? "：" : ": ") + value }

  func sentence(_ parts: [String]) -> String {
    parts.joined(separator: self == .zh ? "；" : "; ") + (self == .zh ? "。" : ".")
  }

  func arrow(_ from: String, _ to: String) -> String {
    self == .zh ? "从\(from)到\(to)" : "\(from) to \(to)"
  }

  /// What a kind of chart is called in its description.
  func name(of content: Chart.Content) -> String {
    switch (content, self) {
    case (.bars, .zh): "横条图"
    case (.bars, .en): "Bar chart"
    case (.dots, .zh): "点图"
    case (.dots, .en): "Dot plot"
    case (.intervals, .zh): "区间图"
    case (.intervals, .en): "Range plot"
    case (.multiples, .zh): "同一刻度的分组横条图"
    case (.multiples, .en): "Bar charts on one scale"
    case (.shares, .zh): "构成条"
    case (.shares, .en): "Share bar"
    case (.lines, .zh): "折线图"
    case (.lines, .en): "Line chart"
    case (.slopes, .zh): "坡度图"
    case (.slopes, .en): "Slope chart"
    case (.scatter, .zh): "散点图"
    case (.scatter, .en): "Scatter plot"
    case (.matrix, .zh): "做法与案例的对照"
    case (.matrix, .en): "Practices by case"
    case (.loop, .zh): "循环图"
    case (.loop, .en): "Loop diagram"
    }
  }

  /// A month of a year, as short as an axis needs it.
  func month(_ month: Int, of year: Int) -> String {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return self == .zh ? "\(year)年\(month)月" : "\(names[(month - 1) % 12]) \(year)"
  }

  /// The words of magnitudes, the largest first.
  var magnitudes: [(size: Double, word: String)] {
    switch self {
    case .zh: [(1e12, "万亿"), (1e8, "亿"), (1e4, "万")]
    case .en: [(1e12, "\u{A0}trillion"), (1e9, "\u{A0}billion"), (1e6, "\u{A0}million")]
    }
  }
}
