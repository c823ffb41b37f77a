import Foundation
import Site

/// Shows on a terminal what is being printed; says nothing in a pipe.
struct PrintProgress: Sendable {
  private let engine: String
  private let isShown: Bool

  init(engine: String) {
    self.engine = engine
    isShown = isatty(FileHandle.standardError.fileDescriptor) == 1
  }

  func report(_ progress: Pipeline.PrintOrder.Progress) {
    guard isShown else { return }
    switch progress {
    case .started(let briefing): Console.error("\(briefing.pdfPath): \(engine) prints …\n")
    case .failed(let briefing): Console.error("\(briefing.pdfPath): was not printed\n")
    case .finished(let briefing, let bytes, let duration):
      let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
      let size = String(format: "%.1f MB in %.1f s", Double(bytes) / 1e6, seconds)
      Console.error("\(briefing.pdfPath): \(size)\n")
    }
  }
}
