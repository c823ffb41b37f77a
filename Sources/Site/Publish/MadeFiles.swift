import Publishing
import Synchronization

/// The files of a site on their way from outputs to where they go: each is weighed and compressed as it comes, and its path
/// is all that is remembered.
final class MadeFiles: FileSink {
  private let destination: (any FileSink)?
  private let compressor: Compressor?
  private let scales: Scales?
  private let taken = Mutex<(paths: [String], count: Int)>(([], 0))

  /// - Parameters:
  ///   - destination: Where they go; nil where nothing will be published.
  ///   - compressor: What makes compressed forms of them.
  ///   - scales: What weighs them.
  init(to destination: (any FileSink)?, compressor: Compressor?, scales: Scales?) {
    self.destination = destination
    self.compressor = compressor
    self.scales = scales
  }

  func put(_ file: SiteTree.File) {
    scales?.put(file)
    let forms = compressor?.forms(of: file) ?? []
    taken.withLock { taken in
      taken.paths.append(file.path)
      taken.count += 1 + forms.count
    }
    for one in [file] + forms { destination?.put(one) }
  }

  func keep(_ path: String) -> Int {
    guard scales?.keep(path) ?? true else { return 0 }
    // Where nothing is published every file is as good as there.
    let count = destination?.keep(path) ?? 1
    guard count > 0 else { return 0 }
    taken.withLock { taken in
      taken.paths.append(path)
      taken.count += count
    }
    return count
  }

  /// The files that outputs have made, in order.
  var paths: [String] { taken.withLock(\.paths).sorted() }

  /// How many files there are, with compressed forms.
  var count: Int { taken.withLock(\.count) }
}
