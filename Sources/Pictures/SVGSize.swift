/// Reads the natural size of an SVG: its `width` and `height` in any unit, or else its `viewBox`.
struct SVGSize {
  let size: PictureSize?

  /// How far into a file its first element is looked for; drawing programs put much before it.
  private static let reach = 65_536

  /// Pixels in each unit that means a length by itself, after CSS.
  private static let units: [String: Double] = [
    "": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96.0 / 72, "pc": 16,
    "em": 16, "rem": 16, "ex": 8, "ch": 8,
  ]

  static func isSVG(_ bytes: [UInt8]) -> Bool { rootTag(bytes) != nil }

  init(_ bytes: [UInt8]) throws(PictureProblem) {
    guard let tag = Self.rootTag(bytes) else { throw .noPicture }
    let attributes = Self.attributes(tag)
    let width = try attributes["width"].map(Self.pixels) ?? nil
    let height = try attributes["height"].map(Self.pixels) ?? nil
    let box = try attributes["viewBox"].map(Self.viewBox) ?? nil
    switch (width, height, box) {
    case (let width?, let height?, _): size = try Self.size(width, height)
    case (let width?, nil, let box?): size = try Self.size(width, width * box.height / box.width)
    case (nil, let height?, let box?): size = try Self.size(height * box.width / box.height, height)
    case (nil, nil, let box?): size = try Self.size(box.width, box.height)
    default: size = nil
    }
  }

  private static func size(_ width: Double, _ height: Double) throws(PictureProblem) -> PictureSize {
    guard width.isFinite, height.isFinite, width <= Double(PictureSize.limit),
      height <= Double(PictureSize.limit)
    else { throw .impossibleSize("\(width) × \(height)") }
    return try PictureSize(checked: Int(max(1, width.rounded())), Int(max(1, height.rounded())))
  }

  /// A length in pixels; nil for a share of the place it stands in, such as `100%` or `auto`.
  private static func pixels(_ text: String) throws(PictureProblem) -> Double? {
    let text = trimmed(text[...])
    if text.isEmpty || text == "auto" || text.hasSuffix("%") || text.lowercased().hasSuffix("vw")
      || text.lowercased().hasSuffix("vh")
    {
      return nil
    }
    let unit = String(text.reversed().prefix { $0.isLetter }.reversed())
    // The e of a power of ten belongs to the number: 1e3 has no unit.
    guard let factor = units[unit.lowercased()], let number = number(text.dropLast(unit.count)),
      number.isFinite, number > 0, number * factor <= Double(PictureSize.limit)
    else { throw .impossibleSize(text) }
    return number * factor
  }

  /// A number as SVG writes it; Swift reads others too, such as `0x10`.
  private static func number(_ text: Substring) -> Double? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) } ? Double(text) : nil
  }

  private static func viewBox(_ text: String) throws(PictureProblem) -> (width: Double, height: Double)? {
    let numbers = text.split { $0 == "," || $0.isWhitespace }.map(number)
    guard numbers.count == 4, let width = numbers[2], let height = numbers[3],
      numbers.allSatisfy({ $0?.isFinite ?? false }), width > 0, height > 0
    else { throw .impossibleSize(text) }
    return (width, height)
  }

  // MARK: The first tag

  /// The text of the first tag if it is `svg`, with a prefix or without; what may come before it is passed over.
  private static func rootTag(_ bytes: [UInt8]) -> Substring? {
    let head = String(decoding: bytes.prefix(reach), as: UTF8.self)
    var rest = head[...].drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    while rest.first == "<" {
      if rest.hasPrefix("<?") {
        rest = after("?>", in: rest)
      } else if rest.hasPrefix("<!--") {
        rest = after("-->", in: rest)
      } else if rest.hasPrefix("<!") {
        rest = afterDoctype(rest)
      } else {
        let name = rest.dropFirst().prefix { $0.isLetter || $0 == ":" || $0 == "-" || $0.isNumber }
        guard name == "svg" || name.hasSuffix(":svg") else { return nil }
        return rest[name.endIndex...].prefix { $0 != ">" }
      }
      rest = rest.drop { $0.isWhitespace }
    }
    return nil
  }

  private static func after(_ end: String, in text: Substring) -> Substring {
    text.firstRange(of: end).map { text[$0.upperBound...] } ?? ""
  }

  /// What follows a document type, whose own declarations stand in square brackets.
  private static func afterDoctype(_ text: Substring) -> Substring {
    var depth = 0
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "\"", "'": quote = character
      case "[": depth += 1
      case "]": depth -= 1
      case ">" where depth <= 0: return text[text.index(after: index)...]
      default: break
      }
    }
    return ""
  }

  private static func attributes(_ tag: Substring) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = tag
    while let equals = rest.firstIndex(of: "=") {
      let name = trimmed(rest[..<equals])
      let value = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
      guard let quote = value.first, quote == "\"" || quote == "'",
        let end = value.dropFirst().firstIndex(of: quote)
      else { break }
      if attributes[name] == nil {
        attributes[name] = String(value[value.index(after: value.startIndex)..<end])
      }
      rest = value[value.index(after: end)...]
    }
    return attributes
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
