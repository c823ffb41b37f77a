import Diagnostics
import Evidence
import Kinds
import Markdown

/// Resolves what one page refers to.
struct PageLinker {
  private let index: PageIndex
  private let entry: PageEntry
  private var page: LinkedPage
  private var context: LinkContext
  /// What the page uses, in reading order.
  private var dependencies: [LinkedPage.Use] = []
  /// The ids of the page's headings.
  private let headings: Set<String>
  /// How many figures and tables have their number.
  private var counts: [Anchor.Series: Int] = [:]
  /// What else it changes with.
  private var mentions: [LinkedPage.Use] = []

  /// Whether the text is checked for what would be published in silence.
  private let checks: Bool

  /// - Parameter checks: Whether the page is checked too; not where that has been done.
  init(index: PageIndex, entry: PageEntry, checks: Bool = true) {
    self.index = index
    self.entry = entry
    self.checks = checks
    page = LinkedPage(entry: entry)
    headings = Set(entry.headings.map(\.id))
    context = LinkContext(index: index, entry: entry)
  }

  consuming func link() -> Diagnosed<LinkedPage> {
    page.isSound = entry.parsed.isSound
    readFrontMatter()
    if checks, !entry.parsed.isGenerated {
      context.diagnostics += HeadingCheck.duplicateIDs(entry) + HeadingCheck.levels(entry)
      let lines = PlainLine.blocks(of: entry.parsed.document)
      context.diagnostics += FullWidthCheck(index: index).check(entry, lines)
      context.diagnostics += MarkdownSlipCheck.check(entry.parsed.document, lines)
      context.diagnostics += TitleCheck.check(entry) + NoteSlips.check(entry.parsed.document)
      readSlips(lines)
    }
    for (number, node) in entry.parsed.document.nodes.enumerated() {
      switch node.kind {
      case .link(let link), .image(let link): read(link, number, at: node.range)
      case .citation(let citations): read(citations, at: node.range)
      case .directive(let directive), .inlineDirective(let directive): read(directive, number, at: node.range)
      default: continue
      }
    }
    // Without its opening line the front matter is read as text.
    if checks, entry.parsed.frontMatter.isReadable {
      let ids = ["broken-evidence", "foreign-markup", "heading-id"]
      let slips = Intervals(context.diagnostics.filter { ids.contains($0.id) }.compactMap(\.place?.range))
      // What was meant as a place in a source, a note's mark or a width is no number of the text.
      context.diagnostics += UnboundNumberCheck(index: index).check(entry).filter { number in
        !slips.overlaps(number.place?.range ?? 0..<0)
          && !NoteSlips.isMark(at: number.place?.range?.lowerBound ?? 0, in: entry.parsed.file)
      }
      context.diagnostics += LocatorCheck(index: index).check(entry)
    }
    context.diagnostics += unknownAnchors()
    context.diagnostics += MarkdownSafety.check(
      entry.parsed.document, allowsRawHTML: index.settings.allowsRawHTML)
    dependencies += dependencies.flatMap(behind)
    var seen: Set<Dependency> = []
    page.uses = (dependencies + mentions).sorted { $0.place.start < $1.place.start }
    page.dependencies = dependencies.map(\.dependency).filter { seen.insert($0).inserted }
    page.unresolved.formUnion(context.unresolved)
    return Diagnosed(page, context.diagnostics)
  }

  /// What would be published as text in silence; what it was to show is not known for certain.
  private mutating func readSlips(_ lines: [[PlainLine]]) {
    let slips = SlipCheck(index: index).check(entry, lines, beside: context.diagnostics)
    context.diagnostics += slips
    if slips.contains(where: { $0.id == "broken-evidence" }) { page.isSound = false }
  }

  // MARK: What stands in the text

  private mutating func read(_ link: Node.Link, _ number: Int, at range: Range<Int>) {
    if let slip = NoteSlips.spacedName(at: range, in: entry.parsed.file) {
      context.diagnostics.append(slip)
      return
    }
    switch LinkResolver(index: index, entry: entry).resolve(link.destination, at: range) {
    case .success(let target):
      page.targets[number] = target
      guard case .page(let key, _) = target, let other = index.entry(key.id, key.language),
        other.kind.folder != nil
      else { return }
      mentions.append(
        .init(dependency: .page(other.pageName), place: entry.parsed.file.place(range), by: "link"))
    case .failure(let failure): context.diagnostics.append(failure.diagnostic)
    }
  }

  private mutating func read(_ citations: [Citation], at range: Range<Int>) {
    for citation in citations {
      if let fault = separatorFault(in: citation) {
        context.diagnostics.append(fault)
        page.unresolved.insert(citation.id)
        continue
      }
      context.checkSource(citation.id, at: entry.parsed.file.place(citation.idRange))
      dependencies.append(
        .init(dependency: .source(citation.id), place: entry.parsed.file.place(range), by: "[@]"))
    }
  }

  /// `[@id，p1；@id]`: Chinese punctuation behind a source's id, which reads as part of it.
  private func separatorFault(in citation: Citation) -> Diagnostic? {
    let signs: [Character: String] = ["，": ",", "、": ";", "；": ";"]
    guard index.evidence.isUnknownSource(citation.id),
      let sign = citation.id.firstIndex(where: { signs[$0] != nil }), let meant = signs[citation.id[sign]]
    else { return nil }
    let start = citation.idRange.lowerBound + citation.id[..<sign].utf8.count
    return .fullWidth(
      String(citation.id[sign]), meant: meant,
      help: "',' stands between a source and the place in it, ';' between two sources, as in [@a, p1; @b]",
      at: entry.parsed.file.place(start..<start + citation.id[sign].utf8.count))
  }

  private mutating func read(_ directive: Directive, _ number: Int, at range: Range<Int>) {
    let use = DirectiveUse(directive: directive, node: number, entry: entry)
    let known = context.unresolved
    guard let meaning = index.directives.read(use, &context) else {
      // A list might have shown anything, unless it is only a name that is wrong; what a figure was to show is known.
      if directive.form == .leaf, context.unresolved == known { page.isSound = false }
      if directive.form == .inline { page.unresolved.insert(use.label) }
      return
    }
    page.directives[number] = meaning
    for anchor in meaning.anchors { add(anchor, at: use.place) }
    let name = directive.form.written(directive.name)
    dependencies += meaning.dependencies.map { .init(dependency: $0, place: use.place, by: name) }
    mentions += meaning.listings.map { .init(dependency: $0, place: use.place, by: name) }
  }

  /// Numbers a figure or table; an id that the page has already is an error.
  private mutating func add(_ anchor: Anchor, at place: SourcePlace) {
    guard page.numbers[anchor.id] == nil, !headings.contains(anchor.id) else {
      context.diagnostics.append(
        .error(
          "duplicate-anchor", "the id '\(anchor.id)' stands on this page already",
          help: "give this one another id with {id=…}", at: place))
      return
    }
    let value = counts[anchor.series, default: 0] + 1
    counts[anchor.series] = value
    page.numbers[anchor.id] = LinkedPage.Number(
      series: anchor.series, value: value, title: anchor.title)
  }

  /// The facts that a computed one is made of: who shows it shows them.
  private func behind(_ use: LinkedPage.Use) -> [LinkedPage.Use] {
    guard case .fact(let id) = use.dependency, let fact = index.evidence.fact(id), fact.computation != nil
    else {
      return []
    }
    return index.evidence.parts(of: fact).map {
      .init(dependency: .fact($0.id), place: use.place, by: use.by)
    }
  }

  /// Reports references to figures and tables that are not on the page.
  private func unknownAnchors() -> [Diagnostic] {
    var unread: Set<String>?
    let names = Array(page.numbers.keys)
    let known = KnownNames(names)
    return dependencies.compactMap { use in
      guard case .anchor(let id) = use.dependency, page.numbers[id] == nil else { return nil }
      let ids = unread ?? idsOfUnreadDirectives()
      unread = ids
      if ids.contains(id) { return nil }
      let suggestion = Suggestion.clause(for: id, in: known)
      return .error(
        "unknown-reference", "no figure or table '\(id)' on this page\(suggestion)", at: use.place)
    }
  }

  /// The ids of directives that could not be read, which has been reported or rests on what has.
  private func idsOfUnreadDirectives() -> Set<String> {
    var ids: Set<String> = []
    for (number, node) in entry.parsed.document.nodes.enumerated() {
      guard page.directives[number] == nil, case .directive(let directive) = node.kind else { continue }
      for own in index.directives.ids(of: directive) {
        ids.insert(own)
        // A comparison may add a figure beside its table by itself.
        if own.hasPrefix("table-") { ids.insert("fig-" + own.dropFirst("table-".count)) }
      }
    }
    return ids
  }

  // MARK: What stands in the keys

  /// The pages, facts and sources that keys name; what the facts rest on changes with them.
  private mutating func readFrontMatter() {
    for key in entry.kind.keys where key.type.isReference {
      for word in entry.parsed.frontMatter.words(key.name) {
        func use(_ dependency: Dependency) -> LinkedPage.Use {
          .init(dependency: dependency, place: word.place, by: key.name)
        }
        switch key.type {
        case .facts:
          dependencies.append(use(.fact(word.value)))
          guard let fact = index.evidence.fact(word.value) else {
            page.unresolved.insert(word.value)
            continue
          }
          mentions += fact.restsOn.dropFirst().map(use)
        case .sources:
          dependencies.append(use(.source(word.value)))
          if index.evidence.source(word.value) == nil { page.unresolved.insert(word.value) }
        case .page(let name):
          dependencies.append(use(.page(PageName(kind: name, name: word.value))))
          // A name that no subject has may have been meant to bring that subject's facts.
          guard let kind = index.kinds.kind(named: name), kind.isSubject else { continue }
          if !index.names(of: kind).contains(word.value) { page.unresolved.insert(word.value) }
        case .people: dependencies.append(use(.person(word.value)))
        default: continue
        }
      }
    }
  }
}

extension SourcePlace {
  /// Where it begins.
  fileprivate var start: Int { range?.lowerBound ?? 0 }
}
