import OOXML

/// The part `word/numbering.xml`.
struct NumberingPart {
  let document: WordDocument

  var bytes: [UInt8] {
    var xml = XMLBuffer()
    xml.element("w:numbering", ["xmlns:w": Namespace.word]) { xml in
      for (place, numbering) in document.numberings.enumerated() {
        xml.element("w:abstractNum", ["w:abstractNumId": "\(place)"]) { xml in
          // A name that tells one from another in files that are put together.
          xml.value("w:nsid", String(format(0xCA5E_0000 + UInt32(place))))
          xml.value("w:multiLevelType", "multilevel")
          for (level, one) in numbering.levels.prefix(9).enumerated() { write(one, level, to: &xml) }
        }
      }
      for (place, list) in document.lists.enumerated() {
        xml.element("w:num", ["w:numId": "\(place + 1)"]) { xml in
          xml.value("w:abstractNumId", "\(list.numbering)")
          if let start = list.start {
            xml.element("w:lvlOverride", ["w:ilvl": "\(list.startLevel)"]) {
              $0.value("w:startOverride", "\(start)")
            }
          }
        }
      }
    }
    return xml.bytes
  }

  private func format(_ number: UInt32) -> String { String(number, radix: 16, uppercase: true) }

  private func write(_ level: Numbering.Level, _ place: Int, to xml: inout XMLBuffer) {
    xml.element("w:lvl", ["w:ilvl": "\(place)"]) { xml in
      xml.value("w:start", "1")
      xml.value("w:numFmt", level.format.rawValue)
      if let style = level.style { xml.value("w:pStyle", style) }
      xml.value("w:suff", level.gap.rawValue)
      xml.value("w:lvlText", level.text)
      xml.value("w:lvlJc", "left")
      xml.properties(of: level.paragraph)
      xml.properties(of: level.run)
    }
  }
}
