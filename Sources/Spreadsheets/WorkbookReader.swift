import OOXML

/// Reads the sheets of an `.xlsx` file: the workbook's list of them, the texts they share, the formats of numbers, and
/// the cells.
public struct WorkbookReader {
  /// How many bytes a part may have once it is unpacked.
  private static let partLimit = 128 << 20

  private let zip: ZipReader

  /// Reads a file.
  public static func read(_ bytes: [UInt8]) throws(WorkbookProblem) -> Workbook {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .olderOrEncrypted }
    let zip: ZipReader
    do {
      zip = try ZipReader(bytes, limit: partLimit)
    } catch {
      switch error {
      case .tooLarge: throw .tooLarge
      case .encrypted: throw .olderOrEncrypted
      case .noZip, .unsupported, .damaged: throw .noWorkbook
      }
    }
    return try WorkbookReader(zip: zip).workbook()
  }

  private func workbook() throws(WorkbookProblem) -> Workbook {
    guard let path = try target(of: "", "officeDocument")?.path else {
      throw zip.names.contains("mimetype") || zip.names.contains("content.xml")
        ? .otherForm : .noWorkbook
    }
    // A binary workbook has the same folders, and parts of another form.
    if path.hasSuffix(".bin") { throw .otherForm }
    let parts = try relationships(of: path)
    var list: [(name: String, id: String, isHidden: Bool)] = []
    var from1904 = false
    var isWorkbook = false
    try read(path) { event in
      guard case .start(let name, let attributes) = event else { return }
      switch name {
      case "workbook": isWorkbook = true
      case "workbookPr": from1904 = ["1", "true"].contains(attributes[name: "date1904"])
      case "sheet":
        list.append(
          (
            attributes[name: "name"] ?? "", attributes[name: "id"] ?? "",
            ["hidden", "veryHidden"].contains(attributes[name: "state"])
          ))
      default: break
      }
    }
    guard isWorkbook else { throw .noWorkbook }
    var texts: [String] = []
    var formats: [NumberFormat] = []
    for part in parts.values {
      if part.kind == "sharedStrings" { texts = try sharedTexts(part.path) }
      if part.kind == "styles" { formats = try self.formats(part.path) }
    }
    var sheets: [Workbook.Sheet] = []
    for entry in list {
      // A chart alone on its sheet has no cells.
      guard let part = parts[entry.id], part.kind == "worksheet" else { continue }
      var cells = SheetCells(texts: texts, formats: formats, from1904: from1904)
      try read(part.path) { event throws(WorkbookProblem) in try cells.take(event) }
      sheets.append(try cells.sheet(named: entry.name, isHidden: entry.isHidden))
    }
    return Workbook(sheets: sheets)
  }

  // MARK: Parts

  /// A part that another refers to, by the last word of what it is to it.
  private typealias Part = (kind: String, path: String)

  private func target(of path: String, _ kind: String) throws(WorkbookProblem) -> Part? {
    try relationships(of: path).values.first { $0.kind == kind }
  }

  private func relationships(of path: String) throws(WorkbookProblem) -> [String: Part] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let list = folder + "_rels/" + path.dropFirst(folder.count) + ".rels"
    var parts: [String: Part] = [:]
    try read(list) { event in
      guard case .start("Relationship", let attributes) = event,
        attributes[name: "TargetMode"] != "External",
        let id = attributes[name: "Id"], let target = attributes[name: "Target"],
        let kind = attributes[name: "Type"]?.split(separator: "/").last
      else { return }
      parts[id] = (String(kind), Self.join(folder, target))
    }
    return parts
  }

  /// The name of a part in the zip; names that lead out of it are those of nothing.
  private static func join(_ folder: String, _ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/")
    for step in target.split(separator: "/") {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  private func read(
    _ path: String, _ take: (XMLReader.Event) throws(WorkbookProblem) -> Void
  ) throws(WorkbookProblem) {
    let bytes: [UInt8]?
    do {
      bytes = try zip.file(path)
    } catch {
      throw error == .tooLarge ? .tooLarge : .damaged(part: path)
    }
    guard let bytes else { return }
    var reader = XMLReader(bytes)
    while true {
      let event: XMLReader.Event?
      do { event = try reader.next() } catch { throw .damaged(part: path) }
      guard let event else { return }
      try take(event)
    }
  }

  /// The texts that cells name by their numbers; what only helps to pronounce them is left out.
  private func sharedTexts(_ path: String) throws(WorkbookProblem) -> [String] {
    var texts: [String] = []
    var text = CellText()
    try read(path) { event in
      switch event {
      case .start("si", _): text = CellText()
      case .end("si"): texts.append(text.decoded)
      default: text.take(event)
      }
    }
    return texts
  }

  /// What the format of each style of cells makes of numbers.
  private func formats(_ path: String) throws(WorkbookProblem) -> [NumberFormat] {
    var codes: [Int: NumberFormat] = [:]
    var formats: [NumberFormat] = []
    var isOfCells = false
    try read(path) { event in
      switch event {
      case .start("numFmt", let attributes):
        guard let id = attributes[name: "numFmtId"].flatMap({ Int($0) }) else { return }
        codes[id] = NumberFormat(code: attributes[name: "formatCode"] ?? "")
      case .start("cellXfs", _): isOfCells = true
      case .end("cellXfs"): isOfCells = false
      case .start("xf", let attributes) where isOfCells:
        let id = attributes[name: "numFmtId"].flatMap { Int($0) } ?? 0
        formats.append(codes[id] ?? NumberFormat.builtIn(id) ?? .plain)
      default: break
      }
    }
    return formats
  }
}

/// The text of a cell in the making, from its runs.
struct CellText {
  private var text = ""
  private var isText = false
  private var aside = 0

  mutating func take(_ event: XMLReader.Event) {
    switch event {
    case .start("rPh", _): aside += 1
    case .end("rPh"): aside -= 1
    case .start("t", _): isText = true
    case .end("t"): isText = false
    case .text(let piece): if isText, aside == 0 { text += piece }
    default: break
    }
  }

  /// The text, with the characters that XML has no place for, which are written as `_x000D_`.
  var decoded: String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? String(match.0)
    }
  }
}
