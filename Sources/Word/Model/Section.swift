/// A run of pages of one size, with what stands above and below the text on each.
public struct Section: Sendable, Hashable {
  /// What stands on them.
  public var blocks: [Block]
  /// The pages.
  public var page: PageSetup
  /// What stands above the text of each page; empty for nothing.
  public var header: [Paragraph]
  /// What stands above the text of pages on the left, where that differs.
  public var evenHeader: [Paragraph]?
  /// What stands below the text of each page.
  public var footer: [Paragraph]
  /// What stands below the text of pages on the left, where that differs.
  public var evenFooter: [Paragraph]?

  /// Creates a section without anything above and below.
  public init(
    _ blocks: [Block], page: PageSetup, header: [Paragraph] = [], evenHeader: [Paragraph]? = nil,
    footer: [Paragraph] = [], evenFooter: [Paragraph]? = nil
  ) {
    self.blocks = blocks
    self.page = page
    self.header = header
    self.evenHeader = evenHeader
    self.footer = footer
    self.evenFooter = evenFooter
  }
}

/// The size of pages, their margins and their grid.
public struct PageSetup: Sendable, Hashable {
  /// The width of the paper.
  public var width: Length
  /// The height of the paper.
  public var height: Length
  /// The margin above.
  public var top: Length
  /// The margin below.
  public var bottom: Length
  /// The margin on the left; where margins are mirrored, that at the binding.
  public var left: Length
  /// The margin on the right.
  public var right: Length
  /// How far the head of a page stands from the paper's edge.
  public var headerDistance: Length
  /// How far the foot stands from it.
  public var footerDistance: Length
  /// The distance of the grid's lines; nil for no grid.
  public var linePitch: Length?
  /// How many characters stand on a line of the grid; nil where lines alone are counted.
  public var charactersPerLine: Int?

  /// Creates pages.
  public init(
    width: Length, height: Length, top: Length, bottom: Length, left: Length, right: Length,
    headerDistance: Length = .millimetres(15), footerDistance: Length = .millimetres(15),
    linePitch: Length? = nil, charactersPerLine: Int? = nil
  ) {
    self.width = width
    self.height = height
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
    self.headerDistance = headerDistance
    self.footerDistance = footerDistance
    self.linePitch = linePitch
    self.charactersPerLine = charactersPerLine
  }

  /// A4, upright.
  public static func a4(top: Length, bottom: Length, left: Length, right: Length) -> PageSetup {
    PageSetup(
      width: .millimetres(210), height: .millimetres(297), top: top, bottom: bottom, left: left, right: right)
  }

  /// How wide the text is.
  public var textWidth: Length { width - left - right }

  /// How high the text is.
  public var textHeight: Length { height - top - bottom }

  /// Whether the paper lies on its side.
  public var isLandscape: Bool { width > height }

  /// The same paper on its side, its text turned with it.
  public var turned: PageSetup {
    var page = self
    (page.width, page.height) = (height, width)
    (page.top, page.bottom, page.left, page.right) = (right, left, top, bottom)
    return page
  }
}
