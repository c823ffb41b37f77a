import Templates

/// The picture that stands for a page where it is passed on: template `share`, an SVG of 1200 by 630.
///
/// It says what the page found, in letters as large as its length allows, with the page's title above.
struct SharePictureModel: TemplateModel {
  /// A line of text, where it stands and how large it is set.
  struct Line: TemplateModel {
    let text: String
    let x: Int
    let y: Int
    let size: Int

    static let fields: TemplateFields<Self> = [
      .init("text") { $0.text }, .init("x") { $0.x }, .init("y") { $0.y }, .init("size") { $0.size },
    ]
  }

  let language: String
  let site: String
  /// The part of the site that the page is in, such as the cases; empty for the front page.
  let section: String
  let title: [Line]
  let finding: [Line]
  let width = Self.width
  let height = Self.height

  static let width = 1200
  static let height = 630
  /// The space beside the text on both sides.
  private static let margin = 80
  /// Where the text may stand.
  private static let top = 128
  private static let bottom = 596
  /// Between the title and the finding.
  private static let gap = 24

  static let fields: TemplateFields<Self> = [
    .init("language") { $0.language }, .init("site") { $0.site }, .init("section") { $0.section },
    .init("title") { $0.title }, .init("finding") { $0.finding }, .init("width") { $0.width },
    .init("height") { $0.height },
  ]

  /// Sets a page's title and finding.
  init(language: String, site: String, section: String, title: String, finding: String?) {
    self.language = language
    self.site = site
    self.section = section
    let room = Self.bottom - Self.top
    let head: Block
    let body: Block
    if let finding, !finding.isEmpty {
      head = Block(title, sizes: [44, 38, 32], in: 130)
      body = Block(finding, sizes: [62, 56, 50, 44, 38, 32], in: room - head.height - Self.gap)
    } else {
      head = Block("", sizes: [44], in: 0)
      body = Block(title, sizes: [88, 76, 64, 54, 46], in: room)
    }
    let height = head.height + body.height + (head.lines.isEmpty ? 0 : Self.gap)
    // What is left goes above and below, a little more below.
    let top = Self.top + (room - height) * 2 / 5
    self.title = head.placed(at: top)
    self.finding = body.placed(at: top + height - body.height)
  }

  /// A text in the largest of some sizes at which it fits; what does not fit in the smallest ends in an ellipsis.
  private struct Block {
    private(set) var lines: [String] = []
    private let size: Int

    init(_ text: String, sizes: [Int], in height: Int) {
      let limit = Double(SharePictureModel.width - 2 * SharePictureModel.margin)
      for size in sizes {
        let most = max(1, height / Self.leading(size))
        if let lines = HeadlineSetter(text, size: Double(size)).lines(limit: limit, most: most) {
          self.size = size
          self.lines = lines
          return
        }
      }
      size = sizes.last ?? 32
      guard !text.isEmpty else { return }
      lines = HeadlineSetter(text, size: Double(size)).cut(
        limit: limit, most: max(1, height / Self.leading(size)))
    }

    var height: Int { lines.count * Self.leading(size) }

    /// The distance of base lines.
    private static func leading(_ size: Int) -> Int { size * 3 / 2 }

    /// The lines with their places; the first base line stands below the top by about a Han character's height.
    func placed(at top: Int) -> [Line] {
      lines.enumerated().map { number, line in
        Line(
          text: line, x: SharePictureModel.margin, y: top + size * 9 / 10 + number * Self.leading(size),
          size: size)
      }
    }
  }
}
