import Diagnostics
import FileSystem
public import Foundation

/// The folder that a site is put in, whose former contents are lost: only an empty one, or one that a build has made.
public struct Destination: Sendable {
  /// A folder that a site must not replace.
  public struct KeptFolder: Sendable {
    let name: String
    let url: URL
    /// Whether a site may not lie in it either.
    let isWhole: Bool

    /// Creates one; `name` is what messages call it.
    public init(name: String, url: URL, isWhole: Bool) {
      self.name = name
      self.url = URL(fileURLWithPath: Destination.resolved(url))
      self.isWhole = isWhole
    }
  }

  /// The folder with every symbolic link on the way resolved.
  public let url: URL

  /// As it was named.
  let name: String
  private let takesOver: Bool

  /// What leaves a folder as good as empty: what keeps it in a repository, and what file managers put anywhere.
  private static let placeholders: Set<String> = [".gitkeep", ".keep", ".gitignore", ".DS_Store"]

  /// Takes a folder for a site.
  ///
  /// - Parameters:
  ///   - folder: The folder, which need not be there.
  ///   - kept: What the site is made of.
  ///   - takesOver: Whether the folder may be replaced though no build has made it.
  /// - Throws: A `RefusedOption` if the site would lie in the way of what it is made of.
  public init(_ folder: URL, apartFrom kept: [KeptFolder], takesOver: Bool = false) throws {
    url = URL(fileURLWithPath: Self.resolved(folder), isDirectory: true)
    name = folder.path
    self.takesOver = takesOver
    if let target = Disk.target(ofLink: url.path) {
      throw refused("it is a link to '\(target)', where nothing is")
    }
    for kept in kept {
      if Self.isSame(url, kept.url) { throw refused("it is \(kept.name)") }
      if Self.chain(kept.url).contains(where: { Self.isSame($0, url) }) {
        throw refused("it holds \(kept.name)")
      }
      if kept.isWhole, Self.chain(url).contains(where: { Self.isSame($0, kept.url) }) {
        throw refused("it lies in \(kept.name)")
      }
    }
  }

  /// Makes sure that nothing would be lost but a site, and says which folder is there now.
  ///
  /// - Throws: A `RefusedOption` if a build would destroy what no build has made.
  func check() throws -> FileStatus.Identity? {
    let manifest = ManifestFile(of: url)
    let status = FileStatus(url.path, followsLinks: false)
    if let status {
      guard status.kind == .folder else { throw refused("it is a file") }
      if Disk.isMount(url.path) {
        throw refused(
          "it is a mount, and no other folder can take its place",
          help: "name a folder in it, as with --output \(name)/site")
      }
      if let first = try contents().first, !takesOver, manifest.read()?.lists(aFileIn: url) != true {
        throw refused(
          "it holds '\(first)', and no earlier build has made it",
          help: "name an empty or a new folder with --output or, if all that is there may go, add --take-over"
        )
      }
    }
    if manifest.isForeign,
      !takesOver || FileStatus(manifest.beside.path, followsLinks: false)?.kind == .folder
    {
      throw refused("its list of files goes to '\(manifest.beside.path)', which no build has made")
    }
    return status?.identity
  }

  /// What would be lost with the folder.
  private func contents() throws -> [String] {
    let names: [String]
    do {
      names = try Disk.names(in: url.path).map { String(decoding: $0, as: UTF8.self) }
    } catch {
      throw PublishingFailure("cannot read \(url.path)", error)
    }
    if names.contains(".git") { throw refused("it holds a repository, '.git'") }
    return names.filter { !Self.placeholders.contains($0) }
  }

  private func refused(
    _ why: String, help: String = "name an empty or a new folder with --output"
  ) -> RefusedOption {
    RefusedOption(
      description: "the site cannot be put in '\(name)', since everything there is replaced: \(why); \(help)")
  }

  /// A folder and all those that it lies in.
  private static func chain(_ url: URL) -> [URL] {
    var chain = [url]
    while let last = chain.last, last.path != "/", !last.path.isEmpty {
      chain.append(last.deletingLastPathComponent())
    }
    return chain
  }

  /// Whether two paths lead to one file; where one is not there yet, its spelling decides.
  private static func isSame(_ left: URL, _ right: URL) -> Bool {
    guard let one = FileStatus(left.path), let other = FileStatus(right.path) else {
      return left.path == right.path
    }
    return one.identity == other.identity
  }

  /// A path with its symbolic links resolved, as far as it exists; what does not exist yet stands as written.
  private static func resolved(_ url: URL) -> String {
    var existing = url.absoluteURL.path
    var rest: [Substring] = []
    while !existing.isEmpty {
      if let real = Disk.resolved(existing) {
        let parts = [real] + rest.reversed().map(String.init)
        return URL(fileURLWithPath: parts.joined(separator: "/")).standardizedFileURL.path
      }
      let parts = existing.split(separator: "/", omittingEmptySubsequences: true)
      guard let last = parts.last else { break }
      rest.append(last)
      existing = "/" + parts.dropLast().joined(separator: "/")
    }
    return url.standardizedFileURL.path
  }
}
