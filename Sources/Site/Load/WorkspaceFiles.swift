import Diagnostics
import Foundation
import Jobs

/// The files of a workspace as the bytes that they are, before anything is made of them.
struct WorkspaceFiles: Sendable {
  /// A file that was read.
  struct File: Sendable {
    /// The path relative to the root.
    let path: String
    let bytes: [UInt8]
  }

  /// In the order in which they were found.
  var files: [File] = []
  /// The paths of those that could not be read.
  var unreadable: Set<String> = []
  /// What there is to say of those.
  var diagnostics: [Diagnostic] = []
  /// Whether the program's templates do not lie beneath them.
  var hasOwnTemplates = false

  /// What a file is for a build.
  private enum Reading: Sendable {
    case text(SourceFile, [Diagnostic])
    case asset(Workspace.Asset)
    case unreadable(Diagnostic)
  }

  /// The workspace that they are: texts where their names say so, and all others as they are.
  ///
  /// - Parameter sound: The paths of texts of which it is known that nothing is wrong with them.
  func workspace(jobs: Int, sound: Set<String> = []) async -> Diagnosed<Workspace> {
    put(
      together: await files.concurrentMap(jobs: jobs) { file in
        sound.contains(file.path) ? .text(Self.text(of: file), []) : Self.reading(file)
      })
  }

  /// The same, one after another.
  func workspace() -> Diagnosed<Workspace> { put(together: files.map(Self.reading)) }

  private func put(together readings: [Reading]) -> Diagnosed<Workspace> {
    var workspace = Workspace()
    workspace.unreadable = unreadable
    var diagnostics = diagnostics
    for (file, reading) in zip(files, readings) {
      switch reading {
      case .text(let source, let problems):
        workspace.texts[file.path] = source
        diagnostics += problems
      case .asset(let asset): workspace.assets[file.path] = asset
      case .unreadable(let problem):
        workspace.unreadable.insert(file.path)
        diagnostics.append(problem)
      }
    }
    if !hasOwnTemplates { ProgramTemplates.lay(beneath: &workspace) }
    return Diagnosed(workspace, diagnostics)
  }

  private static func reading(_ file: File) -> Reading {
    let bytes = file.bytes
    guard WorkspaceLoader.isText(file.path) else {
      return .asset(Workspace.Asset(path: file.path, bytes: bytes))
    }
    if let problem = NoText.problem(file.path, bytes) { return .unreadable(problem) }
    let content = withoutMark(bytes)
    guard let text = String(validating: content, as: UTF8.self) else {
      return .unreadable(NoText.invalid(file.path, bytes: content))
    }
    let source = SourceFile(path: file.path, text: text)
    return .text(source, HiddenCharacters.problems(in: source))
  }

  /// The texts by their paths, each made when it is asked for, of files that have all been read as such before.
  func sources() -> (String) -> SourceFile? {
    let places = Dictionary(
      files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    var known: [String: SourceFile] = [:]
    return { path in
      if let source = known[path] { return source }
      guard let place = places[path] else {
        return hasOwnTemplates ? nil : ProgramTemplates.texts[path]
      }
      let source = Self.text(of: files[place])
      known[path] = source
      return source
    }
  }

  /// The text of a file that has been read as such before.
  private static func text(of file: File) -> SourceFile {
    SourceFile(path: file.path, text: String(decoding: withoutMark(file.bytes), as: UTF8.self))
  }

  /// The bytes without the mark that some programs put before a text.
  static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }
}
