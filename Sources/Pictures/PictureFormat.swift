/// The kinds of files that hold pictures, as their first bytes tell.
public enum PictureFormat: String, Sendable, CaseIterable {
  case png = "PNG"
  case jpeg = "JPEG"
  case gif = "GIF"
  case bmp = "BMP"
  case webP = "WebP"
  case avif = "AVIF"
  case svg = "SVG"
  case heic = "HEIC"
  case tiff = "TIFF"
  case photoshop = "Photoshop"
  case postScript = "PostScript"
  case metafile = "Windows metafile"
  case jpeg2000 = "JPEG 2000"
  case jpegXL = "JPEG XL"
  case pdf = "PDF"
  case svgz = "compressed SVG"

  /// Whether every browser shows it.
  public var isShownByBrowsers: Bool {
    switch self {
    case .png, .jpeg, .gif, .bmp, .webP, .avif, .svg: true
    case .heic, .tiff, .photoshop, .postScript, .metafile, .jpeg2000, .jpegXL, .pdf, .svgz: false
    }
  }

  /// The endings of names that promise the format, the usual one first.
  public var endings: [String] {
    switch self {
    case .png: ["png"]
    case .jpeg: ["jpg", "jpeg", "jfif"]
    case .gif: ["gif"]
    case .bmp: ["bmp"]
    case .webP: ["webp"]
    case .avif: ["avif"]
    case .svg: ["svg"]
    case .heic: ["heic", "heif"]
    case .tiff: ["tif", "tiff"]
    case .photoshop: ["psd"]
    case .postScript: ["eps", "ai", "ps"]
    case .metafile: ["emf", "wmf"]
    case .jpeg2000: ["jp2", "jpx"]
    case .jpegXL: ["jxl"]
    case .pdf: ["pdf"]
    case .svgz: ["svgz"]
    }
  }

  /// The format that a file's ending promises.
  public init?(ending: String) {
    let ending = ending.lowercased()
    guard let format = Self.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
    self = format
  }

  /// The format that bytes are of.
  init?(_ bytes: [UInt8]) {
    let reader = PictureBytes(bytes)
    func begins(_ text: StaticString, at offset: Int = 0) -> Bool { reader.has(text, at: offset) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if begins("GIF87a") || begins("GIF89a") {
      self = .gif
    } else if begins("RIFF"), begins("WEBP", at: 8) {
      self = .webP
    } else if begins("ftyp", at: 4) {
      guard let brand = Self.brand(reader) else { return nil }
      self = brand
    } else if begins("BM"), bytes.count >= 26 {
      self = .bmp
    } else if bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
      self = .tiff
    } else if begins("8BPS") {
      self = .photoshop
    } else if begins("%!PS") || bytes.starts(with: [0xC5, 0xD0, 0xD3, 0xC6]) {
      self = .postScript
    } else if bytes.starts(with: [0xD7, 0xCD, 0xC6, 0x9A]) || begins(" EMF", at: 40) {
      self = .metafile
    } else if begins("jP  ", at: 4) {
      self = .jpeg2000
    } else if bytes.starts(with: [0xFF, 0x0A]) || begins("JXL ", at: 4) {
      self = .jpegXL
    } else if begins("%PDF-") {
      self = .pdf
    } else if bytes.starts(with: [0x1F, 0x8B]) {
      self = .svgz
    } else if SVGSize.isSVG(bytes) {
      self = .svg
    } else {
      return nil
    }
  }

  /// The format of a file of the family of MPEG-4: its brand, or the first known one that it is compatible with.
  private static func brand(_ bytes: PictureBytes) -> PictureFormat? {
    let end = min(bytes.big(at: 0, 4) ?? 0, bytes.count, 256)
    for offset in [8] + Array(stride(from: 16, to: max(end, 16), by: 4)) {
      if bytes.has("avif", at: offset) || bytes.has("avis", at: offset) { return .avif }
      for name: StaticString in ["heic", "heix", "hevc", "heim", "heis", "hevx"]
      where bytes.has(name, at: offset) {
        return .heic
      }
    }
    return bytes.has("mif1", at: 8) ? .heic : nil
  }
}
