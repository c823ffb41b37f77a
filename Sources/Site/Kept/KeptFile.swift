import Digest
import FileSystem
import Foundation

/// A file of `Output/cache` that begins with the digest of the rest: it is whole, or it is as good as not there.
struct KeptFile: Sendable {
  /// How many stand beside each other in a folder, so that those of other runs are not driven out.
  private static let most = 16

  private let folder: CacheFolder
  private let name: String

  /// The file of a name in a folder of a workspace's cache.
  init(root: URL, _ folder: String, _ name: String) {
    self.folder = CacheFolder(root.appendingPathComponent("Output/cache/" + folder).path)
    self.name = name
  }

  /// What is kept; nil if nothing is, or if it is damaged.
  func read() -> [UInt8]? {
    guard let bytes = folder.read(name), bytes.count >= 64 else { return nil }
    let rest = Array(bytes[64...])
    return SHA256.hex(rest) == String(decoding: bytes[..<64], as: UTF8.self) ? rest : nil
  }

  /// Keeps bytes in the place of what was kept, in one step; a disk that does not take them costs time alone.
  func write(_ bytes: [UInt8]) {
    try? folder.write(Array(SHA256.hex(bytes).utf8) + bytes, as: name)
    tidy()
  }

  /// Removes what is older than the newest few, and so what runs that were killed have left; only what such runs name so.
  private func tidy() {
    let aged = folder.names.filter(Self.isKept)
      .map { ($0, FileStatus(folder.path(of: $0), followsLinks: false)?.modified ?? 0) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    for (old, _) in aged.dropFirst(Self.most) where old != name { folder.remove(old) }
  }

  /// Whether a name is that of a file that is kept, or of one that was still being written.
  private static func isKept(_ name: String) -> Bool {
    CacheFolder.isUnfinished(name)
      || RandomName.isOne(name.prefix(32))
        && (name.utf8.count == 32 || RandomName.isOne(name.dropFirst(32)))
  }
}
