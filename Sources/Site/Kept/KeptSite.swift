import Digest
import FileSystem
import Foundation
import Publishing

/// What the folder of a site looked like when a build had published it, and the site before it, which the next one is made
/// of; kept in `Output/cache/sites` and `Output/cache/spare`.
struct KeptSite: Sendable {
  private let file: KeptFile
  private let spareFolder: URL

  /// What is kept of the site in a folder.
  init(root: URL, site: URL) {
    let name = String(SHA256.hex(site.path).prefix(32))
    file = KeptFile(root: root, "sites", name)
    spareFolder = root.appendingPathComponent("Output/cache/spare/\(name)", isDirectory: true)
  }

  /// Whether nobody has touched the site since.
  func isAsPublished(_ state: FolderState) -> Bool { lines.first == SHA256.hex(state.bytes) }

  /// The site before, if it is as it was put there.
  var spare: SpareSite {
    let lines = lines
    let isUntouched = lines.count == 2 && lines[1] == SHA256.hex(SpareSite.state(spareFolder).bytes)
    return SpareSite(spareFolder, isUntouched: isUntouched)
  }

  /// Keeps what both look like now.
  func keep(_ state: FolderState) {
    let isThere = FileStatus(spareFolder.path, followsLinks: false) != nil
    let states = [state] + (isThere ? [SpareSite.state(spareFolder)] : [])
    file.write(Array(states.map { SHA256.hex($0.bytes) }.joined(separator: "\n").utf8))
  }

  private var lines: [String] {
    file.read().map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) } ?? []
  }
}
