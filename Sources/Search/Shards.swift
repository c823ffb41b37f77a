/// Sorted pieces packed into files of a limited size, so that the piece of a key lies in a file that its key names.
///
/// The first key of each file is what the manifest lists. A key whose pieces do not fit into one file has files of its
/// own, all with that first key.
struct Shards {
  /// What stands around the pieces of a file.
  enum Form {
    case array, object

    fileprivate var brackets: (String, String) {
      switch self {
      case .array: ("[", "]")
      case .object: ("{", "}")
      }
    }
  }

  /// The first key of each file.
  private(set) var firstKeys: [String] = []
  /// The files' texts.
  private(set) var texts: [String] = []

  private let form: Form
  private let limit: Int
  private var pieces: [String] = []
  private var size = 0

  init(_ form: Form, limit: Int) {
    self.form = form
    self.limit = limit
  }

  /// Adds what belongs to a key that comes after all keys before it, in one piece or in several that each fit.
  mutating func add(_ key: String, _ new: [String]) {
    let total = new.reduce(0) { $0 + $1.utf8.count + 1 }
    if size + total + 1 > limit { close() }
    let isSplit = total + 1 > limit
    for piece in new {
      if size + piece.utf8.count + 2 > limit { close() }
      if pieces.isEmpty { firstKeys.append(key) }
      pieces.append(piece)
      size += piece.utf8.count + 1
    }
    if isSplit { close() }
  }

  /// Ends the last file; nothing is added after it.
  mutating func close() {
    guard !pieces.isEmpty else { return }
    let (open, shut) = form.brackets
    texts.append(open + pieces.joined(separator: ",") + shut)
    pieces = []
    size = 0
  }
}
