import Diagnostics
import Foundation
import ShippedFiles

/// The program's own templates as they lie beneath those of a workspace, which may hold only what it changes.
enum ProgramTemplates {
  /// The texts by their paths below the root, as if a workspace held them.
  static let texts: [String: SourceFile] = files { path, bytes in
    guard WorkspaceLoader.isText(path), let text = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    return SourceFile(path: path, text: text)
  }

  /// The other files.
  private static let assets: [String: Workspace.Asset] = files { path, bytes in
    WorkspaceLoader.isText(path) ? nil : Workspace.Asset(path: path, bytes: [UInt8](bytes))
  }

  /// The paths of all of them.
  static let paths = Set(texts.keys).union(assets.keys)

  private static func files<File>(_ file: (String, Data) -> File?) -> [String: File] {
    ShippedFiles.templates.reduce(into: [:]) { files, shipped in
      let path = "Templates/\(shipped.key)"
      files[path] = file(path, shipped.value)
    }
  }

  /// Lays them beneath a workspace: what it holds itself, readable or not, stays as it is.
  static func lay(beneath workspace: inout Workspace) {
    for (path, file) in texts where workspace.texts[path] == nil && !workspace.unreadable.contains(path) {
      workspace.texts[path] = file
    }
    for (path, asset) in assets where workspace.assets[path] == nil && !workspace.unreadable.contains(path) {
      workspace.assets[path] = asset
    }
    workspace.hasProgramTemplates = true
  }
}

extension Workspace {
  /// Whether a file of the templates is the program's own, unchanged.
  func isOfProgram(_ file: SourceFile) -> Bool { ProgramTemplates.texts[file.path]?.text == file.text }

  /// Whether a file is the workspace's own, with none of the program's beneath it.
  func isAddition(_ path: String) -> Bool { hasProgramTemplates && !ProgramTemplates.paths.contains(path) }
}
