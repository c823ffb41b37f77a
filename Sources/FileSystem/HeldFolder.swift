#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that a process works in: others can tell that it is in use for as long as the value lives.
public final class HeldFolder: Sendable {
  private let descriptor: Int32

  /// Holds a folder; where the file system has no locks, nothing tells that it is in use.
  public init(_ path: String) throws(SystemError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError() }
    _ = flock(descriptor, LOCK_SH | LOCK_NB)
  }

  deinit { close(descriptor) }

  /// Whether no process works in a folder any more, so that it may be removed.
  public static func isLeft(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }
}
