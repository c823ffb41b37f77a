/// Full-width punctuation at the end of a web address, which an input method put there and no reader takes for it.
enum URLPunctuation {
  private static let marks: Set<Unicode.Scalar> = [
    "，", "。", "、", "；", "：", "！", "？", "）", "」", "』", "》", "〉", "】", "”", "’", "…", "～",
  ]

  /// How many bytes of such punctuation an absolute address ends in.
  static func trailingBytes(_ destination: String) -> Int {
    guard let last = destination.unicodeScalars.last, marks.contains(last) else { return 0 }
    let scheme = destination.prefix { $0 != ":" }.lowercased()
    guard scheme == "http" || scheme == "https" || scheme == "mailto" else { return 0 }
    let scalars = destination.unicodeScalars
    let opensBracket = scalars.contains("（")
    var count = 0
    for scalar in scalars.reversed() {
      guard marks.contains(scalar), !(scalar == "）" && opensBracket) else { break }
      count += UTF8.width(scalar)
    }
    return count
  }
}
