/// The page numbers of a page's contents: empty elements `<span class="folio" data-target="id"></span>` in its HTML.
///
/// WeasyPrint fills them by its own style sheet; for an engine that cannot, the numbers are written into the HTML.
struct ContentsNumbers {
  /// The HTML around the numbers: one piece more than there are targets.
  private var pieces: [ArraySlice<UInt8>] = []
  /// The ids that the numbers belong to.
  private(set) var targets: [String] = []

  /// Finds the places for numbers.
  init(_ html: [UInt8]) {
    var start = 0
    while let attribute = html.first(" data-target=\"", from: start) {
      let id = attribute + 14
      guard let quote = html.first(UInt8(ascii: "\""), from: id),
        let tagEnd = html.first(UInt8(ascii: ">"), from: quote),
        let close = html.first("</", from: tagEnd)
      else { break }
      pieces.append(html[start...tagEnd])
      targets.append(String(decoding: html[id..<quote], as: UTF8.self))
      start = close
    }
    pieces.append(html[start...])
  }

  /// The HTML with numbers in their places; a target without one is left empty.
  func html(_ numbers: [String: Int]) -> [UInt8] {
    var html: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      html += piece
      if index < targets.count, let number = numbers[targets[index]] { html += Array(String(number).utf8) }
    }
    return html
  }
}
