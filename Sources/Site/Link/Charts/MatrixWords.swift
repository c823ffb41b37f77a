import Charts
import Evidence

/// The words that cells of a matrix begin with: those of the page's language, and those of English beside them.
struct MatrixWords {
  /// The keys of the words among those of the interface; a text holds several, with semicolons between them.
  static let keys: [(mark: ChartMatrix.Mark, key: String)] = [
    (.yes, "matrixYes"), (.partly, "matrixPartly"), (.no, "matrixNo"), (.noData, "matrixNoData"),
    (.notApplicable, "matrixNotApplicable"),
  ]

  private static let nothing: Set<String> = ["", "—", "–", "-"]
  private static let english = words(of: InterfaceWords.shipped["en"] ?? [:])

  /// The usual word of each mark.
  let known: [String]
  private let marks: [String: ChartMatrix.Mark]

  init(_ language: FigureLanguage) {
    let own = Self.words(of: ChartWords(language).language.words)
    known = own.compactMap(\.words.first)
    marks = (own + Self.english).reduce(into: [:]) { marks, entry in
      for word in entry.words where marks[word.lowercased()] == nil { marks[word.lowercased()] = entry.mark }
    }
  }

  private static func words(
    of interface: [String: String]
  ) -> [(mark: ChartMatrix.Mark, words: [String])] {
    keys.map { mark, key in
      let words = (interface[key] ?? "").split(separator: ";").map { String($0).trimmed }
      return (mark, words.filter { !$0.isEmpty })
    }
  }

  /// The mark that the first words of a cell name.
  func mark(_ cell: String) -> ChartMatrix.Mark? {
    let first = cell.split(separator: /[：:，,،；;؛（(]/, maxSplits: 1, omittingEmptySubsequences: false).first
    let word = String(first ?? "").trimmed.lowercased()
    return Self.nothing.contains(word) ? .blank : marks[word]
  }
}
