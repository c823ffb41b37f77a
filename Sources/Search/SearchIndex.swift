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
    /// Its JSON.
    public let text: String
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
        outline.add("", [JSONText.array(lengths.map(String.init))])
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
    outlines = outline.texts.count
    files = [("t", lists), ("o", outline), ("e", store)].flatMap { letter, shards in
      shards.texts.enumerated().map { File(name: "\(letter)\($0)", text: $1) }
    }
  }

  /// What the script reads first: where the other files are, the groups' first entries, and each file's first key.
  ///
  /// - Parameter pattern: The address of the files, with `*` for their names without the ending. They can be kept for ever
  ///   if it changes with them.
  public func manifest(files pattern: String) -> File {
    let parts = [
      "\"files\":\(JSONText.string(pattern))",
      "\"groups\":"
        + JSONText.array(groups.map { JSONText.array([JSONText.string($0.name), String($0.first)]) }),
      "\"outlines\":\(outlines)",
      "\"entries\":" + JSONText.array(firstEntries),
      "\"tokens\":" + JSONText.array(firstTokens.map(JSONText.string)),
    ]
    return File(name: "manifest", text: "{" + parts.joined(separator: ",\n") + "}\n")
  }

  /// An entry as the store holds it, in one piece or, if that is too long for a file, in several.
  private static func pieces(_ attributes: [SearchEntry.Attribute], _ fields: [SearchField]) -> [String] {
    let names = attributes.map { "\(JSONText.string($0.name)):\(JSONText.string($0.value))" }
      .joined(separator: ",")
    let texts = fields.map { field in
      JSONText.array(([field.text] + (field.anchor.map { [$0] } ?? [])).map(JSONText.string))
    }
    func piece(_ head: String, _ texts: ArraySlice<String>) -> String {
      "{\(head)\"f\":\(JSONText.array(texts))}"
    }
    let head = "\"a\":{\(names)},"
    var result: [String] = []
    var start = 0
    var size = head.utf8.count
    for (place, text) in texts.enumerated() {
      if size + text.utf8.count + 16 > limit, start < place {
        result.append(piece(start == 0 ? head : "", texts[start..<place]))
        start = place
        size = 0
      }
      size += text.utf8.count + 1
    }
    return result + [piece(start == 0 ? head : "", texts[start...])]
  }
}

/// The positions of every token.
private struct TokenLists {
  private var positions: [String: [UInt32]] = [:]
  private var next = 0

  /// Takes up a field's text; gives the positions it takes, those between it and the next field included.
  mutating func add(_ text: String, cutBy tokenizer: inout Tokenizer) -> Int {
    let start = next
    let length = tokenizer.read(text) { token, position in
      positions[token, default: []].append(UInt32(truncatingIfNeeded: start + position))
    }
    // A mark in a query stands for one position: with two between them, no query reaches from field to field.
    let taken = length == 0 ? 0 : length + 2
    next += taken
    return taken
  }

  /// The tokens in files.
  func shards(limit: Int) -> Shards {
    var shards = Shards(.object, limit: limit)
    let order = positions.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
    for token in order {
      shards.add(token, Self.pieces(token, positions[token] ?? [], limit: limit))
    }
    shards.close()
    return shards
  }

  /// A token's positions in one piece or, if there are too many for a file, in several that each begin anew.
  private static func pieces(_ token: String, _ positions: [UInt32], limit: Int) -> [String] {
    let key = JSONText.string(token) + ":"
    var pieces: [String] = []
    var list = ""
    var last: UInt32 = 0
    for position in positions {
      if key.utf8.count + list.utf8.count + 16 > limit {
        pieces.append("\(key)[\(list)]")
        list = ""
        last = 0
      }
      if !list.isEmpty { list += "," }
      list += String(position - last)
      last = position
    }
    return pieces + ["\(key)[\(list)]"]
  }
}
