import Foundation

/// Where a title stands in an alphabetical index: Latin letters as they are, Chinese by its sound in pinyin.
struct AlphabeticalKey: Comparable {
  /// The capital letter that the title stands under; `#` if it begins with none.
  let letter: String

  private let sound: String
  private let title: String

  /// The key of a title; an English article at its beginning does not count.
  init(_ title: String) {
    let draft = Draft(title, Self.titleReadings)
    self.init(draft, latin: Self.latin(draft.rest))
  }

  /// The key of a name, whose first character may be a family name with a sound of its own.
  init(name: String) {
    let draft = Draft(name, Self.nameReadings + Self.titleReadings)
    self.init(draft, latin: Self.latin(draft.rest))
  }

  /// The keys of titles, many times faster than one by one.
  static func all(_ titles: [String]) -> [AlphabeticalKey] { all(titles.map { ($0, isName: false) }) }

  /// The keys of titles and names.
  static func all(_ titles: [(String, isName: Bool)]) -> [AlphabeticalKey] {
    let drafts = titles.map { Draft($0, $1 ? nameReadings + titleReadings : titleReadings) }
    return zip(drafts, latin(drafts.map(\.rest))).map { AlphabeticalKey($0, latin: $1) }
  }

  /// A title whose letters are not Latin yet.
  private struct Draft {
    let title: String
    let start: String
    /// How its first characters sound, if they are known here.
    var sound = ""
    /// What is left behind them.
    var rest: String

    init(_ title: String, _ readings: [(characters: String, sound: String)]) {
      self.title = title
      start = String(title.drop { !$0.isLetter && !$0.isNumber })
      rest = start
      guard let reading = readings.first(where: { start.hasPrefix($0.characters) }) else { return }
      sound = reading.sound + " "
      rest.removeFirst(reading.characters.count)
    }
  }

  private init(_ draft: Draft, latin: String) {
    var sound = draft.sound + latin.lowercased()
    if let article = ["the ", "an ", "a "].first(where: {
      sound.hasPrefix($0) && draft.start.first?.isASCII ?? false
    }) {
      sound.removeFirst(article.count)
    }
    let first = sound.first ?? "#"
    letter = first.isASCII && first.isLetter ? first.uppercased() : "#"
    self.sound = sound
    title = draft.title
  }

  /// Texts in Latin letters, a batch at once: to look for what is to be changed takes Foundation longer than to change it.
  private static func latin(_ texts: [String]) -> [String] {
    var result = texts
    let others = texts.indices.filter { !isPlain(texts[$0]) }
    for start in stride(from: 0, to: others.count, by: batch) {
      let places = others[start..<min(start + batch, others.count)]
      let lines = latin(places.map { texts[$0] }.joined(separator: "\n"))
        .split(separator: "\n", omittingEmptySubsequences: false)
      for (number, place) in places.enumerated() {
        // A title with a line end of its own is looked at by itself.
        result[place] = lines.count == places.count ? String(lines[number]) : latin(texts[place])
      }
    }
    return result
  }

  /// In a longer text each change moves what stands behind it.
  private static let batch = 64

  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// A text in Latin letters without marks: Han characters become syllables, and what Foundation has no sound for stays.
  private static func latin(_ text: String) -> String {
    if isPlain(text) { return text }
    let latin = text.applyingTransform(.mandarinToLatin, reverse: false) ?? text
    return latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin
  }

  /// Gathers what has titles under the letters that they begin with, each in its order.
  static func groups<Element>(
    _ elements: [Element], title: (Element) -> String
  ) -> [(letter: String, elements: [Element])] {
    let keyed = zip(all(elements.map(title)), elements).map { (key: $0, element: $1) }
    return Dictionary(grouping: keyed, by: \.key.letter).sorted { $0.key < $1.key }.map { letter, keyed in
      (letter, keyed.sorted { $0.key < $1.key }.map(\.element))
    }
  }

  /// Orders what has titles by them.
  static func ordered<Element>(_ elements: [Element], title: (Element) -> String) -> [Element] {
    zip(all(elements.map(title)), elements).sorted { $0.0 < $1.0 }.map(\.1)
  }

  static func < (lhs: Self, rhs: Self) -> Bool { (lhs.sound, lhs.title) < (rhs.sound, rhs.title) }

  static func == (lhs: Self, rhs: Self) -> Bool { lhs.title == rhs.title }

  /// Characters at the beginning of a title that Foundation, which knows each by one sound, gives the rarer one; words
  /// come before their first characters.
  private static let titleReadings: [(characters: String, sound: String)] =
    ["长官", "长老", "长辈", "长子", "长大"].map { ($0, "zhang") }
    + ["行业", "行家", "行情", "行长", "行列", "行距", "行当"].map { ($0, "hang") }
    + ["重庆", "重复", "重新", "重组", "重建", "重启", "重构", "重返", "重塑", "重叠"].map { ($0, "chong") }
    + ["调研", "调查", "调动", "调度", "调用"].map { ($0, "diao") }
    + [
      ("会计", "kuai"), ("秘鲁", "bi"), ("弹药", "dan"), ("长", "chang"), ("率", "shuai"), ("调", "tiao"),
      ("都", "du"), ("厦", "xia"), ("弹", "tan"), ("地", "di"),
    ]

  private static let nameReadings: [(characters: String, sound: String)] = [
    ("尉迟", "yuchi"), ("万俟", "moqi"), ("曾", "zeng"), ("单", "shan"), ("朴", "piao"), ("仇", "qiu"),
    ("解", "xie"), ("查", "zha"), ("盖", "ge"), ("区", "ou"), ("翟", "zhai"), ("缪", "miao"), ("覃", "qin"),
    ("种", "chong"), ("乐", "yue"),
  ]
}
