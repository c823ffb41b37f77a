import Diagnostics
import FileSystem
import Foundation
import YAML

/// What a build takes in: what `limits` and `templates` in `site.yaml` say.
struct LoadingLimits: Sendable {
  /// The bytes that a file may have.
  var file = 100_000_000
  /// Whether the workspace's templates stand alone, without the program's beneath them.
  var hasOwnTemplates = false

  static let rule: Message = "{ file: 100 MB }"

  /// The limits of a workspace, looked up before anything else is read; what is wrong with them is said with the settings.
  static func read(_ root: URL) -> LoadingLimits {
    let path = root.appendingPathComponent(Workspace.settingsPath).path
    guard let bytes = try? Disk.read(path, limit: 1_000_000),
      let text = String(validating: bytes, as: UTF8.self)
    else { return LoadingLimits() }
    let settings = YAMLValue.read(SourceFile(path: Workspace.settingsPath, text: text)).value?.map
    var limits = settings?.first { $0.key == "limits" }.flatMap { LoadingLimits($0.value) } ?? LoadingLimits()
    // A slip elsewhere in the file must not change how every page looks.
    limits.hasOwnTemplates =
      settings.map { $0.contains { $0.key == templatesKey && $0.value.string == ownTemplates } }
      ?? text.split(separator: "\n").contains { String($0).trimmed == "\(templatesKey): \(ownTemplates)" }
    return limits
  }

  static let templatesKey = "templates"
  static let ownTemplates = "own"

  /// The limits of a site that says nothing.
  init() {}

  /// Reads `{ file: 100 MB }`; nil if it says anything else.
  init?(_ value: YAMLValue) {
    guard let entries = value.map else { return nil }
    for entry in entries {
      guard entry.key == "file", let bytes = entry.value.string.flatMap(ByteSize.bytes) else { return nil }
      file = bytes
    }
  }
}
