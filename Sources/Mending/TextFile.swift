public import FileSystem

/// A text on the disk that gets another content in one step, and keeps its byte-order mark, its owner and permissions.
public struct TextFile: Sendable {
  /// Why a file stays as it is.
  public enum Problem: Error, Sendable {
    /// A symbolic link stands there: what it leads to is another file's business.
    case link
    /// It may not be written.
    case readOnly
    /// It is not what was read any more.
    case changed
    /// The system has refused.
    case refused(SystemError)
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let path: String

  /// Names a file.
  public init(_ path: String) {
    self.path = path
  }

  /// Whether a byte-order mark stands at its beginning.
  public var hasMark: Bool { (try? Disk.read(path, limit: .max))?.starts(with: Self.mark) ?? false }

  /// What would keep a new content from being written; nil if nothing is known to.
  public var problem: Problem? {
    guard let status = FileStatus(path, followsLinks: false) else { return .changed }
    if status.kind == .link { return .link }
    return status.isWritable(path) ? nil : .readOnly
  }

  /// Puts a text in the place of another.
  ///
  /// - Parameters:
  ///   - old: The text as it was read, without a mark; if the file holds another by now, it stays.
  ///   - new: The text that is to stand there.
  public func replace(_ old: String, with new: String) throws(Problem) {
    if let problem { throw problem }
    guard let bytes = try? Disk.read(path, limit: .max) else { throw .changed }
    let lead = bytes.starts(with: Self.mark) ? Self.mark : []
    guard bytes[lead.count...].elementsEqual(old.utf8) else { throw .changed }
    do {
      try Disk.replace(path, with: lead + Array(new.utf8))
    } catch {
      throw .refused(error)
    }
  }
}
