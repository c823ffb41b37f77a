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
  ///
  /// - Parameter ofDirectives: The names of those that some directives need.
  init(_ workspace: Workspace, ofDirectives: Set<String>) {
    let texts = Self.texts(workspace)
    let ofTemplates = texts.keys.filter { Self.isOfTemplate($0, workspace) }.sorted()
    let known = ofDirectives.filter { texts[$0] != nil }.sorted()
    special = Set(ofTemplates + known)
    let common = Self.common(workspace, ofDirectives: ofDirectives)
    var choices: [Set<String>] = [[]]
    for name in known { choices += choices.map { $0.union([name]) } }
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

  /// Whether there is a sheet for every page.
  static func hasCommon(_ workspace: Workspace, ofDirectives: Set<String>) -> Bool {
    !common(workspace, ofDirectives: ofDirectives).isEmpty
  }

  /// The sheets for every page, by name.
  private static func common(_ workspace: Workspace, ofDirectives: Set<String>) -> [String] {
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

  /// The sheet of a page on which nothing special stands.
  var plain: SiteTree.File? { bundles[[]] }

  /// The sheet of a page by its template and what its directives need; nil if the templates have none.
  func file(template: String, _ ofDirectives: some Sequence<String>) -> SiteTree.File? {
    bundles[Set(ofDirectives).union([template]).intersection(special)]
  }
}
