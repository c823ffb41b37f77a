import Templates
import Word

/// The styles that a Word file is made of, by the names that its look gives them.
enum WordStyleName: String, CaseIterable {
  case normal = "Normal"
  case bodyText = "Body Text"
  case heading1 = "heading 1"
  case heading2 = "heading 2"
  case heading3 = "heading 3"
  case heading4 = "heading 4"
  case heading5 = "heading 5"
  case heading6 = "heading 6"
  case title = "Title"
  case subtitle = "Subtitle"
  /// The name of the publication, on the cover or as a red head.
  case masthead = "Masthead"
  /// Who issues it, which edition, and when.
  case imprint = "Imprint"
  /// How secret and how urgent an official document is, at its head.
  case rank = "Rank"
  case salutation = "Salutation"
  /// What is attached, who signs, when, and whom to ask, behind an official text.
  case attachments = "Attachments"
  case signature = "Signature"
  case dated = "Date"
  case contact = "Contact"
  /// To whom else it goes, who made it, and when, between rules at its end.
  case record = "Record"
  case contentsHeading = "TOC Heading"
  case contents1 = "toc 1"
  case contents2 = "toc 2"
  case listed = "table of figures"
  /// What a part is about, below its heading.
  case about = "About"
  case summary = "Summary"
  case caption = "caption"
  /// The paragraph that holds a picture.
  case figure = "Figure"
  /// What is to be known below a picture or a table.
  case figureNote = "Figure Note"
  case tableHead = "Table Head"
  case tableText = "Table Text"
  case quote = "Quote"
  case boxTitle = "Box Title"
  case boxText = "Block Text"
  case listBullet = "List Bullet"
  case listNumber = "List Number"
  case code = "HTML Preformatted"
  case footnoteText = "footnote text"
  /// The headings of what stands behind the text.
  case backHeading = "Back Heading"
  case backText = "Back Text"
  case bibliography = "Bibliography"
  case header = "header"
  case footer = "footer"
  case strong = "Strong"
  case emphasis = "Emphasis"
  case codeCharacters = "HTML Code"
  case footnoteReference = "footnote reference"
  case sourceMark = "Source Mark"
  /// Where in a source, behind its mark; tables have no room for it.
  case locator = "Locator"
  case standing = "Standing"
  case hyperlink = "Hyperlink"
  case small = "Small"
  case table = "Report Table"

  /// The id that paragraphs refer to it by.
  var id: String {
    rawValue.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The style of a heading of a level, from 1.
  static func heading(_ level: Int) -> WordStyleName {
    [heading1, heading2, heading3, heading4, heading5, heading6][min(max(level, 1), 6) - 1]
  }

  private var kind: Style.Kind {
    switch self {
    case .strong, .emphasis, .codeCharacters, .footnoteReference, .sourceMark, .locator, .standing,
      .hyperlink, .small:
      .character
    case .table: .table
    default: .paragraph
    }
  }

  /// The rank of a heading in the outline.
  private var outlineLevel: Int? {
    switch self {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .heading4: 4
    case .heading5: 5
    case .heading6: 6
    case .backHeading: 1
    default: nil
    }
  }

  private var base: WordStyleName? {
    switch self {
    case .normal: nil
    case .listBullet, .listNumber, .quote: .bodyText
    case .tableHead: .tableText
    case _ where kind == .paragraph: .normal
    default: nil
    }
  }

  /// The style before its look is known.
  var style: Style {
    var style = Style(kind, id: id, name: rawValue, base: base?.id)
    style.isDefault = self == .normal
    style.isOffered = ![.header, .footer, .contents1, .contents2, .listed, .footnoteReference].contains(self)
    if let level = outlineLevel {
      style.paragraph.outlineLevel = level
      style.paragraph.keepsWithNext = true
      style.next = Self.bodyText.id
    }
    return style
  }
}
