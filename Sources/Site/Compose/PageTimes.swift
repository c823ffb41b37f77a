import Templates

/// What takes how long where pages are made, for `--timings=pages`.
public struct PageTimes: Sendable {
  /// A page, a template or a directive: how often it was timed, and how long that took together.
  public typealias Row = (name: String, count: Int, duration: Duration)

  /// Pages by their paths.
  let pages = WorkTimes()
  /// Templates by name, each with what is rendered within it.
  let templates = WorkTimes()
  /// Directives by name: the composing of each, without what stands in it.
  let directives = WorkTimes()

  /// The longest first, of pages, of templates with what is rendered within them, and of directives.
  public var slowest: (pages: [Row], templates: [Row], directives: [Row]) {
    (pages.slowest, templates.slowest, directives.slowest)
  }
}
