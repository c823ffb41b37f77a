import OOXML

/// The small parts: settings, faces, and what is said of the document.
struct SettingsPart {
  let document: WordDocument
  let hasEvenPages: Bool

  /// The part `word/settings.xml`.
  var settings: [UInt8] {
    var xml = XMLBuffer()
    xml.element("w:settings", ["xmlns:w": Namespace.word]) { xml in
      xml.empty("w:zoom", ["w:percent": "100"])
      if document.hasFacingPages { xml.empty("w:mirrorMargins") }
      xml.value("w:defaultTabStop", "420")
      if hasEvenPages { xml.empty("w:evenAndOddHeaders") }
      xml.value("w:characterSpacingControl", "compressPunctuation")
      if !document.notes.isEmpty {
        xml.element("w:footnotePr") { xml in
          xml.empty("w:footnote", ["w:id": "-1"])
          xml.empty("w:footnote", ["w:id": "0"])
        }
      }
      xml.element("w:compat") { xml in
        xml.empty("w:spaceForUL")
        xml.empty("w:balanceSingleByteDoubleByteWidth")
        xml.empty("w:doNotLeaveBackslashAlone")
        xml.empty("w:ulTrailSpace")
        xml.empty("w:doNotExpandShiftReturn")
        xml.empty("w:adjustLineHeightInTable")
        xml.empty("w:useFELayout")
        xml.empty(
          "w:compatSetting",
          [
            "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15",
          ])
      }
      xml.empty("w:themeFontLang", ["w:val": document.language, "w:eastAsia": document.eastAsianLanguage])
      xml.value("w:decimalSymbol", ".")
      xml.value("w:listSeparator", ",")
    }
    return xml.bytes
  }

  /// The part `word/fontTable.xml`.
  var fonts: [UInt8] {
    var xml = XMLBuffer()
    xml.element("w:fonts", ["xmlns:w": Namespace.word]) { xml in
      for font in document.fonts {
        xml.element("w:font", ["w:name": font.name]) { xml in
          if let alternative = font.alternative { xml.value("w:altName", alternative) }
          xml.value("w:charset", font.isEastAsian ? "86" : "00")
          xml.value("w:family", font.isEastAsian ? "auto" : font.isSerif ? "roman" : "swiss")
          xml.value("w:pitch", "variable")
        }
      }
    }
    return xml.bytes
  }

  /// The part `docProps/core.xml`.
  var core: [UInt8] {
    let properties = document.properties
    var xml = XMLBuffer()
    xml.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { xml in
      func write(_ name: String, _ words: String) {
        if !words.isEmpty { xml.element(name, words: words) }
      }
      write("dc:title", properties.title)
      write("dc:subject", properties.subject)
      write("dc:creator", properties.author)
      write("cp:keywords", properties.keywords)
      write("dc:description", properties.description)
      write("cp:lastModifiedBy", properties.author)
      for name in ["dcterms:created", "dcterms:modified"] {
        xml.element(name, ["xsi:type": "dcterms:W3CDTF"], words: properties.date)
      }
      write("dc:language", properties.language)
    }
    return xml.bytes
  }

  /// The part `docProps/app.xml`.
  var application: [UInt8] {
    var xml = XMLBuffer()
    xml.element(
      "Properties",
      ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"]
    ) { xml in
      xml.element("Application", words: "Casebook")
    }
    return xml.bytes
  }
}
