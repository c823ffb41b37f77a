extension Pipeline.Report {
  /// The report with the times of what was done instead of the walk.
  func with(_ beginning: Pipeline.Report) -> Pipeline.Report {
    var report = self
    report.timings = beginning.timings
    return report
  }
}
