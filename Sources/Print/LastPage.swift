import Foundation

/// What stands at the foot of the last page: an element with `data-foot`.
///
/// WeasyPrint floats it there. Chromium sets nothing at the foot of one page, but something at the end of the whole: a first
/// pass shows how much paper there is, and the next one tells the style sheet.
enum LastPage {
  /// The paper that a page was printed on.
  struct Paper: Equatable {
    let pages: Int
    /// The height of all pages together, in pixels of CSS: whole ones, of which Chromium makes its pages.
    let height: Int
  }

  /// Whether something is to stand there.
  static func isAsked(_ html: [UInt8]) -> Bool { html.first(" data-foot") != nil }

  /// The page, with the paper told to its style sheet.
  static func html(_ html: [UInt8], on paper: Paper?) -> [UInt8] {
    guard let paper, let end = html.first("</head>") else { return html }
    let style = "<style>:root{--pages:\(paper.pages);--paper:\(paper.height)px;--at-foot:absolute}</style>"
    return html[..<end] + Array(style.utf8) + html[end...]
  }
}

extension PDFFile {
  /// The paper of all its pages.
  var paper: LastPage.Paper {
    let heights = pages.map { number -> Int in
      let box = resolved(object(number)["MediaBox"]).array.map { value -> Double in
        if case .number(let number) = resolved(value) { number } else { 0 }
      }
      return box.count == 4 ? Int(((box[3] - box[1]) / 0.75).rounded(.up)) : 0
    }
    return LastPage.Paper(pages: heights.count, height: heights.reduce(0, +))
  }
}
