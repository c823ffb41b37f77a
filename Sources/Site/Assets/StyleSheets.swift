import Diagnostics
import Digest
import Publishing

/// The style sheets of the templates, gathered so that a page asks for one file.
///
/// A sheet in `Templates/assets` is for every page, unless it bears the name of a template or of something a directive
/// makes: `search.css` goes to pages of the template `search`, `chart.css` to pages with a chart. `print.css` comes last of
/// the program's, and behind it what the workspace adds to them.
struct StyleSheets: Sendable {
  private let texts: [String: String]
  private let common: [String]
  private let special: Set<String>
  /// The sheets that the workspace adds to the program's.
  private let added: Set<String>
  /// The files that are asked for, by the special sheets in them.
  private var bundles: [Set<String>: SiteTree.File] = [:]

  private static let folder = Workspace.templateAssetFolder
  private static let last = "print"
  /// The sheet for pages on paper.
  static let print = "\(folder)\(last).css"

  /// Gathers the sheets.
  ///
  /// - Parameters:
  ///   - ofDirectives: The names of those that some directives need.
  ///   - uses: What pages ask for, each by its template and what its directives need.
  ///   - address: Where a file of `Templates/assets` stands, as a sheet of the site names it.
  init(
    _ workspace: Workspace, ofDirectives: Set<String>, uses: Set<Set<String>> = [],
    address: (String) -> String? = { _ in nil }
  ) {
    let sheets = Self.sheets(workspace)
    let texts = sheets.mapValues { StyleAddresses.resolved($0, address) }
    self.texts = texts
    added = Set(sheets.filter { workspace.isAddition($0.value.path) }.keys)
    special = Set(texts.keys.filter { Self.isOfTemplate($0, workspace) || ofDirectives.contains($0) })
    common = Self.common(workspace, ofDirectives: ofDirectives)
    for use in uses.union([[]]) {
      let choice = use.intersection(special)
      if bundles[choice] == nil { bundles[choice] = bundle(choice) }
    }
  }

  private func bundle(_ choice: Set<String>) -> SiteTree.File? {
    let own = common + choice.sorted()
    let names =
      own.filter { !added.contains($0) } + (texts[Self.last] == nil ? [] : [Self.last])
      + own.filter(added.contains)
    let bytes = Array(CompactStyle.compact(names.compactMap { texts[$0] }).utf8)
    guard !bytes.isEmpty else { return nil }
    let name = (["site"] + choice.sorted()).joined(separator: "-")
    return SiteTree.File(path: "assets/\(name).\(SHA256.hex(bytes).prefix(10)).css", bytes: bytes)
  }

  /// Whether there is a sheet for every page.
  static func hasCommon(_ workspace: Workspace, ofDirectives: Set<String>) -> Bool {
    !common(workspace, ofDirectives: ofDirectives).isEmpty
  }

  /// The sheets for every page, by name.
  private static func common(_ workspace: Workspace, ofDirectives: Set<String>) -> [String] {
    sheets(workspace).keys.filter { name in
      !isOfTemplate(name, workspace) && !ofDirectives.contains(name) && name != last
    }.sorted()
  }

  private static func sheets(_ workspace: Workspace) -> [String: SourceFile] {
    workspace.texts(under: "Templates/assets", ending: ".css").reduce(into: [:]) { sheets, file in
      sheets[String(file.path.dropFirst(folder.count).dropLast(".css".count))] = file
    }
  }

  private static func isOfTemplate(_ name: String, _ workspace: Workspace) -> Bool {
    workspace.texts["Templates/\(name).mustache"] != nil
  }

  /// The sheet of a page on which nothing special stands.
  var plain: SiteTree.File? { file([]) }

  /// The sheet of a page by its template and what its directives need; nil if the templates have none.
  func file(_ use: Set<String>) -> SiteTree.File? {
    let choice = use.intersection(special)
    return bundles[choice] ?? bundle(choice)
  }
}

extension LinkedPage {
  /// The style sheets that the page asks for beside those of every page, by their names.
  var stylesheets: Set<String> {
    Set(directives.values.compactMap { type(of: $0).stylesheet } + [entry.template])
  }
}
