import Diagnostics

/// Addresses that no disk can hold: a part of more than 255 bytes, or a whole of more than systems take.
struct LongNameCheck {
  /// What file systems take, less the endings of compressed forms.
  static let longestPart = 255 - 3
  /// What Linux takes for a whole path, less room for the folder that the site is in.
  static let longestPath = 3000

  let owners: FileOwners

  func check(_ paths: [String]) -> [Diagnostic] {
    let long = paths.filter { path in
      path.utf8.count > Self.longestPart
        && (path.utf8.count > Self.longestPath
          || path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.count > Self.longestPart })
    }
    guard !long.isEmpty else { return [] }
    return long.map { path in
      let longest = path.utf8.split(separator: UInt8(ascii: "/")).map(\.count).max() ?? 0
      return .error(
        "long-name",
        longest > Self.longestPart
          ? "a part of the address has \(longest) bytes, and no disk takes more than \(Self.longestPart)"
          : "the address has \(path.utf8.count) bytes, and no system takes more than \(Self.longestPath)",
        help: "choose a shorter name; a Chinese character has three bytes",
        at: owners.place(path))
    }
  }
}
