/// What a file declares: its sound records, and the ids that may be referred to.
struct Declared<Record: Sendable>: Sendable {
  var records: [Record] = []
  var known = KnownIDs()
  /// The sources that the records name.
  var namedSources = KnownIDs()

  static var empty: Declared { Declared() }
}

/// The ids of all records of a file, the broken ones too.
struct KnownIDs: Sendable {
  var ids = Set<String>()

  /// False when a part of the file could not be read; an id that is not found may then stand there.
  var isComplete = true

  /// How many records there are; nil when that is not known.
  var count: Int? { isComplete ? ids.count : nil }

  mutating func formUnion(_ other: KnownIDs) {
    ids.formUnion(other.ids)
    isComplete = isComplete && other.isComplete
  }

  /// Whether a reference to an id is wrong for certain.
  func excludes(_ id: String) -> Bool { isComplete && !ids.contains(id) }
}

/// The ids that the files declare, by file.
struct Declarations: Sendable {
  var facts = KnownIDs()
  var indicators = KnownIDs()
  var sources = KnownIDs()
  /// The sources that records of facts and rates name.
  var namedSources = KnownIDs()
  /// The tables of the workspace's own.
  var tables: Set<String> = []
  /// The codes of the currencies that rates are given for.
  var currencies = KnownIDs()
}
