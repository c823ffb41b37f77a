import Diagnostics
import FileSystem
public import Foundation
import Kinds
import Publishing

extension Pipeline {
  /// Writes what an editor's program needs into a folder: schemas, snippets, and settings where there are none.
  ///
  /// - Parameter folder: Where they go; `.vscode` in the workspace if it is not given.
  /// - Returns: The paths of the files that were written, below the folder.
  /// - Throws: A `PublishingFailure` when a file cannot be written.
  public func writeSchemas(to folder: URL?) throws -> [String] {
    let workspace = WorkspaceLoader(root: options.root).load().value
    let kinds = KindsFile.read(workspace).value
    let files = EditorFiles(
      kinds: kinds, directives: Directives.all(kinds),
      languages: SiteSettings.read(workspace).value.languages)
    var written: [String] = []
    for (name, text) in files.made.merging(
      EditorFiles.begun, uniquingKeysWith: { first, _ in first }
    )
    .sorted(by: { $0.key < $1.key }) {
      // Whoever names a folder may name a link; one that came with the workspace leads nowhere.
      let root = folder ?? options.root
      let path = folder == nil ? ".vscode/" + name : name
      let url = root.appendingPathComponent(path)
      let old = try? Data(contentsOf: url)
      // What an editor has begun stays as it is; what is the same is not written again.
      if old == Data(text.utf8) || old != nil && EditorFiles.begun[name] != nil { continue }
      do {
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try OwnFolder(root.path).makeFolders(for: path)
        try Data(text.utf8).write(to: url, options: .atomic)
      } catch {
        let reason = (error as? OwnFolder.Problem)?.description ?? error.localizedDescription
        throw PublishingFailure(description: "cannot write \(url.path): \(reason)")
      }
      written.append(name)
    }
    return written
  }

  /// What may be written, by its beginning.
  public func completions(of subject: Completion.Subject, beginningWith prefix: String) async
    -> [Completion]
  {
    let parsed = await parsed()
    let catalogue = await Linker(jobs: options.jobs, drafts: true, directives: .all(parsed.kinds))
      .link(parsed).value
    return catalogue.completions(of: subject, beginningWith: prefix)
  }
}
