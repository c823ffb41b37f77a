import Foundation

/// A site's manifest on disk, beside the site's folder.
///
/// It is `Output/manifest.json` for `Output/site`; a folder of another name has its name in the manifest's.
struct ManifestFile {
  /// The file.
  let url: URL

  /// The manifest of the site in a folder.
  init(beside folder: URL) {
    let name = folder.lastPathComponent
    url = folder.deletingLastPathComponent()
      .appendingPathComponent(name == "site" ? "manifest.json" : "\(name)-manifest.json")
  }

  /// What the last build published; nil without one that can be read.
  func read() -> Manifest? {
    guard let data = try? Data(contentsOf: url) else { return nil }
    return try? JSONDecoder().decode(Manifest.self, from: data)
  }

  /// Whether something else is in its place.
  var isForeign: Bool { FileManager.default.fileExists(atPath: url.path) && read() == nil }

  /// Whether the folder is the site that it speaks of: one of the files it lists is there, as it was published.
  func lists(aFileIn folder: URL) -> Bool {
    read()?.files.contains { file in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(file.path)),
        data.count == file.bytes
      else { return false }
      return SHA256.hex([UInt8](data)) == file.sha256
    } ?? false
  }
}
