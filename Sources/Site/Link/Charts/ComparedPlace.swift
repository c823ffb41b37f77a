import Evidence

/// What figures of a comparison are about: a page, or nothing in particular where no fact names a page.
struct ComparedPlace: Sendable {
  /// The page; nil for facts that are about none.
  let page: PageEntry?
  /// What readers call it.
  let title: String

  init(_ page: PageEntry) {
    self.page = page
    title = page.title
  }

  /// The place of facts that are about no page.
  init(nowhere language: FigureLanguage) {
    page = nil
    title = language.phrase("noCase")
  }

  /// How facts name it.
  var subject: PageName? { page?.pageName }
}
