import Foundation

#if canImport(_FoundationICU)
  internal import _FoundationICU
#endif

/// Which form of a noun stands after a number in a language, as CLDR has it.
enum PluralRule {
  /// The categories of CLDR, in the order in which a language's forms are written.
  static let categories = ["zero", "one", "two", "few", "many", "other"]

  /// The form that goes with a number, of forms that are written in the order of the language's categories.
  ///
  /// One form is for every number; of two the first is for one thing.
  static func form(_ forms: [String], for number: Decimal, in language: FigureLanguage) -> String {
    guard forms.count > 1, let last = forms.last else { return forms.first ?? "" }
    let category = category(of: number, in: language)
    guard forms.count > 2 else { return category == "one" ? forms[0] : last }
    let known = categories(of: language, count: forms.count)
    guard let place = known.firstIndex(of: category), place < forms.count else { return last }
    return forms[place]
  }

  /// The categories that a language uses, as far as numbers show them.
  private static func categories(of language: FigureLanguage, count: Int) -> [String] {
    let samples = Array(0...120).map { Decimal($0) } + [Decimal(1_000_000), Decimal(string: "1.5") ?? 0]
    let used = Set(samples.map { category(of: $0, in: language) })
    return categories.filter(used.contains)
  }

  /// The category of a number.
  static func category(of number: Decimal, in language: FigureLanguage) -> String {
    #if canImport(_FoundationICU)
      var status = U_ZERO_ERROR
      guard let rules = swift_uplrules_open(language.tag.replacing("-", with: "_"), &status) else {
        return number == 1 ? "one" : "other"
      }
      defer { swift_uplrules_close(rules) }
      var keyword = [UChar](repeating: 0, count: 16)
      let length = swift_uplrules_select(
        rules, NSDecimalNumber(decimal: number).doubleValue, &keyword, 16, &status)
      guard status.rawValue <= U_ZERO_ERROR.rawValue, length > 0 else { return "other" }
      return String(decoding: keyword.prefix(Int(length)), as: UTF16.self)
    #else
      return number == 1 ? "one" : "other"
    #endif
  }
}
