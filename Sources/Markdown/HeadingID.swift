/// Gives every heading of a page an id that is unique there and stays the same when other headings change.
public struct HeadingID {
  private var used: Set<String>
  private var next: [String: Int] = [:]

  /// Creates the ids of one page; `reserved` are ids that something else on the page has.
  public init(reserved: some Sequence<String> = []) {
    used = Set(reserved)
  }

  /// The ids of a document's headings, by their nodes' indices.
  ///
  /// Ids that authors wrote in `{#id}` are given out first, so that no heading without one can take them, and so that a
  /// new heading does not change the id of another.
  ///
  /// `text` gives a heading's words; an id is made of what the page says.
  public static func all(
    in document: Document, reserved: some Sequence<String> = [], text: ((Int) -> String)? = nil
  ) -> [Int: String] {
    var ids = HeadingID(reserved: reserved)
    var result: [Int: String] = [:]
    var headings: [Int] = []
    for (index, node) in document.nodes.enumerated() {
      guard case .heading(_, let id) = node.kind else { continue }
      if let id {
        result[index] = ids.unique(id)
      } else {
        headings.append(index)
      }
    }
    for index in headings { result[index] = ids.unique(slug(text?(index) ?? document.plainText(in: index))) }
    return result
  }

  /// The id itself, or with `-2`, `-3` and so on behind it if it is taken.
  public mutating func unique(_ id: String) -> String {
    if used.insert(id).inserted { return id }
    var number = next[id] ?? 2
    while !used.insert("\(id)-\(number)").inserted { number += 1 }
    next[id] = number + 1
    return "\(id)-\(number)"
  }

  /// A heading's text as an id: letters and digits of any script in lower case, a hyphen for white space.
  public static func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber,
        .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
        slug.unicodeScalars.append(scalar)
      case .spaceSeparator, .dashPunctuation, .control, .connectorPunctuation:
        if scalar == "_" {
          slug += "_"
        } else if !slug.isEmpty, slug.last != "-" {
          slug += "-"
        }
      default: break
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "section" : slug
  }
}
