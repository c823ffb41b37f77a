#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A number with its sign and unit, as one production of the grammar has read it.
struct Quantity {
  /// How its digits are written.
  enum Form {
    case digits
    case numerals
    case words
  }

  var start: Int
  var end: Int
  var value: Decimal
  var form: Form
  var unit: ScannedFigure.UnitHint?
  var exemption: ScannedFigure.Exemption?
  /// Whether it is digits alone, without separators, a point, a magnitude or a unit.
  var isPlain = false
  var digitCount = 0
  /// The magnitude written last, which the lower end of a range may leave to the upper one: 亿 in 三十至四十亿.
  var magnitude: Decimal = 1
  /// What 成 and 折 make of the digits before them.
  var unitFactor: Decimal = 1
  /// Whether numbers may go on in a list after it, as in 第3、4、5条 and `Articles 3, 4 and 5`.
  var opensList = false
  /// Whether it is dozens, a half and the like: a figure however small it is.
  var isFirm = false
}

extension Decimal {
  static let half = 1 / Decimal(2)
}
