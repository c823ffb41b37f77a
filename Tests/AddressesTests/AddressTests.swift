import Addresses
import Foundation
import Testing

@Suite struct AddressTests {
  /// Every ASCII sign that can stand in a name.
  static let signs = (0x20...0x7E).map { String(Unicode.Scalar(UInt8($0))) }
  /// Letters, signs and marks beyond ASCII, composed and not.
  static let others = ["报告", "（一）", "🇨🇳", "👩‍🔬", "é", "e\u{301}", "ﬁ", "＃", "　", "\u{A0}", "𠮷", "가", "ｶﾞ"]

  private static let kept = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")

  @Test(arguments: signs + others) func aNameInAPathComesBackAsItWas(_ name: String) throws {
    guard name != "/" else { return }
    let address = Address(written: "https://example.org/").appending(path: "a\(name)b/")
    let url = try #require(URL(string: address.text, encodingInvalidCharacters: false))
    #expect(url.path(percentEncoded: false) == "/a\(name)b/")
    #expect(url.query() == nil)
    #expect(url.fragment() == nil)
    #expect(address.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }

  @Test(arguments: signs + others) func aNameInAQueryComesBackAsItWas(_ name: String) throws {
    let address = Address(written: "https://example.org/").appending(query: "q", "a\(name)b")
      .appending(fragment: "x")
    let items = try #require(URLComponents(string: address.text)?.queryItems)
    #expect(items.map(\.value) == ["a\(name)b"])
    #expect(address.text.hasSuffix("#x"))
  }

  @Test(arguments: signs + others) func aNameInAFragmentComesBackComposed(_ name: String) throws {
    let address = Address(fragment: "a\(name)b")
    let url = try #require(
      URL(string: "https://example.org/" + address.text, encodingInvalidCharacters: false))
    let fragment = try #require(url.fragment(percentEncoded: false))
    #expect(fragment.unicodeScalars.elementsEqual(NormalForm.composed("a\(name)b").unicodeScalars))
  }

  @Test(arguments: signs) func onlyLettersDigitsAndFourSignsStandAsTheyAre(_ sign: String) {
    let address = Address(relative: [sign]).text
    if let character = sign.first, Self.kept.contains(character) {
      #expect(address == sign)
    } else {
      #expect(address == "%" + String(format: "%02X", sign.utf8.first ?? 0))
    }
  }

  @Test(arguments: [
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://example.org/a%20b%zz", "https://example.org/a%20b%25zz"),
    ("https://example.org/报告/?q=一&r#二", "https://example.org/%E6%8A%A5%E5%91%8A/?q=%E4%B8%80&r#%E4%BA%8C"),
    ("https://例子.cn/报告/", "https://xn--fsqu00a.cn/%E6%8A%A5%E5%91%8A/"),
    ("https://user@bücher.de:8080/x", "https://user@xn--bcher-kva.de:8080/x"),
    ("https://example.org/a|b[c]#d#e", "https://example.org/a%7Cb%5Bc%5D#d%23e"),
    ("//example.org/\"<>", "//example.org/%22%3C%3E"),
    ("mailto:a@b.cn?subject=报", "mailto:a@b.cn?subject=%E6%8A%A5"), ("#page=2", "#page=2"),
    ("https://example.org/wiki/A_(b)", "https://example.org/wiki/A_(b)"),
    ("https://[2001:db8::1]:80/x", "https://[2001:db8::1]:80/x"),
    ("tel:+86-10-1234", "tel:+86-10-1234"),
  ]) func whatSomebodyWroteIsEncodedWhereItMustBe(_ written: String, _ address: String) {
    #expect(Address(written: written).text == address)
    // Written once more it stays what it is.
    #expect(Address(written: address).text == address)
  }

  @Test(arguments: [
    ("10.1000/456#789", "https://doi.org/10.1000/456%23789"),
    (
      "10.1002/(SICI)1097-4679(199907)55:7<875::AID-JCLP9>3.0.CO;2-%",
      "https://doi.org/10.1002/%28SICI%291097-4679%28199907%2955%3A7%3C875%3A%3AAID-JCLP9%3E3.0.CO%3B2-%25"
    ), ("10.1000/一?x", "https://doi.org/10.1000/%E4%B8%80%3Fx"),
  ]) func anIdentifierIsEncodedAsAPath(_ doi: String, _ address: String) {
    #expect(Address(doi: doi).text == address)
  }

  @Test func theEndThatSomebodyWroteStaysBehindAFile() {
    let file = Address(relative: ["..", "C#图.pdf"])
    #expect(file.appending(written: "#page=2").text == "../C%23%E5%9B%BE.pdf#page=2")
    #expect(file.appending(written: "?v=1#二").text == "../C%23%E5%9B%BE.pdf?v=1#%E4%BA%8C")
    #expect(file.appending(written: "").text == "../C%23%E5%9B%BE.pdf")
  }

  @Test func thePathIsKnownInBothForms() {
    let site = Address(written: "https://x.cn/报告/")
    #expect(site.encodedPath == "/%E6%8A%A5%E5%91%8A/")
    #expect(site.decodedPath == "/报告/")
    #expect(site.pathOnly.appending(path: "a#b").text == "/%E6%8A%A5%E5%91%8A/a%23b")
    #expect(Address(written: "https://x.cn").encodedPath == "/")
  }

  @Test func percentEncodingIsResolved() {
    #expect(Address.decode("%E6%9C%BA%E5%88%B6") == "机制")
    #expect(Address.decode("100%") == "100%")
    #expect(Address.decode("%FF") == "%FF")
    #expect(Address.decode("%+1") == "%+1")
  }
}

@Suite struct NameKindTests {
  @Test(arguments: [
    ("A", "a"), ("Straße", "STRASSE"), ("ẞ", "ss"), ("ΟΔΟΣ", "οδος"), ("é", "E\u{301}"), ("a  b", "A\tB"),
    ("ﬀ", "FF"), ("K", "k"), ("Ⅷ", "ⅷ"),
  ]) func labelsAreFolded(_ one: String, _ other: String) {
    #expect(NameKind.label.key(one) == NameKind.label.key(other))
  }

  @Test(arguments: [
    ("Boston.md", "boston.MD", true), ("é.md", "e\u{301}.md", true), ("图.png", "图.PNG", true),
    ("a b.png", "a  b.png", false), ("ı", "i", false), ("boston.md", "bostón.md", false),
  ]) func filesAreOneWhereASystemTakesThemForOne(_ one: String, _ other: String, _ isOne: Bool) {
    #expect((NameKind.file.key(one) == NameKind.file.key(other)) == isOne)
  }

  @Test func idsDifferInCaseAndNotInTheirNormalForm() {
    #expect(NameKind.id.key("A") != NameKind.id.key("a"))
    #expect(NameKind.id.key("caf\u{E9}").utf8.elementsEqual(NameKind.id.key("cafe\u{301}").utf8))
  }
}
