/// Sorted pieces packed into files of a limited size, so that the piece of a key lies in a file that its key names.
///
/// The first key of each file is what the manifest lists. A key whose pieces do not fit into one file has files of its
/// own, all with that first key.
struct Shards {
  /// What stands around the pieces of a file.
  enum Form {
    case array, object

    fileprivate var brackets: (UInt8, UInt8) {
      switch self {
      case .array: (UInt8(ascii: "["), UInt8(ascii: "]"))
      case .object: (UInt8(ascii: "{"), UInt8(ascii: "}"))
      }
    }
  }

  /// The first key of each file.
  private(set) var firstKeys: [String] = []
  /// What is in the files.
  private(set) var files: [[UInt8]] = []

  private let form: Form
  private let limit: Int
  /// The file that is being filled, without its last bracket; empty before its first piece.
  private var file: [UInt8] = []
  private var size = 0

  init(_ form: Form, limit: Int) {
    self.form = form
    self.limit = limit
  }

  /// Adds what belongs to a key that comes after all keys before it, in one piece or in several that each fit.
  mutating func add(_ key: @autoclosure () -> String, _ new: [[UInt8]]) {
    let total = new.reduce(0) { $0 + $1.count + 1 }
    if size + total + 1 > limit { close() }
    let isSplit = total + 1 > limit
    for piece in new {
      if size + piece.count + 2 > limit { close() }
      if file.isEmpty {
        firstKeys.append(key())
        file.reserveCapacity(limit)
        file.append(form.brackets.0)
      } else {
        file.append(UInt8(ascii: ","))
      }
      file += piece
      size += piece.count + 1
    }
    if isSplit { close() }
  }

  /// Ends the last file; nothing is added after it.
  mutating func close() {
    guard !file.isEmpty else { return }
    file.append(form.brackets.1)
    files.append(file)
    file = []
    size = 0
  }
}
