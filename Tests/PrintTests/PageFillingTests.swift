import Testing

@testable import Print

@Suite struct PageFillingTests {
  /// A file with the heights of the lines on each page, and the page of each id.
  private func file(_ pages: [[Double]], _ ids: [String: Int], extra: String = "") throws -> PDFFile {
    var objects: [String] = []
    let kids = pages.indices.map { "\(3 + 2 * $0) 0 R" }.joined(separator: " ")
    let names = ids.sorted { $0.key < $1.key }.map { "/\($0.key) [\(1 + 2 * $0.value) 0 R /XYZ 0 0 0]" }
    objects.append("<< /Type /Catalog /Pages 2 0 R /Dests << \(names.joined(separator: " ")) >> >>")
    objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
    for (index, lines) in pages.enumerated() {
      // As both engines write: everything upside down, and smaller.
      let text =
        "0.5 0 0 -0.5 0 1000 cm q 2 0 0 2 0 0 cm "
        + lines.map { "BT 1 0 0 -1 50 \(1000 - $0) Tm <0001> Tj 5 0 Td <0002> Tj ET" }.joined(separator: "\n")
        + " Q\(extra)"
      objects.append(
        "<< /Type /Page /MediaBox [0 0 600 1000] /Contents \(4 + 2 * index) 0 R /Resources << /XObject << /x "
          + "<< /Subtype /Form /BBox [0 0 10 900] >> >> >> >>")
      objects.append("<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream")
    }
    var bytes = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(bytes.utf8.count)
      bytes += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = bytes.utf8.count
    bytes += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      bytes += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    bytes += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return try #require(PDFFile(Array(bytes.utf8)))
  }

  private let full = [950.0, 900, 700, 400, 100, 40]
  private let empty = [950.0, 900, 700, 40]

  private func improved(_ html: String, _ pages: [[Double]], _ ids: [String: Int]) throws -> String? {
    var filling = PageFilling(Array(html.utf8))
    return try filling.improve(after: file(pages, ids)) ? String(decoding: filling.html, as: UTF8.self) : nil
  }

  @Test func findsPagesThatAreHalfEmpty() throws {
    #expect(try file([full, empty, full], [:]).halfEmptyPages == [2])
    // What is drawn takes room.
    #expect(try file([empty], [:], extra: " q 1 0 0 1 0 300 cm /x Do Q").halfEmptyPages == [])
  }

  private let figure = "<figure class=\"chart\" id=\"f\"><p>drawn</p></figure>"

  @Test func setsAFigureBehindTheParagraphsThatFollowIt() throws {
    let behind = "<p>one <a>two</a></p>\n<div class=\"footnotes\"><div>note</div></div>"
    let html =
      "<section><h3 id=\"a\">A</h3>\n\(figure)\n\(behind)\n<h3 id=\"b\">B</h3>\n<p>three</p></section>"
    #expect(
      try improved(html, [empty, full], ["a": 1, "f": 2])
        == "<section><h3 id=\"a\">A</h3>\n\n\(behind)\(figure)\n<h3 id=\"b\">B</h3>\n<p>three</p></section>")
  }

  @Test func takesAHeadingForWhatLedTheFigureAway() throws {
    let html = "<p id=\"a\">A</p><h3 id=\"b\">B</h3>\n\(figure)<p>one</p>"
    #expect(
      try improved(html, [empty, full], ["a": 1, "b": 2])
        == "<p id=\"a\">A</p><h3 id=\"b\">B</h3>\n<p>one</p>\(figure)")
  }

  @Test func setsItBehindNoMoreThanFillsThePage() throws {
    let long = "<p>" + String(repeating: "long ", count: 150) + "</p>"
    let html = "<p id=\"a\">A</p>\(figure)\(long)\(long)"
    #expect(
      try improved(html, [empty, full], ["a": 1, "f": 2]) == "<p id=\"a\">A</p>\(long)\(figure)\(long)")
  }

  @Test func letsATableBreak() throws {
    let table = "<div class=\"scroll\"><table></table></div>"
    let html = "<p id=\"a\">A</p>\(table)<p id=\"b\">B</p>"
    let broken = html.replacing("<div class", with: "<div style=\"break-inside:auto\" class")
    #expect(try improved(html, [empty, full], ["a": 1, "b": 2]) == broken)
    #expect(try improved(broken, [empty, full], ["a": 1, "b": 2]) == nil, "once is enough")
  }

  @Test(arguments: [
    // Nothing is known of what begins the next page; a chapter ends; nothing follows that could stand before it.
    "<p id=\"a\">A</p>%<p>one</p>",
    "<p id=\"a\">A</p>%<p>one</p></section><section><h2 id=\"b\">B</h2>",
    "<p id=\"a\">A</p>%<h3 id=\"b\">B</h3><p>one</p>",
    "<p id=\"a\">A</p>%<figure id=\"b\"></figure><p>one</p>",
  ])
  func leavesOtherPagesAsTheyAre(_ html: String) throws {
    let html = html.replacing("%", with: "<figure><p>drawn</p></figure>")
    #expect(try improved(html, [empty, full], ["a": 1, "b": 2]) == nil)
  }

  @Test func leavesFullPagesAsTheyAre() throws {
    #expect(try improved("<p id=\"a\">A</p>\(figure)<p>one</p>", [full, full], ["a": 1, "f": 2]) == nil)
  }
}
