import FileSystem
public import Foundation

/// A site's manifest on disk: a file in the site's folder, which so comes and goes with what it lists, and beside the
/// folder a link to it.
///
/// The link is `Output/manifest.json` for `Output/site`; a folder of another name has its name in the link's. Earlier
/// versions of Casebook have a file there and none in the folder.
public struct ManifestFile: Sendable {
  /// What the file in a site's folder is called.
  public static let name = ".manifest.json"

  /// More than the list of a site of a million files.
  private static let limit = 1 << 28

  private let folder: URL
  /// The link, or the file of an earlier version.
  let beside: URL

  /// The manifest of the site in a folder.
  public init(of folder: URL) {
    self.folder = folder
    let name = folder.lastPathComponent
    beside = folder.deletingLastPathComponent()
      .appendingPathComponent(name == "site" ? "manifest.json" : "\(name)-manifest.json")
  }

  private var inside: String { folder.appendingPathComponent(Self.name).path }

  /// What the link says.
  private var target: String { "\(folder.lastPathComponent)/\(Self.name)" }

  private static func manifest(_ path: String) -> Manifest? {
    guard let bytes = try? Disk.read(path, limit: limit) else { return nil }
    if let entries = ManifestReader.entries(bytes) { return Manifest(entries) }
    return try? JSONDecoder().decode(Manifest.self, from: Data(bytes))
  }

  /// What the folder's own file lists.
  var inFolder: Manifest? { Self.manifest(inside) }

  /// What the last build published; nil without one that can be read.
  func read() -> Manifest? { Self.manifest(inside) ?? Self.manifest(beside.path) }

  /// Whether something else stands beside the folder, in the link's place.
  var isForeign: Bool {
    guard FileStatus(beside.path, followsLinks: false) != nil, Disk.target(ofLink: beside.path) != target
    else { return false }
    return Self.manifest(beside.path) == nil
  }

  /// Makes the link, and gives a site of an earlier version the file that the link leads to.
  ///
  /// It leads nowhere until a first site is there; what it leads to is never of another build than the site.
  ///
  /// - Returns: Whether there is a link; false where the file system has none.
  func link() throws -> Bool {
    if Disk.target(ofLink: beside.path) == target { return true }
    let fresh = freshPath()
    do {
      if FileStatus(beside.path) != nil, FileStatus(folder.path) != nil, FileStatus(inside) == nil,
        let bytes = try? Disk.read(beside.path, limit: Self.limit)
      {
        let copy = inside + "-" + RandomName.make()
        try Disk.write(bytes, to: copy)
        try Disk.move(copy, to: inside)
      }
      do {
        guard FileStatus(beside.path, followsLinks: false) != nil else {
          try Disk.link(beside.path, to: target)
          return true
        }
        try Disk.link(fresh, to: target)
      } catch  where error.isUnsupported || error.isForbidden {
        return false
      }
      try Disk.move(fresh, to: beside.path)
      return true
    } catch {
      try? Disk.remove(fresh)
      throw PublishingFailure("cannot write \(beside.path)", error)
    }
  }

  /// Writes a copy in the link's place, for file systems without links.
  func copy(_ bytes: [UInt8]) throws {
    let fresh = freshPath()
    do {
      try Disk.write(bytes, to: fresh)
      try Disk.move(fresh, to: beside.path)
    } catch {
      try? Disk.remove(fresh)
      throw PublishingFailure("cannot write \(beside.path)", error)
    }
  }

  /// A name beside the link's, for what is to take its place.
  private func freshPath() -> String {
    beside.deletingLastPathComponent().appendingPathComponent(prefix + RandomName.make()).path
  }

  private var prefix: String { ".\(beside.lastPathComponent)-" }

  /// Removes what builds that were killed have left beside the link.
  func removeLeftovers() {
    let parent = beside.deletingLastPathComponent()
    for name in ((try? Disk.names(in: parent.path)) ?? []).map({ String(decoding: $0, as: UTF8.self) })
    where name.hasPrefix(prefix) && RandomName.isOne(name.dropFirst(prefix.count)) {
      try? Disk.remove(parent.appendingPathComponent(name).path)
    }
  }

  /// Removes a link that leads nowhere.
  func removeLooseLink() {
    guard Disk.target(ofLink: beside.path) == target, FileStatus(beside.path) == nil else { return }
    try? Disk.remove(beside.path)
  }
}
