import FileSystem
import Diagnostics
public import Mending
public import Foundation

extension Pipeline {
  /// What mending has done, or would do.
  public struct Mended: Sendable {
    /// The mends, in the order in which they were made.
    public var made: [MendRound.Made] = []
    /// The texts of the files that changed, before and after, by their paths.
    public var texts: [String: (old: String, new: String)] = [:]
    /// What there is to say of the workspace afterwards.
    public var report = Report()

    /// What changed, as a unified difference.
    public func difference(root: URL) -> String {
      texts.sorted { $0.key < $1.key }.map { path, text in
        let mark = TextFile(root.appendingPathComponent(path).path).hasMark ? "\u{FEFF}" : ""
        return UnifiedDifference(path: path, old: mark + text.old, new: mark + text.new).text
      }.joined()
    }
  }

  /// After so many rounds two mends are at odds, and the last text counts.
  private static var mostRounds: Int { 20 }

  /// Makes every mend that a diagnostic has, checks again, and goes on until there is none left.
  ///
  /// - Parameter writes: Whether the files are written; if not, what would come of it is told all the same.
  /// - Throws: Only what is a fault of ours.
  public func mend(writes: Bool) async throws -> Mended {
    var mended = Mended()
    var unwritable: [Diagnostic] = []
    var kept: Set<String> = []
    var pipeline = self
    mended.report = try await check()
    for _ in 0..<Self.mostRounds {
      let round = MendRound(
        mended.report.diagnostics.filter { !kept.contains($0.mend?.place.file.path ?? "") })
      var made = round.made
      for (path, text) in round.texts.sorted(by: { $0.key < $1.key }) {
        guard let file = made.first(where: { $0.mend.place.file.path == path })?.mend.place.file else {
          continue
        }
        let old = mended.texts[path]?.old ?? file.text
        if mended.texts[path] == nil, let problem = TextFile(onDisk(path)).problem {
          kept.insert(path)
          unwritable.append(Self.unwritable(file, problem))
          made.removeAll { $0.mend.place.file.path == path }
          continue
        }
        mended.texts[path] = (old, text)
        pipeline.options.edits[path] = text
      }
      if round.texts.isEmpty { break }
      mended.made += made
      mended.report = try await pipeline.check()
    }
    mended.texts = mended.texts.filter { !$0.value.old.utf8.elementsEqual($0.value.new.utf8) }
    guard writes else {
      mended.report.diagnostics += unwritable
      return mended
    }
    for (path, text) in mended.texts.sorted(by: { $0.key < $1.key }) {
      do {
        try TextFile(onDisk(path)).replace(text.old, with: text.new)
      } catch {
        unwritable.append(Self.unwritable(SourceFile(path: path, text: text.old), error))
        mended.texts[path] = nil
        mended.made.removeAll { $0.mend.place.file.path == path }
      }
    }
    // What could not be written is as it was.
    if !unwritable.isEmpty { mended.report = try await check() }
    mended.report.diagnostics += unwritable
    return mended
  }

  private func onDisk(_ path: String) -> String { options.root.appendingPathComponent(path).path }

  private static func unwritable(_ file: SourceFile, _ problem: TextFile.Problem) -> Diagnostic {
    .error("unwritable-file", message(problem), help: help(problem), at: file.whole)
  }

  private static func message(_ problem: TextFile.Problem) -> Message {
    switch problem {
    case .link: "what is to be mended here was left, since this is a link to another file"
    case .readOnly: "what is to be mended here was left, since the file may not be written"
    case .changed: "what is to be mended here was left, since somebody has changed the file meanwhile"
    case .refused(let reason):
      "what is to be mended here was left, since the file cannot be written: \(reason)"
    }
  }

  private static func help(_ problem: TextFile.Problem) -> Message {
    switch problem {
    case .link: "mend the file that it leads to"
    case .readOnly: "allow it, in the file's properties or with chmod u+w"
    case .changed: "run the command again"
    case .refused: "make room, or allow it, and run the command again"
    }
  }
}
