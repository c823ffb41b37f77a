import Diagnostics
import Kinds
import Markdown
import ShippedFiles
import Templates

/// Which templates are rendered with which models: the site's side of the contract with `Templates/`.
enum TemplateRoots {
  /// The templates of what prose is made of.
  private static let prose: [(template: String, model: TemplateShape)] = [
    ("directives/citation", CitationModel.shape), ("directives/note-reference", NoteReferenceModel.shape),
    ("partials/image", PictureModel.shape), ("partials/table", TableModel.shape),
  ]

  /// The templates of the directives that pages use: a theme need not know a directive that nobody writes.
  private static func directives(_ index: PageIndex) -> [(template: String, model: TemplateShape)] {
    var used: Set<String> = []
    var listed: [(template: String, model: TemplateShape)] = []
    for entry in index.entries {
      for node in entry.parsed.document.nodes {
        switch node.kind {
        case .directive(let directive), .inlineDirective(let directive):
          used.insert(directive.name)
          guard let kind = index.kinds.kind(inFolder: directive.name) else { continue }
          let template = Listing.template(
            of: kind, isPrint: false, hasForm: directive.value("as") != nil, index.templateNames)
          if !listed.contains(where: { $0.template == template }) {
            listed.append((template, ListingModel.shape(of: kind, in: index.kinds)))
          }
        default: break
        }
      }
    }
    return DirectiveList.all.filter { used.contains($0.signature.name) }.flatMap { $0.templates(index.kinds) }
      + listed
  }

  /// Every template that a workspace with these kinds may have, with the model that it is rendered with.
  static func all(_ kinds: Kinds) -> [(template: String, model: TemplateShape)] {
    let pages = [Kinds.pageName, Kinds.briefingName, SearchPages.page, NotFound.template]
    let lists = kinds.all.compactMap(\.folder).flatMap { ["directives/\($0)", "briefing/\($0)"] }
    let listings = kinds.all.filter { $0.folder != nil }.flatMap { kind in
      Listing.templates(of: kind, in: kinds, Set(lists + ["directives/listing", "briefing/listing"]))
    }
    let briefings = BriefingProfile.allCases.map {
      (template: "briefing/\($0.rawValue)", model: BriefingModel.shape(kinds))
    }
    return pages.map { ($0, PageModel.shape(kinds)) } + prose + listings + briefings
      + DirectiveList.all.flatMap { $0.templates(kinds) } + ofKinds(kinds) + [
        (SharePictures.template, SharePictureModel.shape), (Redirects.template, RedirectModel.shape),
        (NotFound.part, NotFoundModel.shape), (BriefingStyle.heads, BriefingHeadsModel.shape),
        ("briefing/footnotes", FootnotesModel.shape),
      ]
  }

  /// The templates that a kind may have of its own, beside those of its pages and of lists of them.
  private static func ofKinds(_ kinds: Kinds) -> [(template: String, model: TemplateShape)] {
    kinds.all.map { (BriefingPartModel.about($0), DeclaredModel.shape(of: $0, in: kinds)) }
      + kinds.declared.filter { kind in kind.ownKeys.contains { $0.type == .facts } }.map {
        (TraceabilityModel.template(of: $0), TraceabilityModel.shape(of: $0, in: kinds))
      }
  }

  /// Every template that lists pages, for every kind that it may list.
  private static func listings(_ index: PageIndex) -> [(template: String, model: TemplateShape)] {
    index.kinds.all.filter { $0.folder != nil }.flatMap {
      Listing.templates(of: $0, in: index.kinds, index.templateNames)
    }
  }

  /// The templates of the site's briefings, and of what is set in its own way in one.
  private static func briefings(_ catalogue: Catalogue) -> [(template: String, model: TemplateShape)] {
    let index = catalogue.index
    let briefings = index.entries.filter(\.isPrintable)
    guard !briefings.isEmpty else { return [] }
    let profiles = Set(briefings.map(BriefingComposer.template)).sorted()
    // The lists that stand in parts of a briefing.
    let listed = Set(catalogue.pages.flatMap { $0.directives.values.compactMap { ($0 as? Listing)?.kind } })
    let kinds = index.kinds.all.filter(listed.contains)
    let lists = kinds.map { kind in
      let template = Listing.template(of: kind, isPrint: true, hasForm: false, index.templateNames)
      return (template, ListingModel.shape(of: kind, in: index.kinds))
    }
    return profiles.map { ($0, BriefingModel.shape(index.kinds)) } + [
      (BriefingStyle.heads, BriefingHeadsModel.shape), ("briefing/footnotes", FootnotesModel.shape),
    ] + lists
  }

  /// The templates of what pages are made of and of what a site may go without.
  private static func parts(_ index: PageIndex) -> [(template: String, model: TemplateShape)] {
    DirectiveList.all.flatMap { $0.templates(index.kinds) } + listings(index) + ofKinds(index.kinds) + [
      (SharePictures.template, SharePictureModel.shape), (NotFound.template, PageModel.shape(index.kinds)),
      (Redirects.template, RedirectModel.shape), (NotFound.part, NotFoundModel.shape),
      (WeChatModel.template, WeChatModel.shape),
    ]
  }

  /// Compiles the templates of pages for their models, where it is known that nothing is wrong with them.
  static func prepare(_ templates: TemplateLibrary, _ index: PageIndex) {
    let pages = Set(index.entries.map(\.template)).sorted().map { ($0, PageModel.shape(index.kinds)) }
    _ = templates.check(prose + parts(index) + pages)
  }

  /// Checks that every template that will be asked for is there and names only what its model has, and that the files
  /// behind what it names are there too.
  static func check(_ templates: TemplateLibrary, _ catalogue: Catalogue) -> [Diagnostic] {
    let index = catalogue.index
    let files = TemplateFiles(
      workspace: index.workspace, pages: catalogue.pages, stylesheets: index.directives.stylesheets)
    var diagnostics = files.checkBriefings()
    var roots = prose + directives(index)
    for root in roots where !templates.names.contains(root.template) {
      diagnostics.append(missing(root.template))
    }
    roots += parts(index)
    if !index.aliases.isEmpty, !templates.names.contains(Redirects.template) {
      diagnostics.append(missing(Redirects.template))
    }
    if templates.names.contains(NotFound.template), !templates.names.contains(NotFound.part) {
      diagnostics.append(missing(NotFound.part))
    }
    for part in briefings(catalogue) {
      if templates.names.contains(part.template) {
        roots.append(part)
      } else {
        diagnostics.append(missing(part.template))
      }
    }
    var seen: Set<String> = []
    for entry in index.entries {
      let name = entry.template
      if templates.names.contains(name) {
        if seen.insert(name).inserted { roots.append((name, PageModel.shape(index.kinds))) }
      } else if let word = entry.parsed.frontMatter.word("template") {
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
    diagnostics += InterfaceWords.check(index.settings, templates.words)
    diagnostics += StyleCheck(workspace: index.workspace).check()
    diagnostics += TemplateMarkup(workspace: index.workspace).check()
    diagnostics += ContentPolicy(pages: catalogue.pages, allowsRawHTML: index.settings.allowsRawHTML).check()
    diagnostics += templates.check(roots, missing: files.behindFields())
    // What a template that cannot be read asks for is not known.
    return diagnostics.hasErrors ? diagnostics : diagnostics + unused(templates, index, beside: roots)
  }

  /// The templates that nothing asks for, whatever pages there are: their names are slips, or what they were for is gone.
  private static func unused(
    _ templates: TemplateLibrary, _ index: PageIndex, beside roots: [(template: String, model: TemplateShape)]
  ) -> [Diagnostic] {
    var known = Set((all(index.kinds) + roots).map(\.template))
    known.formUnion(index.kinds.all.map(\.name))
    known.formUnion(index.drafts.pages.map(\.template))
    known.formUnion(ShippedFiles.templates.keys.compactMap { Workspace.templateName("Templates/" + $0) })
    return templates.names.subtracting(known).subtracting(templates.partNames).sorted().map { name in
      let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
      let beside = known.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
      let meant = Suggestion.nearest(to: String(name.dropFirst(folder.count)), in: beside)
      return .warning(
        "unused-template", "nothing asks for a template '\(name)'",
        help: meant.map { "rename it to '\($0).mustache', or take it away" }
          ?? "name it with {{> \(name)}} in another or as the 'template' of a page, or take it away",
        at: SourceFile(path: "Templates/\(name).mustache", text: "").whole)
    }
  }

  static func missing(_ name: String) -> Diagnostic {
    .error(
      "missing-template", "there is no template '\(name)'",
      at: SourceFile(path: "Templates/\(name).mustache", text: "").whole)
  }
}
