import Foundation
import PackagePlugin

/// Puts the files of `Templates/` and `Starters/` into the program, so that it needs nothing beside itself.
///
/// Templates that are named for a kind of the showcase, as `case.mustache` is, or lie in a folder of such a name, are the
/// showcase's own and stay out.
/// Each is a line of its path and its bytes in Base64: one literal, which compiles at once however long it is.
@main struct FolderEmbedding: BuildToolPlugin {
  private static let folders = ["Starters", "Templates"]

  /// The names that a declaration gives to its kinds and to their folders.
  private static func names(of declaration: URL) throws -> Set<String> {
    try String(contentsOf: declaration, encoding: .utf8).split(separator: "\n").reduce(into: []) {
      names, line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !line.hasPrefix("#") else { return }
      if !line.hasPrefix(" ") { names.insert(parts[0]) }
      if parts[0] == "  folder" { names.insert(parts[1].trimmingCharacters(in: .whitespaces)) }
    }
  }

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let own = try Self.names(of: root.appendingPathComponent("Content/kinds.yaml"))
    let paths = Self.folders.flatMap { folder in
      (FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?.allObjects ?? [])
        .compactMap { $0 as? String }
        .map { folder + "/" + $0 }
    }
    .filter { path in
      let parts = URL(fileURLWithPath: path).deletingPathExtension().pathComponents
      if path.hasPrefix("Templates/"), parts.contains(where: own.contains) { return false }
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue && !path.contains("/.")
    }
    .sorted()
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedFiles.generated.swift")
    let script = """
      out=$1; root=$2; shift 2
      { printf '/// The files that the program carries, a line of path and Base64 each.\\n'
        printf 'enum EmbeddedFiles {\\n  static let lines: StaticString = \"\"\"\\n'
        for path; do printf '%s\\t' "$path"; base64 <"$root/$path" | tr -d '\\n'; printf '\\n'; done
        printf '\"\"\"\\n}\\n'; } >"$out"
      """
    return [
      .buildCommand(
        displayName: "Embedding the templates and starters", executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: ["-c", script, "sh", output.path, root.path] + paths,
        inputFiles: [root.appendingPathComponent("Content/kinds.yaml")]
          + paths.map { root.appendingPathComponent($0) }, outputFiles: [output])
    ]
  }
}
