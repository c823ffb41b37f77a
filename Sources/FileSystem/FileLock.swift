#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that one process holds at a time, whatever machine or container it is in, and that the system itself lets go
/// when the process ends.
///
/// Who holds it is known by the lock alone. The numbers of processes mean nothing from one container to the next; what
/// is written in the file is for people.
public final class FileLock: Sendable {
  /// Why a lock was not got.
  public enum Problem: Error, Sendable {
    /// Another process holds it; what that has written in the file.
    case held(String)
    /// The file system has no locks.
    case unsupported
    /// The system has refused.
    case refused(SystemError)
  }

  private let descriptor: Int32
  private let path: String
  private let identity: FileStatus.Identity

  /// How long a lock that is held is waited for, in milliseconds.
  ///
  /// A process that is killed while it starts another leaves the lock to that one until its program has begun.
  private static let patience = 2000

  /// Takes a lock, or the one that a process which is gone has left.
  ///
  /// - Parameters:
  ///   - path: The file, made if it is not there.
  ///   - note: What others are told who want it meanwhile.
  public init(_ path: String, note: String) throws(Problem) {
    var waited = 0
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
      guard descriptor >= 0 else { throw .refused(SystemError()) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let problem = SystemError()
        let note = Self.note(descriptor)
        close(descriptor)
        if problem.code == EWOULDBLOCK {
          guard waited < Self.patience else { throw .held(note) }
          usleep(20_000)
          waited += 20
          continue
        }
        if problem.code == EINTR { continue }
        throw problem.isUnsupported || problem.code == ENOLCK ? .unsupported : .refused(problem)
      }
      // Whoever held it before may have removed the file between the two calls: then the name is another's.
      var status = stat()
      guard fstat(descriptor, &status) == 0,
        FileStatus(path, followsLinks: false)?.identity == FileStatus(status).identity
      else {
        close(descriptor)
        continue
      }
      // A full disk keeps the note from being written, which only others would miss.
      _ = ftruncate(descriptor, 0)
      _ = note.withCString { pwrite(descriptor, $0, strlen($0), 0) }
      self.descriptor = descriptor
      self.path = path
      identity = FileStatus(status).identity
      return
    }
  }

  deinit {
    release()
    close(descriptor)
  }

  /// Removes the file, so that nothing shows that there was a lock; others can have it from now on.
  public func release() {
    if FileStatus(path, followsLinks: false)?.identity == identity { unlink(path) }
  }

  private static func note(_ descriptor: Int32) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, 512, 0))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
