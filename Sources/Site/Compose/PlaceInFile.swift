import Addresses
import Templates

/// A place within a briefing, of which paper prints the page: template `partials/at-page`.
struct PlaceInFile: TemplateModel {
  let id: String
  let url: Address

  /// The place that an address leads to; nil for one outside the file.
  init?(_ url: Address?) {
    guard let url, url.text.hasPrefix("#"), url.text.count > 1 else { return nil }
    self.init(id: Address.decode(String(url.text.dropFirst())), url: url)
  }

  private init(id: String, url: Address) {
    self.id = id
    self.url = url
  }

  /// The place of an element.
  init(id: String) { self.init(id: id, url: Address(fragment: id)) }

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("url") { $0.url },
  ]
}
