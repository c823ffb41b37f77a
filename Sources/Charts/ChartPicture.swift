/// A chart drawn.
public struct ChartPicture: Sendable, Hashable {
  /// The SVG element; with an XML declaration in front where it stands alone.
  public let svg: String
  /// Its width in CSS pixels at full size.
  public let width: Double
  /// Its height in CSS pixels at full size.
  public let height: Double
}
