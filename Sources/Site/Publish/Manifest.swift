import Foundation

/// The list of a site's files, each with its size and digest.
struct Manifest: Codable, Sendable {
  struct Entry: Codable, Sendable {
    let path: String
    let bytes: Int
    let sha256: String
  }

  let files: [Entry]

  init(_ tree: SiteTree, jobs: Int) async {
    files = await tree.files.concurrentMap(jobs: jobs) {
      Entry(path: $0.path, bytes: $0.bytes.count, sha256: SHA256.hex($0.bytes))
    }
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
