public import FileSystem
public import Foundation

/// The site before the one that stands there, kept so that the next is made of it by what has changed since, rather than
/// from nothing.
///
/// What the two have in common is one file under two names, so that it takes hardly any room.
public struct SpareSite: Sendable {
  /// Where it lies.
  let folder: URL
  /// Whether nobody has touched it since it was put there.
  private let isUntouched: Bool

  /// The spare site in a folder.
  ///
  /// - Parameter isUntouched: Whether it looks as it did when it was put there.
  public init(_ folder: URL, isUntouched: Bool) {
    self.folder = folder
    self.isUntouched = isUntouched
  }

  /// What it looks like.
  public static func state(_ folder: URL) -> FolderState {
    var state = FolderState()
    state.lookAtFiles(of: folder.path)
    return state
  }

  /// What is in it; nil if that is not certain.
  var manifest: Manifest? { isUntouched && parent.isOwn ? ManifestFile(of: folder).inFolder : nil }

  /// Removes it.
  func remove() {
    guard parent.isOwn, FileStatus(folder.path, followsLinks: false) != nil else { return }
    StagingFolder(at: folder.path).remove()
  }

  /// The folder that it is in.
  private var parent: CacheFolder { CacheFolder(folder.deletingLastPathComponent().path) }

  /// Puts the site here that was replaced.
  ///
  /// - Parameter path: Where it lies now.
  /// - Returns: Whether it is here.
  func take(_ path: String) -> Bool {
    if path == folder.path { return true }
    guard (try? parent.make()) != nil else { return false }
    // Only one is kept, however many folders the workspace is published in; what bears no such name is nobody's spare.
    for name in parent.names where RandomName.isOne(name) {
      try? FileManager.default.removeItem(atPath: parent.path(of: name))
    }
    return (try? Disk.move(path, to: folder.path)) != nil
  }
}
