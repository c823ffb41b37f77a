import Diagnostics
import Evidence
import Kinds
import Markdown
import People

/// What one directive means: how it is written, what it refers to, and what it says in plain text.
///
/// What it becomes on a page is for composing to say (`ComposedDirective`).
protocol DirectiveMeaning: Sendable {
  /// How it is written.
  static var signature: DirectiveSignature { get }

  /// How it is written in a workspace that has these kinds.
  static func signature(_ kinds: Kinds) -> DirectiveSignature

  /// The ids that a use will give, as far as it says so itself: links between pages may name them.
  static func ids(of directive: Directive) -> [String]

  /// The style sheet that its page needs beside the site's, such as `chart`; nil where that is enough.
  static var stylesheet: String? { get }

  /// Reads a use whose form, label and attributes have been checked; nil after an error, which it reports.
  init?(_ use: DirectiveUse, _ context: inout LinkContext)

  /// What it uses of the evidence and the pages, in the order in which a reader meets it.
  var dependencies: [Dependency] { get }

  /// What it lists without using it, as the ledger lists every fact: it changes with them, and is no use of them.
  var listings: [Dependency] { get }

  /// The ids it gives to what it puts on the page and that links and `:ref` can name.
  var anchors: [Anchor] { get }

  /// Whether what stands inside it is set as text; if not, it reads that itself.
  var setsContent: Bool { get }

  /// The fact that it states in a line of text; nil for whatever is no figure.
  var stated: Fact? { get }

  /// The file of `Content/assets` that it shows as a picture.
  var picture: String? { get }

  /// The chart that it puts on its page.
  var plan: ChartPlan? { get }

  /// What it says in plain text, for those who search; a block says it before its label and content.
  func plainText(_ reader: PageText) -> String
}

extension DirectiveMeaning {
  static var stylesheet: String? { nil }
  static func signature(_ kinds: Kinds) -> DirectiveSignature { signature }
  static func ids(of directive: Directive) -> [String] { directive.value("id").map { [$0] } ?? [] }
  var dependencies: [Dependency] { [] }
  var listings: [Dependency] { [] }
  var anchors: [Anchor] { [] }
  var stated: Fact? { nil }
  var picture: String? { nil }
  var plan: ChartPlan? { nil }
  func plainText(_ reader: PageText) -> String { "" }
  var setsContent: Bool { true }
}

/// A thing on a page that is numbered and can be referred to.
struct Anchor: Sendable, Hashable {
  enum Series: Sendable, Hashable {
    case figure, table
  }

  let id: String
  let series: Series
  /// What a list of figures or tables calls it; nil where its label does.
  var title: String?
}

/// One use of a directive on a page.
struct DirectiveUse {
  let directive: Directive
  /// The directive's index among the document's nodes.
  let node: Int
  let entry: PageEntry

  var range: Range<Int> { entry.parsed.document.nodes[node].range }

  /// The whole use.
  var place: SourcePlace { entry.parsed.file.place(range) }

  /// A part of it.
  func place(_ range: Range<Int>) -> SourcePlace { entry.parsed.file.place(range) }

  /// The label without spaces around it.
  var label: String { (directive.label ?? "").trimmed }

  /// An attribute's text.
  func text(_ name: String) -> String? { directive.value(name) }

  /// An attribute's words, each with its place (that of the attribute).
  func words(_ name: String) -> [Located<String>] {
    guard let attribute = directive.attributes.first(where: { $0.name == name }) else { return [] }
    return attribute.value.split(separator: " ").map { Located(String($0), place(attribute.range)) }
  }
}

/// What linking a page may look at, and where it leaves its complaints.
struct LinkContext {
  let index: PageIndex
  let entry: PageEntry
  var diagnostics: [Diagnostic] = []
  /// The names that nothing answers to.
  private(set) var unresolved: Set<String> = []

  /// The fact of an id; an unknown one is reported, a withdrawn one too.
  mutating func fact(_ id: String, at place: SourcePlace) -> Fact? {
    guard let fact = index.evidence.fact(id) else {
      unresolved.insert(id)
      if let problem = index.unknownFact(id, at: place) { diagnostics.append(problem) }
      return nil
    }
    if fact.standing == .withdrawn {
      diagnostics.append(
        .error(
          "withdrawn-fact", "the fact '\(id)' has been withdrawn",
          help: "take the figure out of the text, or use another", at: place))
    }
    return fact
  }

  /// Reports a source that does not exist.
  mutating func checkSource(_ id: String, at place: SourcePlace) {
    if index.evidence.source(id) == nil { unresolved.insert(id) }
    // A source whose own record is wrong has been reported there.
    guard index.evidence.isUnknownSource(id) else { return }
    let suggestion = Suggestion.clause(for: id, in: index.evidence.sourceNames)
    diagnostics.append(.error("unknown-source", "no source '\(id)'\(suggestion)", at: place))
  }

  /// Reports a person whom nobody has listed.
  mutating func checkPerson(_ id: String, at place: SourcePlace) {
    if index.people.person(id) == nil { unresolved.insert(id) }
    if let problem = index.unknownPerson(id, at: place) { diagnostics.append(problem) }
  }

  /// The names that are indicators; unknown ones are reported.
  mutating func indicators(_ words: [Located<String>]) -> [Indicator] {
    words.compactMap { word in
      if let indicator = index.evidence.indicator(word.value) { return indicator }
      unresolved.insert(word.value)
      guard !parted(word), index.evidence.isUnknownIndicator(word.value) else { return nil }
      let suggestion = Suggestion.clause(for: word.value, in: index.evidence.indicatorNames)
      diagnostics.append(
        .error("unknown-indicator", "no indicator '\(word.value)'\(suggestion)", at: word.place))
      return nil
    }
  }

  /// The names that are pages of a kind; unknown ones are reported.
  mutating func names(_ words: [Located<String>], of kind: Kind) -> [String] {
    words.compactMap { word in
      if index.names(of: kind).contains(word.value) { return word.value }
      unresolved.insert(word.value)
      if parted(word) { return nil }
      diagnostics += index.unknown(word.value, kind, at: word.place)
      return nil
    }
  }

  /// Whether a name is several with punctuation between them, which is reported.
  private mutating func parted(_ word: Located<String>) -> Bool {
    guard let problem = NameSeparator.problem(in: word.value, meant: "a space", written: " ", at: word.place)
    else {
      return false
    }
    diagnostics.append(problem)
    return true
  }
}
