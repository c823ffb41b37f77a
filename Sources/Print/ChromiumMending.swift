/// Chromium's file with what it leaves out or gets wrong: who wrote it and when, and which characters it shows.
struct ChromiumMending {
  private let file: PDFFile
  private let html: [UInt8]

  init(_ file: PDFFile, html: [UInt8]) {
    self.file = file
    self.html = html
  }

  /// The mended file; nil if it is built in a way that is not understood.
  var bytes: [UInt8]? {
    var rewriter = PDFRewriter(file)
    if let information = file.trailer["Info"].reference {
      rewriter.replace(information, Array(description.utf8))
    }
    let characters = Set(String(decoding: html, as: UTF8.self).unicodeScalars)
    for number in file.entries.keys.sorted() {
      guard let map = file.object(number)["ToUnicode"].reference, let content = file.stream(map),
        var texts = CharacterMap(content)
      else { continue }
      let isWrong = texts.change { units in
        guard units.count == 1, let scalar = Unicode.Scalar(units[0]),
          let twin = TwinCharacters.twin(of: scalar, in: characters)
        else { return units }
        return Array(String(Character(twin)).utf16)
      }
      if isWrong { rewriter.replaceStream(map, texts.bytes) }
    }
    return rewriter.bytes()
  }

  /// The dictionary of the document's description, dated as the page says.
  private var description: String {
    let head = DocumentHead(html)
    var entries = [
      ("Title", head.title), ("Author", head.meta["author"] ?? ""),
      ("Subject", head.meta["description"] ?? ""), ("Keywords", head.meta["keywords"] ?? ""),
      ("Creator", head.meta["generator"] ?? "Casebook"),
      ("Producer", file.information("Producer") ?? "Chromium"),
    ].filter { !$0.1.isEmpty }.map { "/\($0.0) \(Self.string($0.1))" }
    for (key, name) in [("CreationDate", "dcterms.created"), ("ModDate", "dcterms.modified")] {
      guard let date = head.meta[name] else { continue }
      let digits = date.prefix(10).filter { $0.isASCII && $0.isNumber }
      if [4, 6, 8].contains(digits.count) { entries.append("/\(key) (D:\(digits))") }
    }
    return "<<" + entries.joined(separator: "\n") + ">>"
  }

  /// A text string in UTF-16, in hexadecimal digits.
  private static func string(_ text: String) -> String {
    "<FEFF"
      + text.utf16.map { unit in
        let digits = String(unit, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }.joined() + ">"
  }
}
