import Diagnostics

/// A piece of our own syntax that libcmark gets to see as one odd character or one comment.
///
/// Where it turns up in a place without markup (code, raw HTML, an address), the source text it stands for is put back.
struct Marker {
  /// What is marked.
  enum Meaning {
    indirect case inlineDirective(Directive)
    case citation([Citation])
    case noteReference(label: String)
    indirect case opening(Directive, colons: Int)
    case closing(colons: Int)
    indirect case noteDefinition(label: String, labelRange: Range<Int>)
    indirect case tableHead([Node.Alignment], cells: [Range<Int>])
    case tableDelimiter
    /// Text after all, which is marked for what is wrong with it.
    case fault
    indirect case tableRow(cells: [Range<Int>], excess: Range<Int>?)
  }

  /// A mistake in the marked text, reported only if the marker turns out to be one.
  struct Fault {
    var id: String
    var message: Message
    var help: Message?
    var range: Range<Int>
    /// What is to stand in its place, where there is no choice.
    var meant: String?
    /// What that replaces, if it is more than the range.
    var mended: Range<Int>?
  }

  var meaning: Meaning
  /// The source text it stands for.
  var range: Range<Int>
  var faults: [Fault] = []
  /// Where the marker stands in the text given to libcmark.
  var output: Range<Int> = 0..<0
  /// The lines that follow it there and stand for nothing in the source.
  var tailLines = 0
  /// The bytes before a block marker's comment that belong to it.
  var lead = 0
}
