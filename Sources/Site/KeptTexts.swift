import Diagnostics
import Digest
import FileSystem
import Foundation
import Jobs

/// What the last build of a workspace was made of, page by page, kept in `Output/cache/texts`: it tells a next build that
/// nothing but the texts of a few pages has changed.
struct KeptTexts: Sendable {
  /// The most pages that are made by themselves; for more the whole is made.
  private static let most = 64

  private let file: KeptFile
  private let run: KeptRun

  /// What is kept.
  fileprivate struct Record: Codable {
    /// The run, by its name.
    let run: String
    /// All files but those of the pages, as a digest.
    let others: String
    /// The last run that knew of all pages what they were made of.
    let base: String
    /// The files of the pages that were made anew since.
    let remade: Set<String>
    /// The style sheets that pages ask for together.
    let stylesheets: [[String]]
    let pages: [Page]
  }

  /// A page's file.
  fileprivate struct Page: Codable {
    let path: String
    /// Its bytes, as a digest.
    let bytes: String
    /// Its first bytes up to where the text begins: how many, and as a digest.
    let start: Int
    let keys: String
    /// What others see of it.
    let face: String
    /// Whether nothing was found in it.
    let isClean: Bool
  }

  /// Texts that have changed since a build of which all the rest is as it was.
  struct Edit: Sendable {
    /// The pages' files.
    let changed: Set<String>
    /// The files in which nothing was found then, and which are the same.
    let sound: Set<String>
    /// How that build went.
    let report: Pipeline.Report
    let stylesheets: Set<Set<String>>
    /// What others saw of the changed pages.
    let faces: [String: String]
    fileprivate let record: Record
  }

  /// The last run, with what has happened to pages since.
  struct Former: Sendable {
    /// The last run that knew of all pages what they were made of.
    let base: String
    /// The pages' files.
    let pages: Set<String>
    /// Those of the pages that were made anew since then.
    let remade: Set<String>
    /// What others saw of the pages whose texts have changed, and nothing but these.
    let faces: [String: String]
    /// How the run went.
    let report: Pipeline.Report
  }

  /// What is kept of runs like one.
  init(root: URL, _ run: KeptRun) {
    self.run = run
    file = KeptFile(root: root, "texts", String(run.basis.prefix(32)))
  }

  private var record: Record? {
    file.read().flatMap { try? JSONDecoder().decode(Record.self, from: Data($0)) }
  }

  /// The last run, whatever has changed since; nil if the site is not as it left it, or a page's keys have changed.
  ///
  /// - Parameter site: What the site's folder looks like; nil for a run that publishes nothing.
  func former(site: FolderState?) -> Former? {
    guard let record, let report = run.named(record.run).outcome(site: site) else { return nil }
    let changed = record.pages.filter { run.digests[$0.path] != $0.bytes }
    guard haveSameKeys(changed) else { return nil }
    return Former(
      base: record.base, pages: Set(record.pages.map(\.path)), remade: record.remade,
      faces: Dictionary(changed.map { ($0.path, $0.face) }, uniquingKeysWith: { $1 }), report: report)
  }

  /// What has changed since the last build; nil if that is more than the texts of a few pages that were as they should be.
  ///
  /// - Parameter site: What the site's folder looks like; nil for a run that publishes nothing.
  func edit(site: FolderState?) -> Edit? {
    guard let record else { return nil }
    let known = Set(record.pages.map(\.path))
    guard run.digest(without: known) == record.others else { return nil }
    var changed: [Page] = []
    for page in record.pages {
      guard let digest = run.digests[page.path] else { return nil }
      if digest != page.bytes { changed.append(page) }
    }
    guard (1...Self.most).contains(changed.count),
      changed.allSatisfy(\.isClean), haveSameKeys(changed),
      let report = run.named(record.run).report(site: site)
    else { return nil }
    let paths = Set(changed.map(\.path))
    return Edit(
      changed: paths,
      sound: Set(record.pages.filter { $0.isClean && !paths.contains($0.path) }.map(\.path)), report: report,
      stylesheets: Set(record.stylesheets.map(Set.init)),
      faces: Dictionary(changed.map { ($0.path, $0.face) }, uniquingKeysWith: { $1 }), record: record)
  }

  private func haveSameKeys(_ pages: [Page]) -> Bool {
    let paths = Set(pages.map(\.path))
    let now = Dictionary(
      run.files.files.lazy.filter { paths.contains($0.path) }.map { ($0.path, $0.bytes) },
      uniquingKeysWith: { first, _ in first })
    return pages.allSatisfy { page in now[page.path].map { Self.keys($0, page.start) == page.keys } ?? false }
  }

  private static func keys(_ bytes: [UInt8], _ start: Int) -> String {
    SHA256.hex(Array(WorkspaceFiles.withoutMark(bytes).prefix(start)))
  }

  /// Keeps what a build was made of.
  func keep(_ catalogue: Catalogue, _ diagnostics: [Diagnostic], jobs: Int) async {
    let index = catalogue.index
    let faulty = Set(diagnostics.compactMap(\.place?.file.path))
    let glossary = GlossaryCheck(index: index)
    let digests = run.digests
    let pages = await catalogue.pages.concurrentMap(jobs: jobs) { page -> Page? in
      let parsed = page.entry.parsed
      guard !parsed.isGenerated, let bytes = digests[parsed.file.path] else { return nil }
      let start = parsed.frontMatter.bodyOffset
      return Page(
        path: parsed.file.path, bytes: bytes, start: start,
        keys: Self.keys(Array(parsed.file.text.utf8.prefix(start)), start),
        face: PageFace(page, index, glossary).digest,
        isClean: parsed.frontMatter.isReadable && page.isWhole && !faulty.contains(parsed.file.path))
    }.compactMap(\.self)
    write(
      Record(
        run: run.name, others: run.digest(without: Set(pages.map(\.path))), base: run.name, remade: [],
        stylesheets: Set(catalogue.pages.map(\.stylesheets)).map { $0.sorted() }.sorted {
          $0.lexicographicallyPrecedes($1)
        },
        pages: pages))
  }

  /// Keeps what a build was made of that has made some texts anew.
  func keep(_ edit: Edit) {
    let pages = edit.record.pages.map { page in
      Page(
        path: page.path, bytes: run.digests[page.path] ?? page.bytes, start: page.start, keys: page.keys,
        face: page.face, isClean: page.isClean)
    }
    write(
      Record(
        run: run.name, others: edit.record.others, base: edit.record.base,
        remade: edit.record.remade.union(edit.changed), stylesheets: edit.record.stylesheets, pages: pages))
  }

  private func write(_ record: Record) {
    if let data = try? JSONEncoder().encode(record) { file.write([UInt8](data)) }
  }
}
