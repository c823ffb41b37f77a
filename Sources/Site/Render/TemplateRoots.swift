import Diagnostics
import Markdown

/// Which templates are rendered with which models: the site's side of the contract with `Templates/`.
enum TemplateRoots {
  /// The templates of what prose is made of.
  private static let prose: [(template: String, model: TemplateShape)] = [
    ("directives/citation", CitationModel.shape), ("directives/note-reference", NoteReferenceModel.shape),
    ("partials/image", PictureModel.shape), ("partials/table", TableModel.shape),
  ]

  /// The templates of the directives that pages use: a theme need not know a directive that nobody writes.
  private static func directives(_ index: PageIndex) -> [(template: String, model: TemplateShape)] {
    let used = index.entries.reduce(into: Set<String>()) { names, entry in
      for node in entry.source.document.nodes {
        switch node.kind {
        case .directive(let directive), .inlineDirective(let directive): names.insert(directive.name)
        default: break
        }
      }
    }
    return DirectiveList.all.filter { used.contains($0.syntax.name) }.flatMap { $0.templates }
  }

  /// The templates of the site's briefings, and of what is set in its own way in one.
  private static func briefings(_ index: PageIndex) -> [(template: String, model: TemplateShape)] {
    let briefings = index.entries.filter(\.isPrintable)
    guard !briefings.isEmpty else { return [] }
    let profiles = Set(briefings.map(BriefingComposer.template)).sorted()
    return profiles.map { ($0, BriefingModel.shape) } + [
      (BriefingStyle.heads, BriefingHeadsModel.shape), ("briefing/footnotes", FootnotesModel.shape),
      ("briefing/cases", CasesModel.shape), ("briefing/recommendations", RecommendationsModel.shape),
    ]
  }

  /// Checks that every template that will be asked for is there and names only what its model has, and that the files
  /// behind what it names are there too.
  static func check(_ templates: TemplateLibrary, _ catalogue: Catalogue) -> [Diagnostic] {
    let index = catalogue.index
    let files = TemplateFiles(workspace: index.workspace, pages: catalogue.pages)
    var diagnostics = files.checkBriefings()
    var roots = prose + directives(index)
    for root in roots where !templates.names.contains(root.template) {
      diagnostics.append(missing(root.template))
    }
    roots += DirectiveList.all.flatMap { $0.templates }
    // Templates of what a site may go without.
    roots += [
      (SharePictures.template, SharePictureModel.shape), (NotFound.template, PageModel.shape),
      (Redirects.template, RedirectModel.shape), (NotFound.part, NotFoundModel.shape),
    ]
    if !index.aliases.isEmpty, !templates.names.contains(Redirects.template) {
      diagnostics.append(missing(Redirects.template))
    }
    if templates.names.contains(NotFound.template), !templates.names.contains(NotFound.part) {
      diagnostics.append(missing(NotFound.part))
    }
    for part in briefings(index) {
      if templates.names.contains(part.template) {
        roots.append(part)
      } else {
        diagnostics.append(missing(part.template))
      }
    }
    var seen: Set<String> = []
    for entry in index.entries {
      let name = PageComposer.template(of: entry)
      if templates.names.contains(name) {
        if seen.insert(name).inserted { roots.append((name, PageModel.shape)) }
      } else if let word = entry.source.frontMatter.word("template") {
        let suggestion = Suggestion.clause(for: name, in: templates.names)
        diagnostics.append(.error("unknown-template", "no template '\(name)'\(suggestion)", at: word.place))
      } else if seen.insert(name).inserted {
        diagnostics.append(missing(name))
      }
    }
    for language in index.settings.languages where templates.words[language] == nil {
      diagnostics.append(
        .error(
          "missing-words", "there are no texts of the interface in '\(language)'",
          help: "translate the file of another language in Templates/strings",
          at: SourceFile(path: "Templates/strings/\(language).yaml", text: "").whole))
    }
    return diagnostics + templates.check(roots, missing: files.behindFields())
  }

  private static func missing(_ name: String) -> Diagnostic {
    .error(
      "missing-template", "there is no template '\(name)'",
      at: SourceFile(path: "Templates/\(name).mustache", text: "").whole)
  }
}
