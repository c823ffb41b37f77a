public import Foundation

/// A folder of its own for one test, removed with its value.
public final class TemporaryFolder: Sendable {
  /// The folder.
  public let url: URL

  /// Creates an empty folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("casebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Copies the contents of a folder over what is here; links are copied as links.
  public func overlay(_ source: URL) throws {
    let manager = FileManager.default
    for name in try manager.contentsOfDirectory(atPath: source.path).sorted() {
      try copy(source.appendingPathComponent(name), url.appendingPathComponent(name))
    }
  }

  private func copy(_ source: URL, _ target: URL) throws {
    let manager = FileManager.default
    let type = try manager.attributesOfItem(atPath: source.path)[.type] as? FileAttributeType
    if type == .typeDirectory {
      try manager.createDirectory(at: target, withIntermediateDirectories: true)
      for name in try manager.contentsOfDirectory(atPath: source.path) {
        try copy(source.appendingPathComponent(name), target.appendingPathComponent(name))
      }
    } else {
      try? manager.removeItem(at: target)
      try manager.copyItem(atPath: source.path, toPath: target.path)
    }
  }

  /// Writes a file below the folder.
  public func write(_ text: String, to path: String) throws {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Writes the bytes of a file below the folder.
  public func write(_ bytes: Data, to path: String) throws {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file, options: .atomic)
  }

  /// Reads a file below the folder; nil if it is not there.
  public func read(_ path: String) -> String? {
    try? String(contentsOf: url.appendingPathComponent(path), encoding: .utf8)
  }

  /// The paths of all files below a folder of this one, in order.
  public func files(below folder: String) -> [String] {
    let base = url.appendingPathComponent(folder)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: base.path)) ?? []
    return paths.filter { path in
      var isFolder: ObjCBool = false
      let full = base.appendingPathComponent(path).path
      return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }
}
