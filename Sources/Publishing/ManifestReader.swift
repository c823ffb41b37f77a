/// Reads a manifest in the very form in which it is written, many times faster than JSON can be read that may have any.
struct ManifestReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The files of a manifest; nil if it is written in another form.
  static func entries(_ bytes: [UInt8]) -> [Manifest.Entry]? {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = ManifestReader(bytes)
      return reader.entries()
    }
  }

  private mutating func entries() -> [Manifest.Entry]? {
    guard take("{\n  \"files\" : [\n") else { return nil }
    var entries: [Manifest.Entry] = []
    repeat {
      guard take("    {\n      \"bytes\" : "), let size = number(), take(",\n      \"path\" : \""),
        let path = text(), take(",\n      \"sha256\" : \""), let digest = text(), take("\n    }")
      else { return nil }
      entries.append(Manifest.Entry(path: path, bytes: size, sha256: digest))
    } while take(",\n")
    return take("\n  ]\n}\n") && position == bytes.count ? entries : nil
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for place in 0..<count where bytes[position + place] != text.utf8Start[place] { return false }
    position += count
    return true
  }

  private mutating func number() -> Int? {
    let start = position
    var number = 0
    // More digits than any file has bytes.
    while position < bytes.count, (0x30...0x39).contains(bytes[position]), position - start < 18 {
      number = number * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    return position > start ? number : nil
  }

  /// A text up to its closing mark; nil if anything in it is written with a backslash.
  private mutating func text() -> String? {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      guard bytes[position] != UInt8(ascii: "\\") else { return nil }
      position += 1
    }
    guard position < bytes.count else { return nil }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<position])
    position += 1
    return String(validating: text, as: UTF8.self)
  }
}
