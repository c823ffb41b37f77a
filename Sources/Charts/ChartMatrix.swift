/// Which case follows which practice.
public struct ChartMatrix: Sendable, Hashable {
  /// Whether a case follows a practice.
  public enum Mark: String, Sendable, Hashable, CaseIterable {
    /// It does: a full square.
    case yes
    /// It does in part: a half square.
    case partly
    /// It does not: an empty square.
    case no
    /// Nothing was found: a short stroke.
    case noData = "no-data"
    /// The question makes no sense there: an oblique stroke.
    case notApplicable = "not-applicable"
    /// Nothing was asked or recorded: an empty place.
    case blank
  }

  /// A case's standing on a practice.
  public struct Cell: Sendable, Hashable {
    /// The shape.
    public var mark: Mark
    /// The words beside the shape, such as a figure or 部分.
    public var text: String
    /// Whether a source disagrees; draws the shape hatched with a dashed outline.
    public var isDisputed: Bool
    /// The facts that its words give.
    public var readings: [ChartReading]

    /// Creates a cell.
    public init(_ mark: Mark, _ text: String, isDisputed: Bool = false, readings: [ChartReading] = []) {
      self.mark = mark
      self.text = text
      self.isDisputed = isDisputed
      self.readings = readings
    }
  }

  /// A case with a cell for each practice.
  public struct Row: Sendable, Hashable {
    /// The name of the case.
    public var label: String
    /// The cells in the order of the practices.
    public var cells: [Cell]

    /// Creates a row.
    public init(_ label: String, _ cells: [Cell]) {
      self.label = label
      self.cells = cells
    }
  }

  /// The practices.
  public var practices: [String]
  /// The cases.
  public var rows: [Row]

  /// Creates a matrix; a row without a cell for a practice leaves its place empty.
  public init(practices: [String], rows: [Row]) {
    self.practices = practices
    self.rows = rows
  }
}
