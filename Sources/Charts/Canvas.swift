/// A picture in the making: its elements, and the boxes that texts and marks take up.
struct Canvas {
  enum Anchor: String { case start, middle, end }

  /// A filling that survives a copy without colours.
  enum Pattern: String { case hatch, dots, stripes }

  private struct Filling: Hashable, Comparable {
    let name: String
    let hue: Int
    static func < (lhs: Filling, rhs: Filling) -> Bool { (lhs.name, lhs.hue) < (rhs.name, rhs.hue) }
  }

  /// The shortest piece of a gridline that still reads as one.
  private static let shortest = 9.0

  private struct Gridline {
    var isLevel = false
    /// Its place across its direction.
    let place: Double
    /// Its ends, the lesser one first.
    let start: Double
    let end: Double
    let ink: Ink
  }

  let prefix: String
  let style: ChartStyle
  let layout: ChartLayout
  /// The language of the picture, from which a text's own may differ.
  let language: ChartLanguage

  var elements: [String] = []
  var textBoxes: [Box] = []
  private(set) var markBoxes: [Box] = []
  private var fillings = Set<Filling>()
  private var gridlines: [Gridline] = []

  init(prefix: String, layout: ChartLayout, style: ChartStyle, language: ChartLanguage) {
    self.prefix = prefix
    self.layout = layout
    self.style = style
    self.language = language
  }

  // MARK: Text

  /// Draws a block whose box begins at `x` (or ends or is centred there) and `top`.
  mutating func text(
    _ block: TextBlock, x: Double, top: Double, anchor: Anchor = .start, ink: Ink = .text
  ) {
    guard block.width > 0 else { return }
    var attributes = ""
    if anchor != .start { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
    if block.size != layout.size { attributes += " font-size=\"\(SVGNumber.text(block.size))\"" }
    if block.isBold { attributes += " font-weight=\"700\"" }
    if ink != .text { attributes += " fill=\"\(style.colour(ink))\"" }
    attributes += foreign(block)
    let first = top + block.lineHeight / 2 + block.size * 0.36
    if block.lines.count == 1 {
      elements.append(
        "<text x=\"\(number(x))\" y=\"\(number(first))\"\(attributes)>\(XML.escaped(language.ordered(block.lines[0])))</text>"
      )
    } else {
      let spans = block.lines.enumerated().map { index, line in
        let y = number(first + Double(index) * block.lineHeight)
        return "<tspan x=\"\(number(x))\" y=\"\(y)\">\(XML.escaped(language.ordered(line)))</tspan>"
      }
      elements.append("<text\(attributes)>\(spans.joined())</text>")
    }
    let left =
      switch anchor {
      case .start: x
      case .middle: x - block.width / 2
      case .end: x - block.width
      }
    textBoxes.append(Box(x: left, y: top, width: block.width, height: block.height))
  }

  /// The language of a text that is mostly Han in a picture that is not Chinese, such as an author's name.
  private func foreign(_ block: TextBlock) -> String {
    guard !language.isChinese else { return "" }
    let letters = block.lines.joined().filter(\.isLetter)
    let han = letters.filter(TextMeasure.isHan)
    guard han.count * 2 > letters.count else { return "" }
    return style.isStandalone ? " xml:lang=\"zh-Hans\"" : " lang=\"zh-Hans\""
  }

  // MARK: Shapes

  /// Draws a path; nil for no fill or no stroke.
  mutating func path(
    _ data: String, fill: String? = nil, fillOpacity: Double = 1, stroke: Ink? = nil, width: Double = 1,
    dash: String? = nil, opacity: Double = 1
  ) {
    var attributes = " fill=\"\(fill ?? "none")\""
    if fill != nil, fillOpacity < 1 { attributes += " fill-opacity=\"\(number(fillOpacity))\"" }
    if let stroke {
      attributes += " stroke=\"\(style.colour(stroke))\""
      if width != 1 { attributes += " stroke-width=\"\(number(width))\"" }
      if let dash { attributes += " stroke-dasharray=\"\(dash)\"" }
    }
    if opacity < 1 { attributes += " opacity=\"\(number(opacity))\"" }
    elements.append("<path d=\"\(data)\"\(attributes)/>")
  }

  /// The path of a rectangle, and its box among the marks.
  mutating func rectangle(_ box: Box) -> String {
    markBoxes.append(box)
    return
      "M\(number(box.x)) \(number(box.y))H\(number(box.right))V\(number(box.bottom))H\(number(box.x))Z"
  }

  /// The path of a circle, and its box among the marks.
  mutating func circle(_ x: Double, _ y: Double, _ radius: Double) -> String {
    markBoxes.append(Box(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius))
    let (r, d) = (number(radius), number(2 * radius))
    return "M\(number(x - radius)) \(number(y))a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0 -\(d) 0Z"
  }

  mutating func occupy(_ box: Box) { markBoxes.append(box) }

  /// A vertical line behind everything, which is interrupted where a text stands.
  mutating func gridline(x: Double, from top: Double, to bottom: Double, ink: Ink = .line) {
    gridlines.append(Gridline(place: x, start: top, end: bottom, ink: ink))
  }

  /// A level line behind everything, which is interrupted where a text stands.
  mutating func gridline(y: Double, from left: Double, to right: Double, ink: Ink = .line) {
    gridlines.append(Gridline(isLevel: true, place: y, start: left, end: right, ink: ink))
  }

  /// A reference to a filling in a hue.
  mutating func filling(_ pattern: Pattern, hue: Int) -> String {
    let hue = ChartStyle.hue(hue)
    fillings.insert(Filling(name: pattern.rawValue, hue: hue))
    return "url(#\(prefix)-\(pattern.rawValue)-\(hue + 1))"
  }

  // MARK: Groups

  /// Opens the group of one value, which carries the value for whoever reads the picture back.
  mutating func begin(_ item: ChartItem) {
    let reading = ChartReading(
      fact: item.fact, qualifier: item.qualifier, value: item.value, high: item.high)
    var attributes = self.attributes(of: reading)
    if item.isDisputed { attributes += attribute("standing", "disputed") }
    if item.isConverted { attributes += attribute("converted", "yes") }
    elements.append("<g class=\"mark\"\(attributes)>")
  }

  /// Opens the group of a shape that stands for a state, with the facts that its words give.
  mutating func begin(state: String, _ readings: [ChartReading]) {
    let first = readings.first.map(attributes) ?? ""
    elements.append("<g class=\"mark\"\(first)\(attribute("state", state))>")
    for reading in readings.dropFirst() { elements.append("<g\(attributes(of: reading))/>") }
  }

  private func attributes(of reading: ChartReading) -> String {
    attribute("fact", reading.fact) + attribute("value", reading.valueDigits)
      + (reading.highDigits.map { attribute("high", $0) } ?? "")
      + attribute("qualifier", reading.qualifier.rawValue)
  }

  mutating func end() { elements.append("</g>") }

  private func attribute(_ name: String, _ value: String) -> String {
    " data-\(name)=\"\(XML.escaped(value))\""
  }

  func number(_ value: Double) -> String { SVGNumber.text(value) }

  // MARK: The whole

  /// Definitions, grid and elements, in the order in which they are painted.
  var body: String { ([definitions] + grid + elements).filter { !$0.isEmpty }.joined(separator: "\n") }

  private var definitions: String {
    guard !fillings.isEmpty else { return "" }
    let patterns = fillings.sorted().map { filling in
      let colour = style.colour(.hue(filling.hue))
      let id = "\(prefix)-\(filling.name)-\(filling.hue + 1)"
      let head = "<pattern id=\"\(id)\" patternUnits=\"userSpaceOnUse\""
      switch filling.name {
      case Pattern.hatch.rawValue:
        return head + " width=\"7\" height=\"7\"><path d=\"M-1 1L1 -1M-1 8L8 -1M6 8L8 6\""
          + " stroke=\"\(colour)\" stroke-width=\"1.3\"/></pattern>"
      case Pattern.dots.rawValue:
        return head + " width=\"6\" height=\"6\"><path d=\"M0 0H6V6H0ZM2 2V4H4V2Z\""
          + " fill=\"\(colour)\" fill-rule=\"evenodd\"/></pattern>"
      default:
        return head + " width=\"6\" height=\"6\"><path d=\"M0 2H6\""
          + " stroke=\"\(colour)\" stroke-width=\"4\"/></pattern>"
      }
    }
    return "<defs>\(patterns.joined())</defs>"
  }

  private var grid: [String] {
    gridlines.map { line in
      var segments: [(Double, Double)] = []
      var start = line.start
      let breaks = textBoxes.map { line.isLevel ? $0.padded(4, 0).turned : $0.padded(4, 0) }
        .filter { $0.x < line.place && line.place < $0.right && $0.bottom > line.start && $0.y < line.end }
        .sorted { $0.y < $1.y }
      for gap in breaks {
        if gap.y > start + Self.shortest { segments.append((start, gap.y)) }
        start = max(start, gap.bottom)
      }
      if line.end > start + Self.shortest { segments.append((start, line.end)) }
      let place = number(line.place)
      let data = segments.map { start, end in
        line.isLevel
          ? "M\(number(start)) \(place)H\(number(end))" : "M\(place) \(number(start))V\(number(end))"
      }.joined()
      guard !data.isEmpty else { return "" }
      return "<path d=\"\(data)\" stroke=\"\(style.colour(line.ink))\" fill=\"none\"/>"
    }
  }
}

/// Text inside markup.
enum XML {
  /// With the signs of markup replaced, and without the characters that XML 1.0 has no place for.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // Lines are set; where none may end has been heeded.
      case "\u{2060}": continue
      default:
        let value = scalar.value
        let isAllowed = value >= 0x20 || value == 0x9 || value == 0xA || value == 0xD
        if isAllowed, value != 0xFFFE, value != 0xFFFF { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
