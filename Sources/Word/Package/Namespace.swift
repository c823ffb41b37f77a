import OOXML

/// The vocabularies that parts are written in.
enum Namespace {
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
  static let picture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
  static let placedDrawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  static let svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

  /// What the root of a part with text declares.
  static let ofText: XMLBuffer.Attributes = [
    "xmlns:w": word, "xmlns:r": relationships, "xmlns:wp": placedDrawing, "xmlns:a": drawing,
    "xmlns:pic": picture,
  ]
}
