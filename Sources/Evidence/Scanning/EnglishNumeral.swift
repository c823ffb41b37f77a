#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads numbers that are written in English words.
struct EnglishNumeral {
  static let small: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]

  static let scales: [String: Decimal] = [
    "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
  ]

  /// What divides a whole; the plural takes an s.
  static let parts: [String: Int] = [
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100,
  ]

  private(set) var end: Int
  private(set) var value: Decimal = 0
  /// The magnitude written last.
  private(set) var magnitude: Decimal = 1
  /// Whether it counts by dozens.
  private(set) var isInDozens = false

  /// Reads `three hundred and sixty-five`, `a million`, `two and a half billion`, `half a million`, `two dozen`.
  init?(_ text: ScannerText, at start: Int) {
    end = start
    let first = text.word(at: start)
    var total: Decimal = 0
    // What stands before the next magnitude, below a thousand, and a half beside it.
    var current = 0
    var half: Decimal = 0
    var isOpen = false
    var next = first
    if first.text == "half" || first.text == "a" || first.text == "an" {
      var scale = text.word(at: text.skippingSpace(first.end))
      if first.text == "half" {
        guard scale.text == "a" else { return nil }
        scale = text.word(at: text.skippingSpace(scale.end))
      }
      guard scale.text == "hundred" || scale.text == "dozen" || Self.scales[scale.text] != nil else {
        return nil
      }
      current = first.text == "half" ? 0 : 1
      half = first.text == "half" ? .half : 0
      next = scale
    }
    while true {
      if let digit = Self.small[next.text] {
        let rest = current % 100
        guard
          !isOpen || (rest == 0 && digit > 0) || (rest >= 20 && rest % 10 == 0 && (1..<10).contains(digit))
        else { break }
        current += digit
        isOpen = true
      } else if next.text == "hundred", current < 100, current > 0 {
        current *= 100
        magnitude = 100
        isOpen = true
      } else if next.text == "dozen", current > 0 || half > 0, total == 0 {
        current *= 12
        half *= 12
        isInDozens = true
        end = next.end
        break
      } else if let scale = Self.scales[next.text], current > 0 || half > 0, total == 0 || scale < magnitude {
        total += (Decimal(current) + half) * scale
        current = 0
        half = 0
        magnitude = scale
        isOpen = true
      } else {
        break
      }
      end = next.end
      guard let mark = text[end], ScannerText.isSpace(mark) || mark == "-" || mark == "‑" else { break }
      next = text.word(at: end + 1)
      if next.text == "and" {
        let after = text.word(at: text.skippingSpace(next.end))
        let third = text.word(at: text.skippingSpace(after.end))
        if after.text == "a", third.text == "half", current < 100 {
          half = .half
          end = third.end
          next = text.word(at: text.skippingSpace(end))
        } else if magnitude >= 100, Self.small[after.text] != nil {
          next = after
        } else {
          break
        }
      }
    }
    guard end > start else { return nil }
    value = total + Decimal(current) + half
  }
}
