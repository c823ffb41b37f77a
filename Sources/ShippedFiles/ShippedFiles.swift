public import Foundation

/// The files that the program carries: its own `Templates/`, and what a new workspace begins with.
public enum ShippedFiles {
  /// The program's own templates, by their paths below `Templates/`.
  public static let templates = files(under: "Templates/")

  /// The files of new workspaces, by their paths below `Starters/`.
  public static let starters = files(under: "Starters/")

  private static func files(under folder: String) -> [String: Data] {
    let text = EmbeddedFiles.lines.withUTF8Buffer { Data($0) }
    return text.split(separator: UInt8(ascii: "\n")).reduce(into: [:]) { files, line in
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return }
      let path = String(decoding: line[..<tab], as: UTF8.self)
      guard path.hasPrefix(folder) else { return }
      files[String(path.dropFirst(folder.count))] = Data(base64Encoded: Data(line[(tab + 1)...])) ?? Data()
    }
  }
}
