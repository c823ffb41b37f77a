import Testing

@testable import Site

@Suite struct StyleSheetTests {
  @Test(arguments: [
    ("/* Ink. */\n.a { color: red; }\n\n.b, .c { margin: 0; }\n", ".a{color: red;}.b,.c{margin: 0;}"),
    (".a   .b\n  > .c { x: calc(1px + 2px) }", ".a .b > .c{x: calc(1px + 2px)}"),
    ("q::before { content: \"a  /* b */ ; \\\"  c\"; }", "q::before{content: \"a  /* b */ ; \\\"  c\";}"),
    (".x::after { content: '；  「' }", ".x::after{content: '；  「'}"),
    (".a/* apart */.b { } .a /* near */ .b { }", ".a/**/.b{}.a .b{}"),
    ("a { b: url(data:image/svg+xml;base64,AA==) }", "a{b: url(data:image/svg+xml;base64,AA==)}"),
    (
      "@media (min-width: 42em) and (max-width: 73em) { a { b: c } }",
      "@media (min-width: 42em) and (max-width: 73em){a{b: c}}"
    ),
    ("/* never closed", ""), ("a { b: \"never closed", "a{b: \"never closed"), ("", ""),
  ]) func goesOutWithoutWhatOnlyItsAuthorsRead(_ text: String, _ expected: String) {
    #expect(StyleSheet.compacted(text) == expected)
  }
}
