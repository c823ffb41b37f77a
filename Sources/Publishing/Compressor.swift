import Compression
import Jobs

/// Adds the compressed forms of a site's texts beside them, for servers that send those as they are.
public enum Compressor {
  /// Files below this size gain nothing.
  private static let least = 256

  /// The endings of files that are text or have never been compressed.
  private static let endings: Set<Substring> = [
    "css", "csv", "html", "ico", "js", "json", "md", "svg", "txt", "webmanifest", "xml",
  ]

  /// The tree with `.gz` and `.br` beside each text that they make smaller.
  ///
  /// What an earlier site has of a text that has not changed is taken from there: brotli at its best is slow.
  public static func compress(_ tree: SiteTree, earlier: CompressedSite?, jobs: Int) async -> SiteTree {
    let texts = tree.files.filter { file in
      file.bytes.count >= least && file.path.split(separator: ".").last.map(endings.contains) ?? false
    }
    let compressed = await texts.concurrentMap(jobs: jobs) { file in
      Compression.allCases.compactMap { way -> SiteTree.File? in
        let path = "\(file.path).\(way.ending)"
        if let kept = earlier?.bytes(path, of: file) { return SiteTree.File(path: path, bytes: kept) }
        guard let bytes = way.compress(file.bytes), bytes.count < file.bytes.count else { return nil }
        return SiteTree.File(path: path, bytes: bytes)
      }
    }
    return SiteTree(tree.files + compressed.flatMap { $0 })
  }
}
