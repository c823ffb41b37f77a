import Diagnostics
import Digest
import FileSystem
import Foundation
import Jobs

/// What a run has found, kept in `Output/cache/runs` under a digest of everything that it rested on, so that the next run
/// over the same need not walk.
///
/// Nothing has to be told what to watch: a run over another program, other options, other bytes in any file or another
/// world outside has another digest. What is kept can be lost at any time, and is not believed if it is damaged.
struct KeptRun: Sendable {
  /// What a run may answer without walking.
  enum Purpose: String {
    case build, check, print
  }

  /// All that it rests on but the files, as a digest.
  let basis: String
  /// The files; whoever walks needs their bytes no longer.
  private(set) var files: WorkspaceFiles
  /// What is in each of them, as digests.
  let digests: [String: String]
  /// What the run is called.
  let name: String

  private let root: URL

  private var file: KeptFile { KeptFile(root: root, "runs", name) }

  /// What is kept of a run.
  private struct Record: Codable {
    /// What the site's folder looked like when it had been published.
    let site: String?
    let diagnostics: [KeptDiagnostic]
    let weights: [PageWeight]
    let pages: Int
    let files: Int
    let wordFiles: Int
    let articles: Int
    let kept: Int
    let language: String?
  }

  /// The place of a run over some files; nil if it cannot be known what it rests on.
  init?(_ purpose: Purpose, _ options: Pipeline.Options, _ files: WorkspaceFiles) async {
    // What could not be read may be there in a moment, and what is timed has to be done.
    guard files.diagnostics.isEmpty, options.edits.isEmpty, !options.timesPages else { return nil }
    self.files = files
    var same = options
    // A URL says whether its folder was there when it was made.
    same.root = URL(fileURLWithPath: options.root.path, isDirectory: true)
    same.output = options.output.map { URL(fileURLWithPath: $0.path, isDirectory: true) }
    // None of these decides what is made.
    same.jobs = 1
    same.clean = false
    same.takesOver = false
    same.progress = { _ in }
    root = options.root
    let digests = await files.files.concurrentMap(jobs: options.jobs) { ($0.path, SHA256.hex($0.bytes)) }
    self.digests = Dictionary(digests, uniquingKeysWith: { first, _ in first })
    // Every option is among them, since the whole value is printed.
    basis = SHA256.hex(
      Array("\(purpose.rawValue) \(same) \(files.hasOwnTemplates)\n".utf8)
        // A run that uses nothing of earlier ones leaves nothing of them either.
        + OutsideState.bytes(pdfs: options.clean ? [] : PDFCache(root: options.root).paths))
    name = SHA256.hex(basis + Self.digest(of: digests))
  }

  private init(_ other: KeptRun, name: String) {
    (basis, files, digests, root) = (other.basis, other.files, other.digests, other.root)
    self.name = name
  }

  /// What the last run like this one was made of, page by page.
  var texts: KeptTexts { KeptTexts(root: root, self) }

  /// Forgets what is in the files, up to its digests.
  mutating func forgetBytes() {
    files.files = files.files.map { WorkspaceFiles.File(path: $0.path, bytes: []) }
  }

  /// Another run over other bytes in files of the same names.
  func named(_ name: String) -> KeptRun { KeptRun(self, name: name) }

  /// What is in all files but some, as a digest.
  func digest(without paths: Set<String>) -> String {
    Self.digest(
      of: files.files.compactMap { file in
        paths.contains(file.path) ? nil : digests[file.path].map { (file.path, $0) }
      })
  }

  private static func digest(of files: [(path: String, digest: String)]) -> String {
    SHA256.hex(files.map { "\($0.digest) \($0.path.utf8.count) \($0.path)\n" }.joined())
  }

  /// What each page of the last run like this one rested on.
  var pages: KeptPages { KeptPages(root: root, self) }

  /// How such a run went; nil if none is kept, or the site is not as it left it.
  ///
  /// - Parameter site: What the site's folder looks like; nil for a run that publishes nothing.
  func report(site: FolderState?) -> Pipeline.Report? {
    guard let record = record(site) else { return nil }
    let source = files.sources()
    var report = Self.outcome(record, site)
    report.diagnostics = record.diagnostics.compactMap { $0.diagnostic(source) }
    return report.diagnostics.count == record.diagnostics.count ? report : nil
  }

  /// The same but for what was found.
  func outcome(site: FolderState?) -> Pipeline.Report? { record(site).map { Self.outcome($0, site) } }

  private static func outcome(_ record: Record, _ site: FolderState?) -> Pipeline.Report {
    var report = Pipeline.Report()
    report.weights = record.weights
    report.pages = record.pages
    report.files = record.files
    report.wordFiles = record.wordFiles
    report.articles = record.articles
    report.kept = record.kept
    report.language = record.language
    report.isPublished = site != nil
    report.isUnchanged = true
    return report
  }

  private func record(_ site: FolderState?) -> Record? {
    guard let bytes = file.read(), let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)),
      record.site == site.map({ SHA256.hex($0.bytes) })
    else { return nil }
    return record
  }

  /// Keeps how the run went; a disk that does not take it costs time alone.
  func keep(_ report: Pipeline.Report, _ texts: [String: SourceFile], site: FolderState?) {
    let record = Record(
      site: site.map { SHA256.hex($0.bytes) },
      diagnostics: report.diagnostics.map { KeptDiagnostic($0, texts) }, weights: report.weights,
      pages: report.pages, files: report.files, wordFiles: report.wordFiles, articles: report.articles,
      kept: report.kept,
      language: report.language)
    if let data = try? JSONEncoder().encode(record) { file.write([UInt8](data)) }
  }
}
