import OOXML

/// What a part of the package refers to: other parts, and addresses.
struct Relationships {
  /// What something is to the part that refers to it.
  enum Kind: String {
    case styles, numbering, settings, fontTable, footnotes, header, footer, image, hyperlink, officeDocument
    case extended = "extended-properties"
    case core = "metadata/core-properties"

    var address: String {
      self == .core
        ? "http://schemas.openxmlformats.org/package/2006/relationships/\(rawValue)"
        : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(rawValue)"
    }
  }

  private var list: [(kind: Kind, target: String)] = []
  private var known: [String: String] = [:]

  /// Whether there are none.
  var isEmpty: Bool { list.isEmpty }

  /// The id by which the part refers to something; the same for the same thing.
  mutating func id(_ kind: Kind, _ target: String) -> String {
    if let id = known[target] { return id }
    list.append((kind, target))
    let id = "rId\(list.count)"
    known[target] = id
    return id
  }

  /// The part that lists them.
  var bytes: [UInt8] {
    var xml = XMLBuffer()
    xml.element(
      "Relationships", ["xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"]
    ) { xml in
      for (place, one) in list.enumerated() {
        xml.empty(
          "Relationship",
          [
            "Id": "rId\(place + 1)", "Type": one.kind.address, "Target": one.target,
            "TargetMode": one.kind == .hyperlink ? "External" : nil,
          ])
      }
    }
    return xml.bytes
  }
}
