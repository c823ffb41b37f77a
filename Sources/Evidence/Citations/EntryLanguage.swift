/// The language that decides which words stand in an entry, such as 等 or `et al`.
struct EntryLanguage: Hashable {
  /// Whether the entry follows the usage of Chinese and Japanese.
  let isHan: Bool
  /// The BCP 47 tag of the entry's text.
  let tag: String

  /// The `language` of the source's record; where it has none, Chinese when the title or an author has a Han
  /// character, Japanese when the title has kana, otherwise English.
  init(_ source: Source) {
    if let tag = source[.language] {
      self.tag = tag
      isHan = ["zh", "ja", "yue", "lzh"].contains { tag.lowercased().split(separator: "-").first == $0[...] }
      return
    }
    let title = source[.title] ?? ""
    let names = source.authors.map { ($0.family ?? "") + ($0.given ?? "") + ($0.literal ?? "") }
    if title.unicodeScalars.contains(where: { (0x3041...0x30FF).contains($0.value) }) {
      isHan = true
      tag = "ja"
    } else {
      isHan = ([title] + names).contains(where: Self.hasHan)
      tag = isHan ? "zh" : "en"
    }
  }

  static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isIdeographic }
  }
}
