import Diagnostics
import Templates

/// The HTML in a template: its elements as they open and close, with the tags of the template among them.
struct MarkupScanner {
  /// An attribute, its value as far as it stands there.
  struct Attribute {
    let name: String
    let value: String
    let range: Range<Int>
  }

  /// What stands in a template, in order.
  enum Event {
    case open(String, [Attribute], Range<Int>)
    /// An element that holds nothing.
    case void(String, [Attribute], Range<Int>)
    case close(String, Range<Int>)
    case tag(TemplateTag)
  }

  /// The elements that never hold anything.
  static let voids: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  private(set) var events: [Event] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let file: SourceFile
  private let bytes: [UInt8]
  private let tags: [TemplateTag]
  private var nextTag = 0
  private var position = 0

  /// Reads the HTML of a template, or a piece of plain HTML.
  init(_ file: SourceFile, tags: [TemplateTag]) {
    self.file = file
    self.tags = tags
    bytes = Array(file.text.utf8)
    scan()
  }

  private mutating func scan() {
    while position < bytes.count {
      if let tag = tagHere() {
        events.append(.tag(tag))
      } else if bytes[position] == UInt8(ascii: "<") {
        markup()
      } else {
        position += 1
      }
    }
  }

  /// The template's tag that begins here, which is then passed over.
  private mutating func tagHere() -> TemplateTag? {
    while nextTag < tags.count, tags[nextTag].range.lowerBound < position { nextTag += 1 }
    guard nextTag < tags.count, tags[nextTag].range.lowerBound == position else { return nil }
    defer { nextTag += 1 }
    position = tags[nextTag].range.upperBound
    return tags[nextTag]
  }

  private func isAt(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private static func isLetter(_ byte: UInt8?) -> Bool {
    byte.map { (0x61...0x7A).contains($0 | 0x20) } ?? false
  }

  private static func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private mutating func markup() {
    let start = position
    if isAt("<!--") {
      while position < bytes.count, !isAt("-->") { position += 1 }
      if position == bytes.count {
        report("the comment is not closed: browsers show nothing of the rest", help: "write '-->'", start)
      }
      return
    }
    let isEnd = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/")
    var place = position + (isEnd ? 2 : 1)
    guard place < bytes.count, Self.isLetter(bytes[place]) else {
      position += 1
      return
    }
    let from = place
    while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
    let name = String(decoding: bytes[from..<place], as: UTF8.self)
    position = place
    let (attributes, isWhole, isEmpty) = attributes()
    guard isWhole else {
      report("the tag of '\(name)' is not closed", help: "write '>' where it ends", start)
      return
    }
    let range = start..<position
    let small = name.lowercased()
    if isEnd {
      events.append(.close(name, range))
    } else if isEmpty || Self.voids.contains(small) {
      events.append(.void(name, attributes, range))
    } else {
      events.append(.open(name, attributes, range))
      if small == "script" || small == "style" { rawText(small) }
    }
  }

  /// What is no markup, up to the end tag of its element.
  private mutating func rawText(_ name: String) {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"),
        String(decoding: bytes[position...].prefix(name.utf8.count + 2), as: UTF8.self).lowercased()
          == "</\(name)"
      {
        return
      }
      if tagHere() == nil { position += 1 }
    }
  }

  /// The attributes up to the end of a tag; false if another tag or the end of the file comes before.
  private mutating func attributes() -> (all: [Attribute], isWhole: Bool, isEmpty: Bool) {
    var all: [Attribute] = []
    var isEmpty = false
    while position < bytes.count {
      if tagHere() != nil { continue }
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return (all, true, isEmpty)
      case UInt8(ascii: "<"): return (all, false, false)
      case UInt8(ascii: "/"):
        isEmpty = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: ">")
        position += 1
      case let byte where Self.isBlank(byte): position += 1
      default:
        guard let attribute = attribute() else { return (all, false, false) }
        all.append(attribute)
      }
    }
    return (all, false, false)
  }

  /// One attribute; nil if its value has no end.
  private mutating func attribute() -> Attribute? {
    let start = position
    while position < bytes.count, !Self.isBlank(bytes[position]), !"=>/<".utf8.contains(bytes[position]) {
      if nextTag < tags.count, tags[nextTag].range.lowerBound == position { break }
      position += 1
    }
    let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      if position == start { position += 1 }
      return Attribute(name: name, value: "", range: start..<position)
    }
    position += 1
    let quote = position < bytes.count ? bytes[position] : 0
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { position += 1 }
    let from = position
    while position < bytes.count {
      if isQuoted
        ? bytes[position] == quote : Self.isBlank(bytes[position]) || bytes[position] == UInt8(ascii: ">")
      {
        let value = String(decoding: bytes[from..<position], as: UTF8.self)
        if isQuoted { position += 1 }
        return Attribute(name: name, value: value, range: start..<position)
      }
      if tagHere() == nil { position += 1 }
    }
    return nil
  }

  private mutating func report(_ message: Message, help: Message, _ start: Int) {
    let end = bytes[start...].prefix(40).firstIndex(of: 0x0A) ?? min(start + 40, bytes.count)
    diagnostics.append(.warning("unclosed-element", message, help: help, at: file.place(start..<end)))
  }
}
