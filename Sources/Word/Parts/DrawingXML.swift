import OOXML

extension XMLBuffer {
  /// Writes a picture that stands in a line like a letter.
  ///
  /// - Parameters:
  ///   - number: A number that no other picture of the document has.
  ///   - picture: The id by which the part refers to the picture.
  ///   - svg: The id by which it refers to the same picture as SVG.
  mutating func write(_ drawing: Drawing, number: Int, picture: String, svg: String?) {
    let extent: Attributes = ["cx": "\(drawing.width.emu)", "cy": "\(drawing.height.emu)"]
    let name = drawing.title.isEmpty ? "Picture \(number)" : drawing.title
    let identity: Attributes = ["id": "\(number)", "name": name, "descr": drawing.alternative]
    element("w:drawing") { xml in
      xml.element("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) { xml in
        xml.empty("wp:extent", extent)
        xml.empty("wp:effectExtent", ["l": "0", "t": "0", "r": "0", "b": "0"])
        xml.empty("wp:docPr", identity)
        xml.element("wp:cNvGraphicFramePr") { $0.empty("a:graphicFrameLocks", ["noChangeAspect": "1"]) }
        xml.element("a:graphic") { xml in
          xml.element("a:graphicData", ["uri": Namespace.picture]) { xml in
            xml.element("pic:pic") { xml in
              xml.element("pic:nvPicPr") { xml in
                xml.empty("pic:cNvPr", identity)
                xml.empty("pic:cNvPicPr")
              }
              xml.element("pic:blipFill") { xml in
                xml.blip(picture, svg: svg)
                xml.element("a:stretch") { $0.empty("a:fillRect") }
              }
              xml.element("pic:spPr") { xml in
                xml.element("a:xfrm") { xml in
                  xml.empty("a:off", ["x": "0", "y": "0"])
                  xml.empty("a:ext", extent)
                }
                xml.element("a:prstGeom", ["prst": "rect"]) { $0.empty("a:avLst") }
              }
            }
          }
        }
      }
    }
  }

  private mutating func blip(_ picture: String, svg: String?) {
    guard let svg else { return empty("a:blip", ["r:embed": picture]) }
    element("a:blip", ["r:embed": picture]) { xml in
      xml.element("a:extLst") { xml in
        // The extension that Word draws SVG by; older readers show the picture.
        xml.element("a:ext", ["uri": "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"]) { xml in
          xml.empty("asvg:svgBlip", ["xmlns:asvg": Namespace.svg, "r:embed": svg])
        }
      }
    }
  }
}
