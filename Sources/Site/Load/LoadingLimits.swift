import Diagnostics
import FileSystem
import Foundation
import YAML

/// How much a build takes in: what `limits` in `site.yaml` says.
struct LoadingLimits: Sendable {
  /// The bytes that a file may have.
  var file = 100_000_000

  static let rule: Message = "{ file: 100 MB }"

  /// The limits of a workspace, looked up before anything else is read; what is wrong with them is said with the settings.
  static func read(_ root: URL) -> LoadingLimits {
    let path = root.appendingPathComponent(Workspace.settingsPath).path
    guard let bytes = try? Disk.read(path, limit: 1_000_000),
      let text = String(validating: bytes, as: UTF8.self)
    else { return LoadingLimits() }
    let settings = YAMLValue.read(SourceFile(path: Workspace.settingsPath, text: text)).value
    return settings?.map?.first { $0.key == "limits" }.flatMap { LoadingLimits($0.value) } ?? LoadingLimits()
  }

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
