/// A cycle: stages, and what carries each to the next.
public struct ChartLoop: Sendable, Hashable {
  /// A stage of the cycle.
  public struct Node: Sendable, Hashable {
    /// Its name.
    public var label: String
    /// A few words about it.
    public var detail: String?

    /// Creates a stage.
    public init(_ label: String, detail: String? = nil) {
      self.label = label
      self.detail = detail
    }
  }

  /// What carries a stage to the next.
  public struct Arrow: Sendable, Hashable {
    /// Its words.
    public var label: String
    /// Whether no source shows that it happens; draws the arrow dashed.
    public var isUnproven: Bool
    /// The facts that its words give.
    public var readings: [ChartReading]

    /// Creates an arrow.
    public init(_ label: String, isUnproven: Bool = false, readings: [ChartReading] = []) {
      self.label = label
      self.isUnproven = isUnproven
      self.readings = readings
    }
  }

  /// Three to six stages.
  public var nodes: [Node]
  /// As many arrows: the first leads from the first stage to the second, the last back to the first.
  public var arrows: [Arrow]
  /// Words in the middle.
  public var middle: String?

  /// Creates a cycle.
  public init(nodes: [Node], arrows: [Arrow], middle: String? = nil) {
    self.nodes = nodes
    self.arrows = arrows
    self.middle = middle
  }
}
