import Evidence
import Foundation

/// The labelled sentences in `Scanner/`, and how well the scanner reads them.
struct ScannerSentences {
  /// A figure as it is labelled or found: the text, and the value with its unit.
  struct Figure: Hashable {
    let text: String
    let value: String
    var line: String { "\(text)|\(value)" }
  }

  struct Sentence {
    let kind: String
    let text: String
    let figures: [Figure]
    /// Whether nothing was tuned on it.
    let isHeldOut: Bool
  }

  /// Labelled figures, those of them that were found, and those found that are not labelled.
  struct Count {
    var sentences = 0
    var labelled = 0
    var right = 0
    var found = 0
    var failures: [String] = []

    var recall: Double { labelled == 0 ? 1 : Double(right) / Double(labelled) }
    var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }

    static func + (lhs: Count, rhs: Count) -> Count {
      Count(
        sentences: lhs.sentences + rhs.sentences, labelled: lhs.labelled + rhs.labelled,
        right: lhs.right + rhs.right, found: lhs.found + rhs.found, failures: lhs.failures + rhs.failures)
    }
  }

  let sentences: [Sentence]

  init(language: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scanner")
    let text = try String(contentsOf: folder.appending(path: "\(language).txt"), encoding: .utf8)
    var kind = ""
    var number = 0
    var sentences: [Sentence] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("# ") {
      if line.hasPrefix("@") {
        kind = String(line.dropFirst())
        number = 0
        continue
      }
      number += 1
      sentences.append(Self.sentence(String(line), kind, isHeldOut: number.isMultiple(of: 3)))
    }
    self.sentences = sentences
  }

  private static func sentence(_ line: String, _ kind: String, isHeldOut: Bool) -> Sentence {
    var text = ""
    var figures: [Figure] = []
    for (index, part) in line.components(separatedBy: "[[").enumerated() {
      guard index > 0 else {
        text += part
        continue
      }
      let sides = part.components(separatedBy: "]]")
      let label = sides[0].components(separatedBy: "|")
      text += label[0] + sides.dropFirst().joined(separator: "]]")
      figures.append(Figure(text: label[0], value: label[1]))
    }
    return Sentence(kind: kind, text: text, figures: figures, isHeldOut: isHeldOut)
  }

  /// What the scanner found in a text and does not exempt.
  static func figures(in text: String) -> [Figure] {
    let bytes = Array(text.utf8)
    return FigureScanner.scan(text).filter { !$0.isExempt }.map { figure in
      var value = written(figure.value)
      if let high = figure.high { value += ".." + written(high) }
      switch figure.unit {
      case .percent: value += " %"
      case .perMille: value += " ‰"
      case .percentagePoints: value += " pp"
      case .multiple: value += " x"
      case .fraction: value += " frac"
      case .currency(let currency): value += " " + currency.code
      case nil: break
      }
      return Figure(text: String(decoding: bytes[figure.range], as: UTF8.self), value: value)
    }
  }

  /// Quotients that do not end are labelled with ten digits after the point.
  private static func written(_ value: Decimal) -> String {
    var exact = value
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, 10, .plain)
    return rounded.description
  }

  /// The count of every kind, in the order of the file.
  func counts(heldOut: Bool?) -> [(kind: String, count: Count)] {
    var counts: [(kind: String, count: Count)] = []
    for sentence in sentences where heldOut == nil || sentence.isHeldOut == heldOut {
      var count = Count(sentences: 1, labelled: sentence.figures.count)
      let found = Self.figures(in: sentence.text)
      count.found = found.count
      var rest = found
      for figure in sentence.figures {
        if let index = rest.firstIndex(of: figure) {
          rest.remove(at: index)
          count.right += 1
        } else {
          count.failures.append("missed \(figure.line) in \(sentence.text); found \(found.map(\.line))")
        }
      }
      count.failures += rest.map { "false \($0.line) in \(sentence.text)" }
      if let last = counts.indices.last, counts[last].kind == sentence.kind {
        counts[last].count = counts[last].count + count
      } else {
        counts.append((sentence.kind, count))
      }
    }
    return counts
  }
}
