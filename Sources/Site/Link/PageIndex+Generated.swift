/// The pages that Casebook makes itself where no editor has written them.
extension PageIndex {
  /// The address of the ledger in a language.
  func ledger(_ language: String) -> Route? { entry(SourcePages.ledger, language)?.route }

  /// The address of a source's page in a language that has a ledger.
  func page(ofSource source: String, _ language: String) -> Route? {
    ledger(language).map { Route($0.path + source + "/") }
  }

  /// The search page of a language; a page of that id with another template is a page like any other.
  func searchPage(_ language: String) -> PageEntry? {
    entry(SearchPages.page, language).flatMap { $0.template == SearchPages.page ? $0 : nil }
  }
}
