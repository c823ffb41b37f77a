import Diagnostics

/// Reads `name[label]{attributes}` out of a line.
struct DirectiveSyntax {
  let source: [UInt8]
  /// Where the line's content ends.
  let lineEnd: Int
  /// Where the line's last `}` stands, if that is known; -1 for none.
  var lastBrace: Int?

  /// A directive and what is wrong with it.
  struct Reading {
    var directive: Directive
    var faults: [Marker.Fault]
    var end: Int
  }

  /// The end of a name that begins at an index; nil if none does.
  func nameEnd(at index: Int) -> Int? {
    guard index < lineEnd, source[index].isLetter else { return nil }
    var end = index + 1
    while end < lineEnd,
      source[end].isLetter || source[end].isDigit || source[end] == UInt8(ascii: "-")
        || source[end] == UInt8(ascii: "_")
    {
      end += 1
    }
    return end
  }

  /// The end of a word of Chinese or other letters, which no directive has for a name but which three colons make one.
  private func foreignNameEnd(at index: Int) -> Int? {
    var end = index
    while end < lineEnd, source[end] >= 0x80 {
      let (scalar, next) = source.scalar(at: end)
      guard scalar.properties.isAlphabetic else { break }
      end = next
    }
    return end > index ? end : nil
  }

  /// A leaf or container directive whose name begins at an index and that fills the rest of the line.
  func block(nameAt index: Int, form: Directive.Form) -> Reading? {
    guard let nameEnd = nameEnd(at: index) ?? (form == .container ? foreignNameEnd(at: index) : nil) else {
      return nil
    }
    var label: Range<Int>?
    var end = nameEnd
    if end < lineEnd, source[end] == UInt8(ascii: "[") {
      guard let close = closingBracket(of: end) else { return nil }
      label = end + 1..<close
      end = close + 1
    }
    let reading = finish(form, name: index..<nameEnd, label: label, attributesAt: end)
    var rest = reading.end
    while rest < lineEnd, source[rest].isBlank { rest += 1 }
    guard rest == lineEnd else { return nil }
    return reading
  }

  /// What is wrong with a line of colons that reads as no directive though it was plainly meant to be one.
  ///
  /// It was if a label or attributes follow the name, or if nothing but one word follows three colons or more; two
  /// colons and a word may be prose.
  func fault(behind range: Range<Int>, colons: Int) -> Marker.Fault? {
    var start = range.upperBound
    while start < lineEnd, source[start].isBlank { start += 1 }
    guard let end = nameEnd(at: start) else { return nil }
    let opens = end < lineEnd && (source[end] == UInt8(ascii: "[") || source[end] == UInt8(ascii: "{"))
    guard opens || colons > 2 && (end == lineEnd || start == range.upperBound && source[end].isBlank)
    else {
      return nil
    }
    let name = source.string(start..<end)
    let written = String(repeating: ":", count: colons) + name
    func fault(
      _ range: Range<Int>, _ message: Message, _ help: Message, meant: String? = nil
    ) -> Marker.Fault {
      Marker.Fault(id: "directive-syntax", message: message, help: help, range: range, meant: meant)
    }
    guard start == range.upperBound else {
      return fault(
        range.lowerBound..<end, "a space stands between the colons and the name '\(name)'",
        "write '\(written)'", meant: written)
    }
    var rest = end
    if opens, source[end] == UInt8(ascii: "[") {
      guard let close = closingBracket(of: end) else {
        // A bracket of another width is reported as that.
        if "］】".contains(where: { source.firstIndex(of: Array(String($0).utf8), in: end..<lineEnd) != nil }) {
          return nil
        }
        return fault(end..<end + 1, "the label of '\(name)' is not closed", "add ']' on the same line")
      }
      rest = close + 1
    }
    let reading = finish(.leaf, name: start..<end, label: nil, attributesAt: rest)
    if reading.end == rest, let fault = reading.faults.first { return fault }
    rest = reading.end
    while rest < lineEnd, source[rest].isBlank { rest += 1 }
    if source.has("｛", at: rest) { return nil }
    return fault(
      rest..<max(rest, lineEnd), "text follows the directive '\(name)' on its line",
      "put the text on a line of its own, or in brackets as a label: \(written)[…]")
  }

  /// The directive with this name and label, and with the attributes that begin at an index, if any do.
  func finish(
    _ form: Directive.Form, name: Range<Int>, label: Range<Int>?, attributesAt index: Int
  ) -> Reading {
    var directive = Directive(
      form: form, name: source.string(name), nameRange: name, label: label.map { source.string($0) },
      labelRange: label ?? name.upperBound..<name.upperBound, attributes: [])
    guard index < lineEnd, source[index] == UInt8(ascii: "{") else {
      return Reading(directive: directive, faults: [], end: index)
    }
    var attributes = AttributeSyntax(source: source, lineEnd: lineEnd, mayClose: lastBrace.map { $0 > index })
    let end = attributes.read(at: index)
    directive.attributes = attributes.attributes
    return Reading(directive: directive, faults: attributes.faults, end: end)
  }

  /// The bracket that closes the one at an index.
  private func closingBracket(of open: Int) -> Int? {
    var depth = 0
    var index = open
    while index < lineEnd {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }
}
