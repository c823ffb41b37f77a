public import Diagnostics

/// The form of the ids of facts, indicators, sources and people: lower-case ASCII letters, digits and hyphens.
public enum EvidenceID {
  /// What an id has, as help.
  public static let help: Message =
    "an id has lower-case letters a to z, digits and hyphens, and begins with a letter or a digit"

  /// Whether a text has the form of an id, `[a-z0-9][a-z0-9-]*`.
  public static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
    return text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  /// What is wrong with a text that is no id, with a form that would do where there is a plain one.
  public static func message(for text: String) -> Message {
    var repaired = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.generalCategory == .format { continue }
      let character = lookAlikes[scalar] ?? Character(scalar)
      if isValid("x\(character)") {
        repaired.append(character)
      } else if !repaired.isEmpty, !repaired.hasSuffix("-") {
        repaired.append("-")
      }
    }
    while repaired.hasSuffix("-") { repaired.removeLast() }
    return "'\(text)' is not an id" + (isValid(repaired) ? "; write '\(repaired)'" : "")
  }

  /// Letters of other scripts that look like Latin ones, and are typed for them.
  private static let lookAlikes: [Unicode.Scalar: Character] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s",
    "һ": "h", "к": "k",
    "м": "m", "т": "t", "в": "b", "н": "h", "α": "a", "ο": "o", "ρ": "p", "ν": "v", "ι": "i", "κ": "k",
    "τ": "t", "χ": "x",
    "υ": "u", "ε": "e",
  ]
}
