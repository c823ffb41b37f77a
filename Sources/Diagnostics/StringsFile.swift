/// Reads pairs of texts as `"key" = "value";`, one a line; lines that do not begin with `"` are comments.
enum StringsFile {
  /// The values by their keys; of two with one key the first counts.
  static func read(_ text: String) -> [String: String] {
    var result: [String: String] = [:]
    for line in text.split(separator: "\n") where line.first == "\"" {
      var rest = line
      guard let key = quoted(&rest), let value = quoted(&rest) else { continue }
      if result[key] == nil { result[key] = value }
    }
    return result
  }

  /// The next text between quotes, in which a backslash stands before a quote, a backslash and the `n` of a line's end.
  private static func quoted(_ rest: inout Substring) -> String? {
    guard let start = rest.firstIndex(of: "\"") else { return nil }
    var result = ""
    var index = rest.index(after: start)
    while index < rest.endIndex {
      let character = rest[index]
      index = rest.index(after: index)
      switch character {
      case "\"":
        rest = rest[index...]
        return result
      case "\\":
        guard index < rest.endIndex else { return nil }
        result.append(rest[index] == "n" ? "\n" : rest[index])
        index = rest.index(after: index)
      default: result.append(character)
      }
    }
    return nil
  }
}
