import Foundation
import Synchronization

#if os(Linux)
  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  /// The kernel's events of folders and all below them.
  final class FolderEvents: Sendable {
    private static let mask = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
        | IN_ATTRIB)

    private let folders: [String]
    private let descriptor: Int32
    /// A pipe: what is written into it ends the watching.
    private let ending: (read: Int32, write: Int32)

    init(_ folders: [String]) {
      self.folders = folders
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      var ends: [Int32] = [-1, -1]
      _ = pipe(&ends)
      ending = (ends[0], ends[1])
    }

    /// Begins; calls `event` for every event or handful of them.
    func start(_ event: @escaping @Sendable () -> Void) {
      watchAll()
      guard descriptor >= 0, ending.read >= 0 else { return }
      Thread.detachNewThread { [self] in
        while true {
          var waiting = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: ending.read, events: Int16(POLLIN), revents: 0),
          ]
          guard poll(&waiting, 2, -1) > 0 || errno == EINTR else { break }
          if waiting[1].revents != 0 { break }
          if waiting[0].revents == 0 { continue }
          if drain() { watchAll() }
          event()
        }
        for file in [descriptor, ending.read, ending.write] { close(file) }
      }
    }

    /// Ends the watching.
    func stop() {
      _ = write(ending.write, "x", 1)
    }

    /// Reads what has happened; true if folders have come or gone.
    private func drain() -> Bool {
      var hasFolders = false
      withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
        while case let count = read(descriptor, buffer.baseAddress, buffer.count), count > 0 {
          var offset = 0
          while offset + MemoryLayout<inotify_event>.size <= count {
            let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            if event.mask & UInt32(IN_ISDIR | IN_IGNORED | IN_Q_OVERFLOW) != 0 { hasFolders = true }
            offset += MemoryLayout<inotify_event>.size + Int(event.len)
          }
        }
      }
      return hasFolders
    }

    /// Watches every folder that is there; one that is watched already stays so.
    private func watchAll() {
      var waiting = folders
      // The folder above tells when one comes back that was away.
      waiting += folders.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
        .map { "\($0)/." }
      while let folder = waiting.popLast() {
        guard inotify_add_watch(descriptor, folder, Self.mask) >= 0, !folder.hasSuffix("/.") else { continue }
        guard let stream = opendir(folder) else { continue }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
          guard entry.pointee.d_type == UInt8(DT_DIR) else { continue }
          let name = withUnsafePointer(to: entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          }
          if name != ".", name != ".." { waiting.append(folder + "/" + name) }
        }
      }
    }
  }
#else
  /// Looks at the files' times twice a second.
  final class FolderEvents: Sendable {
    private let folders: [String]
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(_ folders: [String]) {
      self.folders = folders
    }

    /// Begins; calls `event` when a file's time is another.
    func start(_ event: @escaping @Sendable () -> Void) {
      let task = Task { [self] in
        var seen = times()
        while (try? await Task.sleep(for: .milliseconds(500))) != nil {
          let now = times()
          if now != seen { event() }
          seen = now
        }
      }
      self.task.withLock { $0 = task }
    }

    /// Ends the watching.
    func stop() {
      task.withLock { $0?.cancel() }
    }

    private func times() -> [String: Date] {
      var result: [String: Date] = [:]
      for folder in folders {
        let files = FileManager.default.enumerator(
          at: URL(fileURLWithPath: folder), includingPropertiesForKeys: [.contentModificationDateKey])
        while let file = files?.nextObject() as? URL {
          let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
          result[file.path] = values?.contentModificationDate ?? .distantPast
        }
      }
      return result
    }
  }
#endif
