import Diagnostics
import Kinds
import Markdown

/// Cuts the list of all pages of a kind that follow one another in time into parts: the first on the folder's own page,
/// each other on a page of its own.
struct ListingParts {
  let use: DirectiveUse
  let kind: Kind

  /// The part that a use shows, and how many there are; nil for a list in one piece.
  func part(_ pages: Int, isWhole: Bool, _ context: inout LinkContext) -> (number: Int, count: Int)? {
    let written = use.text("page")
    guard let size = kind.perPage else {
      if written != nil { fail("the kind '\(kind.name)' has no 'per_page' in kinds.yaml", &context) }
      return nil
    }
    let count = max(1, (pages + size - 1) / size)
    if let written {
      guard let number = Int(written), (1...count).contains(number) else {
        fail("'page' takes a number from 1 to \(count), not '\(written)'", &context)
        return nil
      }
      return (number, count)
    }
    let isOwn = context.entry.id == "\(kind.folder ?? "")/index"
    return isOwn && isWhole && count > 1 ? (1, count) : nil
  }

  private func fail(_ message: Message, _ context: inout LinkContext) {
    context.diagnostics.append(.error("bad-attribute", message, at: use.place(of: "page")))
  }

  /// Adds to a list where the rest of it is, and on the folder's pages the years that there are.
  static func add(
    to model: inout ListingModel, _ kind: Kind, _ part: (number: Int, count: Int)?, _ context: ComposeContext
  ) {
    let index = context.index
    let entry = context.entry
    guard let folder = kind.folder, kind.isDated,
      entry.id == "\(folder)/index" || entry.parsed.continues == "\(folder)/index"
    else { return }
    func link(_ title: String, _ id: String) -> LinkModel? {
      index.entry(id, entry.language).map {
        LinkModel(title: title, url: context.url($0.route), isCurrent: $0.key == entry.key)
      }
    }
    func page(_ number: Int) -> LinkModel? {
      link("\(number)", number == 1 ? "\(folder)/index" : DatedPages.page(number, of: folder))
    }
    if let part {
      model.pages = (1...part.count).compactMap(page)
      if part.number > 1 { model.newer = page(part.number - 1) }
      if part.number < part.count { model.older = page(part.number + 1) }
    }
    let years = Set(
      index.pages(of: kind, preferring: entry.language).compactMap {
        $0.firstDay.map { String($0.prefix(4)) }
      })
    model.years = years.sorted(by: >).compactMap { link($0, DatedPages.page(ofYear: $0, in: folder)) }
  }
}
