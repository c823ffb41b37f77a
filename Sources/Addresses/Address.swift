import Foundation

/// An address as it stands in a file: ASCII, each part percent-encoded as it was put in.
///
/// There is no way to make one of joined strings. A path, a query and a fragment are encoded by their own rules when
/// they are added, so that a `#` in a file's name is never taken for the beginning of a fragment. What somebody wrote
/// as a whole address, such as a source's, goes through ``init(written:)``.
public struct Address: Sendable, Hashable, Comparable {
  /// The address as it is written into a file; in HTML and XML it is escaped as any text is.
  public let text: String

  private init(encoded text: String) {
    self.text = text
  }

  // MARK: What a site makes

  /// The address of the page it stands on.
  public static let here = Address(encoded: "./")

  /// A path of names, relative to where it stands; `..` goes up, an empty last name ends the path in a stroke.
  public init(relative names: [String]) {
    let path = names.map { $0 == ".." ? ".." : Self.encode($0, .part) }.joined(separator: "/")
    text = path.isEmpty ? "./" : path
  }

  /// A path from the root of a host, such as `/cases/boston/`.
  public init(rooted path: String) {
    text = Self.encode(path.hasPrefix("/") ? path : "/" + path, .path)
  }

  /// A place on the page on which it stands.
  public init(fragment: String) {
    text = "#" + Self.encode(NormalForm.composed(fragment), .part)
  }

  /// An address that holds a file.
  public init(mediaType: String, base64: String) {
    text = "data:\(mediaType);base64,\(base64)"
  }

  /// Where a digital object identifier leads.
  public init(doi: String) {
    text = "https://doi.org/" + Self.encode(doi, .path)
  }

  /// A path below an address that ends in a stroke.
  public func appending(path: String) -> Address {
    Address(encoded: text + Self.encode(path, .path))
  }

  /// A query behind an address that has none.
  public func appending(query name: String, _ value: String) -> Address {
    Address(encoded: "\(text)?\(Self.encode(name, .part))=\(Self.encode(value, .part))")
  }

  /// A query that a script will fill in, such as `?q={q}` after RFC 6570.
  public func appending(template name: String) -> Address {
    Address(encoded: "\(text)?\(Self.encode(name, .part))={\(Self.encode(name, .part))}")
  }

  /// A place on the page at an address that names none.
  public func appending(fragment: String) -> Address {
    Address(encoded: text + Address(fragment: fragment).text)
  }

  // MARK: What somebody wrote

  /// An address, or the end of one, that somebody wrote as a whole.
  ///
  /// What may not stand where it stands is encoded, and a host gets the form in which it is looked up (`xn--…`); what is
  /// encoded already stays as it is.
  public init(written: String) {
    var rest = Substring(written)
    var text = ""
    if let authority = Self.authority(of: written) {
      text = written[..<authority.lowerBound] + Self.host(written[authority])
      rest = written[authority.upperBound...]
    }
    let fragment = rest.firstIndex(of: "#")
    let query = rest[..<(fragment ?? rest.endIndex)].firstIndex(of: "?")
    let pathEnd = query ?? fragment ?? rest.endIndex
    text += Self.encode(rest[..<pathEnd], .written(also: ":@/"))
    if let query {
      text += Self.encode(rest[query..<(fragment ?? rest.endIndex)], .written(also: ":@/?"))
    }
    if let fragment {
      text += "#" + Self.encode(rest[rest.index(after: fragment)...], .written(also: ":@/?"))
    }
    self.text = text
  }

  /// The query and the fragment that somebody wrote behind the name of a file, such as `?v=2` or `#page=3`.
  public func appending(written end: String) -> Address {
    guard end.hasPrefix("?") || end.hasPrefix("#") else { return self }
    return Address(encoded: text + Address(written: end).text)
  }

  // MARK: Parts

  /// The path as a server sees it once it has decoded it, such as `/报告/`; from the root of the host.
  public var decodedPath: String { Self.decode(encodedPath) }

  /// The path from the root of the host, as it is written.
  public var encodedPath: String {
    let rest = Self.authority(of: text).map { text[$0.upperBound...] } ?? text[...]
    let path = rest.prefix { $0 != "?" && $0 != "#" }
    return path.isEmpty ? "/" : String(path)
  }

  /// The host in small letters, with a port if one is named; nil if it names none.
  public var host: String? { Self.authority(of: text).map { text[$0].lowercased() } }

  /// The path alone as an address.
  public var pathOnly: Address { Address(encoded: encodedPath) }

  /// Resolves `%E4%BA…`; what is not UTF-8 after that is left as it was.
  public static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = hexadecimal(rest) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }

  /// Orders by the text.
  public static func < (lhs: Address, rhs: Address) -> Bool { lhs.text < rhs.text }

  /// The host of an address that names a user before it, as `https://example.org@evil.example/` does; nil if it names none.
  ///
  /// People take such a name for the host, and no browser does.
  public static func host(behindUserIn written: String) -> String? {
    // Browsers take a backslash for a stroke in addresses of the web.
    let written = written.replacing("\\", with: "/")
    guard let authority = authority(of: written), let at = written[authority].lastIndex(of: "@") else {
      return nil
    }
    return String(written[authority][written.index(after: at)...])
  }

  /// Where the host stands, with what goes with it, behind `scheme://` or `//`.
  private static func authority(of text: String) -> Range<String.Index>? {
    guard let strokes = text.range(of: "//") else { return nil }
    let scheme = text[..<strokes.lowerBound]
    guard scheme.isEmpty || scheme.hasSuffix(":") && !scheme.contains(where: { "/?#".contains($0) }) else {
      return nil
    }
    let end = text[strokes.upperBound...].firstIndex { "/?#".contains($0) } ?? text.endIndex
    return strokes.upperBound..<end
  }

  /// A host in ASCII; one that cannot be looked up is encoded as any part is.
  private static func host(_ written: Substring) -> String {
    if written.utf8.allSatisfy({ $0 < 0x80 }) { return encode(written, .written(also: ":@[]")) }
    let looked = URL(string: "https://" + written).flatMap { url in
      authority(of: url.absoluteString).map { String(url.absoluteString[$0]) }
    }
    return looked ?? encode(written, .written(also: ":@[]"))
  }

  // MARK: Encoding

  private enum Rule {
    /// A name in a path, or a fragment: what is no letter, digit or `-._~` is encoded.
    case part
    /// As `part`, with strokes between names.
    case path
    /// What RFC 3986 lets stand in this part is left alone, and what is encoded already too.
    case written(also: String)
  }

  private static func encode(_ text: some StringProtocol, _ rule: Rule) -> String {
    let bytes = Array(text.utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if isKept(byte, rule) || byte == UInt8(ascii: "%") && isEncoded(bytes[(index + 1)...], rule) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func isKept(_ byte: UInt8, _ rule: Rule) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      return true
    default: break
    }
    switch rule {
    case .part: return false
    case .path: return byte == UInt8(ascii: "/")
    case .written(let also): return also.utf8.contains(byte) || "!$&'()*+,;=".utf8.contains(byte)
    }
  }

  /// Whether two digits that make a percent sign an encoding follow.
  private static func isEncoded(_ rest: ArraySlice<UInt8>, _ rule: Rule) -> Bool {
    guard case .written = rule else { return false }
    return hexadecimal(rest) != nil
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    let two = bytes.prefix(2)
    guard two.count == 2, two.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt8(String(decoding: two, as: UTF8.self), radix: 16)
  }
}

extension Address: Encodable {
  /// Writes the address as a text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
