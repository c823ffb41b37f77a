/// Why a file is no workbook that can be read.
public enum WorkbookProblem: Error, Sendable, Equatable {
  /// It is a file of another kind, or damaged.
  case noWorkbook
  /// It is of the older form, or asks for a password.
  case olderOrEncrypted
  /// It is a workbook of another program or in another form, such as `.ods` or `.xlsb`.
  case otherForm
  /// One of its parts cannot be read.
  case damaged(part: String)
  /// It holds more than any workbook of data.
  case tooLarge
}
