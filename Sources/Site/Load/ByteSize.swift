/// Sizes of files as settings write them.
enum ByteSize {
  /// Bytes of `14 KB`, `1.5 MB` or `14000`; a KB is 1,000 bytes.
  static func bytes(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number > 0, number < 1e9 else { return nil }
    let unit = text.dropFirst(digits.count).filter { !$0.isWhitespace }.uppercased()
    let factor: Double? =
      switch unit {
      case "", "B": 1
      case "KB": 1e3
      case "KIB": 1024
      case "MB": 1e6
      default: nil
      }
    return factor.map { Int((number * $0).rounded()) }
  }
}
