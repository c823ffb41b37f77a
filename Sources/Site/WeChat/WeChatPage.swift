import Addresses
import Templates
import Word

/// The page that an article is copied from: template `wechat`.
struct WeChatModel: TemplateModel {
  let title: String
  let language: String
  /// The fragment.
  let article: Fragments
  /// The program that copies it; nil where the templates have none.
  let scriptURL: Address?

  static let template = "wechat"

  static let fields: TemplateFields<Self> = [
    .init("title") { $0.title }, .init("language") { $0.language }, .init("article") { $0.article },
    .init("scriptURL") { $0.scriptURL },
  ]
}

/// A page's or a briefing's text in the order in which an article has it.
struct WeChatText {
  let model: BriefingModel
  let tools: WordTools
  let bodies: [[Block]]
  let isBriefing: Bool

  /// What stands before the notes.
  var blocks: [Block] {
    var blocks = (isBriefing ? imprint : []) + introduction
    blocks += bodies.first ?? []
    for (part, body) in zip(model.parts, bodies.dropFirst()) {
      blocks.append(.paragraph(WordBriefing.heading(part)))
      if tools.profile == .report, let summary = part.summary {
        blocks.append(.paragraph(Paragraph(WordStyleName.summary.id, [.text(summary)])))
      }
      blocks += body
    }
    return blocks
  }

  /// What stands behind them.
  var back: [Block] {
    let back = WordBackMatter(model: model, tools: tools)
    return back.doubts(model.openDoubts) + back.corrections + back.sources
      + (isBriefing ? back.shortColophon : [])
  }

  private var imprint: [Block] {
    let words = [model.site.publisher, model.edition, model.date?.text].compactMap(\.self)
    var lines = [Paragraph(WordStyleName.imprint.id, [.text(words.joined(separator: "  "))])]
    if let subtitle = model.subtitle {
      lines.append(Paragraph(WordStyleName.subtitle.id, [.text(tools.word("dash") + subtitle)]))
    }
    return lines.map { .paragraph($0) }
  }

  private var introduction: [Block] {
    if isBriefing, tools.profile == .official, let audience = model.audience {
      return [
        .paragraph(
          Paragraph(WordStyleName.salutation.id, [.text(audience + tools.word("colon"))]))
      ]
    }
    return model.summary.map { [.paragraph(Paragraph(WordStyleName.summary.id, [.text($0)]))] } ?? []
  }
}
