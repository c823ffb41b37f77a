import Diagnostics
import FileSystem
import Foundation
import Jobs

/// Reads a workspace from disk: files below `Content` and `Templates`, and nothing that a link there leads out to.
struct WorkspaceLoader {
  /// The endings of files that are text and must be UTF-8.
  static let textEndings: Set<String> = ["md", "yaml", "yml", "csv", "mustache", "css", "js"]

  private static let templates = "Templates"
  static let folders = ["Content", templates]

  let root: URL

  /// Whether a file is text, by its name.
  static func isText(_ path: String) -> Bool {
    textEndings.contains(FileEnding.of(path))
  }

  /// Reads `Content/` and `Templates/`; what cannot be read is a diagnostic, and the rest is read all the same.
  func load() -> Diagnosed<Workspace> {
    let limits = LoadingLimits.read(root)
    let walk = walk(limits)
    return walk.files(walk.entries.map { Walk.read($0, limit: limits.file) }, limits).workspace()
  }

  /// Reads the files as they are, several at once.
  func read(jobs: Int) async -> WorkspaceFiles {
    let limits = LoadingLimits.read(root)
    let walk = walk(limits)
    let results = await walk.entries.concurrentMap(jobs: jobs) { Walk.read($0, limit: limits.file) }
    return walk.files(results, limits)
  }

  private func walk(_ limits: LoadingLimits) -> Walk {
    var walk = Walk()
    for folder in Self.folders {
      let path = root.appendingPathComponent(folder, isDirectory: true).path
      // The program brings its own templates, so that a workspace need not have any.
      if folder == Self.templates, !limits.hasOwnTemplates, FileStatus(path, followsLinks: false) == nil {
        continue
      }
      guard let status = FileStatus(path), status.kind == .folder, let real = Disk.resolved(path) else {
        walk.diagnostics.append(
          .error(
            "missing-folder", "there is no folder '\(folder)' here",
            help: "run casebook where Content/ and Templates/ are, or name that folder with --root",
            at: SourceFile(path: folder, text: "").whole))
        continue
      }
      walk.begin(folder, real, status.identity)
    }
    walk.run()
    return walk
  }
}

/// The way through the folders of a workspace, each of which is entered once.
private struct Walk {
  /// A file or a folder: where it is, and its path in the workspace.
  typealias Entry = (real: String, path: String)

  /// The files that are to be read, in the order in which they were found.
  private(set) var entries: [Entry] = []
  private var unreadable: Set<String> = []
  var diagnostics: [Diagnostic] = []

  private typealias Folder = Entry

  /// The folders that links may lead into, with their links resolved.
  private var roots: [String] = []
  private var folders: [Folder] = []
  /// Folders that links lead to; entered last, so that a link is told of the folder and not the reverse.
  private var linked: [Folder] = []
  /// Where each folder was read, by what tells it from others.
  private var seen: [FileStatus.Identity: String] = [:]

  private var taken: Set<String> = []

  mutating func begin(_ path: String, _ real: String, _ identity: FileStatus.Identity) {
    roots.append(real)
    if seen.updateValue(path, forKey: identity) == nil { folders.append((real, path)) }
  }

  mutating func run() {
    while true {
      if let folder = folders.popLast() {
        enter(folder)
      } else if !linked.isEmpty {
        follow(linked.removeFirst())
      } else {
        break
      }
    }
  }

  private func file(_ path: String) -> SourcePlace { SourceFile(path: path, text: "").whole }

  private mutating func enter(_ folder: Folder) {
    let names: [[UInt8]]
    do {
      names = try Disk.names(in: folder.real)
    } catch {
      diagnostics.append(unreadable(folder.path, "\(error)"))
      return
    }
    for bytes in names where bytes.first != UInt8(ascii: ".") {
      let shown = folder.path + "/" + String(decoding: bytes, as: UTF8.self)
      guard let name = String(validating: bytes, as: UTF8.self), isPlain(name) else {
        diagnostics.append(
          .error(
            "file-name",
            "the name holds what no name should: a line end, another control character, or no UTF-8",
            help: "rename it", at: file(shown)))
        continue
      }
      take((folder.real + "/" + name, folder.path + "/" + name))
    }
  }

  private func isPlain(_ name: String) -> Bool {
    !name.unicodeScalars.contains { scalar in
      HiddenCharacters.isControl(scalar) || HiddenCharacters.turnsDirection(scalar)
        || ["\t", "\n", "\r", "\u{2028}", "\u{2029}"].contains(scalar)
    }
  }

  private mutating func take(_ entry: Folder) {
    guard let status = FileStatus(entry.real, followsLinks: false) else {
      return unreadableFile(entry.path, "it is gone")
    }
    switch status.kind {
    case .file: read(entry)
    case .folder:
      if seen.updateValue(entry.path, forKey: status.identity) == nil { folders.append(entry) }
    case .link: takeLink(entry)
    case .pipe, .device: noFile(entry.path)
    }
  }

  /// A link is read as what it leads to, if that is a part of the workspace; of anything else not even its name is told.
  private mutating func takeLink(_ entry: Folder) {
    guard let real = Disk.resolved(entry.real), let status = FileStatus(real, followsLinks: false) else {
      return unreadableFile(entry.path, "it is a link that leads nowhere")
    }
    guard roots.contains(where: { real == $0 || real.hasPrefix($0 + "/") }) else {
      diagnostics.append(
        .error(
          "linked-outside", "this is a link to a place outside Content and Templates, and is not read",
          help: "put the file itself here", at: file(entry.path)))
      unreadable.insert(entry.path)
      return
    }
    switch status.kind {
    case .file: read((real, entry.path))
    case .folder: linked.append((real, entry.path))
    case .link, .pipe, .device: noFile(entry.path)
    }
  }

  private mutating func follow(_ folder: Folder) {
    guard let identity = FileStatus(folder.real, followsLinks: false)?.identity else {
      return unreadableFile(folder.path, "it is gone")
    }
    if let first = seen[identity] {
      diagnostics.append(
        .error(
          "linked-twice", "this link leads to the folder '\(first)', which is read already",
          help: "take the link away", at: file(folder.path)))
      return
    }
    seen[identity] = folder.path
    folders.append(folder)
  }

  private mutating func read(_ entry: Folder) {
    // Two names that Swift takes for one would keep one place among the files.
    guard !unreadable.contains(entry.path), taken.insert(entry.path).inserted else {
      diagnostics.append(
        .error(
          "same-name", "a second file of this name, whose accents are characters of their own",
          help: "rename one of the two, or remove it if it is a copy; most programs cannot tell them apart",
          at: file(entry.path)))
      return
    }
    entries.append(entry)
  }

  /// Reads a file that was found.
  static func read(_ entry: Entry, limit: Int) -> Result<[UInt8], Disk.ReadingProblem> {
    do throws(Disk.ReadingProblem) { return .success(try Disk.read(entry.real, limit: limit)) } catch {
      return .failure(error)
    }
  }

  /// What was read of the files that were found, and what there is to say of the others.
  func files(
    _ results: [Result<[UInt8], Disk.ReadingProblem>], _ limits: LoadingLimits
  ) -> WorkspaceFiles {
    var walk = self
    var files: [WorkspaceFiles.File] = []
    for (entry, result) in zip(entries, results) {
      switch result {
      case .success(let bytes): files.append(WorkspaceFiles.File(path: entry.path, bytes: bytes))
      case .failure(let problem): walk.add(problem, entry.path, limit: limits.file)
      }
    }
    return WorkspaceFiles(
      files: files, unreadable: walk.unreadable, diagnostics: walk.diagnostics,
      hasOwnTemplates: limits.hasOwnTemplates)
  }

  private mutating func add(_ problem: Disk.ReadingProblem, _ path: String, limit: Int) {
    switch problem {
    case .refused(let reason): unreadableFile(path, "\(reason)")
    case .noFile: noFile(path)
    case .changed:
      unreadableFile(path, "somebody wrote to it while it was read, each time it was tried")
    case .tooLarge:
      unreadable.insert(path)
      diagnostics.append(
        .error(
          "file-too-large", "the file has more than the \(limit) bytes that a file may have",
          help: "make it smaller, or write 'limits: { file: … MB }' in site.yaml", at: file(path)))
    }
  }

  private mutating func unreadableFile(_ path: String, _ reason: Message) {
    diagnostics.append(unreadable(path, reason))
    unreadable.insert(path)
  }

  private mutating func noFile(_ path: String) {
    diagnostics.append(
      .error("no-file", "this is a pipe or a device, not a file", help: "take it away", at: file(path)))
    unreadable.insert(path)
  }

  private func unreadable(_ path: String, _ reason: Message) -> Diagnostic {
    .error(
      "unreadable-file", "cannot be read: \(reason)", help: "check that the file is there and may be read",
      at: file(path))
  }
}
