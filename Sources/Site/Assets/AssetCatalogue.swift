import Addresses
import Digest
import Publishing
import Diagnostics
import Foundation
import Jobs
import Pictures
import Templates

extension Reads.Kind {
  /// Files that pages carry along, by their paths.
  static let asset = Self("asset")
}

/// The files that pages carry along, each under a name that changes with its bytes and so can be cached for ever.
struct AssetCatalogue: Sendable {
  private struct Entry: Sendable {
    let route: Route
    let bytes: [UInt8]
    let size: PictureSize?
  }

  private let entries: [String: Entry]

  /// The style sheets of the templates.
  let styles: StyleSheets

  /// Takes up `Content/assets` and `Templates/assets`.
  init(_ catalogue: Catalogue) {
    self.init(catalogue.index, stylesheets: Set(catalogue.pages.map(\.stylesheets)))
  }

  /// The same where it is known which sheets pages ask for together.
  init(_ index: PageIndex, stylesheets: Set<Set<String>>) {
    let workspace = index.workspace
    var entries: [String: Entry] = [:]
    for folder in ["Content/assets/", "Templates/assets/"] {
      for (path, asset) in workspace.assets where path.hasPrefix(folder) {
        entries[path] = Self.entry(path, folder, asset.bytes)
      }
      for (path, file) in workspace.texts where path.hasPrefix(folder) && !Self.isStyle(path) {
        entries[path] = Self.entry(path, folder, Array(file.text.utf8))
      }
    }
    self.entries = entries
    styles = StyleSheets(
      workspace, ofDirectives: index.directives.stylesheets, uses: stylesheets
    ) { [entries] path in
      // The joined sheet lies at the top of `assets`.
      entries[path]?.route.relative(to: Route("/assets/site.css")).text
    }
  }

  /// Whether a file is a style sheet of the templates, which goes out as a part of a page's sheet.
  private static func isStyle(_ path: String) -> Bool {
    path.hasPrefix("Templates/") && path.hasSuffix(".css")
  }

  private static func entry(_ path: String, _ folder: String, _ bytes: [UInt8]) -> Entry {
    let name = path.dropFirst(folder.count)
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let route = Route("/assets/\(name[..<dot]).\(SHA256.hex(bytes).prefix(10))\(name[dot...])")
    return Entry(route: route, bytes: bytes, size: (try? Picture.read(bytes))?.size)
  }

  /// Addresses of what templates name, as seen from a page.
  func addresses(from page: Route) -> TemplateLibrary.AssetAddress {
    { [self] name in route(Workspace.templateAssetFolder + name)?.relative(to: page).text }
  }

  /// Addresses of what templates name, as they are for pages that stand at any address of a site.
  func addresses(on site: Address) -> TemplateLibrary.AssetAddress {
    { [self] name in route(Workspace.templateAssetFolder + name)?.absolute(on: site).text }
  }

  /// Addresses of what templates name that hold the files, for what must stand alone.
  var heldAddresses: TemplateLibrary.AssetAddress {
    { [self] name in dataURL(Workspace.templateAssetFolder + name)?.text }
  }

  /// The address of a file of the workspace.
  func route(_ path: String) -> Route? { entry(path)?.route }

  /// The bytes of a file of the workspace.
  func bytes(_ path: String) -> [UInt8]? { entry(path)?.bytes }

  /// A file as an address that holds it, for pages that must stand alone.
  func dataURL(_ path: String) -> Address? {
    entry(path).map { entry in
      Address(mediaType: MediaType.of(path), base64: Data(entry.bytes).base64EncodedString())
    }
  }

  /// A picture's size in pixels.
  func size(_ path: String) -> PictureSize? { entry(path)?.size }

  private func entry(_ path: String) -> Entry? {
    ReadLog.note(.asset, path)
    return entries[path]
  }

  /// The files themselves; of `Content/assets` only those that pages refer to.
  func files(used: Set<String>) -> [SiteTree.File] {
    entries.filter { $0.key.hasPrefix("Templates/") || used.contains($0.key) }
      .map { SiteTree.File(path: $0.value.route.file, bytes: $0.value.bytes) }
  }
}
