import Publishing
import Diagnostics
import Foundation
import Templates
import TestSupport
import Testing

@testable import Site

@Suite struct SharePictureTests {
  private func model(_ title: String, _ finding: String?, _ language: String = "zh") -> SharePictureModel {
    SharePictureModel(language: language, site: "镜鉴", section: "案例", title: title, finding: finding)
  }

  @Test func chineseBreaksWhereItMayAndLinesAreAboutAsLong() {
    let finding = "每年促成超过500项许可，一支专业队伍统一办理专利、许可和入股，学校与研究者靠后续收益而不是靠合同数量得利。"
    let lines = model("波士顿", finding).finding.map(\.text)
    #expect(lines.joined() == finding)
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { !"，。、；：）》”".contains($0.first ?? "，") && !"（《“".contains($0.last ?? "（") })
    // A number keeps its unit.
    #expect(lines.allSatisfy { !($0.last?.isNumber ?? true) && !$0.hasPrefix("项") })
    let lengths = lines.map(\.count)
    #expect((lengths.min() ?? 0) * 3 > (lengths.max() ?? 0) * 2, "\(lines)")
  }

  @Test func latinBreaksBetweenWords() {
    let finding =
      "A dedicated office turns research results into licences, and the university earns when they sell."
    let lines = model("Boston", finding, "en").finding.map(\.text)
    #expect(lines.joined(separator: " ") == finding)
    #expect(lines.count > 1)
  }

  @Test(arguments: [1, 20, 60, 120, 400]) func everythingStandsInsideThePicture(_ length: Int) {
    let text = String(String(repeating: "学校与研究者靠后续收益得利，", count: 40).prefix(length))
    for model in [model("题目", text), model(text, nil), model(text, text)] {
      let lines = model.title + model.finding
      #expect(!lines.isEmpty)
      for line in lines {
        #expect(line.y - line.size >= 100 && line.y + line.size / 3 <= SharePictureModel.height)
        #expect(line.x + line.text.count * line.size <= SharePictureModel.width)
      }
      #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.y < $1.y })
    }
    // What is longer than there is room for says so.
    #expect((model("题目", text).finding.last?.text.hasSuffix("…") ?? false) == (length == 400))
  }

  /// A workspace with a mark and the picture's template.
  private func workspace() throws -> TemporaryFolder {
    let workspace = try Workspaces.base()
    for path in ["share.mustache", "assets/icon.svg", "partials/metadata.mustache"] {
      let file = Folders.package.appendingPathComponent("Templates/\(path)")
      try workspace.write(String(contentsOf: file, encoding: .utf8), to: "Templates/\(path)")
    }
    let template = try #require(workspace.read("Templates/case.mustache"))
    try workspace.write("{{> partials/metadata}}" + template, to: "Templates/case.mustache")
    return workspace
  }

  /// Width and height of a PNG.
  private func size(_ workspace: TemporaryFolder, _ path: String) throws -> [Int] {
    let data = try [UInt8](Data(contentsOf: workspace.url.appendingPathComponent("Output/site/\(path)")))
    #expect(data.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    return [16, 20].map { data[$0..<($0 + 4)].reduce(0) { $0 << 8 | Int($1) } }
  }

  @Test func everyPageNamesAPictureThatIsThere() async throws {
    let workspace = try workspace()
    let report = try await Workspaces.build(workspace)
    #expect(DiagnosticPrinter(.text).print(report.diagnostics) == "")
    let pictures = workspace.files(below: "Output/site/share")
    #expect(pictures.count == report.pages)
    let html = try #require(workspace.read("Output/site/cases/boston/index.html"))
    let name = try #require(
      html.firstMatch(of: /og:image" content="https:\/\/example\.org\/report\/([^"]+)"/))
    #expect(try size(workspace, String(name.1)) == [1200, 630])
    #expect(try size(workspace, "apple-touch-icon.png") == [180, 180])
    #expect(try size(workspace, "icon-512.png") == [512, 512])
    let icon = try Data(contentsOf: workspace.url.appendingPathComponent("Output/site/favicon.ico"))
    #expect(icon.starts(with: [0, 0, 1, 0, 1, 0, 32, 32]))
    let manifest = try #require(workspace.read("Output/site/en/site.webmanifest"))
    #expect(manifest.contains("\"src\" : \"../icon-192.png\"") && manifest.contains("\"name\" : \"Sample\""))
  }

  @Test func aSecondBuildDrawsOnlyWhatHasChanged() async throws {
    let workspace = try workspace()
    _ = try await Workspaces.build(workspace)
    let kept = Set(workspace.files(below: "Output/cache/pictures"))
    let manifest = workspace.read("Output/manifest.json")
    // What is kept is used: were it drawn anew, the mark left in it would be gone.
    for name in kept { try workspace.write("kept", to: "Output/cache/pictures/\(name)") }
    try FileManager.default.removeItem(at: workspace.url.appendingPathComponent("Output/site"))
    _ = try await Workspaces.build(workspace)
    #expect(
      workspace.files(below: "Output/site/share").allSatisfy {
        workspace.read("Output/site/share/\($0)") == "kept"
      })

    _ = try await Workspaces.build(workspace) { $0.clean = true }
    #expect(workspace.read("Output/manifest.json") == manifest)
    let page = "Content/zh/cases/boston.md"
    let text = try #require(workspace.read(page))
    try workspace.write(text.replacing("title: 波士顿", with: "title: 剑桥"), to: page)
    _ = try await Workspaces.build(workspace)
    #expect(Set(workspace.files(below: "Output/cache/pictures")).subtracting(kept).count == 1)
  }

  @Test func pagesPromiseNoPictureThatIsNotWanted() async throws {
    let workspace = try workspace()
    let report = try await Workspaces.build(workspace) { $0.pictures = false }
    #expect(report.diagnostics.isEmpty)
    #expect(
      workspace.files(below: "Output/site").allSatisfy { !$0.hasSuffix(".png") && !$0.hasSuffix(".ico") })
    let html = try #require(workspace.read("Output/site/cases/boston/index.html"))
    #expect(!html.contains("og:image") && !html.contains("apple-touch-icon") && html.contains("rel=\"icon\""))
  }

  @Test func aCharacterThatNoFontHasIsReportedOnceAPage() async throws {
    let workspace = try workspace()
    let page = "Content/zh/cases/boston.md"
    let text = try #require(workspace.read(page))
    // Private characters of the last plane, which no font has.
    let odd = "波士顿\u{10FFFD}与\u{10FFFD}\u{10FFFC}"
    try workspace.write(text.replacing("title: 波士顿", with: "title: \(odd)"), to: page)
    for isCheck in [true, false] {
      let pipeline = Pipeline(Pipeline.Options(root: workspace.url))
      let report = isCheck ? try await pipeline.check() : try await pipeline.build()
      #expect(
        DiagnosticPrinter(.text).print(report.diagnostics) == """
          Content/zh/cases/boston.md: warning: the share picture cannot show '\u{10FFFD}' (U+10FFFD), \
          '\u{10FFFC}' (U+10FFFC), which no font of this machine has [undrawn-character]
              = install a font that has it, or leave it out of the title and the summary

          """)
    }
  }

  @Test func fontsAreTakenTogether() throws {
    let coverage = try #require(FontCoverage("20-7e a0\n4e00-4e0f\n4e05-9fff a0\n1f600"))
    #expect(coverage.missing(in: "ab 一\u{A0}龥\n\u{1F600}\u{FE0F}\u{200D}").isEmpty)
    #expect(coverage.missing(in: "é\u{1F601}é\u{4DFF}").map(\.value) == [0xE9, 0x1F601, 0x4DFF])
    #expect(FontCoverage("") == nil)
    #expect(FontCoverage("%{charset}") == nil)
  }

  @Test func aCheckDrawsNothing() async throws {
    let workspace = try workspace()
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    #expect(report.diagnostics.isEmpty)
    #expect(workspace.files(below: "Output").isEmpty)
  }

  @Test func aPictureThatCannotBeDrawnIsAFaultAndKeepsTheOldSite() async throws {
    let workspace = try workspace()
    _ = try await Workspaces.build(workspace)
    let before = workspace.read("Output/manifest.json")
    try workspace.write("<svg", to: "Templates/share.mustache")
    await #expect(throws: PublishingFailure.self) { _ = try await Workspaces.build(workspace) }
    #expect(workspace.read("Output/manifest.json") == before)
  }
}
