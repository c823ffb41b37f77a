/// What a browser asks the preview for.
public struct PreviewRequest: Sendable, Hashable {
  /// The path, its per-cent signs resolved; begins with `/`.
  public let path: String
  /// What stands behind `?`, by its names; of two with one name the last counts.
  public let query: [String: String]

  /// Reads the target of a request line; nil for what is no path of a site, such as one that climbs.
  ///
  /// Two strokes at the beginning would name another host, were a browser led on to them.
  public init?(target: String) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, first.hasPrefix("/"), let path = Self.decoded(first, plus: "+"),
      !path.hasPrefix("//"), !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x5C || $0 == 0x7F }),
      !path.split(separator: "/").contains(where: { $0 == ".." || $0 == "." })
    else { return nil }
    self.path = path
    var query: [String: String] = [:]
    for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = sides.first.flatMap({ Self.decoded($0, plus: " ") }) else { continue }
      query[name] = sides.count > 1 ? Self.decoded(sides[1], plus: " ") ?? "" : ""
    }
    self.query = query
  }

  /// Text with `%E4…` resolved; nil if that is not UTF-8.
  private static func decoded(_ text: Substring, plus: Character) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else if byte == UInt8(ascii: "+") {
        bytes += Array(String(plus).utf8)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

/// What the preview answers.
public enum PreviewResponse: Sendable {
  /// A whole file.
  case file(status: Int, type: String, body: [UInt8])
  /// The way to another path.
  case redirect(to: String)
  /// Events that go on until the browser leaves, each a name and a line of data.
  case events(AsyncStream<PreviewEvent>)

  /// A text.
  public static func text(_ status: Int, _ text: String, type: String = "text/plain; charset=utf-8")
    -> PreviewResponse
  {
    .file(status: status, type: type, body: Array(text.utf8))
  }
}

/// Something that a page in a browser is told.
public struct PreviewEvent: Sendable, Hashable {
  /// What kind of event it is.
  public let name: String
  /// What there is to say, in one line.
  public let data: String

  /// An event with its data.
  public init(_ name: String, _ data: String) {
    self.name = name
    self.data = data
  }
}
