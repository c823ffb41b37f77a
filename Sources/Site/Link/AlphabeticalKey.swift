import Foundation

/// Where a title stands in an alphabetical index: Latin letters as they are, Chinese by its sound in pinyin.
struct AlphabeticalKey: Comparable {
  /// The capital letter that the title stands under; `#` if it begins with none.
  let letter: String

  private let sound: String
  private let title: String

  /// The key of a title; an English article at its beginning does not count.
  init(_ title: String) {
    self.init(title, Self.titleReadings)
  }

  /// The key of a name, whose first character may be a family name with a sound of its own.
  init(name: String) {
    self.init(name, Self.nameReadings + Self.titleReadings)
  }

  private init(_ title: String, _ readings: [(characters: String, sound: String)]) {
    let start = String(title.drop { !$0.isLetter && !$0.isNumber })
    var sound = ""
    var rest = start
    if let reading = readings.first(where: { start.hasPrefix($0.characters) }) {
      sound = reading.sound + " "
      rest.removeFirst(reading.characters.count)
    }
    // Han characters become syllables; what Foundation has no sound for stays as it is.
    let latin = rest.applyingTransform(.mandarinToLatin, reverse: false) ?? rest
    sound += (latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin).lowercased()
    if let article = ["the ", "an ", "a "].first(where: {
      sound.hasPrefix($0) && start.first?.isASCII ?? false
    }) {
      sound.removeFirst(article.count)
    }
    let first = sound.first ?? "#"
    letter = first.isASCII && first.isLetter ? first.uppercased() : "#"
    self.sound = sound
    self.title = title
  }

  /// Gathers what has titles under the letters that they begin with, each in its order.
  static func groups<Element>(
    _ elements: [Element], title: (Element) -> String
  ) -> [(letter: String, elements: [Element])] {
    let keyed = elements.map { (key: AlphabeticalKey(title($0)), element: $0) }
    return Dictionary(grouping: keyed, by: \.key.letter).sorted { $0.key < $1.key }.map { letter, keyed in
      (letter, keyed.sorted { $0.key < $1.key }.map(\.element))
    }
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
