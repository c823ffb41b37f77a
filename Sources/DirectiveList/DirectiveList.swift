import Foundation
import PackagePlugin

/// Lists the directives for the compiler: every file `…Directive.swift` in `Site/Directives` holds one.
///
/// So a directive is added by adding its file, and no list has to be kept.
@main struct DirectiveList: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let files = module.sourceFiles(withSuffix: "Directive.swift").map(\.url)
      .filter { $0.deletingLastPathComponent().lastPathComponent == "Directives" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let types = files.map { "    \($0.deletingPathExtension().lastPathComponent).self," }
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("DirectiveList.generated.swift")
    let text =
      "/// The directives that there are, one for each file of `Site/Directives`.\n"
      + "enum DirectiveList {\n  static let all: [any ComposedDirective.Type] = [\n"
      + types.joined(separator: "\n") + "\n  ]\n}\n"
    return [
      .buildCommand(
        displayName: "Listing the directives", executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: ["-c", "printf '%s' \"$1\" > \"$2\"", "sh", text, output.path], inputFiles: files,
        outputFiles: [output])
    ]
  }
}
