import FileSystem
import Foundation

/// The site that is to be replaced, as far as its files can be taken over: nobody has written to it since it was
/// published, so that its manifest still says what is in each.
///
/// A file that is the same gets a second name in the next site instead of being written again. When the old folder goes
/// the names there go, and the file is the new site's alone.
struct FormerSite: Sendable {
  private let folder: URL
  private let state: FolderState
  /// What it is made of.
  let manifest: Manifest
  private let entries: [String: Manifest.Entry]

  /// The site in a folder that looks like that; nil if its manifest cannot be read.
  init?(at folder: URL, _ state: FolderState) {
    guard let manifest = ManifestFile(of: folder).read() else { return nil }
    self.folder = folder
    self.state = state
    self.manifest = manifest
    entries = Dictionary(manifest.files.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  /// The file that has the same bytes under the same path.
  func file(_ entry: Manifest.Entry) -> String? {
    guard let old = entries[entry.path], old.bytes == entry.bytes, old.sha256 == entry.sha256 else {
      return nil
    }
    return folder.path + "/" + entry.path
  }

  /// What is known of a file.
  func entry(_ path: String) -> Manifest.Entry? { entries[path] }

  /// All that it holds.
  var files: FormerFiles {
    FormerFiles(paths: manifest.files.map(\.path)) { [self] path in
      entries[path].flatMap { try? Disk.read(folder.path + "/" + path, limit: $0.bytes) }
    }
  }

  /// Whether nobody has written to the site meanwhile; what has been taken over is what the manifest says only then.
  func isUntouched(_ now: FolderState) -> Bool { now.written == state.written }
}
