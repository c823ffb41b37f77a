public import Diagnostics

/// Whether a PDF is set in the fonts that its template wants.
///
/// A page lists them in `<meta name="casebook-fonts">`: the roles separated by semicolons, the names that will do for a
/// role by commas. An engine takes another font without a word where none is installed.
public struct FontCheck: Sendable {
  private let roles: [[String]]
  private let place: SourcePlace

  /// The check for a page.
  public init(html: [UInt8], at place: SourcePlace) {
    let wanted = DocumentHead(html).meta["casebook-fonts"] ?? ""
    roles = wanted.split(separator: ";").map { role in
      role.split(separator: ",").map { Self.trimmed($0) }.filter { !$0.isEmpty }
    }.filter { !$0.isEmpty }
    self.place = place
  }

  /// Reports the fonts that took the place of others.
  public func check(_ pdf: [UInt8]) -> [Diagnostic] {
    guard !roles.isEmpty, let file = PDFFile(pdf) else { return [] }
    return check(families: file.fontFamilies)
  }

  /// Reports the fonts that took the place of others, by the families that a file has.
  func check(families: [String]) -> [Diagnostic] {
    let present = Set(families.map(Self.folded))
    let wanted = Set(roles.joined().map(Self.folded))
    let strangers = families.filter { !wanted.contains(Self.folded($0)) }
    guard !strangers.isEmpty else { return [] }
    let absent = roles.filter { role in !role.contains { present.contains(Self.folded($0)) } }.map { $0[0] }
    let message: Message =
      if absent.isEmpty {
        "characters that the wanted fonts do not have are set in \(Self.list(strangers))"
      } else if strangers.count == 1 {
        "\(Self.list(strangers)) stands in for \(Self.list(absent))"
      } else {
        "\(Self.list(strangers)) stand in for \(Self.list(absent))"
      }
    return [
      .warning(
        "substituted-font", message,
        help:
          "install the wanted fonts, or name others in the print style sheet and the template's font list",
        at: place)
    ]
  }

  private static func list(_ names: [String]) -> Message {
    let quoted = names.map(Message.quoted)
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? .empty }
    return .list(quoted.dropLast()) + " and " + last
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// A family's name as engines agree on it: without spaces, hyphens and differences of case.
  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
