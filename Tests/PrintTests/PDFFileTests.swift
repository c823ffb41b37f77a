import Foundation
import TestSupport
import Testing

@testable import Print

/// Files that the engines have written, kept beside the tests.
enum Files {
  static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: url(name)))
  }

  static func url(_ name: String) -> URL {
    Folders.package.appendingPathComponent("Tests/PrintTests/Files/\(name)")
  }
}

@Suite struct PDFFileTests {
  @Test func readsChromiumsFile() throws {
    let file = try #require(PDFFile(Files.bytes("chromium.pdf")))
    #expect(file.pages.count == 4)
    #expect(file.destinations == ["a": 2, "b-长": 4])
    #expect(file.fontFamilies == ["Noto Serif CJK SC"])
    #expect(file.information("Title") == "长与短 & “引号”")
  }

  @Test func readsWeasyPrintsFileWhoseObjectsArePacked() throws {
    let file = try #require(PDFFile(Files.bytes("weasyprint.pdf")))
    #expect(file.pages.count == 2)
    #expect(file.destinations == ["b": 2])
    #expect(file.fontFamilies == ["DejaVu Serif"])
    #expect(file.information("Producer") == "WeasyPrint 70.0")
  }

  @Test(arguments: ["chromium.pdf", "weasyprint.pdf"])
  func takesNoPartOfAFileForAFile(_ name: String) throws {
    let bytes = try Files.bytes(name)
    #expect(PDFFile([]) == nil)
    for length in stride(from: 1, to: bytes.count - 8, by: 997) {
      #expect(PDFFile(Array(bytes[..<length])) == nil, "the first \(length) bytes")
    }
  }

  @Test(arguments: ["chromium.pdf", "weasyprint.pdf"])
  func survivesDamage(_ name: String) throws {
    var bytes = try Files.bytes(name)
    var state: UInt64 = 7
    for _ in 0..<200 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      guard let file = PDFFile(bytes) else { continue }
      _ = (file.pages, file.destinations, file.fontFamilies, file.information("Title"))
    }
  }

  @Test func readsEveryFormOfAValue() {
    var scanner = PDFScanner(
      Array("<</A [1 -2.5 true null] /B#20C (a\\(b\\)\\101(c)) /D <48 6> /E 12 0 R>> endobj".utf8))
    let value = scanner.value()
    #expect(value?["A"] == .array([.number(1), .number(-2.5), .boolean(true), .null]))
    #expect(value?["B C"].text == "a(b)A(c)")
    #expect(value?["D"].text == "H`")
    #expect(value?["E"] == .reference(12))
    let end = scanner.value()
    #expect(end == nil)
    let isAtTheEnd = scanner.skip(word: "endobj")
    #expect(isAtTheEnd)
  }

  @Test func nestsWithoutEnd() {
    var scanner = PDFScanner([UInt8](repeating: UInt8(ascii: "["), count: 200_000))
    let end = scanner.value()
    #expect(end == nil)
  }

  @Test func packsAndUnpacks() {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 300) }
    let packed = Flate.packed(bytes)
    #expect((packed?.count ?? .max) < 5000)
    #expect(packed.flatMap(Flate.unpacked) == bytes)
    #expect(Flate.unpacked([1, 2, 3]) == nil)
  }
}

@Suite struct WeasyPrintMendingTests {
  @Test func saysWhichWayHeadsPoint() throws {
    let before = try #require(PDFFile(Files.bytes("weasyprint.pdf")))
    #expect(scopes(before) == [nil, nil, nil, nil])
    let after = try #require(WeasyPrintMending(before).bytes.flatMap { PDFFile($0) })
    #expect(scopes(after) == ["Column", "Column", "Row", "Row"])
  }

  @Test func keepsAllElse() throws {
    let before = try #require(PDFFile(Files.bytes("weasyprint.pdf")))
    let after = try #require(WeasyPrintMending(before).bytes.flatMap { PDFFile($0) })
    #expect(after.pages.count == 2)
    #expect(after.destinations == ["b": 2])
    #expect(after.fontFamilies == ["DejaVu Serif"])
    #expect(after.information("Producer") == "WeasyPrint 70.0")
    #expect(after.trailer["ID"] == before.trailer["ID"])
    let last = try #require(before.entries.keys.max())
    for number in 1..<last where after.object(number) != before.object(number) {
      #expect(before.object(number)["S"].name == "TH" || before.object(number)["Type"].name == "ObjStm")
    }
  }

  @Test func leavesAFileAloneThatIsBuiltInAnotherWay() throws {
    let file = try #require(PDFFile(Files.bytes("chromium.pdf")))
    #expect(WeasyPrintMending(file).bytes == nil)
  }

  private func scopes(_ file: PDFFile) -> [String?] {
    file.entries.keys.sorted().filter { file.object($0)["S"].name == "TH" }
      .map { file.object($0)["A"]["Scope"].name }
  }
}

@Suite struct ChromiumMendingTests {
  @Test func writesWhoAndWhenIntoTheFile() throws {
    let mended = try mend()
    #expect(mended.information("Title") == "长与短 & “引号”")
    #expect(mended.information("Author") == "编辑部")
    #expect(mended.information("Subject") == "四页的样张")
    #expect(mended.information("Keywords") == "长, 短")
    #expect(mended.information("CreationDate") == "D:20261123")
    #expect(mended.information("ModDate") == "D:20261124")
    #expect(mended.information("Producer")?.hasPrefix("Skia/PDF") == true)
  }

  @Test func leavesNoTraceOfTheClock() throws {
    let bytes = try Files.bytes("chromium.pdf")
    let clock = try #require(bytes.first("/CreationDate (D:")) + 17
    var later = bytes
    for index in clock..<(clock + 14) { later[index] = UInt8(ascii: "1") }
    let html = try Files.bytes("page.html")
    let first = ChromiumMending(try #require(PDFFile(bytes)), html: html).bytes
    #expect(first != nil)
    #expect(first == ChromiumMending(try #require(PDFFile(later)), html: html).bytes)
  }

  @Test func keepsPagesAndDestinations() throws {
    let mended = try mend()
    #expect(mended.pages.count == 4)
    #expect(mended.destinations == ["a": 2, "b-长": 4])
    #expect(mended.fontFamilies == ["Noto Serif CJK SC"])
  }

  @Test func turnsRadicalsBackIntoCharacters() throws {
    let before = try texts(#require(PDFFile(Files.bytes("chromium.pdf"))))
    #expect(before.contains("⻓") && before.contains("⻢"), "Chromium takes 长 and 马 for radicals")
    let after = try texts(mend())
    #expect(!after.unicodeScalars.contains { (0x2E80...0x2FDF).contains($0.value) })
    for character in "长见马门页风食车鱼龙青黄–" { #expect(after.contains(character)) }
  }

  @Test func leavesARadicalThatTheTextHas() {
    #expect(TwinCharacters.twin(of: "⻓", in: ["长"]) == "长")
    #expect(TwinCharacters.twin(of: "⻓", in: ["长", "⻓"]) == nil)
    #expect(TwinCharacters.twin(of: "⻓", in: ["短"]) == nil)
    #expect(TwinCharacters.twin(of: "⿕", in: ["龠"]) == "龠")
    #expect(TwinCharacters.twin(of: "长", in: []) == nil)
  }

  @Test func readsRangesOfAMap() {
    let text = """
      1 begincodespacerange <0000> <FFFF> endcodespacerange
      2 beginbfrange <0001> <0003> <2F00> <0010> <0011> [<0041> <00420043>] endbfrange
      1 beginbfchar <0020> <D840DC00> endbfchar
      endcmap
      """
    var map = CharacterMap(Array(text.utf8))
    #expect(map?.entries.map(\.code) == ["0001", "0002", "0003", "0010", "0011", "0020"])
    #expect(
      map?.entries.map(\.text) == [[0x2F00], [0x2F01], [0x2F02], [0x41], [0x42, 0x43], [0xD840, 0xDC00]])
    let hasChanged = map?.change { $0 == [0x2F01] ? [0x4E28] : $0 }
    #expect(hasChanged == true)
    let again = map.flatMap { CharacterMap($0.bytes) }
    #expect(again?.entries.map(\.text) == map?.entries.map(\.text))
    #expect(CharacterMap([]) == nil)
  }

  private func mend() throws -> PDFFile {
    let file = try #require(PDFFile(Files.bytes("chromium.pdf")))
    let bytes = try #require(try ChromiumMending(file, html: Files.bytes("page.html")).bytes)
    return try #require(PDFFile(bytes))
  }

  /// All characters that the file's fonts say they show.
  private func texts(_ file: PDFFile) -> String {
    file.entries.keys.compactMap { file.object($0)["ToUnicode"].reference }
      .compactMap { file.stream($0).flatMap { CharacterMap($0) } }
      .flatMap { $0.entries.map { String(decoding: $0.text, as: UTF16.self) } }.joined()
  }
}
