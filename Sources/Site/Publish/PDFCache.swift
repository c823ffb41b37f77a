import Publishing
import FileSystem
import Foundation

/// The PDFs of briefings, each kept under a digest of what it was made of: `Output/cache/pdf/<digest>.<engine>.pdf`.
///
/// A file gets its name when it is whole, so that a run which is killed leaves nothing that a later one takes for a PDF.
struct PDFCache: Sendable {
  /// The folder.
  let folder: CacheFolder

  private static let workPrefix = ".work-"

  /// The cache of a workspace.
  init(root: URL) {
    folder = CacheFolder(root.appendingPathComponent("Output/cache/pdf").path)
  }

  /// The PDFs by key, each by engine; none if there is no cache, which is as good as an empty one.
  func load() -> [String: [String: [UInt8]]] {
    var files: [String: [String: [UInt8]]] = [:]
    for name in folder.names {
      guard let (key, engine) = Self.parts(name), let bytes = folder.read(name) else { continue }
      files[key, default: [:]][engine] = bytes
    }
    return files
  }

  /// Keeps a PDF.
  func add(_ bytes: [UInt8], key: String, engine: String) async throws {
    try await withWorkFolder { work in
      let file = work.appendingPathComponent("whole.pdf").path
      let target = folder.path(of: "\(key).\(engine).pdf")
      do {
        try Disk.write(bytes, to: file)
        try Disk.move(file, to: target)
      } catch {
        throw PublishingFailure(description: "cannot write \(target): \(error)")
      }
    }
  }

  /// Removes the PDFs that are not wanted, and what runs that were killed have left.
  func keep(where isWanted: (_ key: String, _ engine: String) -> Bool) {
    for name in folder.names {
      if name.hasPrefix(Self.workPrefix) {
        guard RandomName.isOne(name.dropFirst(Self.workPrefix.count)),
          HeldFolder.isLeft(folder.path(of: name))
        else { continue }
      } else {
        guard let (key, engine) = Self.parts(name), !isWanted(key, engine) else { continue }
      }
      try? FileManager.default.removeItem(atPath: folder.path(of: name))
    }
  }

  /// Lends an empty folder for as long as some work takes.
  func withWorkFolder<Value>(_ work: (URL) async throws -> Value) async throws -> Value {
    let name = Self.workPrefix + RandomName.make()
    do { try folder.make() } catch .isLink {
      throw PublishingFailure(
        description:
          "cannot use \(folder.path): a link stands in its place, and is not followed; remove the link")
    } catch {
      throw PublishingFailure(description: "cannot use \(folder.path): \(error)")
    }
    let url = URL(fileURLWithPath: folder.path(of: name), isDirectory: true)
    do { try Disk.makeFolder(url.path) } catch {
      throw PublishingFailure(description: "cannot create \(url.path): \(error)")
    }
    let hold: HeldFolder
    do { hold = try HeldFolder(url.path) } catch {
      throw PublishingFailure(description: "cannot use \(url.path): \(error)")
    }
    defer { withExtendedLifetime(hold) { try? FileManager.default.removeItem(at: url) } }
    return try await work(url)
  }

  /// The files of the PDFs.
  var paths: [String] {
    folder.names.filter { Self.parts($0) != nil }.map(folder.path(of:))
  }

  /// The key and the engine in a file's name.
  private static func parts(_ name: String) -> (key: String, engine: String)? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[0].count == 64, parts[2] == "pdf" else { return nil }
    return (parts[0], parts[1])
  }
}
