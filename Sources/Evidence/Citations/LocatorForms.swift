/// The forms that a site gives its locators, such as `s#p#` and `p. #`, where `#` is a number.
public struct LocatorForms: Sendable, Hashable {
  /// The forms as the editor writes them; none where any locator will do.
  public let forms: [String]

  /// Takes forms; none lets everything pass but a slip of `s1p2`.
  public init(_ forms: [String] = []) {
    self.forms = forms
  }

  /// Whether a locator has one of the forms.
  public func accepts(_ locator: String) -> Bool {
    forms.isEmpty ? !Self.isSlip(locator) : forms.contains { Self.matches(locator[...], form: $0) }
  }

  private static func matches(_ locator: Substring, form: String) -> Bool {
    var rest = locator
    for character in form {
      if character == "#" {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return false }
        rest = rest.dropFirst(digits.count)
      } else {
        guard rest.first == character else { return false }
        rest.removeFirst()
      }
    }
    return rest.isEmpty
  }

  /// Whether a locator was meant for section and paragraph, `s1p2`, and is printed as it stands: `s3pb`, `1p2`, `S1P2`.
  private static func isSlip(_ locator: String) -> Bool {
    let word = locator.lowercased()
    if isUnfinished(word) { return true }
    guard word.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }), word.contains(where: \.isNumber),
      !matches(locator[...], form: "s#p#")
    else {
      return false
    }
    if matches(word[...], form: "#p#") || matches(word[...], form: "s#p#") { return true }
    let rest = word.dropFirst().drop(while: \.isNumber)
    return word.first == "s" && rest.first == "p" && rest.dropFirst().count <= 2
  }

  /// Whether the number is missing: `p.`, `第`, `12–`.
  private static func isUnfinished(_ word: String) -> Bool {
    let labels = [
      "p", "pp", "s", "§", "¶", "第", "页", "章", "节", "段", "ch", "chap", "sec", "vol", "no", "fig", "tab",
      "art", "l", "n",
    ]
    let core = word.filter { !" .".contains($0) }
    if labels.contains(core) || core == "第页" || core == "第章" || core == "第节" { return true }
    guard let last = core.last, "-–—,;:，、；：".contains(last) else { return false }
    return core.contains(where: \.isNumber)
  }
}
