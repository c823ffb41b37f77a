import Testing

@testable import Print

@Suite struct SealedPageTests {
  private static let order = "<meta http-equiv=\"Content-Security-Policy\" content=\"\(SealedPage.policy)\">"

  private func sealed(_ html: String) -> String {
    String(decoding: SealedPage.seal(Array(html.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html><head><title>a</title>", "<!DOCTYPE html><html><head>", "<title>a</title>"),
    ("<HEAD data-a>x", "<HEAD data-a>", "x"), ("<html><header>x", "<html>", "<header>x"),
    ("<!doctype html>x", "<!doctype html>", "x"), ("x", "", "x"), ("", "", ""), ("<head", "", "<head"),
  ])
  func thePolicyStandsBeforeAllThatItForbids(_ html: String, _ before: String, _ behind: String) {
    #expect(sealed(html) == before + Self.order + behind)
  }

  @Test(arguments: [
    "<meta http-equiv=refresh content='0;url=file:///etc/passwd'>", "<META\nHTTP-EQUIV=\"refresh\">",
    "<meta/http-equiv=refresh>", "<meta a http-equiv", "<mEtA http-equiv=Content-Security-Policy>",
  ])
  func anElementThatGivesOrdersIsNone(_ tag: String) {
    let html = sealed("<head></head>" + tag)
    #expect(html.lowercased().contains("<xeta"))
    #expect(!html.dropFirst(("<head>" + Self.order).count).lowercased().contains("<meta"))
  }

  @Test(arguments: [
    "<meta charset=utf-8>", "<meta name=author content=x>", "<metadata http-equiv=x>", "text meta http-equiv",
  ])
  func allElseStays(_ text: String) {
    #expect(sealed("<head>" + text) == "<head>" + Self.order + text)
  }
}
