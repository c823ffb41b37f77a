/// What a file's name ends in, which says what is in it.
enum FileEnding {
  /// The part behind the last dot of a path's last name, in small letters; empty if there is none.
  static func of(_ path: String) -> String {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
