import Diagnostics

/// Names that Windows keeps for devices, or cannot write: a copy of the workspace, or of the site, lacks such a file there.
struct PortableNameCheck {
  let index: PageIndex

  private static let devices: Set<String> = Set(
    ["aux", "con", "nul", "prn"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  private static let signs: Set<Character> = ["<", ">", ":", "\"", "|", "?", "*", "\\"]

  func check() -> [Diagnostic] {
    let files = (Array(index.workspace.texts.keys) + Array(index.workspace.assets.keys))
      .filter { $0.hasPrefix("Content/") }.sorted()
    // A folder is told once, at its first file.
    var told: Set<String> = []
    return files.compactMap { file in
      problem(in: file, at: SourceFile(path: file, text: "").whole, &told)
    }
      + index.aliases.compactMap { problem(in: $0.route.path, at: $0.place, &told) }
  }

  private func problem(in path: String, at place: SourcePlace, _ told: inout Set<String>) -> Diagnostic? {
    var folder = ""
    for name in path.split(separator: "/").map(String.init) {
      folder += "/" + name
      guard let reason = Self.reason(name), told.insert(folder).inserted else { continue }
      return .warning(
        "windows-name", reason, help: "choose another name: a copy on Windows would lack what bears this one",
        at: place)
    }
    return nil
  }

  private static func reason(_ name: String) -> Message? {
    // The ending does not count: `con.md` is the console.
    let stem = String(name.prefix { $0 != "." }).trimmed.lowercased()
    if devices.contains(stem) { return "Windows keeps the name '\(stem)' for a device" }
    if let sign = name.first(where: signs.contains) { return "Windows takes no '\(sign)' in a name" }
    if name.hasSuffix(".") || name.hasSuffix(" ") {
      return "Windows takes no name that ends in a full stop or a space"
    }
    return nil
  }
}
