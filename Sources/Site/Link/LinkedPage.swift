import Diagnostics

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
  /// What the page uses, each with its place, in reading order.
  var uses: [Use] = []
  /// What the page uses, each once, in the order of first use.
  var references: [Reference] = []

  /// One use of something on a page.
  struct Use: Sendable {
    let reference: Reference
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
