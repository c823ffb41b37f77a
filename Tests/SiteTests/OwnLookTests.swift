import Diagnostics
import Foundation
import ShippedFiles
import TestSupport
import Testing

@testable import Site

/// A workspace's own look over the program's: templates, style sheets, and the files that both name.
struct OwnLookTests {
  private static func begin() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try Starter.create(report: "minimal", language: "en", in: folder.url)
    return folder
  }

  private static func build(_ folder: TemporaryFolder) async throws -> Pipeline.Report {
    var options = Pipeline.Options(root: folder.url)
    options.pictures = false
    return try await Pipeline(options).build()
  }

  /// The values of an attribute in a page of the built site.
  private static func values(_ attribute: String, in html: String) -> [String] {
    html.components(separatedBy: "\(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  @Test func `a workspace without templates is set by the program's`() async throws {
    let folder = try Self.begin()
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("Templates"))
    let report = try await Self.build(folder)
    #expect(report.diagnostics.filter { $0.severity > .note } == [])
    #expect(report.isPublished)
    let page = try #require(folder.read("Output/site/index.html"))
    #expect(page.contains("<footer"))
    try folder.write(
      try #require(folder.read("Content/site.yaml")) + "\ntemplates: own\n", to: "Content/site.yaml")
    #expect(try await Self.build(folder).diagnostics.map(\.id) == ["missing-folder"])
  }

  @Test func `what a workspace holds lies over the program's, and its own sheet comes last`() async throws {
    let folder = try Self.begin()
    try folder.write("mark", to: "Templates/assets/fonts/own face.woff2")
    try folder.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "Templates/assets/crest.svg")
    try folder.write(
      "/* mine */ @font-face { font-family: Own; src: url( 'fonts/own%20face.woff2#x' ) }\nmain { background: URL(crest.svg) }",
      to: "Templates/assets/aaa.css")
    try folder.write(
      "h1 { background: url(../assets/crest.svg) }", to: "Templates/print/own.css")
    try folder.write(
      "<footer><img src=\"{{asset crest.svg}}\" alt=\"\">of our own</footer>\n",
      to: "Templates/partials/footer.mustache")
    try folder.write("search: Find\n", to: "Templates/strings/en.yaml")
    let report = try await Self.build(folder)
    #expect(report.diagnostics.filter { $0.severity > .note }.map { "\($0.id): \($0.message)" } == [])

    let site = folder.url.appendingPathComponent("Output/site")
    for (path, root) in [("index.html", ""), ("visits/index.html", "../"), ("404.html", "/")] {
      let page = try #require(folder.read("Output/site/\(path)"))
      #expect(page.contains("of our own"), "\(path)")
      let crest = try #require(Self.values("src", in: page).first { $0.contains("crest") })
      #expect(crest.hasPrefix("\(root)assets/crest."), "\(crest)")
      #expect(crest.firstMatch(of: /crest\.[0-9a-f]{10}\.svg$/) != nil)
      let file = path == "404.html" ? site : site.appendingPathComponent(path).deletingLastPathComponent()
      let target = path == "404.html" ? String(crest.dropFirst()) : crest
      #expect(FileManager.default.fileExists(atPath: file.appendingPathComponent(target).path))
    }
    let home = try #require(folder.read("Output/site/index.html"))
    #expect(home.contains("Find"), "the word that the workspace changes")
    let address = try #require(Self.values("href", in: home).first { $0.hasSuffix(".css") })
    let sheet = try #require(folder.read("Output/site/\(address)"))
    // Behind the program's sheets, `print.css` included, whatever its name.
    let own = try #require(
      sheet.range(of: "@font-face{font-family: Own") ?? sheet.range(of: "@font-face{font-family:Own"))
    #expect(!sheet[own.lowerBound...].contains("@media print"))
    #expect(sheet[..<own.lowerBound].contains("@media print"))
    for address in sheet[own.lowerBound...].matches(of: /url\("([^"#]+)(#x)?"\)/).map({ String($0.1) }) {
      let file = try #require(address.removingPercentEncoding)
      #expect(
        FileManager.default.fileExists(atPath: site.appendingPathComponent("assets/\(file)").path), "\(file)")
    }
    #expect(sheet.contains("#x\")"))

    // A briefing stands alone.
    let briefing = try #require(folder.read("Output/site/briefings/short/short.en.html"))
    let data = try #require(briefing.firstMatch(of: /data:text\/css;base64,([A-Za-z0-9+\/=]+)/)).1
    let style = String(decoding: try #require(Data(base64Encoded: String(data))), as: UTF8.self)
    #expect(style.contains("h1 { background: url(\"data:image/svg+xml;base64,"))
  }

  @Test func `nothing is said of the program's own templates and sheets`() throws {
    var files = 0
    for (path, bytes) in ShippedFiles.templates {
      let file = SourceFile(path: "Templates/\(path)", text: String(decoding: bytes, as: UTF8.self))
      let found: [Diagnostic]
      switch path.split(separator: ".").last {
      case "mustache": found = TemplateMarkup.check(file)
      case "css": found = StyleScanner(file).diagnostics
      default: continue
      }
      files += 1
      #expect(found.map { "\(path): \($0.message)" } == [])
    }
    #expect(files > 80)
  }

  @Test(arguments: [
    "{{#a}}<ol>{{/a}}{{^a}}<ul>{{/a}}<li>x{{#a}}</ol>{{/a}}{{^a}}</ul>{{/a}}",
    "{{#url}}<a href=\"{{url}}\">{{/url}}{{title}}{{#url}}</a>{{/url}}",
    "<p {{#x}}class=\"a > b\"{{/x}}>{{>part}}<li>a<li>b<br><svg><path d=\"\"/></svg>",
    "<script src=\"{{asset a.js}}\"></script><!-- <div> --><textarea>{{a}}</textarea>",
    "{{=<% %>=}}<% #a %><b>x</b><% /a %>",
    "<script type=\"application/ld+json\">{ \"a\": \"<div>\" }</script>",
  ]) func `markup that is whole is left alone`(_ text: String) {
    #expect(TemplateMarkup.check(SourceFile(path: "Templates/x.mustache", text: text)).map(\.message) == [])
  }

  @Test(arguments: [
    "a:hover,\nb:focus { color: red }", "a { &:hover { color: red } color: blue }",
    ":root { --a: { b: c }; --empty:; --x: 1px }", "@media (min-width: 40em) and (a: b) { a { b: c } }",
    "a { grid-template-areas:\n  \"x y\"\n  \"z z\"; content: \"；//\" }", "@layer a, b;\n@charset \"utf-8\";",
    "a { background: url(data:image/png;base64,AA//BB==) }", "a[href^=\"http://x\"]::after { content: '}' }",
    ".\\31 0\\:x { color: red; ; }", "/* ： */ a { font-family: 宋体, serif }",
  ]) func `style that is whole is left alone`(_ text: String) {
    let scanner = StyleScanner(SourceFile(path: "Templates/assets/x.css", text: text))
    #expect(scanner.diagnostics.map { "\($0.message)" } == [])
  }

  @Test func `a file is brought out once, and nothing is overwritten`() throws {
    let folder = try Self.begin()
    let pipeline = Pipeline(Pipeline.Options(root: folder.url))
    #expect(
      try pipeline.copyTemplates(["page", "partials/footer", "assets/site.css"]).value
        == ["Templates/page.mustache", "Templates/partials/footer.mustache", "Templates/assets/site.css"])
    #expect(
      folder.read("Templates/page.mustache").map { Data($0.utf8) } == ShippedFiles.templates["page.mustache"])
    try folder.write("mine", to: "Templates/page.mustache")
    let again = try pipeline.copyTemplates(["base", "Templates/page.mustache"])
    #expect(again.diagnostics.map(\.id) == ["file-exists"])
    #expect(folder.read("Templates/page.mustache") == "mine")
    #expect(folder.read("Templates/base.mustache") == nil, "with one name wrong nothing is begun")
    for name in ["pag", "../Content/site.yaml", "/etc/passwd", "case"] {
      let wrong = try pipeline.copyTemplates([name])
      #expect(wrong.diagnostics.map(\.id) == ["unknown-template"], "\(name)")
      #expect(wrong.value == [])
    }
  }
}
