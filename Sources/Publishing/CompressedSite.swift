import Digest
import FileSystem
import Foundation

/// The compressed texts of the site that a build will replace, as its manifest lists them.
public struct CompressedSite: Sendable {
  private let folder: URL
  private let entries: [String: Manifest.Entry]

  /// The site in a folder; nil if its manifest lists nothing compressed.
  init?(at folder: URL) {
    guard let manifest = ManifestFile(of: folder).read(),
      manifest.files.contains(where: { $0.path.hasSuffix(".gz") || $0.path.hasSuffix(".br") })
    else { return nil }
    self.folder = folder
    entries = Dictionary(manifest.files.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  /// A compressed form of a text, if text and form are those that were published.
  func bytes(_ path: String, of file: SiteTree.File) -> [UInt8]? {
    guard let entry = entries[path], entries[file.path]?.sha256 == SHA256.hex(file.bytes),
      let bytes = try? Disk.read(folder.appendingPathComponent(path).path, limit: entry.bytes)
    else { return nil }
    return SHA256.hex(bytes) == entry.sha256 ? bytes : nil
  }
}
