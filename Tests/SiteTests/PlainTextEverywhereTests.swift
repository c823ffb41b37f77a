import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Every construct of rich text in every place that has no room for it: what a reader sees there is what the page says.
@Suite struct PlainTextEverywhereTests {
  /// All that can stand within a line, as an editor writes it and as a reader hears it.
  static let rich =
    "许可:fact[boston-licences-2002]、**要**`紧`的[话](cases/munich.md) [@office, p. 3]，:lit[24]见:ref[fig-bay] [^注]与~~旧~~说"
  static let plain = "许可112项、要紧的话，24见图 1与旧说"

  /// What no reader is to see of it.
  static let signs = [
    "boston-licences", ":fact", ":lit", ":ref", ":count", "[@", "office,", "[^", "**", "~~", "`", "两 行",
    "行上\n", " ，",
  ]

  private static func site() async throws -> TemporaryFolder {
    let folder = try Workspaces.base()
    let picture = Folders.package.appendingPathComponent("Tests/PicturesTests/Files/plain.png")
    try folder.write(Data(contentsOf: picture), to: "Content/assets/plain.png")
    try folder.write(
      """
      ---
      title: |
        题目在
        两行上
      summary: >
        摘要也在
        两行上，with two
        English lines
      date: 2026-01-02
      ---

      \(rich)，
      第二行。

      ## 节 \(rich)

      ![\(rich)](../assets/plain.png)

      ::figure[\(rich)]{src=../assets/plain.png alt="海湾" id=fig-bay}

      | \(rich) | 值 |
      |---|---|
      | \(rich) | 甲 |

      [^注]: \(rich.replacing(" [^注]", with: ""))
      """, to: "Content/zh/all.md")
    try folder.write(
      "---\ntitle: 无摘要\ndate: 2026-01-03\n---\n\n\(rich.replacing(":ref[fig-bay] [^注]", with: ""))，\n第二行。\n",
      to: "Content/zh/none.md")
    let template = folder.read("Templates/page.mustache") ?? ""
    try folder.write(
      template
        + "<p>{{summary}}</p><ul>{{#contents}}<li><a href=\"{{url}}\">{{title}}</a></li>{{/contents}}</ul>\n",
      to: "Templates/page.mustache")
    for language in ["zh", "en"] {
      let words = folder.read("Templates/strings/\(language).yaml") ?? ""
      try folder.write(words + "figure: 图\ntie: ' '\n", to: "Templates/strings/\(language).yaml")
    }
    let report = try await Workspaces.build(folder)
    #expect(DiagnosticPrinter(.text).print(report.diagnostics.filter { $0.severity == .error }) == "")
    return folder
  }

  @Test func nothingThatIsReadShowsAnIDOrMarkup() async throws {
    let folder = try await Self.site()
    let page = try #require(folder.read("Output/site/all/index.html"))
    let heading = "节 " + Self.plain
    #expect(page.contains(">\(heading)</a>"), "the contents")
    #expect(page.contains("id=\"节-许可112项要紧的话24见与旧说\""), "the heading's id")
    #expect(page.contains("alt=\"\(Self.plain)\""), "the alternative text")
    #expect(page.contains("<h1>题目在两行上</h1>"))
    #expect(page.contains("摘要也在两行上，with two English lines"))
    let first = "许可112项、要紧的话，24见与旧说，第二行。"
    for file in folder.files(below: "Output/site") {
      guard let text = folder.read("Output/site/\(file)"), !file.hasPrefix("data/"), !file.hasSuffix(".css")
      else { continue }
      for shown in Self.shown(text, in: file) {
        for sign in Self.signs {
          #expect(!shown.contains(sign), "\(file) shows '\(sign)': \(shown.prefix(200))")
        }
      }
    }
    for file in ["feed.xml", "llms.txt"] {
      let text = try #require(folder.read("Output/site/\(file)"))
      #expect(text.contains("题目在两行上") && text.contains("摘要也在两行上，with two English lines"), "\(file)")
      #expect(text.contains(first), "\(file)")
    }
  }

  /// What a reader sees of a file: the texts of elements, and of attributes that are read.
  private static func shown(_ text: String, in file: String) -> [String] {
    if file.hasSuffix(".html") || file.hasSuffix(".xml") || file.hasSuffix(".svg") {
      var shown: [String] = []
      for part in text.split(separator: "<") {
        guard let end = part.firstIndex(of: ">") else { continue }
        shown.append(String(part[part.index(after: end)...]))
        for name in [" alt=\"", " content=\"", " title=\""] {
          guard let start = part.firstRange(of: name) else { continue }
          shown.append(String(part[start.upperBound...].prefix { $0 != "\"" }))
        }
      }
      return shown
    }
    if file == ".manifest.json" { return [] }
    if file.hasSuffix(".json") { return text.split(separator: "\"").map(String.init) }
    guard file.hasSuffix(".txt") else { return [] }
    var shown: [String] = []
    for line in text.split(separator: "\n") { shown.append(String(line)) }
    return shown
  }

  /// The showcase's templates: citations to copy, structured data, the search index, articles for WeChat.
  @Test func noFileOfAWholeSiteShowsMore() async throws {
    let folder = try Workspaces.base()
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("Templates"))
    try FileManager.default.copyItem(
      at: Folders.package.appendingPathComponent("Templates"),
      to: folder.url.appendingPathComponent("Templates"))
    let picture = Folders.package.appendingPathComponent("Tests/PicturesTests/Files/plain.png")
    try folder.write(Data(contentsOf: picture), to: "Content/assets/plain.png")
    let rich = Self.rich.replacing("[话](cases/munich.md)", with: "[话](munich.md)")
    try folder.write(
      """
      ---
      title: |
        题目在
        两行上
      date: 2026-01-02
      pillars: [integration]
      country: US
      place: |
        湾区
        一带
      ---

      \(rich)，共:count[cases]个案例，
      第二行。

      ## 节 \(rich)

      ![\(rich)](../../assets/plain.png)

      ::figure[\(rich)]{src=../../assets/plain.png alt="海湾" id=fig-bay}

      | \(rich) | 值 |
      |---|---|
      | \(rich) | 甲 |

      ::compare[比较\(rich)]{indicator="licences share" id=table-both}

      ::chart[图下\(rich)]{type=bar indicator=licences year=2002 id=fig-one title="许可"}

      :::takeaways
      - \(rich)
      :::

      [^注]: \(rich.replacing(" [^注]", with: ""))
      """, to: "Content/zh/cases/all.md")
    let report = try await Workspaces.build(folder) {
      $0.wechatPages = ["cases/all"]
      $0.pictures = false
    }
    #expect(DiagnosticPrinter(.text).print(report.diagnostics.filter { $0.severity == .error }) == "")
    let files = folder.files(below: "Output/site").filter {
      !$0.hasPrefix("data/") && !$0.hasSuffix(".css") && !$0.hasSuffix(".js")
    }
    #expect(files.contains { $0.hasSuffix(".wechat.html") })
    #expect(files.contains { $0.hasPrefix("assets/search/zh/") })
    var count = 0
    for file in files {
      guard let text = folder.read("Output/site/\(file)") else { continue }
      for shown in Self.shown(text, in: file) {
        count += 1
        for sign in Self.signs {
          #expect(!shown.contains(sign), "\(file) shows '\(sign)': \(shown.prefix(200))")
        }
      }
    }
    #expect(count > 500)
    let page = try #require(folder.read("Output/site/cases/all/index.html"))
    #expect(page.contains("title = {{题目在两行上}}"), "BibTeX")
    #expect(page.contains("&quot;title&quot; : &quot;题目在两行上&quot;"), "CSL-JSON")
    #expect(page.contains("\"headline\":\"题目在两行上\"") || page.contains("\"name\":\"题目在两行上\""), "JSON-LD")
    #expect(page.contains("湾区一带"))
    #expect(page.contains("content=\"许可112项、要紧的话，24见图1与旧说，共3个案例，第二行。"), "the description")
  }
}
