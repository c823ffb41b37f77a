import Foundation

/// The compressed texts of the site that a build will replace, as its manifest lists them.
struct CompressedSite: Sendable {
  private let folder: URL
  private let digests: [String: String]

  /// The site in a folder; nil if its manifest lists nothing compressed.
  init?(at folder: URL) {
    guard let manifest = ManifestFile(beside: folder).read(),
      manifest.files.contains(where: { $0.path.hasSuffix(".gz") || $0.path.hasSuffix(".br") })
    else { return nil }
    self.folder = folder
    digests = Dictionary(manifest.files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { $1 })
  }

  /// A compressed form of a text, if text and form are those that were published.
  func bytes(_ path: String, of file: SiteTree.File) -> [UInt8]? {
    guard let digest = digests[path], digests[file.path] == SHA256.hex(file.bytes),
      let data = try? Data(contentsOf: folder.appendingPathComponent(path))
    else { return nil }
    let bytes = [UInt8](data)
    return SHA256.hex(bytes) == digest ? bytes : nil
  }
}
