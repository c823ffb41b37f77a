/// What a page needs to know of a picture's file: what kind it is, and the size at which a browser shows it.
public struct Picture: Sendable, Hashable {
  /// What the bytes are, whatever the file is called.
  public let format: PictureFormat

  /// The natural size in CSS pixels, turned as its camera was held; nil if the file says none.
  public let size: PictureSize?

  /// Creates a picture.
  public init(format: PictureFormat, size: PictureSize?) {
    self.format = format
    self.size = size
  }

  /// Reads the first bytes of a file, and as many more as it takes to see that it is whole.
  public static func read(_ bytes: [UInt8]) throws(PictureProblem) -> Picture {
    guard !bytes.isEmpty else { throw .empty }
    guard let format = PictureFormat(bytes) else { throw .noPicture }
    let reader = PictureBytes(bytes)
    let size: PictureSize? =
      switch format {
      case .png: try PNGReader(bytes: reader).size()
      case .jpeg: try JPEGReader(bytes: reader).size()
      case .gif: try reader.sizeOfGIF()
      case .bmp: try reader.sizeOfBMP()
      case .webP: try WebPReader(bytes: reader).size()
      case .avif: try AVIFReader(bytes: reader).size()
      case .svg: try SVGSize(bytes).size
      case .heic, .tiff, .photoshop, .postScript, .metafile, .jpeg2000, .jpegXL, .pdf, .svgz: nil
      }
    return Picture(format: format, size: size)
  }
}

/// A picture's size in CSS pixels.
public struct PictureSize: Sendable, Hashable {
  /// The width in pixels.
  public let width: Int
  /// The height in pixels.
  public let height: Int

  /// What no picture is larger than; a file that says so lies.
  static let limit = 100_000

  /// Creates a size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// A size that a picture can have.
  init(checked width: Int, _ height: Int) throws(PictureProblem) {
    guard (1...Self.limit).contains(width), (1...Self.limit).contains(height) else {
      throw .impossibleSize("\(width) × \(height)")
    }
    self.init(width: width, height: height)
  }

  /// The size of the picture turned by a quarter.
  var turned: PictureSize { PictureSize(width: height, height: width) }
}

/// Why a file cannot be shown as a picture.
public enum PictureProblem: Error, Sendable, Hashable {
  /// There is nothing in it.
  case empty
  /// It is of no kind that pictures are of, such as a text named `.png`.
  case noPicture
  /// It ends before the picture does.
  case cutOff
  /// It says a size that no picture has; the size as it is written.
  case impossibleSize(String)
}
