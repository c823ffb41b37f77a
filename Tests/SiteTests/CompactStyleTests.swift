import Foundation
import TestSupport
import Testing

@testable import Site

@Suite struct CompactStyleTests {
  @Test(arguments: [
    ("a { color: red; }", "a{color:red}"),
    ("/* x */ a , b > c\n{ margin: 0 auto ;\n padding: 0 }", "a,b>c{margin:0 auto;padding:0}"),
    ("a :hover { width: calc(1px + 2px) }", "a :hover{width:calc(1px + 2px)}"),
    ("a::before { content: \"a /* b */  ; }\"; }", "a::before{content:\"a /* b */  ; }\"}"),
    ("a { content: '\\'  /* ' }", "a{content:'\\'  /* '}"),
    (
      "@media (min-width: 42em) and (print) { a { top: 0 } }", "@media (min-width:42em) and (print){a{top:0}}"
    ),
    ("a/**/b { x: y }", "a b{x:y}"), ("a { b: c } /* open", "a{b:c}"), ("", ""),
    (":root { --a: var(--b); --语: \"宋体\" }", ":root{--a:var(--b);--语:\"宋体\"}"),
  ]) func onlyWhatMeansNothingIsLeftOut(_ css: String, _ expected: String) {
    #expect(CompactStyle.compact([css]) == expected)
  }

  @Test func pagesAskForOneSheetInWhichPrintComesLast() async throws {
    let workspace = try Workspaces.base()
    try workspace.write("a { top: 0 }", to: "Templates/assets/print.css")
    try workspace.write("b { top: 0 }", to: "Templates/assets/site.css")
    _ = try await Workspaces.build(workspace)
    let sheets = workspace.files(below: "Output/site/assets").filter { $0.hasSuffix(".css") }
    #expect(sheets.count == 1)
    #expect(workspace.read("Output/site/assets/\(sheets.first ?? "")") == "b{top:0}a{top:0}")
  }
}
