/// A value of PDF's syntax.
enum PDFValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  /// A name without its slash.
  case name(String)
  case string([UInt8])
  case array([PDFValue])
  case dictionary([String: PDFValue])
  /// Another object, by its number; generations are zero in every file an engine has just written.
  case reference(Int)

  /// An entry of a dictionary; null if this is no dictionary or has no such entry.
  subscript(key: String) -> PDFValue {
    guard case .dictionary(let entries) = self else { return .null }
    return entries[key] ?? .null
  }

  var array: [PDFValue] {
    guard case .array(let values) = self else { return [] }
    return values
  }

  var dictionary: [String: PDFValue] {
    guard case .dictionary(let entries) = self else { return [:] }
    return entries
  }

  var number: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  var integer: Int? { number.flatMap { Int(exactly: $0) } }

  var name: String? {
    guard case .name(let name) = self else { return nil }
    return name
  }

  /// The number of the object that is referred to.
  var reference: Int? {
    guard case .reference(let number) = self else { return nil }
    return number
  }

  /// A string's text: UTF-16 where it says so, else byte for byte.
  var text: String? {
    guard case .string(let bytes) = self else { return nil }
    guard bytes.starts(with: [0xFE, 0xFF]) else {
      return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
    let units = stride(from: 2, to: bytes.count - 1, by: 2)
      .map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    return String(decoding: units, as: UTF16.self)
  }
}
