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

  /// Whether the folder is the site that it speaks of: one of the files it lists is there.
  func lists(aFileIn folder: URL) -> Bool {
    read()?.files.contains { file in
      FileManager.default.fileExists(atPath: folder.appendingPathComponent(file.path).path)
    } ?? false
  }
}
