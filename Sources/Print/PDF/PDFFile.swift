/// A PDF file as an engine has written it: its objects, found through its cross-reference.
///
/// Reads what the engines write, in both forms of the cross-reference; it is no reader of arbitrary or damaged files.
struct PDFFile: Sendable {
  /// Where an object is.
  enum Entry: Hashable, Sendable {
    /// At an offset of the file.
    case offset(Int)
    /// In a stream of objects, at a place in its list.
    case packed(stream: Int, index: Int)
  }

  /// The file.
  let bytes: [UInt8]
  /// The objects by number.
  private(set) var entries: [Int: Entry] = [:]
  /// The trailer's dictionary.
  private(set) var trailer = PDFValue.null
  /// The objects of the streams that hold some.
  private var packed: [Int: [PDFValue]] = [:]

  /// Reads a file's cross-reference; nil if it is not a whole PDF file.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.starts(with: "%PDF-".utf8), let start = Self.start(bytes) else { return nil }
    var next: Int? = start
    var seen: Set<Int> = []
    while let position = next {
      guard position >= 0, position < bytes.count, seen.insert(position).inserted else { return nil }
      guard let section = readTable(at: position) ?? readStream(at: position) else { return nil }
      if trailer == .null { trailer = section }
      next = section["Prev"].integer
    }
    for case .packed(let stream, _) in Set(entries.values) where packed[stream] == nil {
      packed[stream] = unpack(stream)
    }
    guard catalog["Type"].name == "Catalog" else { return nil }
  }

  /// The root of everything.
  var catalog: PDFValue { resolved(trailer["Root"]) }

  /// A value, or what it refers to.
  func resolved(_ value: PDFValue) -> PDFValue {
    var value = value
    for _ in 0..<8 {
      guard let number = value.reference else { return value }
      value = object(number)
    }
    return .null
  }

  /// An object's value; a stream's dictionary.
  func object(_ number: Int) -> PDFValue {
    switch entries[number] {
    case .offset(let offset): read(at: offset, number)?.value ?? .null
    case .packed(let stream, let index):
      packed[stream].flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? .null
    case nil: .null
    }
  }

  /// A stream's bytes, unpacked; nil if there is none or it uses another filter than Flate.
  func stream(_ number: Int) -> [UInt8]? {
    guard case .offset(let offset) = entries[number] else { return nil }
    return content(at: offset, number)
  }

  // MARK: Cross-reference

  /// The offset that stands behind the last `startxref`.
  private static func start(_ bytes: [UInt8]) -> Int? {
    let word = Array("startxref".utf8)
    let floor = max(0, bytes.count - 2048)
    var index = bytes.count - word.count
    while index >= floor {
      if bytes[index] == word[0], bytes[index..<(index + word.count)].elementsEqual(word) {
        var scanner = PDFScanner(bytes, at: index + word.count)
        return scanner.value()?.integer
      }
      index -= 1
    }
    return nil
  }

  /// A cross-reference table and its trailer.
  private mutating func readTable(at position: Int) -> PDFValue? {
    var scanner = PDFScanner(bytes, at: position)
    guard scanner.skip(word: "xref") else { return nil }
    while !scanner.skip(word: "trailer") {
      guard let first = scanner.value()?.integer, let count = scanner.value()?.integer, count >= 0 else {
        return nil
      }
      for number in first..<(first + count) {
        guard let offset = scanner.value()?.integer, scanner.value()?.integer != nil else { return nil }
        if scanner.skip(word: "n") {
          if entries[number] == nil { entries[number] = .offset(offset) }
        } else if !scanner.skip(word: "f") {
          return nil
        }
      }
    }
    return scanner.value()
  }

  /// A cross-reference stream, whose dictionary is the trailer.
  private mutating func readStream(at position: Int) -> PDFValue? {
    guard let (value, _) = read(at: position, nil), value["Type"].name == "XRef",
      let table = content(at: position, nil)
    else { return nil }
    let widths = value["W"].array.compactMap(\.integer)
    guard widths.count == 3, widths.allSatisfy({ (0...8).contains($0) }) else { return nil }
    let size = value["Size"].integer ?? 0
    let ranges = value["Index"].array.compactMap(\.integer)
    let sections = ranges.isEmpty ? [0, size] : ranges
    var offset = 0
    for section in stride(from: 0, to: sections.count - 1, by: 2) {
      for number in sections[section]..<(sections[section] + max(0, sections[section + 1])) {
        guard offset + widths.reduce(0, +) <= table.count else { break }
        var fields: [Int] = []
        for width in widths {
          fields.append(table[offset..<(offset + width)].reduce(0) { $0 << 8 | Int($1) })
          offset += width
        }
        guard entries[number] == nil else { continue }
        switch widths[0] == 0 ? 1 : fields[0] {
        case 1: entries[number] = .offset(fields[1])
        case 2: entries[number] = .packed(stream: fields[1], index: fields[2])
        default: break
        }
      }
    }
    return value
  }

  // MARK: Objects

  /// The object at an offset, and where its stream begins, if it has one.
  private func read(at offset: Int, _ number: Int?) -> (value: PDFValue, stream: Int?)? {
    guard offset >= 0, offset < bytes.count else { return nil }
    var scanner = PDFScanner(bytes, at: offset)
    guard let found = scanner.value()?.integer, number == nil || found == number,
      scanner.value()?.integer != nil, scanner.skip(word: "obj"), let value = scanner.value()
    else { return nil }
    guard scanner.skip(word: "stream") else { return (value, nil) }
    scanner.skipLineEnd()
    return (value, scanner.position)
  }

  private func content(at offset: Int, _ number: Int?) -> [UInt8]? {
    guard let (value, start) = read(at: offset, number), let start,
      let length = resolved(value["Length"]).integer, length >= 0, start + length <= bytes.count
    else { return nil }
    let raw = Array(bytes[start..<(start + length)])
    switch value["Filter"] {
    case .null: return raw
    case .name("FlateDecode"), .array([.name("FlateDecode")]):
      // The engines' own streams of objects and texts use no predictor.
      guard value["DecodeParms"] == .null else { return nil }
      return Flate.unpacked(raw)
    default: return nil
    }
  }

  /// The objects that a stream holds.
  private func unpack(_ number: Int) -> [PDFValue] {
    packedObjects(number).map { object in
      var scanner = PDFScanner(Array(object.bytes))
      return scanner.value() ?? .null
    }
  }

  /// The objects that a stream holds, by number and as they are written there.
  func packedObjects(_ number: Int) -> [(number: Int, bytes: ArraySlice<UInt8>)] {
    let value = object(number)
    guard value["Type"].name == "ObjStm", let count = value["N"].integer,
      let first = value["First"].integer, let content = stream(number)
    else { return [] }
    var scanner = PDFScanner(content)
    var places: [(number: Int, offset: Int)] = []
    for _ in 0..<max(0, count) {
      guard let number = scanner.value()?.integer, let offset = scanner.value()?.integer,
        first + offset <= content.count, first + offset >= places.last?.offset ?? 0
      else { return [] }
      places.append((number, first + offset))
    }
    return places.indices.map { index in
      let end = index + 1 < places.count ? places[index + 1].offset : content.count
      return (places[index].number, content[places[index].offset..<end])
    }
  }
}
