/// How much room a chart has, in its own units, which are CSS pixels at full size.
public struct ChartLayout: Sendable, Hashable {
  /// The name in class names and ids.
  public let name: String
  /// The width of the picture.
  public let width: Double
  /// Whether labels stand above their marks and not beside them.
  public let isStacked: Bool

  /// 720 wide, labels beside the marks.
  public static let wide = ChartLayout(name: "wide", width: 720, isStacked: false)

  /// 360 wide, labels above the marks.
  public static let narrow = ChartLayout(name: "narrow", width: 360, isStacked: true)

  /// 500 wide, labels above the marks: on paper its labels are as large as large text.
  public static let large = ChartLayout(name: "large", width: 500, isStacked: true)

  /// The size of labels and values.
  var size: Double { 14 }
  /// The size of ticks and notes.
  var small: Double { 13 }
}
