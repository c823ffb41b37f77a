import OOXML

extension XMLBuffer {
  /// Writes an element whose one attribute is its value.
  mutating func value(_ name: String, _ value: String) { empty(name, ["w:val": value]) }

  /// Writes a switch, where it is said how it stands.
  mutating func toggle(_ name: String, _ isOn: Bool?) {
    guard let isOn else { return }
    if isOn { empty(name) } else { value(name, "0") }
  }

  /// Writes the properties of characters, in the order that the schema asks for.
  mutating func properties(of run: RunFormat) {
    guard run != RunFormat() else { return }
    element("w:rPr") { $0.bareProperties(of: run) }
  }

  private mutating func bareProperties(of run: RunFormat) {
    if let style = run.style { value("w:rStyle", style) }
    if run.latinFont != nil || run.eastAsianFont != nil {
      empty(
        "w:rFonts",
        [
          "w:ascii": run.latinFont, "w:hAnsi": run.latinFont, "w:eastAsia": run.eastAsianFont,
          "w:cs": run.latinFont,
        ])
    }
    toggle("w:b", run.isBold)
    toggle("w:bCs", run.isBold)
    toggle("w:i", run.isItalic)
    toggle("w:iCs", run.isItalic)
    toggle("w:strike", run.isStruck)
    if let colour = run.colour { value("w:color", colour) }
    if let tracking = run.tracking { value("w:spacing", "\(tracking.twips)") }
    if let size = run.size {
      // Half points.
      value("w:sz", "\(size.twips / 10)")
      value("w:szCs", "\(size.twips / 10)")
    }
    if let isUnderlined = run.isUnderlined { value("w:u", isUnderlined ? "single" : "none") }
    if let position = run.position { value("w:vertAlign", position.rawValue) }
    if let isDotted = run.isDotted { value("w:em", isDotted ? "dot" : "none") }
    if run.language != nil || run.eastAsianLanguage != nil {
      empty("w:lang", ["w:val": run.language, "w:eastAsia": run.eastAsianLanguage])
    }
  }

  /// Writes the properties of a paragraph, in the order that the schema asks for.
  ///
  /// - Parameters:
  ///   - style: The id of its style.
  ///   - list: Its place in a list; `numbers` gives the number that the package knows a list by.
  ///   - end: What belongs at the end of them: the section that ends with the paragraph.
  mutating func properties(
    of format: ParagraphFormat, style: String? = nil, list: ListPlace? = nil,
    end: ((inout XMLBuffer) -> Void)? = nil
  ) {
    guard format != ParagraphFormat() || style != nil || list != nil || end != nil else { return }
    element("w:pPr") { xml in
      if let style { xml.value("w:pStyle", style) }
      xml.toggle("w:keepNext", format.keepsWithNext)
      xml.toggle("w:keepLines", format.keepsLines)
      xml.toggle("w:pageBreakBefore", format.breaksPage)
      if let frame = format.frame {
        xml.empty(
          "w:framePr",
          [
            "w:w": "\(frame.width.twips)", "w:wrap": "notBeside", "w:vAnchor": "margin",
            "w:hAnchor": "margin",
            "w:xAlign": "left", "w:yAlign": frame.top == nil ? "bottom" : nil,
            "w:y": frame.top.map { "\($0.twips)" },
          ])
      }
      if let list {
        xml.element("w:numPr") { xml in
          xml.value("w:ilvl", "\(list.level)")
          xml.value("w:numId", list.list.map { "\($0 + 1)" } ?? "0")
        }
      }
      xml.borders(of: format)
      if let fill = format.fill { xml.empty("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": fill]) }
      if !format.tabs.isEmpty {
        xml.element("w:tabs") { xml in
          for tab in format.tabs.sorted(by: { $0.position < $1.position }) {
            xml.empty(
              "w:tab",
              [
                "w:val": tab.kind.rawValue, "w:leader": tab.hasLeader ? "dot" : nil,
                "w:pos": "\(tab.position.twips)",
              ])
          }
        }
      }
      xml.toggle("w:snapToGrid", format.snapsToGrid)
      xml.spacing(of: format)
      xml.indents(of: format)
      xml.toggle("w:contextualSpacing", format.joinsSameStyle)
      if let alignment = format.alignment { xml.value("w:jc", alignment.rawValue) }
      if let level = format.outlineLevel { xml.value("w:outlineLvl", "\(level - 1)") }
      end?(&xml)
    }
  }

  private mutating func borders(of format: ParagraphFormat) {
    guard format.top != nil || format.side != nil || format.bottom != nil else { return }
    element("w:pBdr") { xml in
      xml.border("w:top", format.top)
      xml.border("w:left", format.side)
      xml.border("w:bottom", format.bottom)
    }
  }

  /// Writes a rule, whose thickness is counted in eighths of a point.
  mutating func border(_ name: String, _ border: ParagraphFormat.Border?) {
    guard let border else { return }
    let isDrawn = border.width > .zero
    empty(
      name,
      [
        "w:val": isDrawn ? "single" : "nil",
        "w:sz": isDrawn ? "\(max(2, border.width.twips * 8 / 20))" : nil,
        "w:space": isDrawn ? "\(border.space)" : nil, "w:color": isDrawn ? border.colour : nil,
      ])
  }

  private mutating func spacing(of format: ParagraphFormat) {
    guard format.before != nil || format.after != nil || format.line != nil else { return }
    var line: (height: Int, rule: String)?
    switch format.line {
    case .exactly(let height)?: line = (height.twips, "exact")
    case .atLeast(let height)?: line = (height.twips, "atLeast")
    // 240 is one line.
    case .multiple(let hundredths)?: line = (hundredths * 240 / 100, "auto")
    case nil: break
    }
    empty(
      "w:spacing",
      [
        "w:before": format.before.map { "\($0.twips)" }, "w:after": format.after.map { "\($0.twips)" },
        "w:line": line.map { "\($0.height)" }, "w:lineRule": line?.rule,
      ])
  }

  private mutating func indents(of format: ParagraphFormat) {
    let first = format.firstLine
    guard format.left != nil || format.right != nil || first != nil || format.firstLineCharacters != nil
    else { return }
    let isHanging = first.map { $0 < .zero } ?? false
    empty(
      "w:ind",
      [
        "w:left": format.left.map { "\($0.twips)" }, "w:right": format.right.map { "\($0.twips)" },
        "w:hanging": isHanging ? first.map { "\(-$0.twips)" } : nil,
        "w:firstLineChars": isHanging ? nil : format.firstLineCharacters.map { "\($0)" },
        "w:firstLine": isHanging ? nil : first.map { "\($0.twips)" },
      ])
  }
}
