/// Reads markup just far enough to see that it is well formed, and what its elements say.
struct MarkupReader {
  struct Element: Hashable {
    var name: String
    var attributes: [String: String]
    var depth: Int
  }

  struct Fault: Error, Hashable {
    var reason: String
  }

  private(set) var elements: [Element] = []

  init(_ text: String) throws {
    var open: [String] = []
    var rest = text[...]
    if rest.hasPrefix("<?xml"), let end = rest.firstIndex(of: ">") { rest = rest[rest.index(after: end)...] }
    while let start = rest.firstIndex(of: "<") {
      try Self.checkText(rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else { throw Fault(reason: "a tag without an end") }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { throw Fault(reason: "closes another: \(tag)") }
        if open.isEmpty { break }
        continue
      }
      let isEmpty = tag.hasSuffix("/")
      let element = try Self.element(isEmpty ? tag.dropLast() : tag, depth: open.count)
      elements.append(element)
      if !isEmpty { open.append(element.name) }
    }
    guard open.isEmpty else { throw Fault(reason: "left open: \(open)") }
    guard rest.allSatisfy(\.isWhitespace) else { throw Fault(reason: "something after the end") }
  }

  private static func element(_ tag: Substring, depth: Int) throws -> Element {
    let name = tag.prefix { $0 != " " }
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count)
    while !rest.isEmpty {
      guard rest.first == " ", let equals = rest.firstIndex(of: "=") else {
        throw Fault(reason: "an attribute without a value in \(name)")
      }
      let key = String(rest[rest.index(after: rest.startIndex)..<equals])
      let value = rest[equals...].dropFirst(2)
      guard rest[equals...].dropFirst().first == "\"", let close = value.firstIndex(of: "\"") else {
        throw Fault(reason: "\(key) without quotes in \(name)")
      }
      try checkText(value[..<close])
      guard attributes.updateValue(String(value[..<close]), forKey: key) == nil else {
        throw Fault(reason: "\(key) twice in \(name)")
      }
      rest = value[value.index(after: close)...]
    }
    return Element(name: String(name), attributes: attributes, depth: depth)
  }

  private static func checkText(_ text: Substring) throws {
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      let references = ["&amp;", "&lt;", "&gt;", "&quot;"]
      guard references.contains(where: rest[start...].hasPrefix) else { throw Fault(reason: "a bare &") }
      rest = rest[rest.index(after: start)...]
    }
  }
}
