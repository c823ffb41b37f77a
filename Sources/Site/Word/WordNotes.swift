import Templates
import Word

/// The notes of a file and the lists in it, which count through all its pages.
struct WordLedger {
  /// The notes in the order of their numbers.
  private(set) var notes: [[Paragraph]] = []
  /// The lists, after those that the look needs.
  private(set) var lists: [NumberedList]
  /// What cannot be said in the file.
  var losses: [WordLoss] = []
  /// The notes whose mark stands in the text.
  private var marked: Set<Int> = []

  init(lists: [NumberedList]) { self.lists = lists }

  /// Keeps what a note says.
  mutating func keep(_ note: [Paragraph], number: Int) {
    while notes.count < number { notes.append([]) }
    notes[number - 1] = note
  }

  /// Whether the mark of a note is its first; a word processor counts each mark as a note of its own.
  mutating func isFirstMark(of number: Int) -> Bool { marked.insert(number).inserted }

  /// Begins a list.
  mutating func begin(_ list: NumberedList) -> Int {
    lists.append(list)
    return lists.count - 1
  }
}

/// Something of a page that a Word file does not show.
struct WordLoss: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// A picture in a format that Word does not know.
    case picture(String)
    /// A drawing, on a machine that cannot draw.
    case drawing
    /// Raw HTML.
    case html
    /// A directive.
    case directive
  }

  let kind: Kind
  let page: PageKey
  /// The place in the page's file.
  let range: Range<Int>
}
