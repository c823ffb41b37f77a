import Foundation
import PackagePlugin

/// Puts the files of `Templates/` and `Starters/` into the program, so that it needs nothing beside itself.
///
/// Each is a line of its path and its bytes in Base64: one literal, which compiles at once however long it is.
@main struct FolderEmbedding: BuildToolPlugin {
  private static let folders = ["Starters", "Templates"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let paths = Self.folders.flatMap { folder in
      (FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?.allObjects ?? [])
        .compactMap { $0 as? String }
        .map { folder + "/" + $0 }
    }
    .filter { path in
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
        inputFiles: paths.map { root.appendingPathComponent($0) }, outputFiles: [output])
    ]
  }
}
