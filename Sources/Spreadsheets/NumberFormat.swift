/// What the format of a number makes of it.
enum NumberFormat: Sendable, Equatable {
  case plain
  case percent
  /// A date, as far as its format shows it.
  case year, month, day

  /// A format by the number that every program knows it by; nil if the workbook has to say.
  static func builtIn(_ id: Int) -> NumberFormat? {
    switch id {
    case 9, 10: .percent
    case 14, 15, 16, 22, 28, 29, 30, 31, 50, 51, 53, 54, 58: .day
    case 17, 27, 36, 52, 55, 56, 57: .month
    case 0...163: .plain
    default: nil
    }
  }

  /// A format by its code, such as `0.0%` or `yyyy"年"m"月"`.
  init(code: String) {
    var signs = ""
    var rest = code[...]
    loop: while let sign = rest.popFirst() {
      switch sign {
      case ";": break loop
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[": rest = rest.drop { $0 != "]" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      default: signs.append(contentsOf: sign.lowercased())
      }
    }
    let hasYear = signs.contains("y") || signs.contains("e") && signs.contains("m")
    self =
      if signs.contains("%") {
        .percent
      } else if signs.contains("general") {
        .plain
      } else if signs.contains("d") {
        .day
      } else if hasYear {
        signs.contains("m") ? .month : .year
      } else {
        .plain
      }
  }
}
