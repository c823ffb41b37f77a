import Addresses

/// What the entries of all styles are made of: the fields of a source as they are meant, whoever wrote them.
struct ReferenceParts {
  let source: Source

  // MARK: Identifiers and addresses

  /// The address; nil where there is none.
  var url: String? { source[.url] }

  /// The DOI without a resolver's address, a label and a full stop; nil where the address says it already.
  var doi: String? {
    guard let text = source[.doi] else { return nil }
    let doi = Self.bareDOI(text)
    return isInAddress(doi) ? nil : doi
  }

  /// The identifier of China's science and technology resources; nil where the address says it already.
  var cstr: String? {
    guard var text = source[.cstr]?[...] else { return nil }
    for head in ["https://cstr.cn/", "cstr:"] where text.lowercased().hasPrefix(head) {
      text = text.dropFirst(head.count)
    }
    let bare = Self.withoutStops(String(text))
    return isInAddress(bare) ? nil : bare
  }

  /// Where such an identifier leads.
  func cstrAddress(_ identifier: String) -> Address { Address(written: "https://cstr.cn/" + identifier) }

  /// Whether the address contains an identifier, whose letters have no case.
  private func isInAddress(_ identifier: String) -> Bool {
    guard let url else { return false }
    return Address.decode(url).lowercased().contains(identifier.lowercased())
  }

  var isOnline: Bool { source[.url] != nil || source[.doi] != nil || source[.cstr] != nil }

  static func bareDOI(_ text: String) -> String {
    guard let start = text.firstRange(of: "10.") else { return text }
    return withoutStops(String(text[start.lowerBound...]))
  }

  private static func withoutStops(_ text: String) -> String {
    var text = text
    while let last = text.last, [".", ",", ";", "。", "，", " "].contains(last) { text.removeLast() }
    return text
  }

  // MARK: Numbers

  /// Pages with one kind of dash between the first and the last, however the record writes it.
  func pages(dash: String) -> String? {
    source[.page].map {
      $0.replacing("--", with: "-").replacing("–", with: "-").replacing("—", with: "-").replacing(
        "-", with: dash)
    }
  }

  /// An edition: a number, words, or nothing for the first one.
  enum Edition {
    case number(Int)
    case words(String)
  }

  /// The edition, where there is one to tell of; the first is none.
  var edition: Edition? {
    guard let text = source[.edition] else { return nil }
    var digits = text
    for (head, tails) in [
      ("第", ["版"]), ("", ["版", "st ed.", "nd ed.", "rd ed.", "th ed.", "st", "nd", "rd", "th"]),
    ] {
      guard digits.hasPrefix(head), let tail = tails.first(where: digits.hasSuffix) else { continue }
      digits = String(digits.dropFirst(head.count).dropLast(tail.count))
      break
    }
    let numerals = ["一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10]
    guard let number = Int(digits.trimmed) ?? numerals[digits] else {
      // A revision is one in any language; a bare word wants the word for edition.
      return .words(text)
    }
    return number == 1 ? nil : .number(number)
  }

  /// Whether a volume is a number, `2` or `2/3`, so that a word has to say what it is.
  var isVolumeNumber: Bool {
    source[.volume].map {
      $0.contains(where: \.isNumber) && $0.allSatisfy { $0.isNumber || "-–/".contains($0) }
    }
      ?? false
  }

  static func ordinal(_ number: Int) -> String {
    switch (number % 100, number % 10) {
    case (11...13, _): "\(number)th"
    case (_, 1): "\(number)st"
    case (_, 2): "\(number)nd"
    case (_, 3): "\(number)rd"
    default: "\(number)th"
    }
  }

  // MARK: Types

  /// Laws, bills, regulations, treaties and cases: what goes by a number and is made by an authority.
  var isLegal: Bool {
    switch source.type {
    case .bill, .hearing, .legalCase, .legislation, .regulation, .treaty: true
    default: false
    }
  }

  /// Whether the source is a part of a larger work.
  var isPart: Bool { source[.containerTitle] != nil }

  /// Who answers for the work: its authors, else whoever made it, else, for laws and cases, the authority.
  var responsible: [PersonName] {
    if !source.authors.isEmpty { return source.authors }
    if isLegal, let authority = source[.authority] { return [PersonName(literal: authority)] }
    return []
  }

  /// The authority that has not been named as responsible: the publisher of a law or a report that names none.
  var issuer: String? {
    source[.publisher] ?? (source.authors.isEmpty && isLegal ? nil : source[.authority])
  }

  /// The place of publication, or the country whose law it is.
  var place: String? { source[.publisherPlace] ?? (isLegal ? source[.jurisdiction] : nil) }
}
