/// An oval on which things are set out, measured in turns from its top, clockwise.
struct Oval {
  /// A piece of it that is free.
  struct Run: Hashable {
    var start: Double
    var end: Double
    /// Where the line stops so that the head of an arrow has the rest.
    var headless: Double
    var length: Double
  }

  let x: Double
  let y: Double
  let horizontal: Double
  let vertical: Double

  func point(_ turn: Double) -> (x: Double, y: Double) {
    let (sine, cosine) = Self.sineAndCosine(turn)
    return (x + horizontal * sine, y - vertical * cosine)
  }

  func box(width: Double, height: Double, at turn: Double) -> Box {
    let middle = point(turn)
    return Box(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
  }

  /// The pieces between two places that no box covers.
  func runs(from start: Double, to end: Double, around boxes: [Box]) -> [Run] {
    let count = 160
    var runs: [Run] = []
    var current: Run?
    var previous: (x: Double, y: Double)?
    for index in 0...count {
      let turn = start + (end - start) * Double(index) / Double(count)
      let place = point(turn)
      let isFree = !boxes.contains {
        $0.x < place.x && place.x < $0.right && $0.y < place.y && place.y < $0.bottom
      }
      if isFree {
        var run = current ?? Run(start: turn, end: turn, headless: turn, length: 0)
        if let previous, current != nil {
          let (dx, dy) = (place.x - previous.x, place.y - previous.y)
          run.length += (dx * dx + dy * dy).squareRoot()
        }
        run.end = turn
        current = run
      } else if let run = current {
        runs.append(run)
        current = nil
      }
      previous = place
    }
    if let current { runs.append(current) }
    return runs.filter { $0.length > 6 }.map { run in
      var run = run
      let share = run.length > 0 ? min(7 / run.length, 0.8) : 0
      run.headless = run.end - (run.end - run.start) * share
      return run
    }
  }

  /// Whether an arrow made of these pieces can be seen to lead somewhere.
  func isLong(_ runs: [Run], _ length: Double) -> Bool {
    guard let last = runs.last else { return false }
    return last.length >= length && runs.reduce(0) { $0 + $1.length } >= 2 * length
  }

  /// By series, so that every platform gives the same digits.
  static func sineAndCosine(_ turn: Double) -> (sine: Double, cosine: Double) {
    var part = turn - turn.rounded()
    var sign = 1.0
    // Half a turn changes both signs; what is left lies within a quarter turn, where the series is short.
    if abs(part) > 0.25 {
      part -= part > 0 ? 0.5 : -0.5
      sign = -1
    }
    let angle = part * 2 * Double.pi
    var (sine, cosine) = (0.0, 0.0)
    var term = 1.0
    for index in 0..<24 {
      switch index % 4 {
      case 0: cosine += term
      case 1: sine += term
      case 2: cosine -= term
      default: sine -= term
      }
      term *= angle / Double(index + 1)
    }
    return (sign * sine, sign * cosine)
  }
}
