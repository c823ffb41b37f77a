import Foundation
import Pictures
import TestSupport
import Testing

/// Files as programs write them, with the size at which browsers show them, and files that are not what they say.
@Suite struct PictureTests {
  private static func read(_ name: String) throws -> [UInt8] {
    let file = Folders.package.appendingPathComponent("Tests/PicturesTests/Files/\(name)")
    return [UInt8](try Data(contentsOf: file))
  }

  @Test(arguments: [
    ("plain.png", "PNG", 30, 20), ("plain.jpg", "JPEG", 30, 20), ("progressive.jpg", "JPEG", 30, 20),
    ("plain.gif", "GIF", 30, 20), ("plain.bmp", "BMP", 30, 20), ("lossy.webp", "WebP", 30, 20),
    ("lossless.webp", "WebP", 30, 20), ("alpha.webp", "WebP", 30, 20), ("plain.avif", "AVIF", 30, 20),
    ("alpha.avif", "AVIF", 30, 20), ("turned.avif", "AVIF", 20, 30), ("orientation-1.jpg", "JPEG", 30, 20),
    ("orientation-3.jpg", "JPEG", 30, 20), ("orientation-6.jpg", "JPEG", 20, 30),
    ("orientation-8.jpg", "JPEG", 20, 30), ("millimetres.svg", "SVG", 794, 378),
    ("centimetres.svg", "SVG", 378, 208), ("inches.svg", "SVG", 672, 240), ("points.svg", "SVG", 768, 576),
    ("picas.svg", "SVG", 160, 96), ("pixels.svg", "SVG", 300, 150), ("em.svg", "SVG", 160, 80),
    ("percent.svg", "SVG", 640, 480), ("width-alone.svg", "SVG", 400, 200),
    ("height-alone.svg", "SVG", 768, 384), ("viewbox.svg", "SVG", 1024, 512),
    ("viewbox-exponent.svg", "SVG", 1000, 500), ("style.svg", "SVG", 10, 10), ("prefix.svg", "SVG", 20, 10),
    ("illustrator.svg", "SVG", 595, 842),
  ]) func hasItsNaturalSize(_ name: String, _ format: String, _ width: Int, _ height: Int) throws {
    let picture = try Picture.read(try Self.read(name))
    #expect(picture.format.rawValue == format)
    #expect(picture.size == PictureSize(width: width, height: height))
  }

  @Test func anSVGWithoutAnySizeHasNone() throws {
    #expect(try Picture.read(try Self.read("nothing.svg")).size == nil)
  }

  @Test(arguments: [
    ("photo.heic", "HEIC"), ("plain.tiff", "TIFF"), ("layers.psd", "Photoshop"),
    ("drawing.eps", "PostScript"),
    ("drawing.svgz", "compressed SVG"), ("photo.jxl", "JPEG XL"), ("page.pdf", "PDF"),
  ]) func whatBrowsersDoNotShowIsKnown(_ name: String, _ format: String) throws {
    let picture = try Picture.read(try Self.read(name))
    #expect(picture.format.rawValue == format)
    #expect(!picture.format.isShownByBrowsers)
  }

  @Test(arguments: [
    ("empty.png", PictureProblem.empty), ("text.png", .noPicture), ("page.png", .noPicture),
    ("cut.svg", .noPicture), ("cut.png", .cutOff), ("cut.jpg", .cutOff), ("cut.webp", .cutOff),
    ("cut.avif", .cutOff), ("huge.png", .impossibleSize("2147483647 × 20")),
    ("zero.png", .impossibleSize("0 × 20")), ("nan.svg", .impossibleSize("nan")),
    ("inf.svg", .impossibleSize("inf")), ("huge.svg", .impossibleSize("1e30")),
    ("huge-viewbox.svg", .impossibleSize("1e+30 × 1.0")), ("nan-viewbox.svg", .impossibleSize("0 0 nan 1")),
    ("negative.svg", .impossibleSize("-5")), ("three-numbers.svg", .impossibleSize("0 0 10")),
    ("flat-viewbox.svg", .impossibleSize("0 0 10 0")), ("hexadecimal.svg", .impossibleSize("0x10")),
  ]) func whatIsNoPictureIsRefused(_ name: String, _ problem: PictureProblem) throws {
    #expect(throws: problem) { try Picture.read(try Self.read(name)) }
  }

  @Test func noPrefixOfAFileCrashes() throws {
    for name in [
      "plain.png", "orientation-6.jpg", "turned.avif", "alpha.avif", "alpha.webp", "plain.gif", "points.svg",
    ] {
      let bytes = try Self.read(name)
      for count in 0..<bytes.count { _ = try? Picture.read(Array(bytes[..<count])) }
    }
  }

  @Test func noChangedByteCrashes() throws {
    var random = SystemRandomNumberGenerator()
    for name in ["plain.png", "orientation-6.jpg", "turned.avif", "alpha.webp", "illustrator.svg"] {
      let bytes = try Self.read(name)
      for _ in 0..<300 {
        var changed = bytes
        for _ in 0..<3 {
          changed[Int.random(in: 0..<min(400, changed.count), using: &random)] = UInt8.random(in: 0...255)
        }
        _ = try? Picture.read(changed)
      }
    }
  }
}
