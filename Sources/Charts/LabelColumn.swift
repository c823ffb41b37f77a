/// Labels above one another, each as near to what it names as the others leave it.
enum LabelColumn {
  /// The tops of labels that stand apart by `gap` within bounds, if those have the room.
  static func tops(middles: [Double], heights: [Double], gap: Double, within bounds: ClosedRange<Double>)
    -> [Double]
  {
    struct Pool {
      var members: [Int]
      var height: Double
      /// The sum of where its members would have the pool begin.
      var wish: Double
      var top: Double { wish / Double(members.count) }
    }
    let order = middles.indices.sorted { (middles[$0], $0) < (middles[$1], $1) }
    var pools: [Pool] = []
    for index in order {
      var pool = Pool(members: [index], height: heights[index], wish: middles[index] - heights[index] / 2)
      while let last = pools.last, last.top + last.height + gap > pool.top {
        pools.removeLast()
        let offset = last.height + gap
        pool = Pool(
          members: last.members + pool.members, height: offset + pool.height,
          wish: last.wish + pool.wish - offset * Double(pool.members.count))
      }
      pools.append(pool)
    }
    var tops = middles.map { _ in 0.0 }
    var floor = bounds.lowerBound
    // What is left below a pool has to hold the pools after it.
    var rest = pools.reduce(0) { $0 + $1.height + gap } - gap
    for pool in pools {
      let ceiling = max(floor, bounds.upperBound - rest)
      var y = min(max(pool.top, floor), ceiling)
      for member in pool.members {
        tops[member] = y
        y += heights[member] + gap
      }
      floor = y
      rest -= pool.height + gap
    }
    return tops
  }
}

/// Finds room for labels beside points of a picture.
struct LabelPlacer {
  struct Segment {
    let x1: Double
    let y1: Double
    let x2: Double
    let y2: Double

    /// Whether it passes through a box.
    func meets(_ box: Box) -> Bool {
      // Clips the segment to the box (Liang and Barsky).
      let (dx, dy) = (x2 - x1, y2 - y1)
      var (start, end) = (0.0, 1.0)
      for (p, q) in [(-dx, x1 - box.x), (dx, box.right - x1), (-dy, y1 - box.y), (dy, box.bottom - y1)] {
        if p == 0 {
          if q < 0 { return false }
        } else if p < 0 {
          start = max(start, q / p)
        } else {
          end = min(end, q / p)
        }
      }
      return start <= end
    }
  }

  struct Place {
    let box: Box
    /// From the point to the label, where they stand apart.
    let leader: Segment?
  }

  let bounds: Box
  var obstacles: [Box]
  var segments: [Segment] = []

  /// Beside a point in each direction.
  private static let near: [(x: Double, y: Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8),
  ]

  /// Takes a place for a label of a size beside a point: close by, or further off with a line to it.
  mutating func place(
    width: Double, height: Double, x: Double, y: Double, clearance: Double, reach: [Double] = []
  ) -> Place? {
    for distance in [clearance] + reach {
      for direction in Self.near {
        let (px, py) = (x + direction.x * distance, y + direction.y * distance)
        let box = Box(
          x: px - width * (1 - direction.x.sign1) / 2, y: py - height * (1 - direction.y.sign1) / 2,
          width: width,
          height: height)
        guard isFree(box) else { continue }
        let isFar = distance > clearance
        let leader = isFar ? Segment(x1: x, y1: y, x2: px, y2: py) : nil
        if let leader, obstacles.contains(where: { !$0.holds(x, y) && leader.meets($0) }) { continue }
        obstacles.append(box.padded(3, 1))
        if let leader { segments.append(leader) }
        return Place(box: box, leader: leader)
      }
    }
    return nil
  }

  private func isFree(_ box: Box) -> Bool {
    box.x >= bounds.x && box.right <= bounds.right && box.y >= bounds.y && box.bottom <= bounds.bottom
      && !obstacles.contains(where: box.intersects) && !segments.contains { $0.meets(box) }
  }
}

extension Box {
  fileprivate func holds(_ x: Double, _ y: Double) -> Bool {
    self.x <= x && x <= right && self.y <= y && y <= bottom
  }
}

extension Double {
  /// −1, 0 or 1.
  fileprivate var sign1: Double { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
