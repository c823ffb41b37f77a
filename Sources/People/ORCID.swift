/// The identifier by which a researcher is known whatever the name, `0000-0002-1825-0097`.
public struct ORCID: Sendable, Hashable {
  /// The sixteen signs in groups of four.
  public let text: String

  /// Why a text is none.
  public enum Fault: Error {
    /// It is not sixteen digits in groups of four.
    case form
    /// Its last sign is not the one that follows from the others, so that one of them is mistyped.
    case checksum
  }

  /// Reads an identifier, alone or as the address that it is often written as.
  public init(_ written: String) throws(Fault) {
    var text = written
    for start in ["https://", "http://", "www.", "orcid.org/"] where text.lowercased().hasPrefix(start) {
      text = String(text.dropFirst(start.count))
    }
    text = text.uppercased()
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    let signs = groups.joined().utf8
    guard groups.count == 4, groups.allSatisfy({ $0.utf8.count == 4 }), let last = signs.last,
      signs.dropLast().allSatisfy(Self.isDigit), Self.isDigit(last) || last == UInt8(ascii: "X")
    else { throw .form }
    guard last == Self.checkSign(of: signs.dropLast()) else { throw .checksum }
    self.text = text
  }

  /// The last sign after ISO/IEC 7064, MOD 11-2.
  private static func checkSign(of digits: some Sequence<UInt8>) -> UInt8 {
    let total = digits.reduce(0) { ($0 + Int($1 - UInt8(ascii: "0"))) * 2 % 11 }
    let sign = (12 - total) % 11
    return sign == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(sign)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
