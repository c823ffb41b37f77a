public import Foundation

/// Where tests keep their files.
public enum Folders {
  /// The package's root.
  public static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folders directly below one, in order of their names; each is a case of a test.
  public static func cases(_ path: String) -> [String] {
    let base = package.appendingPathComponent(path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(
        atPath: base.appendingPathComponent(name).path, isDirectory: &isFolder) && isFolder.boolValue
    }.sorted()
  }
}
