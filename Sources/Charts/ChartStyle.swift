/// Where a chart's colours come from, and whether it brings its own title and source.
public struct ChartStyle: Sendable, Hashable {
  /// Whether colours are read from the page's custom properties.
  public let usesVariables: Bool
  /// Whether title, subtitle and source are drawn.
  public let hasHeading: Bool
  /// Whether it is a file of its own: white ground, own faces, fixed size.
  public let isStandalone: Bool

  /// In a page: the page's colours and text colour, no heading, which the page's caption holds.
  public static let page = ChartStyle(usesVariables: true, hasHeading: false, isStandalone: false)

  /// In a printed page: light colours by value, for engines that do not read custom properties.
  public static let print = ChartStyle(usesVariables: false, hasHeading: false, isStandalone: false)

  /// A file to download: light colours, white ground, title, subtitle and source.
  public static let standalone = ChartStyle(usesVariables: false, hasHeading: true, isStandalone: true)

  /// A picture in a document whose caption holds the heading: a file of its own without one.
  public static let picture = ChartStyle(usesVariables: false, hasHeading: false, isStandalone: true)

  /// How many hues can be told apart by themselves; the others go with marks of their own.
  static let hueCount = 4

  private static let hues = ["#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"]

  /// The hue of a series.
  static func hue(_ index: Int) -> Int { index % hues.count }

  func colour(_ ink: Ink) -> String {
    switch ink {
    case .text: usesVariables ? "currentColor" : "#1d1b19"
    case .soft: usesVariables ? "var(--soft, #605b54)" : "#605b54"
    case .line: usesVariables ? "var(--line, #d9d5cd)" : "#d9d5cd"
    case .paper: usesVariables ? "var(--paper, #ffffff)" : "#ffffff"
    case .hue(let index):
      usesVariables
        ? "var(--chart-\(Self.hue(index) + 1), \(Self.hues[Self.hue(index)]))" : Self.hues[Self.hue(index)]
    }
  }

  /// What keeps the ids of one chart's pictures apart where a page holds several.
  var suffix: String { usesVariables ? "" : isStandalone ? "-file" : "-print" }

  /// The faces by name where no page's style reaches the picture: engines for paper hand none down into it, and one
  /// of them knows no names in quotation marks.
  var faces: String {
    usesVariables
      ? "var(--sans, sans-serif)"
      : "Helvetica Neue, Arial, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif"
  }
}

/// What something is drawn with.
enum Ink: Hashable {
  case text, soft, line, paper
  case hue(Int)
}
