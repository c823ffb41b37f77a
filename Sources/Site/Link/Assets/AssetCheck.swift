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

  private struct Use {
    let path: String
    let place: SourcePlace
  }

  func check(_ pages: [LinkedPage]) -> [Diagnostic] {
    var seen: Set<String> = []
    var diagnostics: [Diagnostic] = []
    for use in pages.flatMap(uses) {
      let ending = URL(fileURLWithPath: use.path).pathExtension.lowercased()
      if seen.insert(use.path).inserted {
        if !Self.harmless.contains(ending), !index.settings.assetTypes.contains(ending) {
          diagnostics.append(type(ending, use))
        } else if ending == "svg", !index.settings.assetTypes.contains(ending), let bytes = bytes(use.path) {
          diagnostics += SVGCheck.check(use.path, bytes)
        }
      }
    }
    return diagnostics
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
