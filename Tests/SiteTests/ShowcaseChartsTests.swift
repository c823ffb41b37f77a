import Foundation
import Site
import TestSupport
import Testing

/// The promise that a chart's numbers are the same wherever they stand: in the picture, in the table, in the file.
@Suite struct ShowcaseChartsTests {
  /// A number of a chart: a fact with its value and, for a range, its upper end.
  private struct Reading: Hashable, CustomStringConvertible {
    let fact: String
    let value: Decimal
    let high: Decimal?

    init?(_ fact: String?, _ value: String?, _ high: String?) {
      guard let fact, let value, let number = Decimal(string: value) else { return nil }
      self.fact = fact
      self.value = number
      self.high = high.flatMap { $0.isEmpty ? nil : Decimal(string: $0) }
    }

    var description: String { "\(fact) \(value)\(high.map { "–\($0)" } ?? "")" }
  }

  /// Builds the showcase into a folder of its own.
  private func showcase() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var options = Pipeline.Options(root: Folders.package)
    options.output = folder.url.appendingPathComponent("site")
    let report = try await Pipeline(options).build()
    try #require(report.isPublished)
    return folder
  }

  @Test func tableFileAndPictureHoldTheSameNumbers() async throws {
    let folder = try await showcase()
    let files = folder.files(below: "site/charts").filter { $0.hasSuffix(".csv") }
    #expect(files.count > 20)
    var kinds: Set<String> = []
    for file in files {
      let csv = try #require(folder.read("site/charts/\(file)"))
      let svg = try #require(folder.read("site/charts/\(file.dropLast(4)).svg"))
      let expected = readings(ofFile: csv)
      #expect(readings(in: svg) == expected, "\(file): the picture to take away")
      if let kind = svg.firstMatch(of: /chart-([a-z]+) chart-wide/) { kinds.insert(String(kind.1)) }

      let figure = try #require(try figure(file, in: folder), "\(file) is on its page")
      for layout in ["wide", "narrow"] {
        let picture = try #require(part(of: figure.html, from: "chart-\(layout)\"", to: "</svg>"))
        #expect(readings(in: picture) == expected, "\(file): \(layout)")
      }
      let table = try #require(part(of: figure.rest, from: "<table", to: "</table>"))
      let drawn = Set(expected.map(\.fact))
      let read = Set(
        table.matches(of: /<data value="([^"]*)" data-fact="([^"]*)"(?: data-high="([^"]*)")?>/)
          .compactMap { Reading(String($0.2), String($0.1), $0.3.map(String.init)) }
          .filter { drawn.contains($0.fact) })
      #expect(read == expected, "\(file): the table")
    }
    #expect(kinds == ["bar", "dot", "range", "multiples", "share", "matrix", "loop", "line", "slope"])
  }

  @Test func noNumberIsDrawnOnlyAsADisputedOne() async throws {
    let folder = try await showcase()
    for file in folder.files(below: "site/charts") where file.hasSuffix(".svg") {
      let svg = try #require(folder.read("site/charts/\(file)"))
      let marks = svg.matches(of: /<g class="mark"[^>]*data-value[^>]*>/).map { String($0.0) }
      let disputed = marks.filter { $0.contains("data-standing=\"disputed\"") }
      #expect(marks.isEmpty || disputed.isEmpty || marks.count > 1, "\(file)")
      if !disputed.isEmpty { #expect(svg.contains("存疑") || svg.contains("disputed</t"), "\(file)") }
    }
  }

  // MARK: Reading

  private func readings(in markup: String) -> Set<Reading> {
    Set(
      markup.matches(of: /<g[^>]*data-fact="([^"]*)" data-value="([^"]*)"(?: data-high="([^"]*)")?/)
        .compactMap { Reading(String($0.1), String($0.2), $0.3.map(String.init)) })
  }

  private func readings(ofFile csv: String) -> Set<Reading> {
    var lines = csv.split(separator: "\n").map(fields)
    let head = lines.removeFirst()
    func column(_ name: String) -> Int? { head.firstIndex(of: name) }
    guard let fact = column("fact"), let value = column("value"), let high = column("high") else { return [] }
    return Set(lines.compactMap { Reading($0[fact], $0[value], $0[high]) })
  }

  private func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// The figure that offers a file, and what follows it on its page.
  private func figure(_ file: String, in folder: TemporaryFolder) throws -> (html: String, rest: String)? {
    let parts = file.split(separator: "/").map(String.init)
    let name = parts.last?.split(separator: ".").map(String.init) ?? []
    var page = parts.dropLast().joined(separator: "/")
    if page == "index" { page = "" }
    if page.hasSuffix("/index") { page = String(page.dropLast("/index".count)) }
    let path = (name[1] == "en" ? "en/" : "") + (page.isEmpty ? "" : page + "/") + "index.html"
    guard let html = folder.read("site/\(path)"),
      let start = html.range(of: "<figure class=\"chart\" id=\"\(name[0])\">")
    else { return nil }
    let rest = html[start.upperBound...]
    guard let end = rest.range(of: "</figure>") else { return nil }
    return (String(rest[..<end.lowerBound]), String(rest))
  }

  private func part(of text: String, from start: String, to end: String) -> String? {
    guard let first = text.range(of: start),
      let last = text.range(of: end, range: first.upperBound..<text.endIndex)
    else { return nil }
    return String(text[first.lowerBound..<last.upperBound])
  }
}
