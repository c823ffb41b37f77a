import Digest
public import Diagnostics

/// A briefing as an engine prints it, and its PDF once there is one.
public struct Printable: Sendable {
  /// A PDF and the engine that made it.
  public struct PDF: Sendable {
    /// The engine's name.
    public let engine: String
    /// The file.
    public let bytes: [UInt8]

    /// The file's size in words.
    var size: String { Printable.size(of: bytes) }
  }

  /// The briefing's page, such as `briefings/short`.
  public let page: String
  /// The language.
  public let language: String
  /// Where the HTML is, below the site's folder; the PDF has the same name with another ending.
  public let path: String
  /// What messages point at.
  public let place: SourcePlace
  /// The whole text, with everything it needs inside.
  public let html: [UInt8]
  /// The style sheet for WeasyPrint alone.
  public let sheet: [UInt8]
  /// The PDF that was made of just this text and style.
  public var pdf: PDF?
  /// The Word file, where the briefing has one.
  public var docx: [UInt8]?

  /// The last part of the page's id.
  public var name: String { page.split(separator: "/").last.map(String.init) ?? page }

  /// Where the PDF is, below the site's folder.
  public var pdfPath: String { base + ".pdf" }

  /// Where the Word file is, below the site's folder.
  public var docxPath: String { base + ".docx" }

  private var base: String { path.hasSuffix(".html") ? String(path.dropLast(5)) : path }

  /// A file's size in words.
  static func size(of bytes: [UInt8]) -> String {
    let kilobytes = max(1, (bytes.count + 500) / 1000)
    if kilobytes < 1000 { return "\(kilobytes)\u{A0}KB" }
    let tenths = (kilobytes + 50) / 100
    return "\(tenths / 10).\(tenths % 10)\u{A0}MB"
  }

  /// What its PDF is kept under: a digest of the text and the style.
  var key: String { SHA256.hex(SHA256.hex(html) + SHA256.hex(sheet)) }
}
