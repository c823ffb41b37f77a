import Charts
import Foundation
import Testing

/// Small pictures compared byte by byte; a missing one is recorded and fails.
struct GoldenTests {
  static let charts: [Chart] = [
    Chart(
      id: "split", title: "新加坡：研究团队分得最多", subtitle: "联合专利收入，%", language: .zh,
      content: .shares([
        ChartItem(label: "大学", value: 35, valueText: "35%", fact: "university"),
        ChartItem(label: "研究团队", value: 45, valueText: "45%", fact: "team"),
        ChartItem(label: "企业", value: 20, valueText: "20%", fact: "firm"),
      ])),
    Chart(
      id: "foreign", title: "More than 40% in Amsterdam", language: .en, axis: ChartAxis(suffix: "%"),
      content: .bars([
        ChartItem(
          label: "Amsterdam", value: 40, qualifier: .moreThan, valueText: "more than 40%", fact: "amsterdam"),
        ChartItem(
          label: "Seoul", value: 32, valueText: "32%", isDisputed: true, standingText: "disputed",
          fact: "seoul"),
      ])),
    Chart(
      id: "loop", title: "The cycle", language: .en,
      content: .loop(
        ChartLoop(
          nodes: ["People", "Research", "Industry"].map { ChartLoop.Node($0) },
          arrows: [.init("stay"), .init("is taken up"), .init("pays back", isUnproven: true)]))),
  ]

  @Test("The picture is the recorded one", arguments: charts, [ChartLayout.wide, .narrow])
  func golden(chart: Chart, layout: ChartLayout) throws {
    let svg = try #require(chart.picture(layout)).svg
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
    let file = folder.appendingPathComponent("\(chart.id)-\(layout.name).svg")
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try svg.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent); look at it and run again")
      return
    }
    #expect(svg == recorded)
  }
}
