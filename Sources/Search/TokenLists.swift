/// The positions of every token.
struct TokenLists {
  private var positions: [[UInt32]] = []
  /// The places in the list of positions of tokens with one or two characters, which nearly all are in Chinese.
  private var short: [UInt64: Int] = [:]
  /// Those of all others.
  private var long: [String: Int] = [:]
  private var next = 0

  /// Takes up a field's text; gives the positions it takes, those between it and the next field included.
  mutating func add(_ text: String, cutBy tokenizer: inout Tokenizer) -> Int {
    let start = next
    let length = tokenizer.read(text) { token, position in
      positions[place(of: token)].append(UInt32(truncatingIfNeeded: start + position))
    }
    // A mark in a query stands for one position: with two between them, no query reaches from field to field.
    let taken = length == 0 ? 0 : length + 2
    next += taken
    return taken
  }

  private mutating func place(of token: Token) -> Int {
    let new = positions.count
    let place: Int
    switch token {
    case .short(let packed):
      place = short[packed] ?? new
      if place == new { short[packed] = new }
    case .long(let text):
      place = long[text] ?? new
      if place == new { long[text] = new }
    }
    if place == new { positions.append([]) }
    return place
  }

  /// The tokens in files.
  func shards(limit: Int) -> Shards {
    var shards = Shards(.object, limit: limit)
    let all =
      short.map { (token: Token.short($0), place: $1) } + long.map { (token: Token.long($0), place: $1) }
    let order = all.map { (text: $0.token.text, beginning: Self.beginning($0.token.text), place: $0.place) }
      .sorted { one, other in
        one.beginning != other.beginning
          ? one.beginning < other.beginning : one.text.utf16.lexicographicallyPrecedes(other.text.utf16)
      }
    for (text, _, place) in order { shards.add(text, Self.pieces(text, positions[place], limit: limit)) }
    shards.close()
    return shards
  }

  /// The first four units of a text's UTF-16 as a number, by which most texts can be put in order.
  private static func beginning(_ text: String) -> UInt64 {
    var result: UInt64 = 0
    var count = 0
    for unit in text.utf16.prefix(4) {
      result = result << 16 | UInt64(unit)
      count += 1
    }
    return result << (16 * UInt64(4 - count))
  }

  /// A token's positions in one piece or, if there are too many for a file, in several that each begin anew.
  private static func pieces(_ token: String, _ positions: [UInt32], limit: Int) -> [[UInt8]] {
    var head: [UInt8] = []
    head.append(quoted: token)
    head.append(UInt8(ascii: ":"))
    let key = head.count
    head.append(UInt8(ascii: "["))
    var pieces: [[UInt8]] = []
    var piece = head
    var last: UInt32 = 0
    for position in positions {
      if piece.count - 1 + 16 > limit {
        piece.append(UInt8(ascii: "]"))
        pieces.append(piece)
        piece = head
        last = 0
      }
      if piece.count > key + 1 { piece.append(UInt8(ascii: ",")) }
      piece.append(decimal: position - last)
      last = position
    }
    piece.append(UInt8(ascii: "]"))
    return pieces + [piece]
  }
}
