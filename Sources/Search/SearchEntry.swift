/// One thing that a search can find, such as a page, a fact or a source.
public struct SearchEntry: Sendable, Hashable {
  /// What the list of results needs beside the text, such as an address.
  public struct Attribute: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its text.
    public let value: String

    /// Creates an attribute.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What is not searched but shown.
  public let attributes: [Attribute]
  /// The text that is searched, in reading order.
  public let fields: [SearchField]

  /// Creates an entry.
  public init(attributes: [Attribute], fields: [SearchField]) {
    self.attributes = attributes
    self.fields = fields
  }
}

/// A piece of an entry's text; a phrase is found within one field, never across two.
public struct SearchField: Sendable, Hashable {
  /// How much it says of its entry that a word stands here.
  public enum Weight: Int, Sendable, CaseIterable {
    /// What the entry is called.
    case title
    /// What one of its parts is called.
    case heading
    /// What it says in a sentence.
    case summary
    /// Everything else.
    case body
  }

  /// The text, its blocks set apart by line ends.
  public let text: String
  /// How much a word in it says.
  public let weight: Weight
  /// The place of the text on its page, to follow `#`; nil for the whole page.
  public let anchor: String?

  /// Creates a field.
  public init(_ text: String, _ weight: Weight, anchor: String? = nil) {
    self.text = text
    self.weight = weight
    self.anchor = anchor
  }

  /// The field in pieces of at most so many bytes of UTF-8, cut between blocks or, in a longer block, at a mark.
  func pieces(of limit: Int) -> [SearchField] {
    guard text.utf8.count > limit else { return [self] }
    var pieces: [String] = []
    var current = ""
    var size = 0
    // The part of `current` up to a place where it may be cut, and its size.
    var cut: (end: String.Index, size: Int)?
    for character in text {
      if size + character.utf8.count > limit {
        let end = cut?.end ?? current.endIndex
        pieces.append(String(current[..<end]))
        current = String(current[end...])
        size -= cut?.size ?? size
        cut = nil
      }
      current.append(character)
      size += character.utf8.count
      if character == "\n" || (character.isPunctuation && size > limit / 2) {
        cut = (current.endIndex, size)
      }
    }
    return (pieces + [current]).map { SearchField($0, weight, anchor: anchor) }
  }
}

/// Entries of one kind, which results keep together.
public struct SearchGroup: Sendable, Hashable {
  /// What the list of results calls the kind.
  public let name: String
  /// The entries, the more important first.
  public let entries: [SearchEntry]

  /// Creates a group.
  public init(_ name: String, _ entries: [SearchEntry]) {
    self.name = name
    self.entries = entries
  }
}
