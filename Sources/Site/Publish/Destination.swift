import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder that a site is put in, whose former contents are lost: only an empty one, or one that a build has made.
struct Destination {
  /// The folder with every symbolic link on the way resolved.
  let url: URL

  /// What leaves a folder as good as empty: what keeps it in a repository, and what file managers put anywhere.
  private static let placeholders: Set<String> = [".gitkeep", ".keep", ".gitignore", ".DS_Store"]

  /// Takes a folder for the site of a workspace.
  ///
  /// - Throws: A `RefusedOption` if a build would destroy what no build has made.
  init(_ folder: URL, root: URL) throws {
    url = Self.resolved(folder)
    let name = folder.path
    func refused(_ why: String) -> RefusedOption {
      RefusedOption(
        description: "the site cannot be put in '\(name)', since everything there is replaced: \(why); "
          + "name an empty or a new folder with --output")
    }
    for kept in Self.keptFolders(of: root) {
      if Self.isSame(url, kept.url) { throw refused("it is \(kept.name)") }
      if Self.chain(kept.url).contains(where: { Self.isSame($0, url) }) {
        throw refused("it holds \(kept.name)")
      }
      if kept.isWhole, Self.chain(url).contains(where: { Self.isSame($0, kept.url) }) {
        throw refused("it lies in \(kept.name)")
      }
    }
    let manifest = ManifestFile(beside: url)
    if let first = try Self.contents(of: url, refused).first, !manifest.lists(aFileIn: url) {
      throw refused("it holds '\(first)', and no earlier build has made it")
    }
    if manifest.isForeign {
      throw refused("its list of files goes to '\(manifest.url.path)', which no build has made")
    }
  }

  /// What would be lost with a folder; nothing if it is not there.
  private static func contents(of url: URL, _ refused: (String) -> RefusedOption) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else { throw refused("it is a file") }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    } catch {
      throw PublishingFailure(description: "cannot read \(url.path): \(error.localizedDescription)")
    }
    if names.contains(".git") { throw refused("it holds a repository, '.git'") }
    return names.filter { !placeholders.contains($0) }
  }

  /// What a site must neither hold nor, where the folder is an editor's as a whole, lie in.
  private static func keptFolders(of root: URL) -> [(name: String, url: URL, isWhole: Bool)] {
    let within = ["Content", "Templates", ".git", "Output/cache"].map { path in
      (name: "'\(path)'", url: resolved(root.appendingPathComponent(path)), isWhole: true)
    }
    return [(name: "the workspace", url: resolved(root), isWhole: false)] + within
  }

  /// A folder and all those that it lies in.
  private static func chain(_ url: URL) -> [URL] {
    var chain = [url]
    while let last = chain.last, last.path != "/", !last.path.isEmpty {
      chain.append(last.deletingLastPathComponent())
    }
    return chain
  }

  private struct Identity: Equatable {
    let device: dev_t
    let node: ino_t
  }

  /// What tells a file from all others, however its path is spelt; nil if it is not there.
  private static func identity(_ url: URL) -> Identity? {
    var status = stat()
    guard stat(url.path, &status) == 0 else { return nil }
    return Identity(device: status.st_dev, node: status.st_ino)
  }

  /// Whether two paths lead to one file; where one is not there yet, its spelling decides.
  private static func isSame(_ left: URL, _ right: URL) -> Bool {
    guard let one = identity(left), let other = identity(right) else { return left.path == right.path }
    return one == other
  }

  /// A path with its symbolic links resolved, as far as it exists; what does not exist yet stands as written.
  private static func resolved(_ url: URL) -> URL {
    var existing = url.absoluteURL.path
    var rest: [Substring] = []
    while !existing.isEmpty {
      if let real = realpath(existing, nil) {
        defer { free(real) }
        let base = URL(fileURLWithPath: String(cString: real), isDirectory: true)
        return rest.reversed().reduce(base) { $0.appendingPathComponent(String($1)) }.standardizedFileURL
      }
      let parts = existing.split(separator: "/", omittingEmptySubsequences: true)
      guard let last = parts.last else { break }
      rest.append(last)
      existing = "/" + parts.dropLast().joined(separator: "/")
    }
    return url.standardizedFileURL
  }
}
