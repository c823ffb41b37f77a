import Diagnostics

/// Something in a line that an editor meant as markup and that readers would see as it stands.
struct Slip {
  /// The characters in the line.
  let range: Range<Int>
  let severity: Diagnostic.Severity
  let id: String
  let message: Message
  let help: Message?
  /// What is to stand there, where there is no choice.
  var meant: String?

  /// Evidence markup that broke: a figure or a source would be text, and count for nothing.
  static func evidence(
    _ range: Range<Int>, _ message: Message, help: Message, meant: String? = nil
  ) -> Slip {
    Slip(range: range, severity: .error, id: "broken-evidence", message: message, help: help, meant: meant)
  }

  /// Markup of another program.
  static func foreign(
    _ range: Range<Int>, _ message: Message, help: Message, meant: String? = nil
  ) -> Slip {
    Slip(range: range, severity: .warning, id: "foreign-markup", message: message, help: help, meant: meant)
  }

  /// A link that broke.
  static func link(_ range: Range<Int>, _ message: Message, meant: String? = nil) -> Slip {
    Slip(
      range: range, severity: .warning, id: "broken-link", message: message,
      help: "a link is written [words](address), on one line", meant: meant)
  }

  /// The diagnostic of the slip in its line.
  func diagnostic(in line: PlainLine, _ file: SourceFile) -> Diagnostic {
    let place = file.place(line.range(range))
    return Diagnostic(
      severity, id, message, help: help, at: place, mend: meant.map { Mend(place, $0) })
  }
}

/// The slips of one line, found by one kind of reader after the other; no two overlap, and the first one counts.
struct SlipList {
  private(set) var slips: [Slip] = []
  private var taken: Intervals

  /// Starts with the parts of the line of which something has been said already.
  init(taken: [Range<Int>] = []) {
    self.taken = Intervals(taken)
  }

  /// Whether a part of the line is still to be judged.
  func isFree(_ range: Range<Int>) -> Bool { !taken.overlaps(range) }

  mutating func add(_ slip: Slip) {
    guard isFree(slip.range) else { return }
    taken.insert(slip.range)
    slips.append(slip)
  }
}
