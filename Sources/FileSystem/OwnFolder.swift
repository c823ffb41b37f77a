#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder in which a command makes files, and nothing that a link in it leads out to.
public struct OwnFolder: Sendable {
  /// Why a file was not made.
  public enum Problem: Error, Sendable, CustomStringConvertible {
    /// A folder on the way is a link that leads out: who laid it may be another than who writes.
    case leadsOut(String)
    /// The system has refused.
    case refused(SystemError)

    /// The reason in words.
    public var description: String {
      switch self {
      case .leadsOut(let path): "'\(path)' is a link that leads out of here"
      case .refused(let error): "\(error)"
      }
    }
  }

  private let root: String

  /// Names a folder; it may itself be reached by links.
  public init(_ root: String) {
    self.root = root
  }

  /// Makes a file where nothing is yet, at a path below the folder, and the folders on the way.
  public func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    try makeFolders(for: path)
    do { try Disk.write(bytes, to: root + "/" + path) } catch { throw .refused(error) }
  }

  /// Makes the folders on the way to a path below the folder.
  public func makeFolders(for path: String) throws(Problem) {
    var names = ""
    for name in path.split(separator: "/").dropLast() {
      names += (names.isEmpty ? "" : "/") + name
      let folder = root + "/" + names
      switch FileStatus(folder, followsLinks: false)?.kind {
      case .folder: continue
      case .link:
        guard let real = Disk.resolved(folder), let own = Disk.resolved(root), real.hasPrefix(own + "/")
        else {
          throw .leadsOut(names)
        }
      case nil:
        do { try Disk.makeFolder(folder) } catch { throw .refused(error) }
      case .file, .pipe, .device: throw .refused(SystemError(code: ENOTDIR))
      }
    }
  }
}
