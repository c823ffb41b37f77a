import Addresses

/// Finds the page that an address of the site itself names.
///
/// A link to such an address works where the site is published, neither in the preview nor on paper, and nobody is told
/// when its page goes. The home page is left out: who names it in full says where the site is to be found.
struct OwnAddress {
  let index: PageIndex

  /// The page at a whole address or at one from the root of the host, with the fragment as it is written; nil if there is
  /// none, or no file that an editor has written.
  func page(at written: String) -> (page: PageEntry, fragment: Substring?)? {
    let site = index.settings.url
    let address = Address(written: written)
    guard address.host == nil || address.host == site.host else { return nil }
    let (path, base) = (address.decodedPath, site.decodedPath)
    var names = (path.hasPrefix(base) ? path.dropFirst(base.count) : path[...]).split(separator: "/")
    if names.last == "index.html" { names.removeLast() }
    let languages = index.settings.languages
    var language = index.settings.defaultLanguage
    if let first = names.first.map(String.init), first != language, languages.contains(first) {
      language = first
      names.removeFirst()
    }
    let id = names.joined(separator: "/")
    guard !id.isEmpty, let page = index.entry(id, language) ?? index.entry(id + "/index", language),
      !page.parsed.isGenerated
    else { return nil }
    // What is searched for has no file.
    if page.id == SearchPages.page, written.contains("?") { return nil }
    return (page, written.firstIndex(of: "#").map { written[written.index(after: $0)...] })
  }
}
