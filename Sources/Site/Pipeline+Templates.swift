public import Diagnostics
import FileSystem
import Foundation
import Publishing
import ShippedFiles

extension Pipeline {
  /// Brings files of the program's own templates into the workspace, where they lie over the program's from then on.
  ///
  /// - Parameter names: Paths below `Templates/`, of templates also without their ending, such as `partials/footer`.
  /// - Returns: The paths of the files that were written, and what was wrong with the names; nothing is ever overwritten.
  /// - Throws: A `PublishingFailure` when a file cannot be written.
  public func copyTemplates(_ names: [String]) throws -> Diagnosed<[String]> {
    let shipped = ShippedFiles.templates
    var result = Diagnosed<[String]>([])
    var files: [(path: String, bytes: Data)] = []
    for name in names {
      let name = name.hasPrefix("Templates/") ? String(name.dropFirst("Templates/".count)) : name
      let place = SourceFile(path: "Templates/\(name)", text: "").whole
      let found = [name, "\(name).mustache"].first { shipped[$0] != nil }
      guard let path = found, let bytes = shipped[path] else {
        let known = shipped.keys.map {
          $0.hasSuffix(".mustache") ? String($0.dropLast(".mustache".count)) : $0
        }
        result.diagnostics.append(
          .error(
            "unknown-template",
            "the program has no template '\(name)'\(Suggestion.clause(for: name, in: known))",
            help: "such as \(known.sorted().filter { !$0.contains("/") }.joined(separator: ", "))",
            at: place))
        continue
      }
      let target = "Templates/\(path)"
      guard !FileManager.default.fileExists(atPath: options.root.appendingPathComponent(target).path) else {
        result.diagnostics.append(
          .error(
            "file-exists", "the file is there already, and stays as it is",
            help: "rename it or take it away to begin again from the program's own",
            at: SourceFile(path: target, text: "").whole))
        continue
      }
      files.append((target, bytes))
    }
    // With one name wrong nothing is begun.
    guard !result.diagnostics.hasErrors else { return result }
    for (path, bytes) in files {
      do {
        try OwnFolder(options.root.path).write(Array(bytes), to: path)
      } catch {
        throw PublishingFailure(description: "cannot write \(path): \(error)")
      }
      result.value.append(path)
    }
    return result
  }
}
