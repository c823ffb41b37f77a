/// How wide a text is, without a font: average advance widths with a little to spare.
///
/// The table is the larger of a Helvetica-like face and the Latin of common Han faces, in thousandths of an
/// em, so that labels that are measured apart are drawn apart in any of them.
package enum TextMeasure {
  private static let ascii: [Int] = [
    278, 333, 474, 556, 572, 921, 730, 278, 338, 338, 551, 584, 278, 347, 278, 392,  // space to /
    572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 333, 333, 584, 584, 584, 611,  // 0 to ?
    1015, 722, 722, 722, 730, 667, 611, 778, 741, 339, 556, 722, 611, 907, 760, 781,  // @ to O
    667, 781, 722, 667, 611, 731, 667, 944, 667, 667, 611, 338, 392, 338, 584, 559,  // P to _
    606, 563, 618, 556, 620, 564, 344, 615, 618, 278, 278, 556, 284, 935, 618, 611,  // ` to o
    620, 620, 413, 556, 377, 618, 556, 802, 556, 556, 500, 389, 551, 389, 584,  // p to ~
  ]

  package static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    width(text, size: size, isBold: isBold, hasHan: hasHan(text))
  }

  /// The width of a part of a text that has Han characters or has none.
  static func width(_ text: String, size: Double, isBold: Bool, hasHan: Bool) -> Double {
    var total = 0
    var previous: Kind?
    for scalar in text.unicodeScalars {
      let kind = kind(of: scalar.value)
      total += advance(scalar, kind, hasHan: hasHan)
      // The page sets a gap of an eighth of an em between Han and Latin (text-autospace).
      if let previous, previous != kind, previous != .other, kind != .other { total += 125 }
      if kind != .combining { previous = kind }
    }
    return Double(total) / 1000 * size * (isBold ? 1.08 : 1.02)
  }

  static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { kind(of: $0.value) == .han }
  }

  package static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { kind(of: $0.value) == .han } ?? false
  }

  private enum Kind { case han, latin, combining, other }

  private static func kind(of value: UInt32) -> Kind {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: .latin
    case 0x300...0x36F, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F: .combining
    case 0x3005, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0x20000...0x3FFFD:
      .han
    default: .other
    }
  }

  private static func advance(_ scalar: Unicode.Scalar, _ kind: Kind, hasHan: Bool) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: ascii[Int(scalar.value) - 0x20]
    case 0xA0: 278
    case 0xA1...0xBF: 606
    case 0xC0...0x24F: scalar.properties.isUppercase ? 800 : 640
    // Dashes, quotation marks and the ellipsis are as wide as a character in a Han face.
    case 0x2014, 0x2018...0x201F, 0x2026: hasHan ? 1000 : scalar.value == 0x2018 ? 300 : 1000
    case 0x2013, 0x2212: 600
    case 0x370...0x52F: 800
    default: kind == .combining ? 0 : 1000
    }
  }
}
