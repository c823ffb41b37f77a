import Diagnostics
import Jobs

/// A page whose links, citations and directives have found what they refer to.
///
/// What was resolved is kept by the index of the document's node it belongs to.
struct LinkedPage: Sendable {
  let entry: PageEntry
  /// Where links and pictures lead.
  var targets: [Int: LinkTarget] = [:]
  /// What directives mean.
  var directives: [Int: any DirectiveMeaning] = [:]
  /// The page's numbered things, by id.
  var numbers: [String: Number] = [:]
  /// What changes with the page's evidence and its cases, each with its place, in reading order: what it uses, what it
  /// lists, and what it links to.
  var uses: [Use] = []
  /// What the page uses, each once, in the order of first use.
  var dependencies: [Dependency] = []
  /// What a preview marks in the text; nil in a build.
  var marks: PreviewMarks?
  /// The names on the page that nothing answers to; each has been reported.
  var unresolved: Set<String> = []
  /// What was asked for to link it.
  var reads = Reads()
  /// Whether all that stands on the page could be read, up to the unresolved names.
  var isSound = true

  /// Whether the page's references are all that its author meant.
  var isWhole: Bool { isSound && unresolved.isEmpty }

  /// One use of something on a page.
  struct Use: Sendable {
    let dependency: Dependency
    let place: SourcePlace
    /// The directive or key that uses it, as an editor writes it.
    let by: String
  }

  /// The number of a figure or table on its page.
  struct Number: Sendable, Hashable {
    let series: Anchor.Series
    let value: Int
    /// What a list of figures or tables calls it.
    var title: String?
  }
}
