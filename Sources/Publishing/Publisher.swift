import Diagnostics
public import FileSystem
public import Foundation
import Jobs

/// Puts a finished site on disk: staged beside the old one, then swapped in by one step of the file system.
///
/// From its creation on it alone may publish to the folder. Whatever stops a build before the swap, an error, a crash, a
/// full disk or Ctrl-C, leaves the last good site as it was; the manifest is in the folder and changes with it.
public final class Publisher: Sendable {
  private let destination: Destination
  /// Nil where the file system has no locks; builds at once then cannot mix their sites, but the last one stays.
  private let lock: FileLock?
  /// The folders made for the lock, the innermost last; those that stay empty go again.
  private let made: [String]
  /// The folder that was there when the build began.
  private let former: FileStatus.Identity?
  private let exchange: Exchange

  /// The step that swaps two folders.
  typealias Exchange = @Sendable (_ staging: String, _ site: String) throws(SystemError) -> Void

  private var site: URL { destination.url }

  /// The folder that the site is put in.
  public var folder: URL { site }

  /// Takes hold of a destination: no other build may publish there, and what a killed one has left is put in order.
  ///
  /// - Throws: A `RefusedOption` if something would be lost there that no build has made, `BusyDestination` if another
  ///   build is at work, a `PublishingFailure` if the folder cannot be written to.
  public convenience init(_ destination: Destination) throws {
    try self.init(
      destination, exchange: { (staging, site) throws(SystemError) in try Disk.exchange(staging, site) })
  }

  /// Creates a publisher with another way to swap, to try what happens where the file system has none.
  init(_ destination: Destination, exchange: @escaping Exchange) throws {
    let parent = destination.url.deletingLastPathComponent().path
    let made = try Self.makeFolders(parent)
    var lock: FileLock?
    do {
      lock = try Self.lock(destination)
      Self.recover(destination.url, isAlone: lock != nil)
      former = try destination.check()
    } catch {
      lock?.release()
      Self.removeEmpty(made)
      throw error
    }
    self.lock = lock
    self.destination = destination
    self.made = made
    self.exchange = exchange
  }

  deinit {
    ManifestFile(of: site).removeLooseLink()
    // The lock's file is in the innermost of them, and goes when the lock does.
    lock?.release()
    Self.removeEmpty(made)
  }

  /// The compressed texts of the site that is there now; nil if there are none.
  public var compressed: CompressedSite? { CompressedSite(at: site) }

  /// What the site's folder and the link beside it look like.
  public var state: FolderState {
    var state = FolderState()
    state.look(at: ManifestFile(of: site).beside.path)
    state.lookAtFiles(of: site.path)
    return state
  }

  /// Begins the next site, which takes its files as they are made.
  ///
  /// - Parameters:
  ///   - former: What the site's folder looked like, if that is how it was published and nobody has touched it: then files
  ///     that are the same are not written again.
  ///   - spare: Where the site is kept that is replaced.
  /// - Throws: A `PublishingFailure` if nothing can be written.
  public func begin(former: FolderState? = nil, spare: SpareSite? = nil) throws -> NextSite {
    let old = former.flatMap { FormerSite(at: site, $0) }
    return try NextSite(for: site, former: old, spare: old == nil ? nil : spare)
  }

  /// Swaps a site in, all files of which have been put.
  ///
  /// - Returns: Whether it is there; false if somebody has written meanwhile to the site of which files were taken over.
  /// - Throws: A `PublishingFailure`, or a `CancellationError`; the last good site is then as it was.
  public func publish(_ next: NextSite) throws -> Bool { try publish(next, next.manifest) }

  private func publish(_ next: NextSite, _ manifest: Manifest) throws -> Bool {
    do {
      return try swapIn(next, manifest)
    } catch let failure as PublishingFailure {
      // What was to be taken over may have gone.
      if next.former?.isUntouched(state) ?? true { throw failure }
      return false
    }
  }

  private func swapIn(_ next: NextSite, _ manifest: Manifest) throws -> Bool {
    // Where no site stands none can be lost.
    try next.complete(manifest, settles: former != nil)
    if let former = next.former, !former.isUntouched(state) { return false }
    try Task.checkCancellation()
    let isLinked = try ManifestFile(of: site).link()
    try swap(next.staging.path)
    next.finish()
    Disk.settleNames(of: site.deletingLastPathComponent().path)
    if !isLinked { try ManifestFile(of: site).copy(manifest.json()) }
    return true
  }

  /// Changes the site that stands there, as nobody has touched it since it was published, and swaps the next one in.
  ///
  /// - Returns: How many files the site has; nil if the site was touched after all, and is as it was.
  /// - Throws: A `PublishingFailure`, or a `CancellationError`; the last good site is then as it was.
  public func publish(
    _ change: SiteChange, jobs: Int, former: FolderState, spare: SpareSite?
  ) async throws -> Int? {
    let next = try begin(former: former, spare: spare)
    guard let old = next.former else { return nil }
    let new = Set(change.files.map(\.path))
    _ = await old.manifest.files.concurrentMap(jobs: jobs) { entry in
      if !new.contains(entry.path), !change.isGone(entry.path) { next.keep(entry) }
    }
    for file in change.files { next.put(file) }
    let manifest = next.manifest
    return try publish(next, manifest) ? manifest.files.count : nil
  }

  // MARK: The swap

  /// Exchanges the two folders in one step where the system can; otherwise in two renames with a way back.
  private func swap(_ staging: String) throws {
    let now = FileStatus(site.path, followsLinks: false)?.identity
    if now != former { try checkAgain() }
    guard let now else {
      do { try Disk.move(staging, to: site.path) } catch {
        throw PublishingFailure("cannot rename \(staging) to \(site.path)", error)
      }
      return
    }
    do {
      try exchange(staging, site.path)
    } catch  where error.isUnsupported || error.isFixed {
      return try swapInTwoSteps(staging)
    } catch {
      throw PublishingFailure("cannot exchange \(staging) for \(site.path)", error)
    }
    // What came out must be what was looked at: anything else is somebody's and goes back.
    if FileStatus(staging, followsLinks: false)?.identity != now {
      try? exchange(staging, site.path)
      throw PublishingFailure(
        description: "\(site.path) was replaced while the site was put there; nothing was published")
    }
  }

  private func swapInTwoSteps(_ staging: String) throws {
    let aside = StagingFolder.place(for: site, .old)
    do {
      try Disk.move(site.path, to: aside)
    } catch  where error.isFixed {
      throw PublishingFailure(
        description: "cannot put another folder in the place of \(site.path): \(error). A mount, or a folder "
          + "of an image's lower layer, cannot be moved; name a folder that is not there yet with --output")
    } catch {
      throw PublishingFailure("cannot move \(site.path) aside", error)
    }
    do {
      try Disk.move(staging, to: site.path)
    } catch {
      try? Disk.move(aside, to: site.path)
      throw PublishingFailure("cannot rename \(staging) to \(site.path)", error)
    }
    try? FileManager.default.removeItem(atPath: aside)
  }

  /// Looks at the destination anew, which is not what it was when the build began.
  private func checkAgain() throws {
    do { _ = try destination.check() } catch let refused as RefusedOption {
      throw PublishingFailure(description: "\(site.path) was replaced while the site was built; \(refused)")
    }
  }

  // MARK: Order

  /// Puts the site back that a killed build had moved aside, and removes what such builds have left.
  private static func recover(_ site: URL, isAlone: Bool) {
    var leftovers = StagingFolder.leftovers(beside: site)
    if FileStatus(site.path, followsLinks: false) == nil,
      let old = leftovers.filter({ $0.purpose == .old }).max(by: { modified($0.path) < modified($1.path) })
    {
      try? Disk.move(old.path, to: site.path)
      leftovers.removeAll { $0.path == old.path }
    }
    if isAlone { ManifestFile(of: site).removeLeftovers() }
    // Without a lock a young one may be that of a build which is still at work.
    for left in leftovers where isAlone || modified(left.path) + 86_400_000_000_000 < now {
      try? FileManager.default.removeItem(atPath: left.path)
    }
  }

  private static func modified(_ path: String) -> Int64 {
    FileStatus(path, followsLinks: false)?.modified ?? 0
  }

  private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1e9) }

  /// Makes a folder and those that it lies in; gives the ones that were not there.
  private static func makeFolders(_ path: String) throws -> [String] {
    var missing: [String] = []
    var folder = path
    while FileStatus(folder) == nil, folder != "/", !folder.isEmpty {
      missing.append(folder)
      folder = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    }
    var made: [String] = []
    for folder in missing.reversed() {
      do {
        try Disk.makeFolder(folder)
        made.append(folder)
      } catch  where error.isTaken {
        continue
      } catch {
        removeEmpty(made)
        throw PublishingFailure("cannot create \(folder)", error)
      }
    }
    return made
  }

  private static func removeEmpty(_ folders: [String]) {
    for folder in folders.reversed() { try? Disk.removeEmptyFolder(folder) }
  }

  private static func lock(_ destination: Destination) throws -> FileLock? {
    let parent = destination.url.deletingLastPathComponent()
    let path = parent.appendingPathComponent(".\(destination.url.lastPathComponent).lock").path
    do {
      return try FileLock(path, note: BuildOwner.here.note)
    } catch {
      switch error {
      case .unsupported: return nil
      case .refused(let reason): throw PublishingFailure("cannot write \(path)", reason)
      case .held(let note):
        let owner = BuildOwner(note).map { " (\($0))" } ?? ""
        throw BusyDestination(
          description: "another build is putting a site in '\(destination.name)'\(owner); "
            + "wait until it has ended, or name another folder with --output")
      }
    }
  }
}
