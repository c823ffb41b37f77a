#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of what costs time to make, which may be lost at any time.
///
/// Where a link stands in its place nothing behind it is read, written or removed: what that leads to is somebody else's, and
/// whoever laid the link may be another than who builds. The folders above it may be reached by links.
public struct CacheFolder: Sendable {
  /// Why nothing can be kept.
  public enum Problem: Error, Sendable, CustomStringConvertible {
    /// A link stands in the folder's place.
    case isLink
    /// The system has refused.
    case refused(SystemError)

    /// The reason in words.
    public var description: String {
      switch self {
      case .isLink: "a link stands in its place"
      case .refused(let error): "\(error)"
      }
    }
  }

  /// Where it is.
  public let path: String

  /// Names a folder, which need not be there.
  public init(_ path: String) {
    self.path = path
  }

  /// Whether no link stands in its place.
  public var isOwn: Bool { FileStatus(path, followsLinks: false)?.kind != .link }

  /// The path of a name in it.
  public func path(of name: String) -> String { path + "/" + name }

  /// The names in it, in their order; none if there is no folder.
  public var names: [String] {
    guard isOwn else { return [] }
    return ((try? Disk.names(in: path)) ?? []).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a file in it, which a link or a pipe is not; nil if there is none.
  public func read(_ name: String) -> [UInt8]? {
    guard isOwn else { return nil }
    return try? Disk.read(path(of: name), limit: 1 << 30, followsLinks: false)
  }

  /// Makes the folder, with those above it, where nothing is yet.
  public func make() throws(Problem) {
    guard isOwn else { throw .isLink }
    do { try Self.make(path) } catch { throw .refused(error) }
  }

  private static func make(_ path: String) throws(SystemError) {
    if FileStatus(path)?.kind == .folder { return }
    let above = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if !above.isEmpty { try make(above) }
    do { try Disk.makeFolder(path) } catch {
      // Another run may have made it meanwhile.
      guard error.isTaken, FileStatus(path)?.kind == .folder else { throw error }
    }
  }

  /// Keeps a file in the place of what was kept under its name, in one step: a run that is killed leaves no half of it.
  public func write(_ bytes: [UInt8], as name: String) throws(Problem) {
    try make()
    let fresh = path(of: "." + RandomName.make())
    do {
      try Disk.write(bytes, to: fresh)
      try Disk.move(fresh, to: path(of: name))
    } catch {
      try? Disk.remove(fresh)
      throw .refused(error)
    }
  }

  /// Whether a name is that of a file that was still being written.
  public static func isUnfinished(_ name: String) -> Bool {
    name.hasPrefix(".") && RandomName.isOne(name.dropFirst())
  }

  /// Removes a file, a link or an empty folder in it.
  public func remove(_ name: String) {
    guard isOwn else { return }
    try? Disk.remove(path(of: name))
  }
}
