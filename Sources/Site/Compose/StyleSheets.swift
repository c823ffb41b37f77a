import Diagnostics

/// The style sheets of the templates, gathered so that a page asks for one file.
///
/// A sheet in `Templates/assets` is for every page, unless it bears the name of a template or of something a directive
/// makes: `search.css` goes to pages of the template `search`, `chart.css` to pages with a chart. `print.css` comes last.
struct StyleSheets: Sendable {
  private let special: Set<String>
  private let bundles: [Set<String>: SiteTree.File]

  private static let folder = "Templates/assets/"
  private static let last = "print"

  /// Gathers the sheets for every page that the templates and directives allow.
  init(_ workspace: Workspace) {
    var texts: [String: String] = [:]
    for file in workspace.texts(under: "Templates/assets", ending: ".css") {
      texts[String(file.path.dropFirst(Self.folder.count).dropLast(".css".count))] = file.text
    }
    let ofTemplates = texts.keys.filter { workspace.texts["Templates/\($0).mustache"] != nil }.sorted()
    let ofDirectives = Set(DirectiveList.all.compactMap { $0.stylesheet }).filter { texts[$0] != nil }
      .sorted()
    let special = Set(ofTemplates + ofDirectives)
    self.special = special
    let common = texts.keys.filter { name in !special.contains(name) && name != Self.last }.sorted()
    var choices: [Set<String>] = [[]]
    for name in ofDirectives { choices += choices.map { $0.union([name]) } }
    choices += ofTemplates.flatMap { name in choices.map { $0.union([name]) } }
    var bundles: [Set<String>: SiteTree.File] = [:]
    for choice in choices {
      let names = common + choice.sorted() + (texts[Self.last] == nil ? [] : [Self.last])
      let bytes = Array(CompactStyle.compact(names.compactMap { texts[$0] }).utf8)
      guard !bytes.isEmpty else { continue }
      let name = (["site"] + choice.sorted()).joined(separator: "-")
      bundles[choice] = SiteTree.File(
        path: "assets/\(name).\(SHA256.hex(bytes).prefix(10)).css", bytes: bytes)
    }
    self.bundles = bundles
  }

  /// The sheet of a page on which nothing special stands.
  var plain: SiteTree.File? { bundles[[]] }

  /// The sheet of a page by its template and what stands on it; nil if the templates have none.
  func file(template: String, _ directives: some Sequence<any DirectiveMeaning>) -> SiteTree.File? {
    let names = Set(directives.compactMap { type(of: $0).stylesheet } + [template])
    return bundles[names.intersection(special)]
  }
}
