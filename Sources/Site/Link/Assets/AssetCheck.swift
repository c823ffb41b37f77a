import Diagnostics
import Foundation
import Markdown

/// What pages carry along from `Content/assets`: kinds of files that do nothing on the site's own address, and SVG that draws
/// and does no more.
struct AssetCheck {
  let index: PageIndex

  /// The endings that may always be published: pictures, documents to take away, data, sound and film.
  static let harmless: Set<String> = [
    "avif", "bib", "bmp", "csv", "docx", "emf", "eps", "epub", "geojson", "gif", "gz", "heic", "heif",
    "ico", "jp2", "jpeg", "jpg", "json", "jxl", "m4a", "md", "mp3", "mp4", "odp", "ods", "odt", "ogg",
    "pdf", "png", "pptx", "psd", "ris", "rtf", "svg", "tif", "tiff", "tsv", "txt", "wav", "webm",
    "webp", "wmf", "woff2", "xlsx", "zip",
  ]

  /// The endings that make a file do something wherever they stand in its name: servers that are told of programs in the
  /// old way take `a.php.png` for one.
  private static let running: Set<String> = ["asp", "aspx", "cgi", "jsp", "php", "phtml", "shtml"]

  /// Those that do so where a server does not know the last: it takes `a.html.jxl` for HTML.
  private static let active: Set<String> = [
    "css", "htm", "html", "js", "mht", "mhtml", "mjs", "svg", "svgz", "xht", "xhtml", "xml", "xsl", "xslt",
  ]

  /// The endings that every server knows.
  private static let known: Set<String> = [
    "bmp", "csv", "gif", "ico", "jpeg", "jpg", "json", "mp3", "mp4", "pdf", "png", "svg", "tif", "tiff",
    "txt", "wav", "zip",
  ]

  private struct Use {
    let path: String
    let place: SourcePlace
  }

  func check(_ pages: [LinkedPage]) -> [Diagnostic] {
    var seen: Set<String> = []
    var diagnostics: [Diagnostic] = []
    for use in pages.flatMap(uses) {
      let ending = FileEnding.of(use.path)
      if seen.insert(use.path).inserted {
        if let inner = innerEnding(use.path) {
          diagnostics.append(innerType(inner, use))
        } else if !Self.harmless.contains(ending), !index.settings.assetTypes.contains(ending) {
          diagnostics.append(type(ending, use))
        } else if ending == "svg", !index.settings.assetTypes.contains(ending), let bytes = bytes(use.path) {
          diagnostics += SVGCheck.check(use.path, bytes)
        }
      }
    }
    return diagnostics
  }

  /// An ending before the last that some server would go by.
  private func innerEnding(_ path: String) -> String? {
    let endings =
      path.split(separator: "/").last?.split(separator: ".").dropFirst().map { $0.lowercased() } ?? []
    let isKnown = endings.last.map(Self.known.contains) ?? true
    return endings.dropLast().first {
      (Self.running.contains($0) || (!isKnown && Self.active.contains($0)))
        && !index.settings.assetTypes.contains($0)
    }
  }

  private func innerType(_ ending: String, _ use: Use) -> Diagnostic {
    .error(
      "asset-type",
      """
      '.\(ending)' stands within the name of this file: some servers take it for one that does something on the \
      site's own address
      """,
      help: "rename it, so that its name has one ending", at: use.place)
  }

  private func type(_ ending: String, _ use: Use) -> Diagnostic {
    .error(
      "asset-type",
      ending.isEmpty
        ? "a file without an ending is not published, since nobody knows what a browser takes it for"
        : "files that end in '.\(ending)' are not published: they may do something on the site's own address",
      help: ending.isEmpty
        ? "give it the ending of its kind"
        : "publish it as another kind, or write 'asset_types: [\(ending)]' in site.yaml if you trust whoever writes such files",
      at: use.place)
  }

  private func uses(of page: LinkedPage) -> [Use] {
    let document = page.entry.parsed.document
    let linked = page.targets.compactMap { number, target -> (Int, Use)? in
      guard case .asset(let path, _) = target else { return nil }
      return (number, Use(path: path, place: document.file.place(document.nodes[number].range)))
    }
    let shown = page.directives.compactMap { number, directive -> (Int, Use)? in
      guard let picture = directive.picture else { return nil }
      return (number, Use(path: picture, place: document.file.place(document.nodes[number].range)))
    }
    return (linked + shown).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func bytes(_ path: String) -> [UInt8]? {
    index.workspace.assets[path]?.bytes ?? index.workspace.texts[path].map { Array($0.text.utf8) }
  }
}
