#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What stands at a path: what kind of file, which one, how large and how old.
public struct FileStatus: Sendable, Equatable {
  /// What a file is.
  public enum Kind: Sendable, Equatable {
    case file
    case folder
    /// A symbolic link.
    case link
    /// A pipe that has a name.
    case pipe
    /// A device, a socket.
    case device
  }

  /// What tells a file from all others, however its path is spelt.
  public struct Identity: Sendable, Hashable {
    let device: UInt64
    let node: UInt64
  }

  /// What it is.
  public let kind: Kind
  /// Which one it is.
  public let identity: Identity
  /// Its size in bytes.
  public let size: Int
  /// Whether anybody at all may write to it.
  private let hasWriters: Bool
  /// When its bytes were last changed, in nanoseconds since 1970.
  public let modified: Int64

  /// Looks at a path; nil if nothing is there or it cannot be looked at.
  public init?(_ path: String, followsLinks: Bool = true) {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  /// Whether the file, which stands at a path, may be written; what nobody may write stays, even to the superuser.
  public func isWritable(_ path: String) -> Bool { hasWriters && access(path, W_OK) == 0 }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      default: .device
      }
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), node: UInt64(truncatingIfNeeded: status.st_ino))
    size = Int(status.st_size)
    hasWriters = status.st_mode & 0o222 != 0
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
