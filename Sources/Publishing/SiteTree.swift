/// A finished site as values: every file with its bytes, not yet on disk.
public struct SiteTree: Sendable {
  /// One file.
  public struct File: Sendable {
    /// The path below the site's folder.
    public let path: String
    /// The bytes.
    public let bytes: [UInt8]

    /// Creates a file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The files, ordered by path.
  public let files: [File]

  /// Orders files by path.
  public init(_ files: [File]) {
    self.files = files.sorted { $0.path < $1.path }
  }

  /// The folders that a path lies in, the outermost first.
  public static func folders(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }
}
