import Diagnostics
import Markdown
import Pictures

/// `bad-picture`, `picture-format`, `heavy-picture`: files that pages show as pictures and that readers will not see, or
/// wait for in vain.
///
/// Each file is reported once, at its first use.
struct PictureCheck {
  /// The width of the text in pixels, twice over for fine screens; what is wider is thrown away.
  private static let usefulWidth = 1_440
  /// How much wider a picture may be, and how heavy, before it is worth a word.
  private static let farWider = 2
  private static let heavy = 500_000
  /// How many times as tall as wide a picture may be; more is on no screen at once.
  private static let farTaller = 4

  let catalogue: Catalogue

  func check() -> [Diagnostic] {
    var seen: Set<String> = []
    return catalogue.pages.flatMap { page in
      pictures(of: page).compactMap { path, range in
        seen.insert(path).inserted ? problem(path, at: page.entry.parsed.file.place(range)) : nil
      }
    }
  }

  private func pictures(of page: LinkedPage) -> [(path: String, range: Range<Int>)] {
    page.entry.parsed.document.nodes.enumerated().compactMap { number, node in
      switch node.kind {
      case .image:
        guard case .asset(let path, _) = page.targets[number] else { return nil }
        return (path, node.range)
      case .directive(let directive):
        guard let picture = page.directives[number]?.picture else { return nil }
        return (picture, directive.attributes.first { $0.name == "src" }?.range ?? node.range)
      default: return nil
      }
    }
  }

  private func problem(_ path: String, at place: SourcePlace) -> Diagnostic? {
    let workspace = catalogue.index.workspace
    guard let bytes = workspace.assets[path]?.bytes ?? workspace.texts[path].map({ Array($0.text.utf8) })
    else {
      return nil
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let picture: Picture
    do {
      picture = try Picture.read(bytes)
    } catch {
      return Self.diagnostic(error, name, at: place)
    }
    guard picture.format.isShownByBrowsers else {
      return .error(
        "picture-format", "'\(name)' is a \(picture.format.rawValue) file, which browsers do not show",
        help: "save it as JPEG or PNG, or a drawing as SVG, and name that here", at: place)
    }
    return misnamed(picture, name, at: place) ?? heavy(picture, bytes.count, name, at: place)
  }

  private static func diagnostic(_ problem: PictureProblem, _ name: String, at place: SourcePlace)
    -> Diagnostic
  {
    switch problem {
    case .empty:
      .error("bad-picture", "there is nothing in '\(name)'", help: "save the picture anew", at: place)
    case .noPicture:
      .error(
        "bad-picture", "'\(name)' is no picture, whatever its name says",
        help: "save the picture as PNG, JPEG or SVG; a renamed file stays what it was", at: place)
    case .cutOff:
      .error(
        "bad-picture", "'\(name)' ends before the picture does", help: "copy or save it anew", at: place)
    case .impossibleSize(let size):
      .error(
        "bad-picture", "'\(name)' says that its size is '\(size)', which no picture has",
        help: "save it anew, or correct 'width', 'height' and 'viewBox' of an SVG", at: place)
    }
  }

  /// A picture under the name of another kind.
  private func misnamed(_ picture: Picture, _ name: String, at place: SourcePlace) -> Diagnostic? {
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    guard !picture.format.endings.contains(ending.lowercased()), let usual = picture.format.endings.first
    else {
      return nil
    }
    // Of photographs browsers look at the first bytes; of SVG, at the name's type alone.
    let isHidden = picture.format == .svg || PictureFormat(ending: ending) == .svg
    return Diagnostic(
      isHidden ? .error : .warning, "bad-picture", "'\(name)' is a \(picture.format.rawValue) file",
      help: "let its name end in '.\(usual)'", at: place)
  }

  private func heavy(_ picture: Picture, _ bytes: Int, _ name: String, at place: SourcePlace) -> Diagnostic? {
    guard let size = picture.size, picture.format != .svg, bytes > Self.heavy else { return nil }
    let tenths = (bytes + 50_000) / 100_000
    if size.width <= Self.farWider * Self.usefulWidth {
      guard size.height > Self.farTaller * Self.usefulWidth else { return nil }
      return .warning(
        "heavy-picture",
        "'\(name)' is \(size.width) × \(size.height) pixels and weighs \(tenths / 10).\(tenths % 10) MB, far more than its place can show",
        help: "cut it into parts that readers can take in, or save it smaller", at: place)
    }
    return .warning(
      "heavy-picture",
      "'\(name)' is \(size.width) pixels wide and weighs \(tenths / 10).\(tenths % 10) MB, far more than its place can show",
      help: "save it \(Self.usefulWidth) pixels wide", at: place)
  }
}
