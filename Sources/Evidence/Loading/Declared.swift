/// What a file declares: its sound records, and the ids that may be referred to.
struct Declared<Record: Sendable>: Sendable {
  var records: [Record] = []
  var known = KnownIDs()

  static var empty: Declared { Declared() }
}

/// The ids of all records of a file, the broken ones too.
struct KnownIDs: Sendable {
  var ids = Set<String>()

  /// False when a part of the file could not be read; an id that is not found may then stand there.
  var isComplete = true

  /// Whether a reference to an id is wrong for certain.
  func excludes(_ id: String) -> Bool { isComplete && !ids.contains(id) }
}
