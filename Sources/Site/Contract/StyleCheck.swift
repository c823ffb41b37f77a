import Diagnostics

/// `style-syntax`, `missing-asset`, `blocked-by-policy`: what browsers would not understand in the workspace's own style
/// sheets, or would not load.
struct StyleCheck {
  let workspace: Workspace

  private static let folders = ["Templates/assets", "Templates/print"]

  /// Checks every sheet that is not the program's own.
  func check() -> [Diagnostic] {
    let names = KnownNames(workspace.templateAssets)
    return Self.folders.flatMap { workspace.texts(under: $0, ending: ".css") }
      .filter { !workspace.isOfProgram($0) }.flatMap { sheet in
        let scanner = StyleScanner(sheet)
        return scanner.diagnostics + scanner.links.compactMap { problem($0, in: sheet, names) }
      }
  }

  private static func isCarried(_ path: String) -> Bool {
    path.hasPrefix(Workspace.templateAssetFolder) && !path.hasSuffix(".css")
  }

  private func problem(_ link: StyleScanner.Link, in sheet: SourceFile, _ names: KnownNames) -> Diagnostic? {
    let place = sheet.place(link.range)
    switch StyleAddresses.target(link.address, in: sheet.path) {
    case .elsewhere:
      return SitePolicy.problem(
        "'\(link.address)' is a file of another site, which the site's policy does not let a browser load",
        help: "put the file into Templates/assets and name it from there: url(\"fonts/name.woff2\")",
        at: place)
    case _ where link.isImport:
      return .error(
        "style-syntax", "'@import' has no effect here: the sheets of Templates/assets are joined as they are",
        help: "put the sheet into Templates/assets and take the line out", at: place)
    case .root:
      return .error(
        "missing-asset", "'\(link.address)' begins at the host's root, where files of the templates are not",
        help: "write the path from the sheet on, such as url(\"fonts/name.woff2\")", at: place)
    case .itself: return nil
    case .file(let path, _):
      if Self.isCarried(path), workspace.assets[path] != nil || workspace.texts[path] != nil { return nil }
      if workspace.unreadable.contains(path) { return nil }
      let folder = Workspace.templateAssetFolder
      let name = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
      return .error(
        "missing-asset", "there is no file '\(path)'\(Suggestion.clause(for: name, in: names))",
        help: "put it into Templates/assets, and write its path from the sheet on", at: place)
    }
  }
}

/// The policy that the site is served with: `docs/hosting/casebook.conf` and `_headers` send it.
enum SitePolicy {
  /// What is in a page and would not be loaded or run there.
  static func problem(_ message: Message, help: Message, at place: SourcePlace) -> Diagnostic {
    .warning("blocked-by-policy", message, help: help, at: place)
  }

  /// Whether an address leads to another site.
  static func isElsewhere(_ address: some StringProtocol) -> Bool {
    let small = address.lowercased()
    return small.hasPrefix("http:") || small.hasPrefix("https:") || small.hasPrefix("//")
      || small.hasPrefix("ftp:")
  }
}
