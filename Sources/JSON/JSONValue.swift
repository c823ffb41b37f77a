/// A value to be written as JSON, with the keys of objects in their order.
public indirect enum JSONValue: Sendable {
  /// A text.
  case string(String)
  /// A whole number.
  case number(Int)
  /// A number as it is written, where it is no whole one.
  case decimal(String)
  /// `true` or `false`.
  case boolean(Bool)
  /// A list.
  case array([JSONValue])
  /// Values by key; those that are nil are left out.
  case object([String: JSONValue?])

  /// The value in one line, or with an element a line.
  public func text(isPretty: Bool = false) -> String {
    String(decoding: utf8(isPretty: isPretty), as: UTF8.self)
  }

  /// The value as UTF-8.
  public func utf8(isPretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(isPretty: isPretty)
    writer.write(self)
    return writer.bytes
  }
}

/// Writes JSON as Foundation's encoder does with sorted keys and without escaped strokes, many times faster.
struct JSONWriter {
  let isPretty: Bool
  private(set) var bytes: [UInt8] = []
  private var depth = 0

  init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  // The values are a program's own, and nest as deep as it makes them.
  mutating func write(_ value: JSONValue) {
    switch value {
    case .string(let text): write(text)
    case .number(let number): bytes += "\(number)".utf8
    case .decimal(let text): bytes += text.utf8
    case .boolean(let flag): bytes += (flag ? "true" : "false").utf8
    case .array(let values):
      list(UInt8(ascii: "["), UInt8(ascii: "]"), values) { writer, value in writer.write(value) }
    case .object(let fields):
      let present = fields.compactMap { key, value in value.map { (key: key, value: $0) } }.sorted {
        $0.key < $1.key
      }
      list(UInt8(ascii: "{"), UInt8(ascii: "}"), present) { writer, field in
        writer.write(field.key)
        writer.bytes += writer.isPretty ? " : ".utf8 : ":".utf8
        writer.write(field.value)
      }
    }
  }

  private mutating func list<Element>(
    _ opening: UInt8, _ closing: UInt8, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    bytes.append(opening)
    depth += 1
    for (place, element) in elements.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      startLine()
      write(&self, element)
    }
    depth -= 1
    if elements.isEmpty, isPretty { bytes.append(0x0A) }
    startLine()
    bytes.append(closing)
  }

  private mutating func startLine() {
    guard isPretty else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  private mutating func write(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { source in
      var start = 0
      for index in source.indices {
        let byte = source[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case 0x08: bytes += "\\b".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0x0D: bytes += "\\r".utf8
    default:
      bytes += "\\u00".utf8
      for digit in [byte >> 4, byte & 15] { bytes.append(digit + (digit < 10 ? 0x30 : 0x57)) }
    }
  }
}
