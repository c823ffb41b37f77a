import Addresses
import Publishing
import Foundation

/// The site's mark in the forms that browsers and telephones ask for, drawn from `Templates/assets/icon.svg`, and the web
/// manifest of each language.
struct Icons: Output {
  static let name = "icons"

  /// What browsers ask for that were told nothing.
  static let favicon = Route("/favicon.ico")
  private static let touchSize = 180
  private static let sizes = [192, 512]

  private struct Manifest: Encodable {
    struct Icon: Encodable {
      let src: Address
      let type: String
      let sizes: String
    }

    enum CodingKeys: String, CodingKey {
      case name, description, lang, icons, display
      case shortName = "short_name"
      case startURL = "start_url"
    }

    let name: String
    let shortName: String
    let description: String
    let lang: String
    let startURL = Address.here
    let display = "browser"
    let icons: [Icon]
  }

  let input: OutputInput

  private static func route(_ size: Int) -> Route { Route("/icon-\(size).png") }

  func files() async throws -> [SiteTree.File] {
    guard let mark = input.catalogue.index.workspace.assets[FileRoutes.icon],
      let vector = input.assets.route(FileRoutes.icon)
    else { return [] }
    let svg = String(decoding: mark.bytes, as: UTF8.self)
    let settings = input.catalogue.index.settings
    var files: [SiteTree.File] = []
    if let drawer = input.drawer, !input.isCheck {
      for (route, size) in [(FileRoutes.touchIcon, Self.touchSize)] + Self.sizes.map({ (Self.route($0), $0) })
      {
        let bytes = try await drawer.png(svg, width: size, height: size)
        files.append(SiteTree.File(path: route.file, bytes: bytes))
      }
      let small = try await drawer.png(svg, width: 32, height: 32)
      files.append(SiteTree.File(path: Self.favicon.file, bytes: Self.ico(small, size: 32)))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    for language in settings.languages {
      let route = FileRoutes.manifest(settings, language)
      let drawn =
        input.drawer == nil
        ? []
        : Self.sizes.map { size in
          Manifest.Icon(
            src: Self.route(size).relative(to: route), type: "image/png", sizes: "\(size)x\(size)")
        }
      let manifest = Manifest(
        name: settings.title(in: language), shortName: settings.title(in: language),
        description: settings.text(settings.description, in: language), lang: language,
        icons: [Manifest.Icon(src: vector.relative(to: route), type: "image/svg+xml", sizes: "any")] + drawn)
      files.append(
        SiteTree.File(path: route.file, bytes: [UInt8](try encoder.encode(manifest)) + [0x0A]))
    }
    return files
  }

  /// A picture in the form of Windows icons: a directory of one, and the PNG itself.
  private static func ico(_ png: [UInt8], size: UInt8) -> [UInt8] {
    func bytes(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    let header: [UInt8] = [0, 0, 1, 0, 1, 0]
    let entry: [UInt8] = [size, size, 0, 0, 1, 0, 32, 0] + bytes(UInt32(png.count)) + bytes(22)
    return header + entry + png
  }
}
