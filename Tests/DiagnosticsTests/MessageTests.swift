import Testing

@testable import Diagnostics

@Suite struct MessageTests {
  private let catalogue = MessageCatalogue(
    language: "zh",
    translations: [
      "no %1 '%2'": "没有%1“%2”", "page": "页面", "50%% of %1": "%1的50%%", "%1 before %2": "%2在%1之后",
    ])

  @Test func whatIsInterpolatedStaysApartFromTheWords() {
    let kind: Message = "page"
    let message: Message = "no \(kind) '\("波士顿")'"
    #expect(message.description == "no page '波士顿'")
    #expect(message.text(in: catalogue) == "没有页面“波士顿”")
  }

  @Test func aTranslationMayTurnThePartsRound() {
    let message: Message = "\(1) before \(2)"
    #expect(message.text(in: catalogue) == "2在1之后")
  }

  @Test func aPerCentSignIsASign() {
    let message: Message = "50% of \(3)"
    #expect(message.description == "50% of 3")
    #expect(message.text(in: catalogue) == "3的50%")
  }

  @Test func whatHasNoTranslationStaysEnglish() {
    let message: Message = "no file '\("a")'" + Suggestion.clause(for: "a", in: [])
    #expect(message.text(in: catalogue) == "no file 'a'")
  }

  @Test func aTextOfOthersIsNoFormat() {
    #expect(Message(verbatim: "100%1 %").text(in: catalogue) == "100%1 %")
    let message: Message = "no \(Message(verbatim: "%2")) '\("%1")'"
    #expect(message.text(in: catalogue) == "没有%2“%1”")
  }

  @Test func messagesThatReadTheSameAreTheSame() {
    let name = "x"
    #expect(("no fact '\(name)'" as Message) == "no fact 'x'")
  }

  @Test func theChineseCatalogueIsRead() {
    #expect(MessageCatalogue.chinese.translation(of: "error") == "错误")
    #expect(MessageCatalogue.of("zh_CN.UTF-8")?.language == "zh")
    #expect(MessageCatalogue.of("fr") == nil)
  }

  @Test func stringsFilesKnowEscapes() {
    #expect(StringsFile.read(#""a \"b\"\n" = "c\\";"#) == ["a \"b\"\n": "c\\"])
  }

  @Test func diagnosticsPrintInALanguage() {
    let file = SourceFile(path: "a.md", text: "x")
    let diagnostic = Diagnostic.error("unknown-fact", "no fact '\("x")'", at: file.place(0..<1))
    #expect(
      DiagnosticPrinter(.text, in: .chinese).print([diagnostic]).hasPrefix(
        "a.md:1:1: 错误: 没有事实“x” [unknown-fact]"))
  }
}
