import FileSystem
import Foundation
import Jobs

/// A folder beside a site's, under a name that nobody can foresee, in which the next site is written.
///
/// Its name shows any later build that it may be removed.
struct StagingFolder {
  /// The folder.
  let path: String

  /// Creates an empty one for the site in a folder.
  init(for site: URL) throws {
    path = Self.place(for: site, .staging)
    do {
      try Disk.makeFolder(path)
    } catch {
      throw PublishingFailure("cannot create \(path)", error)
    }
  }

  /// One that is there already.
  init(at path: String) { self.path = path }

  /// Writes a file; its folders are made as they are needed.
  ///
  /// Several may be written at once.
  func write(_ bytes: [UInt8], to file: String) throws(PublishingFailure) {
    let target = path + "/" + file
    do {
      do {
        try Disk.write(bytes, to: target)
      } catch  where error.isMissing {
        try makeFolders(of: file)
        try Disk.write(bytes, to: target)
      }
    } catch {
      throw PublishingFailure("cannot write \(target)", error)
    }
  }

  /// Takes a file over from the site that stands there, if that has the same, or writes it; its folders are made as they are
  /// needed.
  ///
  /// - Parameter bytes: What is in it; nil if it is known to be what the site has.
  func put(
    _ entry: Manifest.Entry, from former: FormerSite?, bytes: [UInt8]?
  ) throws(PublishingFailure) {
    let old = former?.file(entry)
    if let old, share(old, as: entry.path) { return }
    guard let bytes = bytes ?? old.flatMap({ try? Disk.read($0, limit: entry.bytes) }) else {
      throw PublishingFailure(description: "cannot read \(entry.path) of the site as it was")
    }
    try write(bytes, to: entry.path)
  }

  /// Gives a file of the same file system another name here; false where that cannot be.
  private func share(_ old: String, as file: String) -> Bool {
    let target = path + "/" + file
    do throws(SystemError) {
      do {
        try Disk.share(old, as: target)
      } catch  where error.isMissing {
        try makeFolders(of: file)
        try Disk.share(old, as: target)
      }
      return true
    } catch {
      return false
    }
  }

  private func makeFolders(of file: String) throws(SystemError) {
    for end in file.utf8.indices where file.utf8[end] == UInt8(ascii: "/") {
      do { try Disk.makeFolder(path + "/" + file[..<end]) } catch  where error.isTaken {}
    }
  }

  /// Removes it with all that is in it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  // MARK: Names

  /// What a folder beside a site is for.
  enum Purpose: String, CaseIterable {
    /// The next site, as far as it is written; after the exchange, the one before.
    case staging
    /// The site before, moved aside where the file system cannot exchange two folders.
    case old
  }

  /// A new name beside a site's.
  static func place(for site: URL, _ purpose: Purpose) -> String {
    site.deletingLastPathComponent()
      .appendingPathComponent(prefix(of: site, purpose) + RandomName.make()).path
  }

  private static func prefix(of site: URL, _ purpose: Purpose) -> String {
    ".\(site.lastPathComponent)-\(purpose.rawValue)-"
  }

  /// The folders that builds which were killed have left beside a site.
  static func leftovers(beside site: URL) -> [(path: String, purpose: Purpose)] {
    let parent = site.deletingLastPathComponent()
    let names = ((try? Disk.names(in: parent.path)) ?? []).map { String(decoding: $0, as: UTF8.self) }
    return names.compactMap { name in
      let path = parent.appendingPathComponent(name).path
      guard let purpose = Purpose.allCases.first(where: { name.hasPrefix(prefix(of: site, $0)) }),
        FileStatus(path, followsLinks: false)?.kind == .folder
      else { return nil }
      let rest = name.dropFirst(prefix(of: site, purpose).count)
      if RandomName.isOne(rest) { return (path, purpose) }
      // Earlier versions wrote the number of the process, and '-old' behind it.
      let number = rest.hasSuffix("-old") ? rest.dropLast(4) : rest
      guard purpose == .staging, !number.isEmpty, number.allSatisfy(\.isWholeNumber) else { return nil }
      return (path, rest.hasSuffix("-old") ? .old : .staging)
    }
  }
}
