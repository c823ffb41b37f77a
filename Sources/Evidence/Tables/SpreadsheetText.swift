/// Texts that a spreadsheet takes for a formula, which it works out when a file of comma-separated values is opened.
public enum SpreadsheetText {
  /// Whether a cell begins as a formula does; a number with its sign is none, nor is a sign alone.
  public static func isFormula(_ cell: String) -> Bool {
    // Where input methods write signs of full width, spreadsheets read them like the others.
    if let first = cell.unicodeScalars.first, ["＝", "＋", "－", "＠"].contains(first) {
      return isFormula(
        (first == "＝" ? "=" : first == "＋" ? "+" : first == "－" ? "-" : "@") + cell.dropFirst())
    }
    guard let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      let rest = cell.dropFirst()
      if rest.isEmpty { return false }
      let number = rest.hasSuffix("%") ? rest.dropLast() : rest
      if number.first?.isASCII == true, number.first?.isNumber == true,
        number.utf8.allSatisfy({ (0x30...0x39).contains($0) || ".,".utf8.contains($0) })
      {
        return false
      }
    }
    return true
  }

  /// A cell without the apostrophe that made a text of it.
  public static func plain(_ cell: String) -> String {
    cell.hasPrefix("'") && isFormula(String(cell.dropFirst())) ? String(cell.dropFirst()) : cell
  }

  /// A cell for a file that is handed out: an apostrophe before what would be a formula makes it a text.
  public static func harmless(_ cell: String) -> String { isFormula(cell) ? "'" + cell : cell }
}
