import FileSystem
import Foundation
import Synchronization

/// A site on its way to the disk: its files are written as they are made, so that they are never all in memory.
///
/// What goes wrong with one of them is told at the end, by when there may be a better word for it; until then nothing more
/// is written. A site that is not published goes when nobody holds it any more.
public final class NextSite: FileSink {
  /// How many files are waited for one by one; for more the whole disk is.
  private static let few = 512

  let staging: StagingFolder
  /// The site that stands there, if files can be taken over from it.
  let former: FormerSite?
  /// Where the site is kept that is replaced.
  let spare: SpareSite?
  /// The digests of what was in the folder from the beginning, by path: those of the site before the one that stands there.
  private let old: [String: String]
  private let progress = Mutex(Progress())

  private struct Progress {
    var entries: [Manifest.Entry] = []
    var written: [String] = []
    var problem: PublishingFailure?
    var isPublished = false
  }

  /// Begins a site, out of the spare one if that is as it was left.
  init(for site: URL, former: FormerSite?, spare: SpareSite?) throws {
    self.former = former
    self.spare = spare
    if former != nil, let spare, let there = spare.manifest {
      staging = StagingFolder(at: spare.folder.path)
      old = Dictionary(there.files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { $1 })
    } else {
      spare?.remove()
      staging = try StagingFolder(for: site)
      old = [:]
    }
  }

  deinit { if !progress.withLock(\.isPublished) { staging.remove() } }

  /// Writes a file, or takes it over from the site that stands there if that has the same.
  public func put(_ file: SiteTree.File) { put(Manifest.Entry(file), file.bytes) }

  /// The site that stands there, as far as files may be taken over from it.
  public var formerFiles: FormerFiles? { former?.files }

  /// Takes a file over from the site that stands there, with its compressed forms.
  public func keep(_ path: String) -> Int {
    guard let entry = former?.entry(path) else { return 0 }
    let forms = Compressor.formPaths(of: path).compactMap { former?.entry($0) }
    for one in [entry] + forms { keep(one) }
    return 1 + forms.count
  }

  /// Takes over a file of the site that stands there.
  func keep(_ entry: Manifest.Entry) { put(entry, nil) }

  private func put(_ entry: Manifest.Entry, _ bytes: [UInt8]?) {
    let isStopped = progress.withLock { progress in
      progress.entries.append(entry)
      return progress.problem != nil
    }
    guard !isStopped, !Task.isCancelled, old[entry.path] != entry.sha256 else { return }
    do throws(PublishingFailure) {
      // It may be one file with that of the site which stands there, and is not written to.
      if old[entry.path] != nil { try? Disk.remove(staging.path + "/" + entry.path) }
      do throws(PublishingFailure) {
        try staging.put(entry, from: former, bytes: bytes)
      } catch {
        guard !old.isEmpty, clearWay(to: entry.path) else { throw error }
        try staging.put(entry, from: former, bytes: bytes)
      }
      progress.withLock { $0.written.append(entry.path) }
    } catch {
      progress.withLock { progress in
        if progress.problem == nil { progress.problem = error }
      }
    }
  }

  /// Removes a file of an older site where a folder is wanted now, or a folder where a file is.
  ///
  /// - Returns: Whether there was one.
  private func clearWay(to path: String) -> Bool {
    for above in SiteTree.folders(above: path) {
      let place = staging.path + "/" + above
      guard let status = FileStatus(place, followsLinks: false) else { return false }
      if status.kind != .folder { return (try? Disk.remove(place)) != nil }
    }
    let place = staging.path + "/" + path
    guard FileStatus(place, followsLinks: false)?.kind == .folder else { return false }
    return (try? FileManager.default.removeItem(atPath: place)) != nil
  }

  /// What it is made of.
  var manifest: Manifest { Manifest(progress.withLock(\.entries)) }

  /// Adds the manifest, removes what is no part of the site, and waits until all is safely on the disk.
  ///
  /// - Parameter settles: Whether a site would be lost if it were not.
  func complete(_ manifest: Manifest, settles: Bool) throws {
    let written = try progress.withLock { progress in
      if let problem = progress.problem { throw problem }
      return progress.written
    }
    try Task.checkCancellation()
    let gone = try removeRest(manifest)
    if !old.isEmpty { try? Disk.remove(staging.path + "/" + ManifestFile.name) }
    try staging.write(manifest.json(), to: ManifestFile.name)
    guard settles else { return }
    do throws(SystemError) {
      guard !old.isEmpty, written.count + gone.count <= Self.few else {
        return try Disk.settle(staging.path)
      }
      for path in written + [ManifestFile.name] { try Disk.settle(file: staging.path + "/" + path) }
      for path in Set((written + gone).flatMap(SiteTree.folders)) {
        Disk.settleNames(of: staging.path + "/" + path)
      }
      Disk.settleNames(of: staging.path)
    } catch {
      throw PublishingFailure("cannot write \(staging.path) to the disk", error)
    }
  }

  /// Removes the files of the older site that this one does not have, and folders that are empty without them.
  private func removeRest(_ manifest: Manifest) throws -> [String] {
    guard !old.isEmpty else { return [] }
    let wanted = Set(manifest.files.map(\.path))
    let gone = old.keys.filter { !wanted.contains($0) }.sorted()
    for path in gone {
      let place = staging.path + "/" + path
      // What was in the way has gone before.
      guard let status = FileStatus(place, followsLinks: false), status.kind != .folder else { continue }
      do { try Disk.remove(place) } catch {
        throw PublishingFailure("cannot remove \(place)", error)
      }
      for above in SiteTree.folders(above: path).reversed() {
        guard (try? Disk.removeEmptyFolder(staging.path + "/" + above)) != nil else { break }
      }
    }
    return gone
  }

  /// Notes that it has been swapped in, and puts the site that it has replaced away.
  func finish() {
    progress.withLock { $0.isPublished = true }
    // After an exchange the folder holds the old site.
    if former == nil || spare?.take(staging.path) != true { staging.remove() }
  }
}
