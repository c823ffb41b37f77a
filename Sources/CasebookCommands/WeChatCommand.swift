import ArgumentParser
import Diagnostics
import Site

/// `casebook wechat`: pages and briefings as articles for WeChat, with the site.
struct WeChatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wechat", abstract: .words("Builds the site and pages of it as articles for WeChat."),
    discussion: .words(
      """
      Name pages or briefings, as in 'casebook wechat cases/boston' or, for one language, 'casebook wechat boston.zh'; \
      without a name all briefings are made. A page that says 'formats: wechat' has its article with \
      every build; others have theirs until the next one.
      """))

  @OptionGroup var site: SiteOptions

  @Argument(help: .words("The pages; all briefings if none is named.", valueName: "page"))
  var pages: [String] = []

  func run() async throws {
    var options = site.pipeline
    options.wechatPages = pages
    let report = try await ProgressLine.showing(options) { options in
      try await Console.reportingFaults { try await Pipeline(options).build() }
    }
    Console.error(Console.text(.text, report))
    Console.say(Console.summary(report), site: report.language)
    if report.isPublished {
      let count = report.articles
      Console.say(count == 1 ? "1 article" : "\(count) articles", site: report.language)
    }
    if report.diagnostics.hasErrors { throw ExitCode.failure }
  }
}
