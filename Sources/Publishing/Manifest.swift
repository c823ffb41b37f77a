import Digest
import FileSystem
import Foundation
import JSON

/// The list of a site's files, each with its size and digest.
struct Manifest: Codable, Sendable {
  struct Entry: Codable, Sendable {
    let path: String
    let bytes: Int
    let sha256: String

    init(_ file: SiteTree.File) {
      path = file.path
      bytes = file.bytes.count
      sha256 = SHA256.hex(file.bytes)
    }

    init(path: String, bytes: Int, sha256: String) {
      (self.path, self.bytes, self.sha256) = (path, bytes, sha256)
    }
  }

  let files: [Entry]

  /// Orders files by path.
  init(_ files: [Entry]) { self.files = files.sorted { $0.path < $1.path } }

  func json() -> [UInt8] {
    let entries = files.map { file in
      JSONValue.object([
        "path": .string(file.path), "bytes": .number(file.bytes), "sha256": .string(file.sha256),
      ])
    }
    return JSONValue.object(["files": .array(entries)]).utf8(isPretty: true) + [UInt8(ascii: "\n")]
  }

  /// Whether the folder is the site that it speaks of: one of the files it lists is there, as it was published.
  func lists(aFileIn folder: URL) -> Bool {
    files.contains { file in
      let path = folder.appendingPathComponent(file.path).path
      guard let status = FileStatus(path, followsLinks: false), status.kind == .file,
        status.size == file.bytes, let bytes = try? Disk.read(path, limit: file.bytes)
      else { return false }
      return SHA256.hex(bytes) == file.sha256
    }
  }
}
