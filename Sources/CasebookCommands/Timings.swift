import ArgumentParser
import Foundation
import Site

/// What `--timings` prints.
enum Timings: String, Sendable, ExpressibleByArgument {
  /// How long each step took.
  case steps
  /// Also the pages, templates and directives that took long.
  case pages

  /// How many of each are named.
  fileprivate static let most = 15
}

extension Pipeline.Report {
  /// How long steps took, and what was slow among pages, if that was asked.
  var timingTable: String {
    let total = timings.reduce(Duration.zero) { $0 + $1.duration }
    let steps = (timings + [("total", total)]).map { step, duration in
      let number = Self.milliseconds(duration)
      return step + String(repeating: " ", count: max(1, 24 - step.count - number.count)) + number + "\n"
    }.joined()
    guard let slowest = pageTimes?.slowest else { return steps }
    return steps + "\npages:\n" + Self.rows(slowest.pages) + "\ntemplates, with what is in them:\n"
      + Self.rows(slowest.templates) + "\ndirectives:\n" + Self.rows(slowest.directives)
  }

  private static func rows(_ times: [PageTimes.Row]) -> String {
    times.prefix(Timings.most).map { row in
      let number = milliseconds(row.duration)
      let gap = String(repeating: " ", count: max(1, 14 - number.count))
      return gap + number + "  " + row.name + (row.count == 1 ? "" : " (\(row.count))") + "\n"
    }.joined()
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let milliseconds =
      Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3
    return String(format: "%.1f ms", milliseconds)
  }
}
