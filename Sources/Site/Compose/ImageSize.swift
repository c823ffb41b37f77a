/// Reads a picture's size in pixels from its first bytes: PNG, JPEG, GIF, WebP and SVG.
struct ImageSize: Sendable, Hashable {
  let width: Int
  let height: Int

  init?(_ bytes: [UInt8]) {
    guard
      let size = Self.png(bytes) ?? Self.gif(bytes) ?? Self.jpeg(bytes) ?? Self.webP(bytes) ?? Self.svg(bytes)
    else { return nil }
    (width, height) = size
  }

  private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      return nil
    }
    return (big(bytes[16..<20]), big(bytes[20..<24]))
  }

  private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 10, bytes.starts(with: Array("GIF8".utf8)) else { return nil }
    return (little(bytes[6..<8]), little(bytes[8..<10]))
  }

  /// Walks the segments up to the frame header, which carries the size.
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var index = 2
    while index + 9 < bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      if isFrame { return (big(bytes[(index + 7)..<(index + 9)]), big(bytes[(index + 5)..<(index + 7)])) }
      index += 2 + max(2, big(bytes[(index + 2)..<(index + 4)]))
    }
    return nil
  }

  private static func webP(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 30, bytes.starts(with: Array("RIFF".utf8)),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X": return (little(bytes[24..<27]) + 1, little(bytes[27..<30]) + 1)
    case "VP8L":
      let bits = little(bytes[21..<25])
      return ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    case "VP8 ": return (little(bytes[26..<28]) & 0x3FFF, little(bytes[28..<30]) & 0x3FFF)
    default: return nil
    }
  }

  /// The `viewBox`, or `width` and `height` in pixels, of the first `<svg` tag.
  private static func svg(_ bytes: [UInt8]) -> (Int, Int)? {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard let start = head.range(of: "<svg") else { return nil }
    let tag = head[start.lowerBound...].prefix { $0 != ">" }
    func attribute(_ name: String) -> Substring? {
      guard let found = tag.range(of: " \(name)=") else { return nil }
      let rest = tag[found.upperBound...]
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
      return rest.dropFirst().prefix { $0 != quote }
    }
    func pixels(_ text: Substring) -> Int? {
      Double(text.hasSuffix("px") ? text.dropLast(2) : text).map { Int($0.rounded()) }
    }
    if let width = attribute("width").flatMap(pixels), let height = attribute("height").flatMap(pixels) {
      return (width, height)
    }
    let box = (attribute("viewBox") ?? "").split { $0 == " " || $0 == "," }.compactMap(pixels)
    return box.count == 4 ? (box[2], box[3]) : nil
  }

  private static func big(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  private static func little(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

extension StringProtocol {
  /// Where a text first stands in this one.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
