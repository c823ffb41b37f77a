import Dispatch
import Foundation
import Synchronization

/// Tells when something in some folders changes; says not what, since a look at the files says that better.
///
/// On Linux the kernel tells (inotify); elsewhere the files' times are looked at twice a second.
public final class FolderWatch: Sendable {
  /// How long nothing may change before a burst of changes is over.
  private static let quiet = DispatchTimeInterval.milliseconds(20)

  private let queue = DispatchQueue(label: "casebook.watch")
  private let burst = Mutex(ChangeBurst())
  private let changed: @Sendable () -> Void
  private let watcher: FolderEvents

  /// Watches folders with all below them until it is released.
  ///
  /// - Parameters:
  ///   - folders: Paths of folders, which may come and go.
  ///   - changed: Is called once for each burst of changes, on a queue of its own.
  public init(_ folders: [String], changed: @escaping @Sendable () -> Void) {
    self.changed = changed
    watcher = FolderEvents(folders)
    watcher.start { [weak self] in self?.note() }
  }

  deinit { watcher.stop() }

  /// Waits for the end of the burst that an event belongs to.
  private func note() {
    let now = ProcessInfo.processInfo.systemUptime
    guard let number = burst.withLock({ $0.note(at: now) }) else { return changed() }
    queue.asyncAfter(deadline: .now() + Self.quiet) { [weak self] in
      guard let self, burst.withLock({ $0.ends(after: number) }) else { return }
      changed()
    }
  }
}
