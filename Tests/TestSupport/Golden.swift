public import Foundation

/// A text held against the one that was recorded for it.
///
/// A missing record is written and fails, so that nobody takes a first run for a passed one. `CASEBOOK_RECORD=1` writes
/// all records anew, to be read and committed; continuous integration never sets it.
public enum Golden {
  /// Compares a text with a recorded file; nil if they are equal, else what differs.
  public static func mismatch(_ text: String, _ file: URL) -> String? {
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    if recorded == text { return nil }
    let records = ProcessInfo.processInfo.environment["CASEBOOK_RECORD"] == "1" || recorded == nil
    if records {
      try? FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? text.write(to: file, atomically: true, encoding: .utf8)
    }
    guard let recorded else { return "recorded \(file.path) for the first time; read it and run again" }
    let differences = zip(
      recorded.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [""],
      text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [""]
    ).enumerated().filter { $0.element.0 != $0.element.1 }.prefix(5)
    return "differs from \(file.lastPathComponent):\n"
      + differences.map {
        "line \($0.offset + 1)\n  recorded: \($0.element.0)\n  now:      \($0.element.1)\n"
      }
      .joined()
  }
}
