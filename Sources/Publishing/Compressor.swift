import Compression

/// Makes the compressed forms of a site's texts, for servers that send those as they are.
public struct Compressor: Sendable {
  /// Files below this size gain nothing.
  private static let least = 256

  /// The endings of files that are text or have never been compressed.
  private static let endings: Set<Substring> = [
    "css", "csv", "html", "ico", "js", "json", "md", "svg", "txt", "webmanifest", "xml",
  ]

  private let earlier: CompressedSite?

  /// - Parameter earlier: Where the forms of texts that have not changed are taken from: brotli at its best is slow.
  public init(earlier: CompressedSite?) { self.earlier = earlier }

  /// The `.gz` and `.br` that stand beside a text, as far as they make it smaller.
  public func forms(of file: SiteTree.File) -> [SiteTree.File] {
    guard file.bytes.count >= Self.least,
      file.path.split(separator: ".").last.map(Self.endings.contains) ?? false
    else { return [] }
    return Compression.allCases.compactMap { way in
      let path = "\(file.path).\(way.ending)"
      if let kept = earlier?.bytes(path, of: file) { return SiteTree.File(path: path, bytes: kept) }
      guard let bytes = way.compress(file.bytes), bytes.count < file.bytes.count else { return nil }
      return SiteTree.File(path: path, bytes: bytes)
    }
  }

  /// Where the forms of a text stand.
  public static func formPaths(of path: String) -> [String] {
    Compression.allCases.map { "\(path).\($0.ending)" }
  }

  /// The text that a path is a form of, or the path itself.
  public static func textPath(of path: String) -> String {
    let ending = Compression.allCases.map { ".\($0.ending)" }.first(where: path.hasSuffix)
    return ending.map { String(path.dropLast($0.count)) } ?? path
  }
}
