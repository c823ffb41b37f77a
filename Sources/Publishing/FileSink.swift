/// Takes the files of a site as they are made, several at once and in any order.
public protocol FileSink: Sendable {
  /// Takes one.
  func put(_ file: SiteTree.File)

  /// Takes a file over from the site that stands there, with its compressed forms.
  ///
  /// - Returns: How many files those are; none if there is no such file.
  func keep(_ path: String) -> Int
}

extension FileSink {
  /// Takes nothing over, for sinks that have no site beside them.
  public func keep(_ path: String) -> Int { 0 }
}

/// The files of the site that stands there and nobody has touched.
public struct FormerFiles: Sendable {
  /// Their paths.
  public let paths: [String]
  /// What is in one; nil if it cannot be read.
  public let bytes: @Sendable (_ path: String) -> [UInt8]?
}
