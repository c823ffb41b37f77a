import Addresses
import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// A site whose pages, files and headings have every sign in their names, crawled as a browser would.
@Suite struct AddressCrawlTests {
  /// Names of pages; every sign that a file's name can hold but for the stroke.
  private static let names =
    [
      "C#", "100%", "a?b", "a&b=c", "q+r", "50%25", "甲；乙", "a'b\"c", "x;y,z", "(a)[b]{c}", "~!@$^`|", "<i>",
      "a b", "👩‍🔬", "e\u{301}t\u{E9}",
    ]
  /// The signs that stand for themselves in a link's destination in `<…>` once they are encoded.
  private static func link(_ name: String) -> String {
    name.unicodeScalars.map {
      $0.isASCII && !$0.properties.isAlphabetic ? String(format: "%%%02X", $0.value) : String($0)
    }
    .joined()
  }

  private static let site = Address(written: "https://例子.cn/报告/")

  private static func workspace() throws -> TemporaryFolder {
    let folder = try Workspaces.base()
    for name in names {
      let others = names.map {
        "[\($0.filter { !"[]<>`\"".contains($0) })](\(link($0)).md#\(link("C-%41")))"
      }
      for language in ["zh", "en"] {
        try folder.write(
          "---\ntitle: '题'\nshort_title: 题\nsummary: 一句。\ndate: 2025-01-02\n---\n\n## 节 {#C-%41}\n\n\(others.joined(separator: "、"))\n\n![图](../assets/\(link(name)).png) [件](../assets/\(link(name)).png#page=2)\n",
          to: "Content/\(language)/\(name).md")
      }
      let picture = Folders.package.appendingPathComponent("Tests/PicturesTests/Files/plain.png")
      try folder.write(Data(contentsOf: picture), to: "Content/assets/\(name).png")
    }
    return folder
  }

  @Test func everyAddressLeadsToItsFile() async throws {
    let folder = try Self.workspace()
    let report = try await Workspaces.build(folder) { $0.baseURL = "https://例子.cn/报告/" }
    #expect(DiagnosticPrinter(.text).print(report.diagnostics.filter { $0.severity == .error }) == "")
    let files = Set(folder.files(below: "Output/site"))
    #expect(files.count > 60)
    var ids: [String: Set<String>] = [:]
    var pending: [(from: String, address: String)] = []
    for file in files {
      let text = folder.read("Output/site/\(file)") ?? ""
      let base = Self.site.appending(path: file.hasSuffix("index.html") ? String(file.dropLast(10)) : file)
        .text
      if file.hasSuffix(".html") {
        ids[file] = Set(Self.values(of: "id", in: text))
        pending +=
          (Self.values(of: "href", in: text) + Self.values(of: "src", in: text)
          + Self.values(of: "content", in: text).filter { $0.hasPrefix("https://xn--") }).map { (base, $0) }
      } else if file.hasSuffix(".xml") {
        pending += Self.values(of: "href", in: text).map { (base, $0) }
        pending += text.matches(of: /<(?:loc|id)>([^<]*)</).map { (base, String($0.1)) }
      } else if file.hasSuffix("llms.txt") {
        pending += text.matches(of: /\]\(([^)]*)\)/).map { (base, String($0.1)) }
      } else if file.hasSuffix("robots.txt") {
        pending += text.matches(of: /Sitemap: (.*)/).map { (base, String($0.1)) }
      }
    }
    #expect(pending.count > 900)
    var lost: Set<String> = []
    for (from, address) in pending
    where !address.hasPrefix("data:") && !address.contains("creativecommons.org")
      && !address.contains("schemas")
    {
      let written = address.replacing("&amp;", with: "&").replacing("&#39;", with: "'")
      guard address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
        let url = URL(string: written, relativeTo: URL(string: from))?.absoluteURL
      else {
        lost.insert("\(from): \(address) is no address")
        continue
      }
      guard url.absoluteString.hasPrefix(Self.site.text) else {
        if url.host()?.hasPrefix("xn--") ?? false { lost.insert("\(from): \(address) leaves the site") }
        continue
      }
      let path = String(url.path(percentEncoded: false).dropFirst("/报告/".count))
      let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
      guard files.contains(where: { $0.utf8.elementsEqual(file.utf8) }) else {
        lost.insert("\(from): \(address) leads to \(file)")
        continue
      }
      if let fragment = url.fragment(percentEncoded: false), let known = ids[file], !fragment.isEmpty,
        !known.contains(where: { $0.utf8.elementsEqual(fragment.utf8) })
      {
        lost.insert("\(from): \(address) names no id of \(file)")
      }
    }
    #expect(lost.sorted().prefix(10).joined(separator: "\n") == "")
  }

  private static func values(of name: String, in text: String) -> [String] {
    text.split(separator: " \(name)=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" }).replacing("&quot;", with: "\"")
    }
  }

  @Test func twoFilesThatAreOneToAReaderAreReported() async throws {
    let folder = try Workspaces.base()
    try folder.write("---\ntitle: 甲\n---\n", to: "Content/zh/caf\u{E9}.md")
    try folder.write("---\ntitle: 乙\n---\n", to: "Content/zh/cafe\u{301}.md")
    let picture = try Data(
      contentsOf: Folders.package.appendingPathComponent("Tests/PicturesTests/Files/plain.png"))
    try folder.write(picture, to: "Content/assets/Map.png")
    try folder.write(picture, to: "Content/assets/map.PNG")
    let report = try await Workspaces.build(folder)
    #expect(
      report.diagnostics.filter { $0.severity == .error }.map(\.id).sorted() == ["letter-case", "same-name"])
  }

  @Test func aFragmentInAnotherNormalFormLeadsToItsHeading() async throws {
    let folder = try Workspaces.base()
    try folder.write(
      "---\ntitle: 甲\n---\n\n## Cafe\u{301}\n\n[一](#caf\u{E9})、[二](#cafe\u{301})、[三](#%63afe%CC%81)\n",
      to: "Content/zh/a.md")
    let report = try await Workspaces.build(folder)
    #expect(report.diagnostics.filter { $0.severity == .error }.isEmpty)
    let html = try #require(folder.read("Output/site/a/index.html"))
    #expect(html.unicodeScalars.count(where: { $0 == "\u{E9}" }) >= 1)
    #expect(html.ranges(of: "href=\"#caf%C3%A9\"").count == 3)
    #expect(html.utf8.firstRange(of: Array("id=\"caf\u{E9}\"".utf8)) != nil)
  }
}

extension BidirectionalCollection where Element == UInt8 {
  fileprivate func firstRange(of other: [UInt8]) -> Range<Index>? {
    indices.first { self[$0...].starts(with: other) }.map { $0..<index($0, offsetBy: other.count) }
  }
}
