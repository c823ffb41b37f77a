import Diagnostics

/// Reads what an editor has put before a line that was meant as an item of a list.
struct ListMarkerReader {
  let file: SourceFile

  private static let bullets = "•●◆◇■□▪▫·‧∙○◦➢➤►▶→⇒✓✔√★☆※"
  private static let numerals = "一二三四五六七八九十"
  private static let stems = "甲乙丙丁戊己庚辛壬癸"

  /// The signs that an enumeration can begin with, besides digits.
  private static let beginnings: Set<Unicode.Scalar> = Set(
    ("–—―第（(【[ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + bullets + numerals + stems)
      .unicodeScalars
  ).union([0x2160...0x217B, 0x2460...0x249B, 0x3220...0x3229].joined().compactMap(Unicode.Scalar.init))

  /// The marker at the beginning of a line; nil where it begins with a word.
  func marker(of line: PlainLine) -> ListMarker? {
    let start = line.content.lowerBound
    guard let first = line[start] else { return nil }
    if let marker = enumeration(line, start) { return marker }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      guard let next = line[start + 1], next == PlainLine.other || line.isWide[start] else { return nil }
      let sign = written(line, start..<start + 1)
      return ListMarker(sign: sign, written: sign, meant: line.ascii(start..<start + 1), count: 1)
    case 0x30...0x39:
      var end = start
      while line.isDigit(at: end) { end += 1 }
      guard end - start <= 2, end + 1 < line.content.upperBound, !line.isDigit(at: end + 1) else {
        return nil
      }
      let sign = written(line, end..<end + 1)
      guard
        ["、", "．", "）"].contains(sign) || ([".", ")"].contains(sign) && line[end + 1] == PlainLine.other)
      else { return nil }
      let range = start..<end + 1
      return ListMarker(
        sign: sign, written: written(line, range), meant: line.ascii(start..<end) + ".", count: range.count)
    default: return nil
    }
  }

  /// The bullets of Word, and the enumerations of official texts: `（一）`, `一、`, `（1）`, `①`.
  private func enumeration(_ line: PlainLine, _ start: Int) -> ListMarker? {
    let content = line.content
    let text = file.slice(line.range(start..<min(start + 6, content.upperBound)))
    // Nearly all lines begin with a word.
    guard let first = text.unicodeScalars.first, Self.beginnings.contains(first) else { return nil }
    if first.isASCII, first.properties.isAlphabetic, !"IVX".unicodeScalars.contains(first),
      !".)、．）".unicodeScalars.contains(text.unicodeScalars.dropFirst().first ?? " ")
    {
      return nil
    }
    let head = Array(text)
    guard let sign = head.first, head.count > 1 else { return nil }
    let isDash = "–—―".contains(sign) && !"–—―".contains(head[1])
    if isDash || Self.bullets.contains(sign) {
      return ListMarker(sign: String(sign), written: String(sign), meant: "-", count: 1)
    }
    if let value = sign.unicodeScalars.first?.value,
      (0x2460...0x249B).contains(value) || (0x3220...0x3229).contains(value)
    {
      return ListMarker(sign: value < 0x2500 ? "①" : "㈠", written: String(sign), meant: nil, count: 1)
    }
    if let sign = romanMarker(head) ?? letterMarker(head) { return sign }
    if let sign = articleMarker(head) { return sign }
    if sign == "第", let end = head.firstIndex(where: { "，、：".contains($0) }), end > 1,
      head[1..<end].allSatisfy({ Self.numerals.contains($0) })
    {
      return ListMarker(sign: "第一", written: String(head[...end]), meant: nil, count: end + 1)
    }
    if "（(".contains(sign), let close = head.firstIndex(where: { "）)".contains($0) }), close > 1 {
      let inner = head[1..<close]
      let isChinese = inner.allSatisfy { Self.numerals.contains($0) }
      let isLetter =
        inner.allSatisfy { $0.isASCII && $0.isLetter } && (inner.count == 1 || inner.allSatisfy(Self.isRoman))
      guard isChinese || isLetter || inner.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      return ListMarker(
        sign: isChinese ? "（一）" : isLetter ? "（a）" : "（1）", written: String(head[...close]), meant: nil,
        count: close + 1)
    }
    let count = head.prefix { Self.numerals.contains($0) }.count
    guard count > 0, count < head.count, "、）)".contains(head[count]) else { return nil }
    return ListMarker(
      sign: head[count] == "、" ? "一、" : "一）", written: String(head[...count]), meant: nil, count: count + 1)
  }

  private static func isRoman(_ sign: Character) -> Bool { "IVXivx".contains(sign) }

  /// `I.`, `II.`; a letter alone that is also a Roman numeral counts as one.
  private func romanMarker(_ head: [Character]) -> ListMarker? {
    let count = head.prefix { "IVX".contains($0) }.count
    guard (1...4).contains(count), count + 1 < head.count, ".)、．）".contains(head[count]),
      head[count + 1] == " " || !head[count + 1].isASCII
    else { return nil }
    return ListMarker(
      sign: "I" + String(head[count]), written: String(head[...count]), meant: nil, count: count + 1)
  }

  /// `第一条 `, `【1】` and `甲、`.
  private func articleMarker(_ head: [Character]) -> ListMarker? {
    if head[0] == "第",
      let end = head.firstIndex(where: { "条款项章节步".contains($0) }), end > 1, end + 1 < head.count,
      head[1..<end].allSatisfy({ "一二三四五六七八九十百0123456789".contains($0) }),
      " 　：:，、".contains(head[end + 1])
    {
      return ListMarker(sign: "第一条", written: String(head[...end]), meant: nil, count: end + 1)
    }
    if head[0] == "【", let close = head.firstIndex(of: "】"), close > 1,
      head[1..<close].allSatisfy({ $0.isNumber })
    {
      return ListMarker(sign: "【1】", written: String(head[...close]), meant: nil, count: close + 1)
    }
    guard head.count > 2, Self.stems.contains(head[0]), head[1] == "、", !Self.stems.contains(head[2]) else {
      return nil
    }
    return ListMarker(sign: "甲、", written: String(head[...1]), meant: nil, count: 2)
  }

  /// `a)`, `A.` and `Ⅰ、`.
  private func letterMarker(_ head: [Character]) -> ListMarker? {
    guard let sign = head.first, head.count > 2, ".)、．）".contains(head[1]) else { return nil }
    let isRoman = sign.unicodeScalars.allSatisfy { (0x2160...0x217B).contains($0.value) }
    let isLetter = sign.isASCII && sign.isLetter && (head[2] == " " || !head[2].isASCII)
    guard isRoman || isLetter else { return nil }
    let kind = isRoman ? "Ⅰ" : sign.isUppercase ? "A" : "a"
    return ListMarker(sign: kind + String(head[1]), written: String(head[...1]), meant: nil, count: 2)
  }

  private func written(_ line: PlainLine, _ range: Range<Int>) -> String {
    String(file.slice(line.range(range)))
  }
}
