import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@testable import Site

/// Random edits to facts, templates, pictures and texts of the example, a whole report with the program's templates: pages
/// that are taken over are what they would be if they were made.
@Suite struct ReportEditTests {
  private static let rounds = 8
  private static let facts = "Content/data/facts.csv"
  private static let templates = [
    "directives/fact", "directives/facts", "partials/sources", "partials/ledger-entry", "search", "page",
  ]

  @Test(arguments: [UInt64(7), 8]) func takenOverPagesAreThoseOfACleanBuild(_ seed: UInt64) async throws {
    var chance = Numbers(state: seed)
    let workspace = try TemporaryFolder()
    try workspace.overlay(Folders.package.appendingPathComponent("Examples/heat"))
    for template in Self.templates {
      let file = Folders.package.appendingPathComponent("Templates/\(template).mustache")
      try workspace.write(String(contentsOf: file, encoding: .utf8), to: "Templates/\(template).mustache")
    }
    try Self.draw(3, in: workspace)
    let city = "Content/en/cities/corran.md"
    try workspace.write(
      try #require(workspace.read(city)) + "\n![A plan](../../assets/plan.svg)\n", to: city)
    var options = Pipeline.Options(root: workspace.url)
    options.pictures = false
    let all = try await Pipeline(options).build().pages
    var spared = 0
    for round in 0..<Self.rounds {
      let edits = try (0...Int.random(in: 0...1, using: &chance)).map { _ in
        try Self.edit(workspace, Int.random(in: 0...9, using: &chance), &chance)
      }
      let context = "seed \(seed), round \(round): \(edits.joined(separator: ", "))"
      let warm = try await Pipeline(options).build()
      let clean = try await Pipeline(options).tree()
      let tree = try #require(clean.tree, "\(context)")
      #expect(
        DiagnosticPrinter(.text).print(warm.diagnostics)
          == DiagnosticPrinter(.text).print(clean.report.diagnostics), "\(context)")
      #expect(warm.files == tree.files.count, "\(context)")
      let wrong = tree.files.filter { file in
        let path = workspace.url.appendingPathComponent("Output/site/\(file.path)")
        return (try? Data(contentsOf: path)) != Data(file.bytes)
      }
      #expect(wrong.map(\.path) == [], "\(context)")
      spared += warm.composed < all / 2 ? 1 : 0
    }
    #expect(spared >= Self.rounds / 2)
  }

  private static func draw(_ side: Int, in workspace: TemporaryFolder) throws {
    try workspace.write(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(side)\" height=\"5\"/>\n",
      to: "Content/assets/plan.svg")
  }

  /// Makes an edit and says which.
  private static func edit(
    _ workspace: TemporaryFolder, _ kind: Int, _ chance: inout Numbers
  ) throws -> String {
    let number = Int.random(in: 1...99, using: &chance)
    switch kind {
    case 0...4:
      var lines = try #require(workspace.read(facts)).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
      let simple = lines.indices.filter { lines[$0].contains(/,exactly,[0-9.]+,/) }
      let place = try #require(simple.randomElement(using: &chance))
      lines[place] =
        switch kind {
        case 3 where lines[place].contains(",reported,"):
          lines[place].replacing(",reported,", with: ",corroborated,")
        case 3: lines[place].replacing(",corroborated,", with: ",reported,")
        default: lines[place].replacing(/,exactly,[0-9.]+,/, with: ",exactly,\(number),")
        }
      try workspace.write(lines.joined(separator: "\n"), to: facts)
      return lines[place]
    case 5, 6:
      let template = try #require(templates.randomElement(using: &chance))
      let path = "Templates/\(template).mustache"
      try workspace.write(try #require(workspace.read(path)) + "<!-- \(number) -->\n", to: path)
      return path
    case 7:
      try draw(number, in: workspace)
      return "the plan"
    default:
      let pages = workspace.files(below: "Content/en").filter { $0.hasSuffix(".md") }.sorted()
      let path = "Content/en/" + (try #require(pages.randomElement(using: &chance)))
      // A number that is no fact's is warned of.
      let sentence = kind == 8 ? "It took \(number) more weeks." : "It took some more weeks."
      try workspace.write(try #require(workspace.read(path)) + "\n\(sentence)\n", to: path)
      return path
    }
  }

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }
}
