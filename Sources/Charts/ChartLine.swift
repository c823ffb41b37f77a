/// A value at a time.
public struct ChartPoint: Sendable, Hashable {
  /// The time in years; 2023.5 is the middle of 2023.
  public var time: Double
  /// The time in words.
  public var timeText: String
  /// The value; its label is the time.
  public var item: ChartItem

  /// Creates a point.
  public init(time: Double, timeText: String, item: ChartItem) {
    self.time = time
    self.timeText = timeText
    self.item = item
  }
}

/// The values of one series in the order of time.
public struct ChartLine: Sendable, Hashable {
  /// What the series is called, written at its end.
  public var name: String
  /// The values, the earliest first.
  public var points: [ChartPoint]
  /// The times at which somebody looked for a value and found none; no line crosses them.
  public var gaps: [Double]

  /// How many lines can be told apart by hue and mark.
  public static let limit = 8

  /// Creates a series.
  public init(name: String, points: [ChartPoint], gaps: [Double] = []) {
    self.name = name
    self.points = points
    self.gaps = gaps
  }

  /// How two values in a row are joined.
  enum Join: Hashable {
    /// Nothing is missing between them.
    case solid
    /// Times between them have no value.
    case broken
    /// No value was found between them.
    case none
  }

  /// How the value at an index is joined with the next.
  func join(after index: Int) -> Join {
    let (start, end) = (points[index].time, points[index + 1].time)
    if gaps.contains(where: { start < $0 && $0 < end }) { return .none }
    // Half of the steps, or more, are as short as this one or shorter.
    let steps = zip(points, points.dropFirst()).map { $1.time - $0.time }.sorted()
    return end - start > steps[(steps.count - 1) / 2] * 1.5 ? .broken : .solid
  }

  /// Whether times between two of its values have none.
  public var hasBrokenJoins: Bool { points.indices.dropLast().contains { join(after: $0) == .broken } }
}

/// Two values of each subject.
public struct ChartScatter: Sendable, Hashable {
  /// An axis with its title.
  public struct Axis: Sendable, Hashable {
    /// What it measures, in which unit.
    public var title: String
    /// How its ticks are written.
    public var axis: ChartAxis

    /// Creates an axis.
    public init(title: String, axis: ChartAxis = ChartAxis()) {
      self.title = title
      self.axis = axis
    }
  }

  /// A subject with its two values.
  public struct Point: Sendable, Hashable {
    /// The subject's name.
    public var name: String
    /// The value on the level axis.
    public var x: ChartItem
    /// The value on the upright axis.
    public var y: ChartItem

    /// Creates a point.
    public init(name: String, x: ChartItem, y: ChartItem) {
      self.name = name
      self.x = x
      self.y = y
    }
  }

  /// The level axis.
  public var x: Axis
  /// The upright axis.
  public var y: Axis
  /// The subjects.
  public var points: [Point]

  /// Creates a scatter of subjects.
  public init(x: Axis, y: Axis, points: [Point]) {
    self.x = x
    self.y = y
    self.points = points
  }
}
