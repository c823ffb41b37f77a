import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@testable import Site

/// Random edits to a small workspace: whatever was built before, a build is to the byte what one of a clean workspace is,
/// and says the same.
@Suite struct RandomEditTests {
  /// How many sequences of edits are tried, in several workspaces at once; `make sanitize` asks for fewer.
  private static let sequences =
    ProcessInfo.processInfo.environment["CASEBOOK_EDITS"].flatMap(Int.init) ?? 1000
  private static let workspaces = 4

  @Test(arguments: 0..<workspaces) func warmBuildsAreThoseOfACleanWorkspace(_ number: Int) async throws {
    let desk = try EditingDesk(seed: UInt64(number))
    var unchanged = 0
    var hastened = 0
    var broken = 0
    var drafts = false
    for sequence in 0..<(Self.sequences / Self.workspaces) {
      var edits: [String] = []
      for _ in 0..<[1, 1, 2, 3][desk.random(0...3)] { edits.append(try desk.edit()) }
      if desk.random(0...9) == 0 { drafts.toggle() }
      var options = Pipeline.Options(root: desk.workspace.url)
      options.drafts = drafts
      options.pictures = false
      // Brotli at its best is slow.
      options.compress = sequence % 125 < 6
      let warm = try await Pipeline(options).build()
      let clean = try await Pipeline(options).tree()
      let context = "workspace \(number), sequence \(sequence): \(edits.joined(separator: ", "))"
      let said = DiagnosticPrinter(.text).print(warm.diagnostics)
      #expect(said == DiagnosticPrinter(.text).print(clean.report.diagnostics), "\(context)")
      #expect(warm.isPublished == (clean.tree != nil), "\(context)")
      if desk.random(0...4) == 0 {
        let checked = try await Pipeline(options).check()
        #expect(said == DiagnosticPrinter(.text).print(checked.diagnostics), "a check of \(context)")
      }
      unchanged += warm.isUnchanged ? 1 : 0
      hastened += warm.isPublished && warm.composed > 0 && warm.composed < warm.pages ? 1 : 0
      guard let tree = clean.tree else {
        broken += 1
        // An editor mends what is reported before going on.
        try desk.takeBack()
        continue
      }
      #expect(warm.pages == clean.report.pages && warm.files == tree.files.count, "\(context)")
      let site = desk.workspace.url.appendingPathComponent("Output/site")
      let paths = desk.workspace.files(below: "Output/site").filter { $0 != ".manifest.json" }
      #expect(paths == tree.files.map(\.path).sorted(), "\(context)")
      let wrong = tree.files.filter { file in
        (try? Data(contentsOf: site.appendingPathComponent(file.path))) != Data(file.bytes)
      }
      #expect(wrong.map(\.path) == [], "\(context)")
      desk.keep()
    }
    // The edits reach what they are to reach: sites that are as they were, such that are not sound, such
    // in which some pages alone are made anew, and others.
    // Under a sanitizer they are too few for that.
    guard Self.sequences >= 1000 else { return }
    let all = Self.sequences / Self.workspaces
    #expect(unchanged > all / 50 && broken > all / 50 && unchanged + broken < all * 2 / 3)
    #expect(hastened >= all / 15)
  }
}

/// A small workspace and an editor who does anything to it.
private final class EditingDesk {
  let workspace: TemporaryFolder
  private var chance: Chance
  /// The files as they are, and as they were when the site was last sound.
  private var files: [String: String] = [:]
  private var good: [String: String] = [:]
  /// States of files that have been left, to which an editor may go back.
  private var earlier: [(path: String, text: String?)] = []
  private var names = 0

  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  init(seed: UInt64) throws {
    workspace = try Workspaces.base()
    chance = Chance(state: seed)
    // What would only be slow: a second language, and a chart.
    try FileManager.default.removeItem(at: workspace.url.appendingPathComponent("Content/en"))
    try amend("Content/site.yaml") { $0.replacing("[zh, en]", with: "[zh]") }
    try amend("Content/zh/cases/munich.md") { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.contains("::compare") && !$0.contains(":ref[") }.joined(separator: "\n")
    }
    // What other pages may come to read: a figure in a heading, one that is worked out from another, a picture.
    try amend("Content/zh/cases/boston.md") { $0 + "\n## 许可:fact[boston-licences-2002]\n" }
    try amend("Content/zh/pillars/integration.md") {
      $0 + "\n见[许可](../cases/boston.md)，增长:fact[boston-growth]。\n"
    }
    try amend("Content/data/facts.csv") { text in
      let lines = text.split(separator: "\n")
      return lines.enumerated().map { $0 == 0 ? $1 + ",computed" : $1 + "," }.joined(separator: "\n")
        + "\nboston-growth,boston,licences,,,,,,,,,,,,\"sum(boston-licences-2002, boston-licences-2002b)\"\n"
        + "boston-licences-2002b,boston,licences,exactly,12,,,,2003,office,,reported,,,\n"
    }
    try amend("Content/zh/cases/munich.md") { $0 + "\n![图](../../assets/map.svg)\n" }
    try workspace.write(Self.picture(8), to: "Content/assets/map.svg")
    for folder in ["Content", "Templates"] {
      for path in workspace.files(below: folder) {
        files["\(folder)/\(path)"] = workspace.read("\(folder)/\(path)")
      }
    }
    good = files
  }

  private static func picture(_ side: Int) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(side + 1)\" height=\"8\"/>\n"
  }

  private func amend(_ path: String, _ edit: (String) -> String) throws {
    try workspace.write(edit(try #require(workspace.read(path))), to: path)
  }

  func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }

  /// Keeps the state of the files as a good one.
  func keep() { good = files }

  /// Goes back to the last good state.
  func takeBack() throws {
    for path in Set(files.keys).union(good.keys).sorted() where files[path] != good[path] {
      try set(path, good[path])
    }
  }

  /// Makes one edit and says which.
  func edit() throws -> String {
    switch random(0...20) {
    case 0:
      return try change("a sentence", pages) { text, number in text + "\n补一句，第\(number)句。\n" }
    case 1, 18:
      // Nothing that there is anything to say of, so that the page alone is made again.
      return try change("a plain sentence", pages) { text, number in
        text + "\n又补一句，\(["前", "中", "后", "左", "右"][number % 5])面已说过。\n"
      }
    case 2:
      return try change("a title", pages) { text, number in
        text.replacing(/title: .*/, with: "title: 标题\(number)", maxReplacements: 1)
      }
    case 3:
      return try change("a draft or none", pages.filter { $0.contains("/p") }) { text, _ in
        text.contains("draft: true\n")
          ? text.replacing("draft: true\n", with: "")
          : text.replacing("---\n", with: "---\ndraft: true\n", maxReplacements: 1)
      }
    case 4, 19:
      let line = random(1...5)
      return try change("a fact", ["Content/data/facts.csv"]) { text, number in
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let place = min(line, lines.count - 1)
        let edits = [
          (#",(exactly|up-to|more-than),[0-9]+"#, ",exactly,\(number + 1)"),
          (",(reported|corroborated)", number % 2 == 0 ? ",reported" : ",corroborated"),
          (",200[0-9],office", ",200\(number % 10),office"),
        ]
        for (pattern, new) in edits.shuffled(using: &chance) {
          guard let match = lines[place].range(of: pattern, options: .regularExpression) else { continue }
          lines[place].replaceSubrange(match, with: new)
          break
        }
        return lines.joined(separator: "\n")
      }
    case 20:
      return try change("a picture", ["Content/assets/map.svg"]) { _, number in Self.picture(number) }
    case 5:
      return try change("a new fact", ["Content/data/facts.csv"]) { text, number in
        text + "new-\(number),munich,share,exactly,\(number),,,,,essay,,reported,,,\n"
      }
    case 6:
      return try change("a line of facts above", ["Content/data/facts.csv"]) { text, number in
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        lines.insert("above-\(number),boston,licences,exactly,\(number),,,,,office,,reported,,,", at: 1)
        return lines.joined(separator: "\n")
      }
    case 7:
      return try change("a template", templates) { text, number in
        text + (text.contains("{{") ? "<!-- \(number) -->\n" : "/* \(number) */\n")
      }
    case 8:
      return try change("kinds", ["Content/kinds.yaml"]) { text, number in
        text.replacing(/label: \{ zh: 案例[0-9]*/, with: "label: { zh: 案例\(number)", maxReplacements: 1)
      }
    case 9:
      return try change("settings", ["Content/site.yaml"]) { text, number in
        text.replacing(/title: \{ zh: [^,]*/, with: "title: { zh: 样例\(number)")
      }
    case 10:
      return try change("a source", ["Content/data/sources.yaml"]) { text, number in
        text.replacing(/title: Technology.*/, with: "title: Technology report \(number)")
      }
    case 11:
      let asset = "Content/zh/files/a\(random(0...2)).txt"
      let isThere = files[asset] != nil && random(0...1) == 0
      try set(asset, isThere ? nil : "bytes \(random(0...9))")
      return "asset \(asset) \(isThere ? "removed" : "written")"
    case 12:
      names += 1
      let path = "Content/zh/p\(names).md"
      try set(path, "---\ntitle: 新页\(names)\nsummary: 第\(names)页。\n---\n\n见[首页](index.md)。\n\n::cases\n")
      return "new \(path)"
    case 13:
      // One that others lead to, and more often one that none does.
      let some = pages.filter { random(0...5) == 0 ? $0 != "Content/zh/index.md" : $0.contains("/p") }
      guard let path = pick(some) else { return "nothing" }
      try set(path, nil)
      return "removed \(path)"
    case 14:
      guard let path = pick(pages.filter { $0.contains("/p") }), let text = files[path] else {
        return "nothing"
      }
      names += 1
      try set(path, nil)
      try set("Content/zh/p\(names).md", text)
      return "renamed \(path)"
    case 15:
      // The same bytes in another file of the same name, as an editor's program writes them.
      return try change("the same", pages) { text, _ in text }
    default:
      guard let back = earlier.popLast() else { return "nothing" }
      try set(back.path, back.text)
      return "back to an earlier \(back.path)"
    }
  }

  private var pages: [String] { files.keys.filter { $0.hasSuffix(".md") }.sorted() }

  private var templates: [String] {
    [
      "Templates/page.mustache", "Templates/case.mustache", "Templates/directives/fact.mustache",
      "Templates/directives/cases.mustache", "Templates/assets/site.css",
    ]
  }

  private func pick(_ paths: [String]) -> String? { paths.randomElement(using: &chance) }

  private func change(_ what: String, _ paths: [String], _ edit: (String, Int) -> String) throws -> String {
    guard let path = pick(paths), let text = files[path] else { return "nothing" }
    try set(path, edit(text, random(0...99)))
    return "\(what) in \(path)"
  }

  private func set(_ path: String, _ text: String?) throws {
    earlier.append((path, files[path]))
    files[path] = text
    if let text {
      try workspace.write(text, to: path)
    } else {
      try? FileManager.default.removeItem(at: workspace.url.appendingPathComponent(path))
    }
  }
}
