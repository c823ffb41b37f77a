/// Parts of a whole as one bar, with each part's words under it.
struct SharePlot {
  private struct Part {
    let item: ChartItem
    let index: Int
    let box: Box
    let value: ValueTexts
    let label: TextBlock

    var height: Double { value.height + label.height }
  }

  private static let thickness = 36.0

  let chart: Chart

  func draw(on canvas: inout Canvas, top: Double) -> Double {
    var y = top
    for (index, whole) in chart.wholes.enumerated() {
      if index > 0 { y += 20 }
      if let name = whole.name {
        y += canvas.heading(name, hue: nil, x: 0, top: y, limit: canvas.layout.width) + 4
      }
      y = draw(whole.items, on: &canvas, top: y + 2)
    }
    return y
  }

  private func draw(_ items: [ChartItem], on canvas: inout Canvas, top: Double) -> Double {
    let width = canvas.layout.width - 2
    let sum = items.reduce(0) { $0 + $1.low }
    // Parts that rounding keeps from being a hundred are the whole none the less.
    let isRounded = Chart.roundedSum(of: items) != nil
    let whole = isRounded ? sum : max(100, sum)
    let boxes = boxes(items, whole: whole, width: width, top: top)
    let end = boxes.last?.right ?? 1
    if sum < 99.995, !isRounded {
      let rest = Box(x: end + 2, y: top, width: width + 1 - end - 2, height: Self.thickness)
      if rest.width > 0 { canvas.path(canvas.rectangle(rest), stroke: .soft, dash: "2 3") }
    }
    let labelTop = top + Self.thickness + 8
    if let parts = beside(items, boxes, canvas.layout) {
      for part in parts {
        canvas.begin(part.item)
        segment(part.item, part.index, part.box, on: &canvas)
        canvas.texts(part.value, x: part.box.x, top: labelTop)
        canvas.text(part.label, x: part.box.x, top: labelTop + part.value.height)
        canvas.end()
      }
      return labelTop + (parts.map(\.height).max() ?? 0)
    }
    return list(items, boxes, on: &canvas, top: labelTop + 4)
  }

  private func boxes(_ items: [ChartItem], whole: Double, width: Double, top: Double) -> [Box] {
    var x = 1.0
    return items.map { item in
      let length = item.low / whole * width
      defer { x += length }
      // Two units of ground keep neighbours apart without a stroke.
      return Box(x: x, y: top, width: max(length - 2, 0.5), height: Self.thickness)
    }
  }

  /// The words under each part; nil where one is too narrow for its words.
  private func beside(_ items: [ChartItem], _ boxes: [Box], _ layout: ChartLayout) -> [Part]? {
    var parts: [Part] = []
    for (index, item) in items.enumerated() {
      let limit = boxes[index].width - 10
      guard limit > 40 else { return nil }
      let label = TextBlock(item.label, size: layout.size, limit: limit)
      let number = TextBlock(
        item.valueText, size: layout.size, isBold: true, limit: limit, breaking: .figures)
      if label.isBroken || label.lines.count > 4 || number.lines.count > 1 { return nil }
      parts.append(
        Part(
          item: item, index: index, box: boxes[index],
          value: ValueTexts(item, layout, limit: limit), label: label))
    }
    return parts
  }

  /// The parts in the order of the bar, each with a piece of its filling.
  private func list(
    _ items: [ChartItem], _ boxes: [Box], on canvas: inout Canvas, top: Double
  ) -> Double {
    let layout = canvas.layout
    var y = top
    for (index, item) in items.enumerated() {
      let value = ValueTexts(item, layout, limit: layout.width - 24)
      let room = layout.width - 24 - value.width - 8
      let isOneLine = TextMeasure.width(item.label, size: layout.size) <= room
      let label = TextBlock(item.label, size: layout.size, limit: isOneLine ? room : layout.width - 24)
      canvas.begin(item)
      segment(item, index, boxes[index], on: &canvas)
      segment(item, index, Box(x: 1, y: y + 3, width: 14, height: 14), on: &canvas)
      canvas.texts(value, x: 24, top: y)
      canvas.text(label, x: isOneLine ? 24 + value.width + 8 : 24, top: isOneLine ? y : y + value.height)
      canvas.end()
      y += (isOneLine ? max(value.height, label.height) : value.height + label.height) + 5
    }
    return y
  }

  private func segment(_ item: ChartItem, _ index: Int, _ box: Box, on canvas: inout Canvas) {
    let outline = canvas.rectangle(box)
    let hue = index % ChartStyle.hueCount
    if item.isDisputed {
      canvas.path(
        outline, fill: canvas.filling(.hatch, hue: hue), stroke: .hue(hue), width: 1.5, dash: "4 3")
    } else {
      // Neighbours differ in lightness; dots and stripes tell the first hue from the third, and so on.
      let fill =
        switch hue {
        case 2: canvas.filling(.dots, hue: hue)
        case 3: canvas.filling(.stripes, hue: hue)
        default: canvas.style.colour(.hue(hue))
        }
      canvas.path(outline, fill: fill)
    }
  }
}
