import Digest
import Publishing
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
  /// The sheet for pages on paper.
  static let print = "\(folder)\(last).css"

  /// Gathers the sheets for every page that the templates and directives allow.
  init(_ workspace: Workspace) {
    let texts = Self.texts(workspace)
    let ofTemplates = texts.keys.filter { Self.isOfTemplate($0, workspace) }.sorted()
    let ofDirectives = Self.ofDirectives.filter { texts[$0] != nil }.sorted()
    special = Set(ofTemplates + ofDirectives)
    let common = Self.common(workspace)
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

  /// The sheets for every page, by name.
  static func common(_ workspace: Workspace) -> [String] {
    texts(workspace).keys.filter { name in
      !isOfTemplate(name, workspace) && !ofDirectives.contains(name) && name != last
    }.sorted()
  }

  private static func texts(_ workspace: Workspace) -> [String: String] {
    workspace.texts(under: "Templates/assets", ending: ".css").reduce(into: [:]) { texts, file in
      texts[String(file.path.dropFirst(folder.count).dropLast(".css".count))] = file.text
    }
  }

  private static func isOfTemplate(_ name: String, _ workspace: Workspace) -> Bool {
    workspace.texts["Templates/\(name).mustache"] != nil
  }

  private static let ofDirectives = Set(DirectiveList.all.compactMap { $0.stylesheet })

  /// The sheet of a page on which nothing special stands.
  var plain: SiteTree.File? { bundles[[]] }

  /// The sheet of a page by its template and what stands on it; nil if the templates have none.
  func file(template: String, _ directives: some Sequence<any DirectiveMeaning>) -> SiteTree.File? {
    let names = Set(directives.compactMap { type(of: $0).stylesheet } + [template])
    return bundles[names.intersection(special)]
  }
}
