import FileSystem
import Foundation

/// What a run rests on beside the workspace: the program with the libraries that it has loaded, what draws pictures, and
/// the PDFs that have been printed.
///
/// Nothing of it is read or asked; a file is taken for the same while nobody has written to it.
enum OutsideState {
  /// All of it, as bytes to compare with those of another time.
  ///
  /// - Parameter pdfs: The files of the PDFs that may be used.
  static func bytes(pdfs: [String]) -> [UInt8] {
    var state = FolderState()
    for file in loaded { state.look(at: file) }
    for program in PictureDrawer.programs { state.look(at: program) }
    // The list of the system's libraries, of which librsvg is one.
    state.look(at: "/etc/ld.so.cache")
    Fonts(environment).look(&state)
    for pdf in pdfs { state.look(at: pdf) }
    return state.bytes + Array(variables.utf8)
  }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The variables that decide which programs and fonts are found.
  private static var variables: String {
    environment.filter { name, _ in
      ["PATH", "HOME", "LD_LIBRARY_PATH"].contains(name) || name.hasPrefix("FONTCONFIG_")
        || name.hasPrefix("XDG_")
    }.sorted { $0.key < $1.key }.map { "\($0)=\($1)\n" }.joined()
  }

  /// The files of the program that runs.
  private static var loaded: [String] {
    guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else {
      return Bundle.main.executablePath.map { [$0] } ?? []
    }
    let paths = maps.split(separator: "\n").compactMap { line -> String? in
      let parts = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      // What is replaced while it runs is called deleted, and so is never taken for what has taken its place.
      guard parts.count == 6, parts[1].contains("x"), parts[5].hasPrefix("/") else { return nil }
      return String(parts[5])
    }
    return Set(paths).sorted()
  }

  /// Where fontconfig looks for fonts.
  private struct Fonts {
    private var files: [String] = []
    private var folders: [String] = []
    private let home: String
    private let data: String

    init(_ environment: [String: String]) {
      home = environment["HOME"] ?? "/"
      data = environment["XDG_DATA_HOME"] ?? home + "/.local/share"
      read(environment["FONTCONFIG_FILE"] ?? "/etc/fonts/fonts.conf")
      #if canImport(Darwin)
        read("/opt/homebrew/etc/fonts/fonts.conf")
      #endif
    }

    func look(_ state: inout FolderState) {
      state.lookAtFiles(of: "/etc/fonts")
      for file in files { state.look(at: file) }
      for folder in folders { state.lookAtFiles(of: folder) }
    }

    /// Takes the folders that a configuration names, and what other configurations it includes.
    private mutating func read(_ path: String) {
      guard !files.contains(path), files.count < 100 else { return }
      files.append(path)
      guard let bytes = try? Disk.read(path, limit: 1 << 20) else { return }
      let text = String(decoding: bytes, as: UTF8.self)
      for element in text.split(separator: "<") {
        let isFolder = element.hasPrefix("dir")
        guard isFolder || element.hasPrefix("include"), let end = element.firstIndex(of: ">") else {
          continue
        }
        let name = element[element.index(after: end)...].trimmingCharacters(in: .whitespacesAndNewlines)
        let place = place(name, element[..<end], path)
        if !isFolder {
          read(place)
        } else if !folders.contains(place) {
          folders.append(place)
        }
      }
    }

    private func place(_ name: String, _ tag: Substring, _ file: String) -> String {
      if name.hasPrefix("~") { return home + name.dropFirst() }
      if tag.contains("\"xdg\"") { return data + "/" + name }
      if name.hasPrefix("/") { return name }
      return URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name).path
    }
  }
}
