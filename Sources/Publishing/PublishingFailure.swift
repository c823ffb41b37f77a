import FileSystem

/// Why a site could not be put on disk, in words for its publisher.
public struct PublishingFailure: Error, CustomStringConvertible {
  /// What failed, on which file, and the system's reason.
  public let description: String

  /// Creates a failure.
  public init(description: String) { self.description = description }

  /// What could not be done, with the system's reason.
  init(_ what: String, _ error: SystemError) { description = "\(what): \(error)" }
}

/// Another build is putting a site in the same folder.
public struct BusyDestination: Error, CustomStringConvertible {
  /// Where, and who.
  public let description: String
}
