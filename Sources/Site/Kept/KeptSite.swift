import Digest
import FileSystem
import Foundation

/// What the folder of a site looked like when a build had published it, kept in `Output/cache/sites`.
struct KeptSite: Sendable {
  private let file: KeptFile

  /// What is kept of the site in a folder.
  init(root: URL, site: URL) {
    file = KeptFile(root: root, "sites", String(SHA256.hex(site.path).prefix(32)))
  }

  /// Whether nobody has touched the site since.
  func isAsPublished(_ state: FolderState) -> Bool { file.read() == Array(SHA256.hex(state.bytes).utf8) }

  /// Keeps what it looks like now.
  func keep(_ state: FolderState) { file.write(Array(SHA256.hex(state.bytes).utf8)) }
}
