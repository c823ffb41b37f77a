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

  private let file: KeptFile
  private let files: WorkspaceFiles

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
    let lines = await files.files.concurrentMap(jobs: options.jobs) {
      "\(SHA256.hex($0.bytes)) \($0.path.utf8.count) \($0.path)\n"
    }
    // Every option is among them, since the whole value is printed.
    let key = SHA256.hex(
      Array("\(purpose.rawValue) \(same) \(files.hasOwnTemplates)\n\(SHA256.hex(lines.joined()))\n".utf8)
        // A run that uses nothing of earlier ones leaves nothing of them either.
        + OutsideState.bytes(pdfs: options.clean ? [] : PDFCache(root: options.root).paths))
    file = KeptFile(root: options.root, "runs", key)
  }

  /// How such a run went; nil if none is kept, or the site is not as it left it.
  ///
  /// - Parameter site: What the site's folder looks like; nil for a run that publishes nothing.
  func report(site: FolderState?) -> Pipeline.Report? {
    guard let bytes = file.read(), let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)),
      record.site == site.map({ SHA256.hex($0.bytes) })
    else { return nil }
    let source = files.sources()
    let diagnostics = record.diagnostics.compactMap { $0.diagnostic(source) }
    guard diagnostics.count == record.diagnostics.count else { return nil }
    var report = Pipeline.Report()
    report.diagnostics = diagnostics
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
