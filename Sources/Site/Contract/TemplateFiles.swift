import Diagnostics
import Templates

/// The files beside the templates that what readers see rests on: style sheets, the search script, the mark.
///
/// Without one a site would be published all the same, and nobody would be told that it looks like nothing.
struct TemplateFiles {
  let workspace: Workspace
  let pages: [LinkedPage]
  /// The names of the style sheets that some directives need.
  let stylesheets: Set<String>

  private typealias Missing = TemplateLibrary.MissingFile

  private static let folder = "Templates/assets/"

  /// The files that are missing behind a field of a model: a template that names the field asks for them.
  func behindFields() -> [String: [TemplateLibrary.MissingFile]] {
    var sheets: [Missing] = []
    if !StyleSheets.hasCommon(workspace, ofDirectives: stylesheets) {
      sheets.append(Missing(path: Self.folder + "site.css"))
    }
    var seen: Set<String> = []
    let meanings = pages.flatMap { page in page.directives.sorted { $0.key < $1.key }.map(\.value) }
    for meaning in meanings {
      guard let name = type(of: meaning).stylesheet, seen.insert(name).inserted else { continue }
      sheets.append(
        Missing(path: "\(Self.folder)\(name).css", feature: "'\(type(of: meaning).signature.name)'"))
    }
    sheets.append(Missing(path: StyleSheets.print, feature: "pages on paper"))
    return [
      "PageModel.stylesheet": sheets, "SearchModel.scriptURL": [Missing(path: SearchPage.script)],
      "HeadModel.icon": [Missing(path: FileRoutes.icon)],
    ].mapValues { $0.filter { !isThere($0.path) } }
  }

  /// The style sheets of briefings that are missing.
  func checkBriefings() -> [Diagnostic] {
    let briefings = pages.map(\.entry).filter(\.isPrintable)
    var seen: Set<String> = []
    return briefings.flatMap { briefing in
      BriefingStyle.sheets(of: briefing).filter { !isThere($0) && seen.insert($0).inserted }.map { path in
        .error(
          "missing-asset", "'\(briefing.id)' needs '\(path)', which is not there",
          help: "a sheet that has nothing to say may be empty",
          at: SourceFile(path: path, text: "").whole)
      }
    }
  }

  private func isThere(_ path: String) -> Bool {
    workspace.texts[path] != nil || workspace.assets[path] != nil || workspace.unreadable.contains(path)
  }
}
