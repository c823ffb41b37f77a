/// A calendar date that is known to the year, the month or the day.
public struct EvidenceDate: Sendable, Hashable, Comparable {
  /// The year, 1 to 9999; those before our era, -1 to -9999, without a year 0 between.
  public let year: Int

  /// The month, 1 to 12, where it is known.
  public let month: Int?

  /// The day of the month where it is known.
  public let day: Int?

  /// Creates a date; nil where there is no such day in the Gregorian calendar.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...Self.days(in: month, of: year)).contains(day) { return nil }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (index, part) in parts.enumerated() {
      guard part.utf8.count == (index == 0 ? 4 : 2), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil
    )
  }

  /// Reads a date in another form that can mean only one: `2024/2/1`, `2024.2.1`, `2024年2月1日`, `2024-2-1`.
  public init?(written text: String) {
    let signs = text.filter { !$0.isASCII || !$0.isNumber }
    guard ["-", "--", "/", "//", ".", "..", "年", "年月", "年月日"].contains(signs) else { return nil }
    let numbers = text.split { !$0.isASCII || !$0.isNumber }
    guard
      numbers.count == signs.filter({ $0 != "年" && $0 != "月" && $0 != "日" }).count + 1
        || signs.first == "年" && numbers.count == signs.count,
      numbers[0].utf8.count == 4, numbers.dropFirst().allSatisfy({ $0.utf8.count <= 2 }),
      let year = Int(numbers[0])
    else { return nil }
    self.init(
      year: year, month: numbers.count > 1 ? Int(numbers[1]) : nil,
      day: numbers.count > 2 ? Int(numbers[2]) : nil)
  }

  /// Reads what `init(_:)` reads, and years before our era as `-221`.
  public static func historical(_ text: String) -> EvidenceDate? {
    guard text.hasPrefix("-"), (2...5).contains(text.utf8.count) else { return EvidenceDate(text) }
    let digits = text.dropFirst()
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), number > 0 else {
      return nil
    }
    return EvidenceDate(beforeOurEra: number)
  }

  private init(beforeOurEra year: Int) {
    self.year = -year
    month = nil
    day = nil
  }

  /// The year without a word for it: `2024`, `公元前221` or `221 BC`.
  func yearName(in language: FigureLanguage) -> String {
    guard year < 0 else { return "\(year)" }
    return language.hand == .chinese ? "公元前\(-year)" : "\(-year)\u{A0}BC"
  }

  /// The date after ISO 8601, as far as it is known: `2024`, `2024-02` or `2024-02-01`.
  public var iso: String {
    var text = (year < 0 ? "-" : "") + Self.padded(abs(year), to: 4)
    if let month { text += "-" + Self.padded(month, to: 2) }
    if let day { text += "-" + Self.padded(day, to: 2) }
    return text
  }

  /// The date in words of a language, `2024年2月1日` or `1 February 2024`.
  public func text(in language: FigureLanguage) -> String {
    switch language.hand {
    case .chinese:
      return "\(yearName(in: language))年" + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
    case .english:
      let name = month.map { Self.months[$0 - 1] + " " } ?? ""
      return (day.map { "\($0) " } ?? "") + name + yearName(in: language)
    case .locale: return localized(language)
    }
  }

  /// Orders by time; a date that is known less well comes first.
  public static func < (lhs: EvidenceDate, rhs: EvidenceDate) -> Bool {
    (lhs.year, lhs.month ?? 0, lhs.day ?? 0) < (rhs.year, rhs.month ?? 0, rhs.day ?? 0)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
