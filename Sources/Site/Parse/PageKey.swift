/// A page's id and language: what names one page.
struct PageKey: Sendable, Hashable {
  let id: String
  let language: String

  /// What a page answers to where a command asks for it: its name, its id, or its name in its language.
  var names: [String] {
    let name = id.split(separator: "/").last.map(String.init) ?? id
    return [name, id, "\(name).\(language)"]
  }
}
