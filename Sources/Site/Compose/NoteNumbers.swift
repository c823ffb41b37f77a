import Addresses
import Evidence
import Templates

/// Numbers a page's notes in the order in which they are first referred to.
struct NoteNumbers: Sendable {
  /// What a note says.
  enum Content: Sendable {
    /// What the author wrote under a label.
    case written(String)
    /// What is to be known about a figure; on paper it is a note like any other.
    case figure(SideNoteModel)
  }

  /// How many notes stand before the page's own.
  let before: Int
  private(set) var contents: [Content] = []
  private var numbers: [String: Int] = [:]
  private var uses: [Int: Int] = [:]
  private var placed = 0

  init(before: Int = 0) {
    self.before = before
  }

  /// How many notes there are up to here.
  var count: Int { before + contents.count }

  static func anchor(_ number: Int) -> String { "note-\(number)" }

  static func reference(_ number: Int, _ use: Int) -> String {
    use == 1 ? "noteref-\(number)" : "noteref-\(number)-\(use)"
  }

  /// The mark for one more reference to a note of the author's.
  mutating func refer(to label: String) -> NoteReferenceModel {
    let number = numbers[label] ?? add(.written(label))
    numbers[label] = number
    let use = (uses[number] ?? 0) + 1
    uses[number] = use
    return NoteReferenceModel(
      id: Self.reference(number, use), number: number, url: Address(fragment: Self.anchor(number)))
  }

  /// The mark of a new note on a figure.
  mutating func refer(to note: SideNoteModel) -> NoteReferenceModel {
    let number = add(.figure(note))
    return NoteReferenceModel(
      id: Self.reference(number, 1), number: number, url: Address(fragment: Self.anchor(number)))
  }

  private mutating func add(_ content: Content) -> Int {
    contents.append(content)
    return count
  }

  /// The next note that has been referred to and not been placed, with its number.
  mutating func next() -> (content: Content, number: Int)? {
    guard placed < contents.count else { return nil }
    defer { placed += 1 }
    return (contents[placed], before + placed + 1)
  }

  /// The ways back from a note to its marks.
  func references(to number: Int) -> [BacklinkModel] {
    (1...max(1, uses[number] ?? 1)).map { BacklinkModel(id: Self.reference(number, $0), number: $0) }
  }
}
