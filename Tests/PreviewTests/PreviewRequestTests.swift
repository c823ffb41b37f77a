import Testing

@testable import Preview

@Suite struct PreviewRequestTests {
  @Test(arguments: [
    ("/", "/"), ("/cases/boston/", "/cases/boston/"), ("/a%20b/%E6%B3%A2", "/a b/波"), ("/a+b", "/a+b"),
    ("/x/?q=1", "/x/"), ("/a.b/..c", "/a.b/..c"),
  ]) func readsThePath(_ target: String, _ path: String) {
    #expect(PreviewRequest(target: target)?.path == path)
  }

  @Test(arguments: [
    "", "x", "http://evil.example/", "*", "/../etc/passwd", "/a/%2e%2e/b", "/a/..%2fb/../c", "/%2e/x",
    "/a%00b", "/a%5cb", "//evil.example", "/%2fevil.example", "///a",
    "/%zz", "/%e4", "/a\u{7F}",
  ]) func refusesWhatIsNoPathOfASite(_ target: String) {
    #expect(PreviewRequest(target: target) == nil)
  }

  @Test func readsWhatIsAskedFor() {
    let request = PreviewRequest(target: "/e?path=%2Fcases%2F&x=a+b&empty")
    #expect(request?.query == ["path": "/cases/", "x": "a b", "empty": ""])
  }
}
