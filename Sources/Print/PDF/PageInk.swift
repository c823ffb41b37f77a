/// How high on a page something stands: its lines of text, its pictures and its drawn parts.
///
/// Rules and areas are left out: whatever they surround or underline has text, and the paper itself is an area.
struct PageInk {
  /// From where to where something stands, in points from the page's foot, each at once or in several pieces.
  private(set) var spans: [ClosedRange<Double>] = []

  /// A transformation, by the six numbers that PDF gives it.
  private struct Matrix {
    var a = 1.0
    var b = 0.0
    var c = 0.0
    var d = 1.0
    var e = 0.0
    var f = 0.0

    init() {}

    init?(_ values: [PDFValue]) {
      let numbers = values.compactMap(\.number)
      guard numbers.count == 6, values.count == 6 else { return nil }
      (a, b, c, d, e, f) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
    }

    /// This one first, and the other one after it.
    func then(_ other: Matrix) -> Matrix {
      var product = Matrix()
      product.a = a * other.a + b * other.c
      product.b = a * other.b + b * other.d
      product.c = c * other.a + d * other.c
      product.d = c * other.b + d * other.d
      product.e = e * other.a + f * other.c + other.e
      product.f = e * other.b + f * other.d + other.f
      return product
    }

    func height(_ x: Double, _ y: Double) -> Double { x * b + y * d + f }
  }

  /// Reads what a page draws; `box` gives the box of a picture or drawn part by its name.
  init(_ content: [UInt8], box: (String) -> [Double]) {
    var scanner = PDFScanner(content)
    var operands: [PDFValue] = []
    var page = Matrix()
    var saved: [Matrix] = []
    var line = Matrix()
    while true {
      while let value = scanner.value() { operands.append(value) }
      guard let word = scanner.word() else { break }
      switch word {
      case "q": saved.append(page)
      case "Q": page = saved.popLast() ?? Matrix()
      case "cm": page = Matrix(operands)?.then(page) ?? page
      case "BT": line = Matrix()
      case "Tm": line = Matrix(operands) ?? line
      case "Td", "TD":
        if operands.count == 2 {
          line = Matrix([1, 0, 0, 1].map(PDFValue.number) + operands)?.then(line) ?? line
        }
      case "Tj", "TJ":
        let height = line.then(page).height(0, 0)
        spans.append(height...height)
      case "Do":
        let sides = box(operands.last?.name ?? "")
        guard sides.count == 4 else { break }
        let heights = [sides[0], sides[2]].flatMap { x in [sides[1], sides[3]].map { page.height(x, $0) } }
        if let low = heights.min(), let high = heights.max() { spans.append(low...high) }
      default: break
      }
      operands.removeAll(keepingCapacity: true)
    }
  }

  /// The height of the largest band with nothing in it between what stands on the page.
  var largestGap: Double {
    var gap = 0.0
    var reached: Double?
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let reached { gap = max(gap, span.lowerBound - reached) }
      reached = max(reached ?? span.upperBound, span.upperBound)
    }
    return gap
  }
}

extension PDFFile {
  /// The pages, counted from 1, that are more than about half empty between their text and their foot.
  var halfEmptyPages: [Int] {
    pages.enumerated().compactMap { index, number in
      let page = object(number)
      let sheet = resolved(page["MediaBox"]).array.compactMap(\.number)
      let height = sheet.count == 4 ? sheet[3] - sheet[1] : 0
      let parts =
        page["Contents"].reference.map { [$0] } ?? page["Contents"].array.compactMap(\.reference)
      let content = [UInt8](parts.map { stream($0) ?? [] }.joined(separator: [0x0A]))
      let things = resolved(resolved(page["Resources"])["XObject"])
      let ink = PageInk(content) { name in
        let thing = resolved(things[name])
        // A picture fills the square of one by one.
        return thing["Subtype"].name == "Image"
          ? [0, 0, 1, 1] : resolved(thing["BBox"]).array.compactMap(\.number)
      }
      // The margins of a page take a fifth of it, and its number stands within them.
      return ink.largestGap > 0.42 * height ? index + 1 : nil
    }
  }
}
