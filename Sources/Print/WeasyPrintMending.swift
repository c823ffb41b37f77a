/// WeasyPrint's file with the one thing that its tags leave out: which way the heads of a table point.
///
/// It links every cell to its heads and writes no `Scope`, so that the head above a column of heads belongs to nothing.
struct WeasyPrintMending {
  private static let attribute: StaticString = "/O /Table"

  private let file: PDFFile

  init(_ file: PDFFile) {
    self.file = file
  }

  /// The mended file; nil if it is built in a way that is not understood.
  var bytes: [UInt8]? {
    let streams = Set(
      file.entries.values.compactMap { entry -> Int? in
        guard case .packed(let stream, _) = entry else { return nil }
        return stream
      })
    // WeasyPrint packs what it can into one stream, and writes that and the cross-reference last.
    guard streams.count == 1, let stream = streams.first, case .offset(let start) = file.entries[stream],
      let table = file.entries.keys.max(), case .offset(let end) = file.entries[table], end > start,
      file.entries.allSatisfy({ $0.key == table || Self.offset($0.value) <= start })
    else { return nil }
    let objects = file.packedObjects(stream).map { ($0.number, mended($0.number, $0.bytes)) }
    var output = Array(file.bytes[..<start])
    guard let packed = Self.packed(objects, number: stream) else { return nil }
    output += packed
    guard let reference = crossReference(table, at: output.count) else { return nil }
    return output + reference
  }

  private static func offset(_ entry: PDFFile.Entry) -> Int {
    guard case .offset(let offset) = entry else { return 0 }
    return offset
  }

  /// An object as it is to be written: the head of a row or column says so.
  private func mended(_ number: Int, _ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    guard file.object(number)["S"].name == "TH", let place = bytes.first(Self.attribute) else { return bytes }
    let behind = place + Self.attribute.utf8CodeUnitCount
    let scope = isInHead(number) ? " /Scope /Column" : " /Scope /Row"
    return bytes[..<behind] + Array(scope.utf8) + bytes[behind...]
  }

  private func isInHead(_ number: Int) -> Bool {
    var value = file.object(number)
    for _ in 0..<8 {
      value = file.resolved(value["P"])
      if value["S"].name == "THead" { return true }
      if value["S"].name == "Table" { return false }
    }
    return false
  }

  private static func packed(_ objects: [(number: Int, bytes: [UInt8])], number: Int) -> [UInt8]? {
    var head = ""
    var body: [UInt8] = []
    for object in objects {
      head += "\(object.number) \(body.count) "
      body += object.bytes
    }
    guard let content = Flate.packed(Array(head.utf8) + body) else { return nil }
    let entries =
      "/Type /ObjStm/N \(objects.count)/First \(head.utf8.count)/Filter /FlateDecode/Length \(content.count)"
    return Array("\(number) 0 obj\n<<\(entries)>>\nstream\n".utf8) + content
      + Array("\nendstream\nendobj\n".utf8)
  }

  private func crossReference(_ number: Int, at offset: Int) -> [UInt8]? {
    var rows: [UInt8] = []
    for object in 0...number {
      let fields: (kind: Int, place: Int, index: Int) =
        switch file.entries[object] {
        case .offset where object == number: (1, offset, 0)
        case .offset(let place): (1, place, 0)
        case .packed(let stream, let index): (2, stream, index)
        case nil: (0, 0, 0xFFFF)
        }
      rows.append(UInt8(fields.kind))
      for shift in stride(from: 24, through: 0, by: -8) { rows.append(UInt8(fields.place >> shift & 0xFF)) }
      for shift in [16, 8, 0] { rows.append(UInt8(fields.index >> shift & 0xFF)) }
    }
    guard let content = Flate.packed(rows), let root = file.trailer["Root"].reference else { return nil }
    var entries = "/Type /XRef/Index [0 \(number + 1)]/W [1 4 3]/Size \(number + 1)/Root \(root) 0 R"
    if let information = file.trailer["Info"].reference { entries += "/Info \(information) 0 R" }
    let identifiers = file.trailer["ID"].array.compactMap { value -> String? in
      guard case .string(let bytes) = value else { return nil }
      return "<" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ">"
    }
    if !identifiers.isEmpty { entries += "/ID [\(identifiers.joined(separator: " "))]" }
    entries += "/Filter /FlateDecode/Length \(content.count)"
    return Array("\(number) 0 obj\n<<\(entries)>>\nstream\n".utf8) + content
      + Array("\nendstream\nendobj\nstartxref\n\(offset)\n%%EOF\n".utf8)
  }
}
