/// Characters that no reader sees and that change what a text says or does: controls, and signs that turn its direction.
public enum HiddenCharacters {
  /// What is wrong with a text that has been read from a place, as through the escapes of YAML: each such character once.
  ///
  /// What stands in the file as it is has been reported with the file.
  public static func problems(in text: String, at place: SourcePlace) -> [Diagnostic] {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF })
    else {
      return []
    }
    var seen: Set<Unicode.Scalar> = []
    return text.unicodeScalars.compactMap { scalar in
      guard isControl(scalar) || turnsDirection(scalar), seen.insert(scalar).inserted,
        place.range.map({ !place.file.slice($0).unicodeScalars.contains(scalar) }) ?? true
      else { return nil }
      return problem(scalar, at: place)
    }
  }

  /// What is wrong with a file's text: the first place of each such character.
  public static func problems(in file: SourceFile) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var seen: Set<Unicode.Scalar> = []
    var text = file.text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        // Only these begin such a character.
        guard byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF else {
          index += 1
          continue
        }
        let width = byte < 0x80 ? 1 : byte == 0xC2 ? 2 : 3
        guard index + width <= bytes.count,
          let scalar = String(decoding: bytes[index..<index + width], as: UTF8.self).unicodeScalars.first
        else { return }
        if isControl(scalar) || turnsDirection(scalar), seen.insert(scalar).inserted {
          problems.append(problem(scalar, at: file.place(index..<index + width)))
        } else if isInvisible(scalar), !isOfWords(bytes, before: index) {
          problems.append(invisible(scalar, at: file.place(index..<index + width)))
        }
        index += width
      }
    }
    return problems
  }

  /// Whether a character is no part of any text: what XML forbids, and the second half of the controls.
  public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Whether a character turns the direction of the text behind it, so that it is read in another order than it is stored.
  public static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether a character has neither a sign nor a width, and no language between whose letters it belongs.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B, 0x2028, 0x2029, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// Whether a letter of a script that is neither Latin nor Chinese stands before an index: Khmer and Thai part words by a
  /// space that has no width.
  private static func isOfWords(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    guard index >= 3, bytes[index - 1] >= 0x80 else { return false }
    return bytes[index - 3] == 0xE0 || (bytes[index - 3] == 0xE1 && (0x80...0x9F).contains(bytes[index - 2]))
  }

  /// A character as Unicode writes its number, such as `U+001B`.
  public static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func invisible(_ scalar: Unicode.Scalar, at place: SourcePlace) -> Diagnostic {
    .warning(
      "invisible-character",
      "\(name(of: scalar)) is not seen, and keeps the signs beside it from being read or found",
      help: "take it out", at: place, mend: Mend(place, ""))
  }

  private static func problem(_ scalar: Unicode.Scalar, at place: SourcePlace) -> Diagnostic {
    let name = name(of: scalar)
    if isControl(scalar) {
      return .error(
        "control-character", "\(name) is a control character, which no text holds", help: "take it out",
        at: place)
    }
    return .warning(
      "direction-control",
      "\(name) turns the direction of the text behind it, so that it is shown in another order than it is written",
      help: "take it out; a right-to-left language needs no such sign", at: place)
  }
}
