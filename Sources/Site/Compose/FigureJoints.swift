import Templates

/// Where an amount may break at a line's end: in Chinese behind a number with its 万 and 亿, before the unit, and in it
/// behind 元 (`元人民币`); a long one also at the dash of a range and at spaces behind the first word.
enum FigureJoints {
  /// The longest amount that is not broken at dashes and spaces, in characters.
  private static let longest = 6
  private static let multipliers: Set<Character> = ["十", "百", "千", "万", "萬", "亿", "億", "兆", "%", "％"]
  private static let dashes: Set<Character> = ["—", "–", "～", "~", "/"]

  /// The parts of an amount, none of which breaks.
  static func parts(of amount: String) -> [String] {
    let characters = Array(amount)
    var parts: [String] = []
    var part = ""
    var isNumber = false
    for (place, character) in characters.enumerated() {
      let isOfNumber =
        character.isASCII && character.isNumber || character == "." || character == ","
        || isNumber && multipliers.contains(character)
      if isHan(character), isNumber && !isOfNumber || part == "元" {
        parts.append(part)
        part = ""
      }
      part.append(character)
      isNumber = isOfNumber
      guard characters.count > longest || character == "/", place > 0, place + 1 < characters.count else {
        continue
      }
      if dashes.contains(character) || isSpace(character) && part.contains(where: \.isLetter) {
        // A space that ties would tie the next part too.
        if isSpace(character) { part = part.dropLast() + " " }
        parts.append(part)
        part = ""
      }
    }
    return part.isEmpty ? parts : parts + [part]
  }

  private static func isSpace(_ character: Character) -> Bool { character == " " || character == "\u{A0}" }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) } ?? false
  }
}

/// A part of an amount that does not break.
struct FigureJointModel: TemplateModel {
  let text: String

  static let fields: TemplateFields<Self> = [.init("text") { $0.text }]
}
