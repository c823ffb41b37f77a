/// Writes a PDF file anew with some of its objects replaced, in the same order and with a new cross-reference.
///
/// For files whose objects all stand in the open, as Chromium writes them. What is replaced leaves no trace, as it would
/// with an update appended to the file.
struct PDFRewriter {
  private let file: PDFFile
  private var replaced: [Int: [UInt8]] = [:]

  init(_ file: PDFFile) {
    self.file = file
  }

  /// Puts other bytes in the place of an object, without its `obj` and `endobj`.
  mutating func replace(_ number: Int, _ bytes: [UInt8]) { replaced[number] = bytes }

  /// Puts a compressed stream in the place of an object.
  mutating func replaceStream(_ number: Int, _ content: [UInt8]) {
    let packed = Flate.packed(content)
    let filter = packed == nil ? "" : "/Filter /FlateDecode "
    let body = packed ?? content
    replace(
      number, Array("<<\(filter)/Length \(body.count)>> stream\n".utf8) + body + Array("\nendstream".utf8))
  }

  /// The new file; nil if the old one packs objects into streams.
  func bytes() -> [UInt8]? {
    var objects: [(number: Int, offset: Int)] = []
    for (number, entry) in file.entries {
      guard case .offset(let offset) = entry else { return nil }
      objects.append((number, offset))
    }
    objects.sort { $0.offset < $1.offset }
    guard let first = objects.first?.offset, let last = tableStart(after: objects.last?.offset ?? 0) else {
      return nil
    }
    var output = Array(file.bytes[..<first])
    output.reserveCapacity(file.bytes.count)
    var offsets: [Int: Int] = [:]
    for (index, object) in objects.enumerated() {
      offsets[object.number] = output.count
      if let body = replaced[object.number] {
        output += Array("\(object.number) 0 obj\n".utf8) + body + Array("\nendobj\n".utf8)
      } else {
        output += file.bytes[object.offset..<(index + 1 < objects.count ? objects[index + 1].offset : last)]
      }
    }
    let table = output.count
    let size = (objects.map(\.number).max() ?? 0) + 1
    output += Array("xref\n0 \(size)\n0000000000 65535 f \n".utf8)
    for number in 1..<size {
      let offset = offsets[number].map(String.init)
      let digits = offset ?? "0"
      let padded = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
      output += Array("\(padded) \(offset == nil ? "65535 f" : "00000 n") \n".utf8)
    }
    output += Array("trailer\n<</Size \(size)".utf8)
    for key in ["Root", "Info"] {
      if let number = file.trailer[key].reference { output += Array(" /\(key) \(number) 0 R".utf8) }
    }
    return output + Array(">>\nstartxref\n\(table)\n%%EOF\n".utf8)
  }

  /// Where the cross-reference table begins, behind the last object.
  private func tableStart(after offset: Int) -> Int? {
    let word = Array("\nxref".utf8)
    var index = file.bytes.count - word.count
    while index > offset {
      if file.bytes[index..<(index + word.count)].elementsEqual(word) { return index + 1 }
      index -= 1
    }
    return nil
  }
}
