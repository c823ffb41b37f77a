public import Diagnostics

/// One page to be printed.
public struct PrintJob: Sendable {
  /// What messages point at.
  public let place: SourcePlace
  /// The page, with everything it needs inside.
  public let html: [UInt8]
  /// The style sheet that only WeasyPrint reads.
  public let sheet: [UInt8]

  /// Creates a job.
  public init(place: SourcePlace, html: [UInt8], sheet: [UInt8]) {
    self.place = place
    self.html = html
    self.sheet = sheet
  }
}
