import Testing

@testable import Site

@Suite("Connectors in Chinese")
struct ConnectorTieTests {
  @Test(
    "a single connector is tied to the word before it; a dash of two, tags and code are left alone",
    arguments: [
      ("<p>2001—2002年</p>", "<p>2001|—2002年</p>"),
      ("<p>苏黎世—<b>巴塞尔</b></p>", "<p>苏黎世|—<b>巴塞尔</b></p>"),
      ("<p>三到五～七</p>", "<p>三到五|～七</p>"),
      ("<p>维克多·雷蒙</p>", "<p>维克多|·雷蒙</p>"),
      ("<p>人——钱——地</p>", "<p>人——钱——地</p>"),
      ("<p title=\"a>—\">“引”…</p>", "<p title=\"a>—\">“引”…</p>"),
      ("<head><title>a—b</title></head>a—b", "<head><title>a—b</title></head>a|—b"),
      ("<code>a—b</code><header>a—b</header>", "<code>a—b</code><header>a|—b</header>"),
      ("<pre><code>a—b</code></pre>", "<pre><code>a—b</code></pre>"),
      ("a<", "a<"), ("<code>—", "<code>—"), ("—", "|—"), ("", ""),
    ])
  func ties(html: String, tied: String) {
    let result = ConnectorTie.tie(Array(html.utf8))
    #expect(String(decoding: result, as: UTF8.self) == tied.replacing("|", with: "\u{2060}"))
  }
}
