import Diagnostics
import Templates
import Testing

@testable import Site

/// A model with every kind of field.
private struct SampleModel: TemplateModel {
  struct Part: TemplateModel {
    let name: String
    static let fields: TemplateFields<Self> = [.init("name") { $0.name }]
  }

  var title = "<b>"
  var summary: String?
  var isOpen = true
  var parts: [Part] = []
  var part: Part?
  var body = Fragments([.html("<i>x</i>")])

  static let fields: TemplateFields<Self> = [
    .init("title") { $0.title }, .init("summary") { $0.summary }, .init("isOpen") { $0.isOpen },
    .init("parts") { $0.parts }, .init("part") { $0.part }, .init("body") { $0.body },
  ]
}

private func compile(_ templates: [String: String]) -> Diagnosed<TemplateLibrary> {
  let files = templates.map { ($0, SourceFile(path: "Templates/\($0).mustache", text: $1)) }
  return TemplateLibrary.compile(Dictionary(uniqueKeysWithValues: files), words: ["zh": ["sources": "来源"]])
}

private func check(_ templates: [String: String]) -> [String] {
  let library = compile(templates)
  let found = library.diagnostics + library.value.check([("page", SampleModel.shape)])
  return DiagnosticPrinter(.text).print(found).split(separator: "\n").map(String.init)
    .filter { $0.hasPrefix("Templates/") }
}

@Suite struct TemplateCheckTests {
  @Test(arguments: [
    "{{title}}{{summary}}{{t.sources}}{{{body}}}", "{{#parts}}{{name}}{{^last()}}, {{/last()}}{{/parts}}",
    "{{#part}}{{name}} of {{title}}{{/part}}{{^part}}none{{/part}}", "{{part.name}}",
    "{{#isOpen}}{{title}}{{/isOpen}}",
    "{{! a comment with {{ braces }}", "{{#body}}{{{body}}}{{/body}}", "{{#parts}}{{.name}}{{/parts}}",
  ]) func soundTemplatesPass(_ text: String) {
    #expect(check(["page": text]) == [])
  }

  @Test(arguments: [
    ("{{titel}}", "1:1: error: no key 'titel' in SampleModel; did you mean 'title'? [unknown-key]"),
    (
      "a\n {{#parts}}{{nme}}{{/parts}}",
      "2:12: error: no key 'nme' in Part; did you mean 'name'? [unknown-key]"
    ),
    ("{{part.nam}}", "1:1: error: no key 'nam' in Part; did you mean 'name'? [unknown-key]"),
    ("{{^isOpen}}{{nothing}}{{/isOpen}}", "1:12: error: no key 'nothing' in SampleModel [unknown-key]"),
    ("{{> heder}}", "1:1: error: no template 'heder' [unknown-partial]"),
    ("{{body}}", "1:1: error: 'body' is HTML; write {{{body}}} [template-value]"),
    (
      "{{{title}}}",
      "1:1: error: 'title' is text and must be escaped; write {{title}} [template-value]"
    ),
    (
      "{{parts}}", "1:1: error: 'parts' has no text of its own; open it with {{#parts}} [template-value]"
    ),
    ("{{t.sourcs}}", "1:1: error: no key 'sourcs' in words; did you mean 'sources'? [unknown-key]"),
    ("{{#parts}}", "1:1: error: 'parts' is opened here and never closed [template-syntax]"),
    ("{{title", "1:1: error: a tag is not closed with '}}' [template-syntax]"),
    ("{{/title}}", "1:1: error: '{{/title}}' closes nothing [template-syntax]"),
  ]) func eachFaultIsReportedAtItsTag(_ text: String, _ expected: String) {
    #expect(check(["page": text]) == ["Templates/page.mustache:" + expected])
  }

  @Test func tagsWithinEachOtherEndSomewhere() {
    let depth = 50_000
    let text =
      String(repeating: "{{#isOpen}}", count: depth) + String(repeating: "{{/isOpen}}", count: depth)
    #expect(
      check(["page": text]) == [
        "Templates/page.mustache:1:1101: error: more than 100 tags are open within each other [template-syntax]"
      ])
  }

  @Test func faultsInPartialsAndLayoutsNameTheirOwnFile() {
    let found = check([
      "page": "{{<base}}{{$main}}{{> part}}{{/main}}{{/base}}", "base": "{{$main}}{{/main}}{{tite}}",
      "part": "{{#parts}}{{> row}}{{/parts}}", "row": "{{name}}{{title}}{{nam}}",
    ])
    #expect(
      found == [
        "Templates/base.mustache:1:19: error: no key 'tite' in SampleModel; did you mean 'title'? [unknown-key]",
        "Templates/row.mustache:1:18: error: no key 'nam' in Part; did you mean 'name'? [unknown-key]",
      ])
  }

  @Test func aPartialThatNamesItselfIsCheckedOnce() {
    #expect(check(["page": "{{#parts}}{{> page}}{{/parts}}"]).isEmpty)
  }
}

@Suite struct TemplateRenderingTests {
  @Test func textIsEscapedAndHTMLIsNot() {
    let library = compile(["page": "{{title}}{{{body}}}"]).value
    #expect(library.text("page", SampleModel(), language: "zh", asset: { _ in nil }) == "&lt;b&gt;<i>x</i>")
  }

  @Test func emptyTextAndNilAreFalse() {
    let library = compile(["page": "{{#summary}}[{{summary}}]{{/summary}}{{^summary}}none{{/summary}}"]).value
    #expect(library.text("page", SampleModel(), language: "zh", asset: { _ in nil }) == "none")
    #expect(library.text("page", SampleModel(summary: ""), language: "zh", asset: { _ in nil }) == "none")
    #expect(library.text("page", SampleModel(summary: "s"), language: "zh", asset: { _ in nil }) == "[s]")
  }

  @Test func templatesInsideABodyAreRenderedWithTheirOwnModel() {
    let library = compile(["page": "<{{{body}}}>", "part": "{{name}}{{t.sources}}"]).value
    var body = Fragments([.html("a ")])
    body.append(template: "part", SampleModel.Part(name: "&"))
    #expect(
      library.text("page", SampleModel(body: body), language: "zh", asset: { _ in nil }) == "<a &amp;来源>")
  }

  @Test func anEmptyFieldDoesNotFallThroughToTheModelAround() {
    struct Outer: TemplateModel {
      struct Inner: TemplateModel {
        let title: String?
        static let fields: TemplateFields<Self> = [.init("title") { $0.title }]
      }
      let title = "outer"
      let inner = Inner(title: nil)
      static let fields: TemplateFields<Self> = [
        .init("title") { $0.title }, .init("inner") { $0.inner },
      ]
    }
    let library = compile(["page": "{{#inner}}[{{title}}]{{/inner}}"]).value
    #expect(library.text("page", Outer(), language: "zh", asset: { _ in nil }) == "[]")
  }
}
