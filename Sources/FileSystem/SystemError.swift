#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the system has refused a call.
public struct SystemError: Error, Sendable, CustomStringConvertible {
  /// The system's number for the reason.
  public let code: Int32

  /// The reason of the call that has just failed.
  init() { code = errno }

  /// A reason by its number, such as `ENOSYS`.
  public init(code: Int32) { self.code = code }

  /// The reason in the system's words.
  public var description: String { String(cString: strerror(code)) }

  /// Whether nothing is at the path.
  public var isMissing: Bool { code == ENOENT }

  /// Whether something is there already.
  public var isTaken: Bool { code == EEXIST }

  /// Whether the file system does not know the call.
  public var isUnsupported: Bool { [ENOSYS, EINVAL, ENOTSUP, EOPNOTSUPP, ENOTTY].contains(code) }

  /// Whether whoever asks may not.
  public var isForbidden: Bool { [EPERM, EACCES].contains(code) }

  /// Whether the folder is that of a mount, or of another layer of its file system, and stays where it is.
  public var isFixed: Bool { [EBUSY, EXDEV].contains(code) }
}
