import Synchronization

/// A site's files gathered in memory, for those who want to look at them.
public final class GatheredFiles: FileSink {
  private let gathered = Mutex<[SiteTree.File]>([])

  /// Nothing yet.
  public init() {}

  /// Takes one.
  public func put(_ file: SiteTree.File) { gathered.withLock { $0.append(file) } }

  /// What has been put, ordered by path.
  public var tree: SiteTree { SiteTree(gathered.withLock(\.self)) }
}
