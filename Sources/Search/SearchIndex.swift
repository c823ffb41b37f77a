/// An index for a script that loads only what a query needs, as files of plain JSON.
///
/// All fields of all entries stand in one row of positions. There are three kinds of files, each of at most
/// ``limit`` bytes but for a manifest that lists very many:
///
/// - `t0` …: the tokens in the order of their UTF-16, each with the positions where it stands, every position as its
///   distance from the one before;
/// - `o0` …: the outline, for each entry the length and weight of its fields, by which a position is found to lie in
///   an entry and a field;
/// - `e0` …: the entries' attributes and texts, for the results that are shown.
///
/// A run of Han characters stands where its pairs stand at positions that follow each other, so a query finds exactly
/// the texts that contain it. The order of everything is that of the entries: the same entries give the same bytes.
public struct SearchIndex: Sendable {
  /// The most bytes that a file has.
  public static let limit = 28_000

  /// A file of the index.
  public struct File: Sendable, Hashable {
    /// Its name without an ending.
    public let name: String
    /// Its JSON, as UTF-8.
    public let bytes: [UInt8]
    /// Its JSON.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The files that the manifest names, in order.
  public let files: [File]

  private let groups: [(name: String, first: Int)]
  private let firstTokens: [String]
  private let firstEntries: [String]
  private let outlines: Int

  /// Makes the index of entries.
  public init(_ groups: [SearchGroup]) {
    var tokenizer = Tokenizer()
    var tokens = TokenLists()
    var outline = Shards(.array, limit: Self.limit)
    var store = Shards(.array, limit: Self.limit)
    var starts: [(name: String, first: Int)] = []
    var number = 0
    for group in groups {
      starts.append((group.name, number))
      for entry in group.entries {
        let fields = entry.fields.flatMap { $0.pieces(of: Self.limit / 2) }
        let lengths = fields.map { tokens.add($0.text, cutBy: &tokenizer) << 2 | $0.weight.rawValue }
        var row: [UInt8] = []
        row.append(array: lengths) { $0.append(String($1)) }
        outline.add("", [row])
        store.add(String(number), Self.pieces(entry.attributes, fields))
        number += 1
      }
    }
    outline.close()
    store.close()
    let lists = tokens.shards(limit: Self.limit)
    self.groups = starts
    firstTokens = lists.firstKeys
    firstEntries = store.firstKeys
    outlines = outline.files.count
    files = [("t", lists), ("o", outline), ("e", store)].flatMap { letter, shards in
      shards.files.enumerated().map { File(name: "\(letter)\($0)", bytes: $1) }
    }
  }

  /// What the script reads first, on one line: where the other files are, the groups' first entries, and each file's first key.
  ///
  /// - Parameter pattern: The address of the files, with `*` for their names without the ending. They can be kept for ever
  ///   if it changes with them.
  public func manifest(files pattern: String) -> File {
    var text: [UInt8] = []
    text.append("{\"files\":")
    text.append(quoted: pattern)
    text.append(",\"groups\":")
    text.append(array: groups) { text, group in
      text.append("[")
      text.append(quoted: group.name)
      text.append(",\(group.first)]")
    }
    text.append(",\"outlines\":\(outlines),\"entries\":")
    text.append(array: firstEntries) { $0.append($1) }
    text.append(",\"tokens\":")
    text.append(array: firstTokens) { $0.append(quoted: $1) }
    text.append("}")
    return File(name: "manifest", bytes: text)
  }

  /// An entry as the store holds it, in one piece or, if that is too long for a file, in several.
  private static func pieces(_ attributes: [SearchEntry.Attribute], _ fields: [SearchField]) -> [[UInt8]] {
    var head: [UInt8] = []
    head.append("\"a\":{")
    for (place, attribute) in attributes.enumerated() {
      if place > 0 { head.append(",") }
      head.append(quoted: attribute.name)
      head.append(":")
      head.append(quoted: attribute.value)
    }
    head.append("},")
    var result: [[UInt8]] = []
    var piece: [UInt8] = [UInt8(ascii: "{")] + head
    piece.append("\"f\":[")
    var size = head.count
    var start = 0
    for (place, field) in fields.enumerated() {
      var text: [UInt8] = []
      text.append(array: [field.text] + (field.anchor.map { [$0] } ?? [])) { $0.append(quoted: $1) }
      if size + text.count + 16 > limit, start < place {
        piece.append("]}")
        result.append(piece)
        piece = []
        piece.append("{\"f\":[")
        start = place
        size = 0
      }
      if start < place { piece.append(",") }
      piece += text
      size += text.count + 1
    }
    piece.append("]}")
    return result + [piece]
  }
}
