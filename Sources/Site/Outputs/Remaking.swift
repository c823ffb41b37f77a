import Jobs
import Publishing
import Synchronization

/// What has to be made anew of a site whose last state is known; the rest is taken over from the site that stands there.
struct Remaking: Sendable {
  /// The pages that rest on something else than before.
  let pages: Set<PageKey>
  /// Those of them that may read otherwise.
  let texts: Set<PageKey>
  /// The facts that may read otherwise.
  let facts: Set<String>
  /// The site that stands there; nil where nothing is published.
  var former: FormerFiles?
}

/// What the pages of a run were made of, as far as they were made.
final class PageReads: Sendable {
  private let known = Mutex<[PageKey: Reads]>([:])

  /// Makes a page's file, and notes what was asked for.
  func note<File>(_ page: LinkedPage, _ make: () -> File) -> File {
    var (file, reads) = ReadLog.listen(make)
    reads.formUnion(page.reads)
    known.withLock { $0[page.entry.key] = reads }
    return file
  }

  var all: [PageKey: Reads] { known.withLock(\.self) }
}
