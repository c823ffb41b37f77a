import CExchange
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a site could not be put on disk, in words for its publisher.
public struct PublishingFailure: Error, CustomStringConvertible {
  /// What failed, on which file, and the system's reason.
  public let description: String
}

/// Puts a finished site on disk: staged beside the old one, then swapped in by one rename.
///
/// Whatever stops a build before the swap, an error, a crash or Ctrl-C, leaves the last good site as it was.
struct Publisher {
  /// The site's folder, such as `Output/site`.
  let destination: URL
  let jobs: Int

  /// Publishes to a folder that may be replaced.
  init(_ destination: Destination, jobs: Int) {
    self.destination = destination.url
    self.jobs = jobs
  }

  /// Writes the tree and swaps it in, then writes the manifest beside it.
  func publish(_ tree: SiteTree) async throws {
    let parent = destination.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    } catch {
      throw PublishingFailure(description: "cannot create \(parent.path): \(error.localizedDescription)")
    }
    removeLeftovers(in: parent)
    let staging = parent.appendingPathComponent("\(prefix)\(getpid())", isDirectory: true)
    let list = try await Manifest(tree, jobs: jobs).json()
    do {
      try stage(tree, in: staging)
      try swap(staging)
      // At once: without it the next build would take the site for a stranger's.
      try list.write(to: manifest, options: .atomic)
    } catch {
      try? FileManager.default.removeItem(at: staging)
      throw error
    }
    // After an exchange the staging folder holds the old site.
    try? FileManager.default.removeItem(at: staging)
  }

  /// Removes the old site and its manifest; called once the new one is ready.
  func clean() throws {
    do {
      for url in [destination, manifest] where FileManager.default.fileExists(atPath: url.path) {
        try FileManager.default.removeItem(at: url)
      }
    } catch {
      throw PublishingFailure(description: "cannot remove the old site: \(error.localizedDescription)")
    }
  }

  private var prefix: String { ".\(destination.lastPathComponent)-staging-" }

  private var manifest: URL { ManifestFile(beside: destination).url }

  /// Removes what builds that were killed left behind; a build that still runs keeps its folder.
  private func removeLeftovers(in parent: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)), process == getpid() || kill(process, 0) != 0
      else { continue }
      try? FileManager.default.removeItem(at: parent.appendingPathComponent(name))
    }
  }

  private func stage(_ tree: SiteTree, in staging: URL) throws {
    var folders: Set<String> = []
    try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: true)
    for file in tree.files {
      let path = staging.path + "/" + file.path
      let folder = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
      if folders.insert(String(folder)).inserted {
        try FileManager.default.createDirectory(
          atPath: String(folder), withIntermediateDirectories: true)
      }
      try write(file.bytes, to: path)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("cannot create \(path)") }
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        #if canImport(Glibc)
          Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
        #elseif canImport(Musl)
          Musl.write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
        #else
          Darwin.write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
        #endif
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        let problem = failure("cannot write \(path)")
        close(descriptor)
        throw problem
      }
      done += written
    }
    guard close(descriptor) == 0 else { throw failure("cannot write \(path)") }
  }

  /// Exchanges the two folders in one step where the system can; otherwise in two renames with a way back.
  private func swap(_ staging: URL) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: destination.path) else {
      guard rename(staging.path, destination.path) == 0 else {
        throw failure("cannot rename \(staging.path) to \(destination.path)")
      }
      return
    }
    if casebook_exchange(staging.path, destination.path) == 0 { return }
    let aside = staging.path + "-old"
    guard rename(destination.path, aside) == 0 else {
      throw failure("cannot move \(destination.path) aside")
    }
    guard rename(staging.path, destination.path) == 0 else {
      let problem = failure("cannot rename \(staging.path) to \(destination.path)")
      _ = rename(aside, destination.path)
      throw problem
    }
    try? manager.removeItem(atPath: aside)
  }

  private func failure(_ what: String) -> PublishingFailure {
    PublishingFailure(description: "\(what): \(String(cString: strerror(errno)))")
  }
}
