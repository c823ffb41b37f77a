import Diagnostics
import Foundation

/// Reads a workspace from disk.
struct WorkspaceLoader {
  /// The endings of files that are text and must be UTF-8.
  static let textEndings: Set<String> = ["md", "yaml", "yml", "csv", "mustache", "css", "js"]

  let root: URL

  /// Reads `Content/` and `Templates/`; what cannot be read is a diagnostic, and the rest is read all the same.
  func load() -> Diagnosed<Workspace> {
    var workspace = Workspace()
    var diagnostics: [Diagnostic] = []
    for folder in ["Content", "Templates"] {
      var isDirectory: ObjCBool = false
      let url = root.appendingPathComponent(folder, isDirectory: true)
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory), isDirectory.boolValue
      else {
        diagnostics.append(
          .error(
            "missing-folder", "there is no folder '\(folder)' here",
            help: "run casebook where Content/ and Templates/ are, or name that folder with --root",
            at: SourceFile(path: folder, text: "").whole))
        continue
      }
      read(folder: url, path: folder, into: &workspace, &diagnostics)
    }
    return Diagnosed(workspace, diagnostics)
  }

  private func read(
    folder: URL, path: String, into workspace: inout Workspace, _ diagnostics: inout [Diagnostic]
  ) {
    var folders = [(folder, path)]
    while let (folder, path) = folders.popLast() {
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      } catch {
        diagnostics.append(unreadable(path, error))
        continue
      }
      for name in names where !name.hasPrefix(".") {
        let url = folder.appendingPathComponent(name)
        let filePath = path + "/" + name
        var isDirectory: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
        if isDirectory.boolValue {
          folders.append((url, filePath))
        } else {
          read(file: url, path: filePath, into: &workspace, &diagnostics)
        }
      }
    }
  }

  private func read(
    file url: URL, path: String, into workspace: inout Workspace, _ diagnostics: inout [Diagnostic]
  ) {
    // Two names that Swift takes for one would keep one place among the files.
    guard workspace.texts[path] == nil, workspace.assets[path] == nil, !workspace.unreadable.contains(path)
    else {
      diagnostics.append(
        .error(
          "same-name", "a second file of this name, whose accents are characters of their own",
          help: "rename one of the two, or remove it if it is a copy; most programs cannot tell them apart",
          at: SourceFile(path: path, text: "").whole))
      return
    }
    let bytes: [UInt8]
    do {
      bytes = try [UInt8](Data(contentsOf: url))
    } catch {
      diagnostics.append(unreadable(path, error))
      workspace.unreadable.insert(path)
      return
    }
    guard Self.textEndings.contains(url.pathExtension.lowercased()) else {
      workspace.assets[path] = Workspace.Asset(path: path, bytes: bytes)
      return
    }
    if let problem = NoText.problem(path, bytes) {
      diagnostics.append(problem)
      workspace.unreadable.insert(path)
      return
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      diagnostics.append(NoText.invalid(path, bytes: content))
      workspace.unreadable.insert(path)
      return
    }
    workspace.texts[path] = SourceFile(path: path, text: text)
  }

  private func unreadable(_ path: String, _ error: any Error) -> Diagnostic {
    let reason = (error as NSError).localizedFailureReason ?? error.localizedDescription
    return .error(
      "unreadable-file", "cannot be read: \(reason)", help: "check that the file is there and may be read",
      at: SourceFile(path: path, text: "").whole)
  }
}
