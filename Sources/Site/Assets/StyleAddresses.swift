import Diagnostics
import Foundation

/// What `url(…)` in a style sheet of the templates leads to: files of `Templates/assets`, which go out under names of their
/// own.
struct StyleAddresses {
  /// What an address in a sheet is.
  enum Target: Equatable {
    /// A file of the workspace, and what stands behind `#` or `?`.
    case file(String, rest: String)
    /// A place in the sheet's own drawing, or what is held in the address itself.
    case itself
    /// An address of another site.
    case elsewhere
    /// An address from the host's root.
    case root
  }

  /// What an address in a sheet leads to; paths begin at the sheet.
  static func target(_ address: String, in sheet: String) -> Target {
    let small = address.lowercased()
    if address.isEmpty || small.hasPrefix("#") || small.hasPrefix("data:") { return .itself }
    if small.hasPrefix("//") || small.firstMatch(of: /^[a-z][a-z0-9+.-]*:/) != nil { return .elsewhere }
    if small.hasPrefix("/") { return .root }
    let path = address.prefix { $0 != "#" && $0 != "?" }
    let decoded = path.removingPercentEncoding ?? String(path)
    var parts = sheet.split(separator: "/").dropLast().map(String.init)
    for part in decoded.split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return .file(parts.joined(separator: "/"), rest: String(address[path.endIndex...]))
  }

  /// A sheet with the addresses that its files have on the site, or wherever they are put.
  static func resolved(_ file: SourceFile, _ address: (String) -> String?) -> String {
    // Most sheets name no file.
    guard file.text.contains("(") else { return file.text }
    let scanner = StyleScanner(file)
    guard !scanner.links.isEmpty else { return file.text }
    let bytes = Array(file.text.utf8)
    var result: [UInt8] = []
    var position = 0
    for link in scanner.links where !link.isImport && link.range.lowerBound >= position {
      guard case .file(let path, let rest) = target(link.address, in: file.path), let address = address(path)
      else { continue }
      result += bytes[position..<link.range.lowerBound]
      result += "url(\"\(address)\(rest)\")".utf8
      position = link.range.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }
}
