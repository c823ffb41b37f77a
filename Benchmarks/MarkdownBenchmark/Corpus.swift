/// Chinese Markdown as editors write it, the same on every run.
enum Corpus {
  private static let words = [
    "技术转移", "专利许可", "研究机构", "创业投资", "临床试验", "国际合作", "人才流动", "政策工具", "生物医药",
    "人工智能", "产业园区", "成果转化", "知识产权", "公共资金", "评价机制", "长期主义", "开放共享", "区域创新",
  ]
  private static let marks = ["，", "。", "、", "；", "：“", "”，", "（", "）"]

  /// A text of about a number of bytes: headings, prose, lists, quotes, tables, notes and directives.
  static func text(bytes: Int, seed: UInt64) -> String {
    var random = Random(state: seed | 1)
    var text = ""
    text.reserveCapacity(bytes + 4096)
    var section = 0
    while text.utf8.count < bytes {
      section += 1
      text += "## 第\(section)节：\(words[random.below(words.count)]) {#s\(section)}\n\n"
      for _ in 0..<3 { paragraph(&text, &random) }
      list(&text, &random)
      text += ":::note[说明]\n"
      paragraph(&text, &random)
      text += ":::\n\n"
      table(&text, &random)
      text += "> \(sentence(&random))\n> \(sentence(&random))\n\n"
      text += "::facts{case=boston}\n\n"
      paragraph(&text, &random)
      text += "引自原文[^n\(section)]，另见[^n\(section)]。\n\n[^n\(section)]: \(sentence(&random))\n\n"
      if section % 4 == 0 { text += "```swift\nlet rate = facts[\"boston\"] * 100 // \(section)\n```\n\n" }
    }
    return text
  }

  private static func sentence(_ random: inout Random) -> String {
    var text = ""
    for _ in 0..<8 + random.below(10) {
      text += words[random.below(words.count)]
      if random.below(3) == 0 { text += marks[random.below(marks.count)] }
    }
    return text + "。"
  }

  private static func paragraph(_ text: inout String, _ random: inout Random) {
    for _ in 0..<3 {
      text += sentence(&random)
      switch random.below(7) {
      case 0: text += "**“\(words[random.below(words.count)])”**"
      case 1: text += "*\(words[random.below(words.count)])*的"
      case 2: text += "[\(words[random.below(words.count)])](../cases/boston.md#机制)"
      case 3: text += "每年促成:fact[boston-licences]{show=number}项"
      case 4: text += "[@xu-three-laws, s1p2]"
      case 5: text += "`code_\(random.below(100))`"
      default: text += "~~\(words[random.below(words.count)])~~"
      }
      text += sentence(&random) + "\n"
    }
    text += "\n"
  }

  private static func list(_ text: inout String, _ random: inout Random) {
    for _ in 0..<4 { text += "- \(sentence(&random))\n" }
    text += "  1. \(sentence(&random))\n\n"
  }

  private static func table(_ text: inout String, _ random: inout Random) {
    text += "| 机构 | 项数 | 说明 |\n|:---|---:|---|\n"
    for _ in 0..<4 {
      let name = words[random.below(words.count)]
      text += "| \(name) | :fact[boston-licences] | **\(words[random.below(words.count)])**；\(name) |\n"
    }
    text += "\n"
  }

  private struct Random {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
  }
}
