import Templates

/// A heading's number as it is printed, such as `3.1` or `（一）`.
struct SectionNumber: TemplateModel, Hashable {
  let text: String
  /// Whether a space stands between it and the heading.
  let isSpaced: Bool

  /// What stands between it and the heading.
  var gap: String { isSpaced ? " " : "" }

  static let fields: TemplateFields<Self> = [.init("text") { $0.text }, .init("gap") { $0.gap }]

  /// How headings are numbered.
  enum Style: Sendable {
    /// 1, 1.1, 1.1.1
    case decimal
    /// 1., 1.1, 1.1.1
    case decimalPoint
    /// 一、（一）1.（1）, as GB/T 9704—2012 asks of official documents.
    case official

    /// How many ranks of headings have numbers.
    var depth: Int { self == .official ? 4 : 3 }

    /// The number of a heading whose ancestors and itself stand at these places, each from 1.
    fileprivate func number(_ places: [Int]) -> SectionNumber {
      let last = places.last ?? 0
      let decimal = places.map(String.init).joined(separator: ".")
      switch self {
      case .decimal: return SectionNumber(text: decimal, isSpaced: true)
      case .decimalPoint:
        return SectionNumber(text: places.count == 1 ? decimal + "." : decimal, isSpaced: true)
      case .official:
        let text =
          switch places.count {
          case 1: ChineseNumber.text(last) + "、"
          case 2: "（\(ChineseNumber.text(last))）"
          case 3: "\(last)."
          default: "（\(last)）"
          }
        return SectionNumber(text: text, isSpaced: false)
      }
    }
  }

  /// Counts headings as they come.
  struct Counter {
    let style: Style
    private var places: [Int] = []

    init(style: Style) {
      self.style = style
    }

    /// The number of the next heading of a rank, from 1; nil for ranks without numbers.
    mutating func next(_ rank: Int) -> SectionNumber? {
      guard (1...style.depth).contains(rank) else { return nil }
      // A rank that was skipped counts as its first.
      while places.count < rank { places.append(places.count == rank - 1 ? 0 : 1) }
      places.removeSubrange(rank...)
      places[rank - 1] += 1
      return style.number(places)
    }
  }
}

/// Numbers in Chinese characters, as headings and chapters count.
enum ChineseNumber {
  private static let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// A number from 1 to 999: 一, 十二, 二十, 一百零五; larger ones in digits.
  static func text(_ number: Int) -> String {
    guard (1...999).contains(number) else { return String(number) }
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
    var text = hundreds > 0 ? digits[hundreds] + "百" : ""
    if tens > 0 {
      text += (tens == 1 && hundreds == 0 ? "" : digits[tens]) + "十"
    } else if hundreds > 0, ones > 0 {
      text += "零"
    }
    return text + digits[ones]
  }
}
