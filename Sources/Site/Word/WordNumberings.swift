import Evidence
import Templates
import Word

/// The ways to number in a Word file: headings, bullets, ordered lists, sources.
enum WordNumberings {
  static let headings = 0
  static let bullets = 1
  static let ordered = 2
  static let sources = 3

  /// The lists that are there before any page is set; those of pages follow.
  static let lists = [NumberedList(numbering: headings), NumberedList(numbering: sources)]
  /// The lists of headings and of sources among them.
  static let headingList = 0
  static let sourceList = 1

  /// All of them.
  static func all(_ tools: WordTools) -> [Numbering] {
    [
      Numbering(levels: headingLevels(tools)), Numbering(levels: levels(tools, isOrdered: false)),
      Numbering(levels: levels(tools, isOrdered: true)), Numbering(levels: [sourceLevel(tools)]),
    ]
  }

  private static func headingLevels(_ tools: WordTools) -> [Numbering.Level] {
    func level(_ format: Numbering.Level.Format, _ text: String, _ rank: Int) -> Numbering.Level {
      .init(
        format, text: text, gap: tools.profile == .official && tools.isChinese ? .nothing : .space,
        style: WordStyleName.heading(rank).id)
    }
    switch tools.profile.numbers(tools.language) {
    case .official:
      return [
        level(.chineseCountingThousand, "%1、", 1), level(.chineseCountingThousand, "（%2）", 2),
        level(.decimal, "%3.", 3), level(.decimal, "（%4）", 4),
      ]
    case .decimal:
      return [level(.decimal, "%1", 1), level(.decimal, "%1.%2", 2), level(.decimal, "%1.%2.%3", 3)]
    case .decimalPoint:
      return [level(.decimal, "%1.", 1), level(.decimal, "%1.%2", 2), level(.decimal, "%1.%2.%3", 3)]
    }
  }

  private static func sourceLevel(_ tools: WordTools) -> Numbering.Level {
    let style = tools.look.resolved(.bibliography).paragraph
    var paragraph = ParagraphFormat()
    paragraph.left = style.left ?? .points(24)
    paragraph.firstLine = style.firstLine ?? .points(-24)
    return .init(
      .decimal, text: "[%1]", gap: .tab, style: WordStyleName.bibliography.id, paragraph: paragraph)
  }

  /// The levels of lists of items: in Chinese official documents 1.（1）① or dashes behind an indent of two characters,
  /// elsewhere signs that hang before the text.
  static func levels(_ tools: WordTools, isOrdered: Bool) -> [Numbering.Level] {
    let size = tools.look.size(.bodyText)
    return (0..<9).map { place in
      var paragraph = ParagraphFormat()
      if tools.profile == .official, tools.isChinese {
        // The second level and those below it move in by one character each.
        paragraph.left = Length(twips: size.twips * place)
        paragraph.firstLine = Length(twips: size.twips * 2)
        if isOrdered {
          let format: Numbering.Level.Format = place % 3 == 2 ? .decimalEnclosedCircleChinese : .decimal
          let text = place % 3 == 0 ? "%\(place + 1)." : place % 3 == 1 ? "（%\(place + 1)）" : "%\(place + 1)"
          return .init(format, text: text, gap: .nothing, paragraph: paragraph)
        }
        return .init(.bullet, text: place == 0 ? "——" : "·", gap: .nothing, paragraph: paragraph)
      }
      let hang = size.twips * 3 / 2
      paragraph.left = Length(twips: hang * (place + 1))
      paragraph.firstLine = Length(twips: -hang)
      if isOrdered {
        let format: Numbering.Level.Format = place % 2 == 1 ? .lowerLetter : .decimal
        return .init(format, text: "%\(place + 1).", gap: .tab, paragraph: paragraph)
      }
      return .init(.bullet, text: place % 2 == 0 ? "•" : "–", gap: .tab, paragraph: paragraph)
    }
  }
}

extension WordTools {
  /// Whether the text is Chinese.
  var isChinese: Bool { FigureLanguage(tag: language).isChinese }
}

/// Headings, with or without a number that the word processor counts.
enum WordHeading {
  static func paragraph(_ content: [Inline], level: Int, isNumbered: Bool) -> Paragraph {
    let level = min(max(level, 1), 6)
    return Paragraph(
      WordStyleName.heading(level).id, content, list: isNumbered ? nil : ListPlace.none)
  }
}
