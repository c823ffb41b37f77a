/// JSON as the index needs it, written as UTF-8: strings, and numbers in rows.
extension [UInt8] {
  /// Adds a text as it stands.
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Adds a string with its quotation marks.
  mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { source in
      var start = 0
      for index in source.indices {
        let byte = source[index]
        guard byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        append(contentsOf: source[start..<index])
        start = index + 1
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x0A: append("\\n")
        default: append(0x20)
        }
      }
      append(contentsOf: source[start...])
    }
    append(UInt8(ascii: "\""))
  }

  /// Adds a number in decimal.
  mutating func append(decimal number: UInt32) {
    let start = count
    var rest = number
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// Adds an array of values, each of which is written by a call.
  mutating func append<Value>(
    array values: some Sequence<Value>, _ write: (inout [UInt8], Value) -> Void
  ) {
    append(UInt8(ascii: "["))
    var isFirst = true
    for value in values {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      write(&self, value)
    }
    append(UInt8(ascii: "]"))
  }
}
