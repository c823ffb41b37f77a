/// A chart drawn, with the boxes of all that it drew.
struct ChartDrawing {
  let picture: ChartPicture
  let textBoxes: [Box]
  let markBoxes: [Box]
  let frame: Box
}

extension Chart {
  /// Draws the chart; nil where a problem prevents it.
  func drawing(_ layout: ChartLayout, style: ChartStyle) -> ChartDrawing? {
    guard !problems.contains(where: \.preventsDrawing) else { return nil }
    let prefix = "\(XML.identifier(id))-\(layout.name)\(style.suffix)"
    var canvas = Canvas(prefix: prefix, layout: layout, style: style, language: language)
    var y = style.hasHeading ? heading(on: &canvas) : 0
    y = plot(on: &canvas, top: y)
    if style.hasHeading { y = footing(on: &canvas, top: y) }
    let margin = style.hasHeading ? 20.0 : 0
    let height = (y + 2).rounded(.up)
    let frame = Box(x: 0, y: 0, width: layout.width, height: height).padded(margin, margin)
    let svg = markup(canvas, frame: frame, prefix: prefix)
    return ChartDrawing(
      picture: ChartPicture(svg: svg, width: frame.width, height: frame.height),
      textBoxes: canvas.textBoxes, markBoxes: canvas.markBoxes, frame: frame)
  }

  private func heading(on canvas: inout Canvas) -> Double {
    let layout = canvas.layout
    let finding = TextBlock(title, size: 18, isBold: true, limit: layout.width)
    canvas.text(finding, x: 0, top: 0)
    guard !subtitle.isEmpty else { return finding.height + 14 }
    let basis = TextBlock(subtitle, size: layout.size, limit: layout.width)
    canvas.text(basis, x: 0, top: finding.height + 2, ink: .soft)
    return finding.height + basis.height + 16
  }

  /// The notes and the source under the plot.
  private func footing(on canvas: inout Canvas, top: Double) -> Double {
    var y = top + 14
    for text in notes + [source] where !text.isEmpty {
      let block = TextBlock(text, size: canvas.layout.small, limit: canvas.layout.width)
      canvas.text(block, x: 0, top: y, ink: .soft)
      y += block.height + 2
    }
    return y > top + 14 ? y - 2 : top
  }

  private func plot(on canvas: inout Canvas, top: Double) -> Double {
    let isStacked = canvas.layout.isStacked
    switch content {
    case .bars: return rows(.bar, isStacked, on: &canvas, top: top)
    case .dots: return rows(.dot, isStacked, on: &canvas, top: top)
    case .intervals: return rows(.interval, isStacked, on: &canvas, top: top)
    case .multiples:
      return StackedPlot(chart: self, shape: .bar, hasPanels: true).draw(on: &canvas, top: top)
    case .shares: return SharePlot(chart: self).draw(on: &canvas, top: top)
    case .lines(let lines): return LinePlot(chart: self, lines: lines).draw(on: &canvas, top: top)
    case .slopes(let lines): return SlopePlot(chart: self, lines: lines).draw(on: &canvas, top: top)
    case .scatter(let scatter):
      return ScatterPlot(scatter: scatter, language: language).draw(on: &canvas, top: top)
    case .matrix(let matrix):
      return MatrixPlot(matrix: matrix, language: language).draw(on: &canvas, top: top)
    case .loop(let loop): return LoopPlot(loop: loop).draw(on: &canvas, top: top)
    }
  }

  private func rows(
    _ shape: MarkShape, _ isStacked: Bool, on canvas: inout Canvas, top: Double
  ) -> Double {
    isStacked
      ? StackedPlot(chart: self, shape: shape, hasPanels: false).draw(on: &canvas, top: top)
      : SidePlot(chart: self, shape: shape).draw(on: &canvas, top: top)
  }

  private func markup(_ canvas: Canvas, frame: Box, prefix: String) -> String {
    let (style, layout) = (canvas.style, canvas.layout)
    let number = SVGNumber.text
    let box = [frame.x, frame.y, frame.width, frame.height].map(number).joined(separator: " ")
    var attributes = "xmlns=\"http://www.w3.org/2000/svg\""
    attributes += " class=\"chart chart-\(content.name) chart-\(layout.name)\" role=\"img\""
    attributes += " aria-labelledby=\"\(prefix)-title\" aria-describedby=\"\(prefix)-desc\""
    attributes += " viewBox=\"\(box)\""
    if style.isStandalone {
      attributes += " width=\"\(number(frame.width))\" height=\"\(number(frame.height))\""
      attributes += " xml:lang=\"\(language.tag)\""
    } else {
      attributes += " width=\"100%\""
    }
    // In a page that runs from right to left the ends of texts would change places.
    if language.isRightToLeft { attributes += " direction=\"ltr\"" }
    attributes += " font-family=\"\(style.faces)\""
    attributes += " font-size=\"\(number(layout.size))\" fill=\"\(style.colour(.text))\""
    var lines = style.isStandalone ? ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"] : []
    lines.append("<svg \(attributes)>")
    lines.append("<title id=\"\(prefix)-title\">\(XML.escaped(title))</title>")
    lines.append("<desc id=\"\(prefix)-desc\">\(XML.escaped(description))</desc>")
    if style.isStandalone {
      let (x, y) = (number(frame.x), number(frame.y))
      let (width, height) = (number(frame.width), number(frame.height))
      lines.append("<path d=\"M\(x) \(y)h\(width)v\(height)h-\(width)Z\" fill=\"#ffffff\"/>")
    }
    lines.append(canvas.body)
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension XML {
  /// An id that url(#…) and ARIA can name: anything that is not a letter, digit, hyphen or Han becomes one.
  static func identifier(_ text: String) -> String {
    let safe = text.unicodeScalars.map { scalar -> String in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
        ? String(Character(scalar)) : "-"
    }
    return safe.joined()
  }
}
