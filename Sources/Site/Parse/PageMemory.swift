import Diagnostics
import Jobs
import Kinds

/// The pages that have been parsed, so that only those whose files have changed need be parsed again.
struct PageMemory: Sendable {
  private struct Entry: Sendable {
    let file: SourceFile
    let language: String
    let page: Diagnosed<ParsedPage>
  }

  private var entries: [String: Entry] = [:]
  /// The files whose texts are read when somebody asks for them: nothing is wrong with them, or that is not asked yet.
  var sound: Set<String> = []

  /// Parses pages, those that it does not know in parallel, and forgets all others.
  mutating func parse(_ files: [(file: SourceFile, language: String)], kinds: Kinds, jobs: Int) async
    -> [Diagnosed<
      ParsedPage
    >]
  {
    let (known, sound) = (entries, sound)
    let pages = await files.concurrentMap(jobs: jobs) { file, language in
      if let entry = known[file.path], entry.language == language, entry.file == file { return entry.page }
      if sound.contains(file.path) {
        return Diagnosed(ParsedPage.parseKeys(ofSound: file, language: language, kinds: kinds))
      }
      return ParsedPage.parse(file, language: language, kinds: kinds)
    }
    entries = Dictionary(
      zip(files, pages).map { ($0.file.path, Entry(file: $0.file, language: $0.language, page: $1)) },
      uniquingKeysWith: { first, _ in first })
    return pages
  }
}
