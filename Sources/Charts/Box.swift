/// A rectangle that something takes up.
struct Box: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }

  func intersects(_ other: Box) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// The box with its sides exchanged.
  var turned: Box { Box(x: y, y: x, width: height, height: width) }

  func padded(_ horizontal: Double, _ vertical: Double) -> Box {
    Box(x: x - horizontal, y: y - vertical, width: width + 2 * horizontal, height: height + 2 * vertical)
  }
}
