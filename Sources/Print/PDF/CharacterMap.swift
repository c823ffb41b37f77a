/// A font's `ToUnicode` map: the text that each of its codes stands for.
struct CharacterMap {
  /// A code, in hexadecimal digits as wide as the font's codes are, and the UTF-16 units of its text.
  private(set) var entries: [(code: String, text: [UInt16])] = []
  private let head: [UInt8]
  private let tail: [UInt8]

  /// Reads a map; nil if there is nothing of the kind in the bytes.
  init?(_ bytes: [UInt8]) {
    let marker: StaticString = "endcodespacerange"
    guard let body = bytes.first(marker).map({ $0 + marker.utf8CodeUnitCount }),
      let end = bytes.first("endcmap", from: body)
    else { return nil }
    head = Array(bytes[..<body])
    tail = Array(bytes[end...])
    var scanner = PDFScanner(Array(bytes[body..<end]))
    while scanner.value() != nil {
      if scanner.skip(word: "beginbfchar") {
        while case .string(let code) = scanner.value(), case .string(let target) = scanner.value() {
          entries.append((Self.hex(code), Self.units(target)))
        }
        guard scanner.skip(word: "endbfchar") else { return nil }
      } else if scanner.skip(word: "beginbfrange") {
        while case .string(let low) = scanner.value(), case .string(let high) = scanner.value(),
          let target = scanner.value()
        {
          add(from: low, to: high, target)
        }
        guard scanner.skip(word: "endbfrange") else { return nil }
      } else {
        return nil
      }
    }
  }

  /// Changes the texts; tells whether any has become another.
  mutating func change(_ change: ([UInt16]) -> [UInt16]) -> Bool {
    var hasChanged = false
    for index in entries.indices {
      let text = change(entries[index].text)
      if text != entries[index].text {
        entries[index].text = text
        hasChanged = true
      }
    }
    return hasChanged
  }

  /// The map as a stream's content.
  var bytes: [UInt8] {
    var text = "\n"
    for start in stride(from: 0, to: entries.count, by: 100) {
      let block = entries[start..<min(start + 100, entries.count)]
      text += "\(block.count) beginbfchar\n"
      for (code, units) in block { text += "<\(code)> <\(units.map(Self.hex).joined())>\n" }
      text += "endbfchar\n"
    }
    return head + Array(text.utf8) + tail
  }

  private mutating func add(from low: [UInt8], to high: [UInt8], _ target: PDFValue) {
    let first = low.reduce(0) { $0 << 8 | Int($1) }
    let last = high.reduce(0) { $0 << 8 | Int($1) }
    guard low.count <= 4, first <= last, last - first <= 0xFFFF else { return }
    for code in first...last {
      let bytes = (0..<low.count).map { UInt8(truncatingIfNeeded: code >> (8 * (low.count - 1 - $0))) }
      switch target {
      case .string(let text):
        var units = Self.units(text)
        guard let unit = units.popLast() else { return }
        entries.append((Self.hex(bytes), units + [unit &+ UInt16(truncatingIfNeeded: code - first)]))
      case .array(let texts):
        guard code - first < texts.count, case .string(let text) = texts[code - first] else { return }
        entries.append((Self.hex(bytes), Self.units(text)))
      default: return
      }
    }
  }

  private static func units(_ bytes: [UInt8]) -> [UInt16] {
    stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }

  private static func hex(_ unit: UInt16) -> String { hex([UInt8(unit >> 8), UInt8(unit & 0xFF)]) }
}
