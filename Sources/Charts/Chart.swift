/// A comparison as a picture: what it shows, in words and numbers, without any look.
public struct Chart: Sendable, Hashable {
  /// What is drawn.
  public enum Content: Sendable, Hashable {
    /// Horizontal bars from zero; items with a series stand in groups under its heading.
    case bars([ChartItem])
    /// Dots on an axis that need not start at zero.
    case dots([ChartItem])
    /// Intervals from low to high.
    case intervals([ChartItem])
    /// A panel of bars for each series, all on one scale.
    case multiples([ChartItem])
    /// Parts of a whole, one bar for each series.
    case shares([ChartItem])
    /// Values over time, a line for each series.
    case lines([ChartLine])
    /// Values at two times, a line from the one to the other for each series.
    case slopes([ChartLine])
    /// Two values of each subject, one on each axis.
    case scatter(ChartScatter)
    /// Practices by case.
    case matrix(ChartMatrix)
    /// A cycle.
    case loop(ChartLoop)

    /// The kind's name in class names and in the `type` of a directive.
    public var name: String {
      switch self {
      case .bars: "bar"
      case .dots: "dot"
      case .intervals: "range"
      case .multiples: "multiples"
      case .shares: "share"
      case .lines: "line"
      case .slopes: "slope"
      case .scatter: "scatter"
      case .matrix: "matrix"
      case .loop: "loop"
      }
    }

    /// The values; none for a matrix and a cycle.
    public var items: [ChartItem] {
      switch self {
      case .bars(let items), .dots(let items), .intervals(let items), .multiples(let items),
        .shares(let items):
        items
      case .lines(let lines), .slopes(let lines): lines.flatMap(\.points).map(\.item)
      case .scatter(let scatter): scatter.points.flatMap { [$0.x, $0.y] }
      case .matrix, .loop: []
      }
    }
  }

  /// What the ids in the picture start with; unique in the page.
  public var id: String
  /// The finding.
  public var title: String
  /// Unit and basis.
  public var subtitle: String
  /// What a reader must know beside the picture, such as what was left off; drawn only where it stands alone.
  public var notes: [String]
  /// Where the values come from.
  public var source: String
  /// The language of tick labels and description.
  public var language: ChartLanguage
  /// How ticks are written.
  public var axis: ChartAxis
  /// What is drawn.
  public var content: Content

  /// Creates a chart.
  public init(
    id: String, title: String, subtitle: String = "", notes: [String] = [], source: String = "",
    language: ChartLanguage,
    axis: ChartAxis = ChartAxis(), content: Content
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.notes = notes
    self.source = source
    self.language = language
    self.axis = axis
    self.content = content
  }

  /// Draws the chart; nil where a problem prevents it.
  public func picture(_ layout: ChartLayout = .wide, style: ChartStyle = .page) -> ChartPicture? {
    drawing(layout, style: style)?.picture
  }

  /// The names of the series in the order in which they first appear.
  var series: [String] {
    var seen = Set<String>()
    return content.items.compactMap(\.series).filter { seen.insert($0).inserted }
  }

  /// The values as sentences, for a reader who does not see the picture.
  public var description: String {
    let opening = subtitle.isEmpty ? "" : language.bracketed([subtitle])
    let name = language.name(of: content) + opening
    return language.pair(name, language.sentence(statements))
  }

  private var statements: [String] {
    switch content {
    case .matrix(let matrix):
      matrix.rows.map { row in
        let cells = zip(matrix.practices, row.cells).filter { $1.mark != .blank }
          .map { "\($0) \($1.text)" }
        return language.pair(row.label, cells.joined(separator: language.clause))
      }
    case .loop(let loop):
      loop.nodes.indices.map { index in
        let next = loop.nodes[(index + 1) % loop.nodes.count]
        let label = index < loop.arrows.count ? loop.arrows[index].label : ""
        let arrow = language.arrow(loop.nodes[index].label, next.label)
        return label.isEmpty ? arrow : language.pair(arrow, label)
      }
    case .scatter(let scatter):
      scatter.points.map { point in
        let values = [(scatter.x.title, point.x), (scatter.y.title, point.y)].map {
          "\($0) \($1.spoken(language))"
        }
        return language.pair(point.name, values.joined(separator: language.clause))
      }
    default:
      content.items.map { item in
        let name = item.series.map { "\($0) \(item.label)" } ?? item.label
        return language.pair(name, item.spoken(language))
      }
    }
  }
}
