import Digest
import FileSystem
import Foundation

/// A file of `Output/cache` that begins with the digest of the rest: it is whole, or it is as good as not there.
struct KeptFile: Sendable {
  /// How many stand beside each other in a folder, so that those of other runs are not driven out.
  private static let most = 16

  private let folder: URL
  private let file: URL

  /// The file of a name in a folder of a workspace's cache.
  init(root: URL, _ folder: String, _ name: String) {
    self.folder = root.appendingPathComponent("Output/cache/" + folder, isDirectory: true)
    file = self.folder.appendingPathComponent(name)
  }

  /// What is kept; nil if nothing is, or if it is damaged.
  func read() -> [UInt8]? {
    guard let bytes = try? Disk.read(file.path, limit: 1 << 30), bytes.count >= 64 else { return nil }
    let rest = Array(bytes[64...])
    return SHA256.hex(rest) == String(decoding: bytes[..<64], as: UTF8.self) ? rest : nil
  }

  /// Keeps bytes in the place of what was kept, in one step; a disk that does not take them costs time alone.
  func write(_ bytes: [UInt8]) {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let fresh = folder.appendingPathComponent("." + RandomName.make()).path
    do {
      try Disk.write(Array(SHA256.hex(bytes).utf8) + bytes, to: fresh)
      try Disk.move(fresh, to: file.path)
    } catch {
      try? Disk.remove(fresh)
    }
    tidy()
  }

  /// Removes what is older than the newest few, and so what runs that were killed have left.
  private func tidy() {
    let names = ((try? Disk.names(in: folder.path)) ?? []).map { String(decoding: $0, as: UTF8.self) }
    let aged = names.map { name -> (path: String, modified: Int64) in
      let path = folder.appendingPathComponent(name).path
      return (path, FileStatus(path, followsLinks: false)?.modified ?? 0)
    }.sorted { ($1.modified, $0.path) < ($0.modified, $1.path) }
    for old in aged.dropFirst(Self.most) where old.path != file.path { try? Disk.remove(old.path) }
  }
}
