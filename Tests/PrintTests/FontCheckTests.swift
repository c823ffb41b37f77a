import Diagnostics
import Testing

@testable import Print

@Suite struct FontCheckTests {
  private static let wanted = "FangSong, STFangsong; SimHei; Songti SC, Noto Serif CJK SC"

  @Test(
    arguments: [
      (["FangSong", "SimHei", "Songti SC"], nil), (["STFangsong", "Noto-Serif-CJK-SC"], nil),
      (
        ["Noto Sans CJK SC", "Noto Serif CJK SC"],
        "'Noto Sans CJK SC' stands in for 'FangSong' and 'SimHei'"
      ),
      (
        ["DejaVu Sans", "Noto Sans CJK SC"],
        "'DejaVu Sans' and 'Noto Sans CJK SC' stand in for 'FangSong', 'SimHei' and 'Songti SC'"
      ),
      (
        ["FangSong", "Noto Color Emoji", "SimHei", "Songti SC"],
        "characters that the wanted fonts do not have are set in 'Noto Color Emoji'"
      ),
    ] as [([String], String?)])
  func namesWhatTookTheirPlace(_ families: [String], _ message: String?) {
    let found = check(Self.wanted).check(families: families)
    #expect(found.map(\.message.description) == (message.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.id == "substituted-font" && $0.severity == .warning })
  }

  @Test func looksIntoTheFile() throws {
    let pdf = try Files.bytes("weasyprint.pdf")
    #expect(check("DejaVu Serif").check(pdf).isEmpty)
    #expect(check("Palatino").check(pdf).map(\.message) == ["'DejaVu Serif' stands in for 'Palatino'"])
  }

  @Test func saysNothingWhereNothingIsWanted() throws {
    #expect(check("").check(try Files.bytes("weasyprint.pdf")).isEmpty)
  }

  private func check(_ fonts: String) -> FontCheck {
    let html = "<html><head><meta name=\"casebook-fonts\" content=\"\(fonts)\"></head></html>"
    return FontCheck(html: Array(html.utf8), at: SourceFile(path: "x.md", text: "").whole)
  }
}
