/// Finds Chinese punctuation between names, which would otherwise be read as part of one name that does not exist.
public enum NameSeparator {
  private static let signs: Set<Character> = ["，", "、", "；"]

  /// The error `full-width-sign` at the first such sign in a list that is read as one name; nil without one.
  ///
  /// - Parameters:
  ///   - name: What was read as one name.
  ///   - meant: What stands between two names there, such as `','` or `a space`.
  ///   - written: How that is written.
  ///   - help: What else to do.
  ///   - place: The place of the name, or of something that holds it.
  public static func problem(
    in name: String, meant: Message, written: String, help: Message? = nil,
    at place: SourcePlace
  ) -> Diagnostic? {
    guard let sign = name.first(where: signs.contains) else { return nil }
    var place = place
    var mend: Mend?
    if let range = place.range {
      let source = place.file.slice(range)
      if let index = source.firstIndex(of: sign) {
        let start = range.lowerBound + source[..<index].utf8.count
        place = place.file.place(start..<start + sign.utf8.count)
        mend = Mend(place, written)
      }
    }
    return .error(
      "full-width-sign", "write \(meant) between two names, not '\(sign)'", help: help, at: place, mend: mend)
  }
}
