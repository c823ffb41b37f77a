/// What messages read in a language.
public struct MessageCatalogue: Sendable {
  /// The language's tag, such as `zh`.
  public let language: String
  private let translations: [String: String]

  init(language: String, translations: [String: String]) {
    self.language = language
    self.translations = translations
  }

  /// English, in which messages are written.
  public static let english = MessageCatalogue(language: "en", translations: [:])

  /// Chinese, from `Messages/zh.strings`.
  public static let chinese = MessageCatalogue(
    language: "zh",
    translations: StringsFile.read(String(decoding: PackageResources.zh_strings, as: UTF8.self)))

  /// The catalogue for a language tag or a locale's name, such as `zh-Hans` or `zh_CN.UTF-8`; nil for a language without one.
  public static func of(_ tag: String) -> MessageCatalogue? {
    switch tag.prefix(while: { $0.isLetter }).lowercased() {
    case "zh": chinese
    case "en", "c", "posix": english
    default: nil
    }
  }

  /// The English words that it translates, with `%1` … for their parts.
  public var keys: some Collection<String> { translations.keys }

  /// What an English phrase reads; nil if it has no translation.
  public func translation(of key: String) -> String? { translations[key] }
}
