import Addresses
import Testing

@testable import Site

@Suite struct RouteTests {
  @Test(arguments: [
    ("index", "zh", "/"), ("index", "en", "/en/"), ("cases/boston", "zh", "/cases/boston/"),
    ("cases/boston", "en", "/en/cases/boston/"), ("cases/index", "zh", "/cases/"), ("方法", "zh", "/方法/"),
  ]) func pagesHavePrettyAddresses(_ id: String, _ language: String, _ path: String) {
    #expect(Route(page: id, language: language, defaultLanguage: "zh").path == path)
  }

  @Test(arguments: [
    ("/cases/boston/", "/cases/munich/", "../munich/"), ("/cases/boston/", "/", "../../"),
    ("/", "/cases/boston/", "cases/boston/"), ("/cases/boston/", "/cases/boston/", "./"),
    ("/", "/", "./"), ("/en/cases/boston/", "/cases/boston/", "../../../cases/boston/"),
    ("/cases/boston/", "/assets/site.css", "../../assets/site.css"),
    ("/cases/", "/cases/boston/", "boston/"), ("/", "/方法/", "%E6%96%B9%E6%B3%95/"),
  ]) func linksAreRelative(_ page: String, _ target: String, _ link: String) {
    #expect(Route(target).relative(to: Route(page)).text == link)
  }

  @Test func aRouteNamesTheFileThatAnswers() {
    #expect(Route("/cases/boston/").file == "cases/boston/index.html")
    #expect(Route("/assets/site.css").file == "assets/site.css")
    #expect(
      Route("/cases/").absolute(on: Address(written: "https://example.org/report/")).text
        == "https://example.org/report/cases/")
  }
}

@Suite struct LinkPathTests {
  @Test(arguments: [
    ("Content/zh/cases/boston.md", "munich.md", "Content/zh/cases/munich.md"),
    ("Content/zh/cases/boston.md", "../pillars/capital.md", "Content/zh/pillars/capital.md"),
    ("Content/zh/index.md", "./cases/boston.md", "Content/zh/cases/boston.md"),
    ("Content/zh/index.md", "../../../../x", nil),
  ]) func relativePathsAreJoinedToTheFilesFolder(_ file: String, _ link: String, _ path: String?) {
    #expect(LinkResolver.join(file, link) == path)
  }

  @Test(arguments: [
    ("https://example.org", true), ("mailto:a@b.c", true), ("cases/boston.md", false), ("a:b.md", false),
    ("机制:1", false),
  ]) func schemesAreSeen(_ destination: String, _ expected: Bool) {
    #expect(LinkResolver.hasScheme(destination) == expected)
  }

}
