import Addresses
import Diagnostics
import Markdown

/// Where a link of a page leads once it is resolved.
enum LinkTarget: Sendable, Hashable {
  /// Another page, or a place on it.
  case page(PageKey, fragment: String?)
  /// A place on the same page.
  case fragment(String)
  /// A file of `Content/assets`, by its path in the workspace, and the query and fragment behind it as written.
  case asset(String, end: String)
  /// Another site, a mail address, a telephone number.
  case external(String)

  /// Whether it is a file of the site's own.
  var isAsset: Bool { if case .asset = self { true } else { false } }
}

/// Resolves the destinations that editors write, which name files, to pages and assets.
struct LinkResolver {
  private typealias Fail = (String, Message, Message?) -> Result<LinkTarget, LinkFailure>

  let index: PageIndex
  let entry: PageEntry

  /// Resolves a destination, or says why it leads nowhere.
  func resolve(_ destination: String, at range: Range<Int>) -> Result<LinkTarget, LinkFailure> {
    let place = entry.parsed.file.place(range)
    let fail: Fail = { id, message, help in
      if let (sign, meant) = Self.wideSign(in: destination) {
        return .failure(
          LinkFailure(
            diagnostic: .fullWidth(
              String(sign), meant: String(meant), at: place,
              mend: Self.mend(destination, String(destination.map { Self.wideSigns[$0] ?? $0 }), at: place))))
      }
      return .failure(LinkFailure(diagnostic: .error(id, message, help: help, at: place)))
    }
    if let rest = Self.lackingStroke(destination) {
      return fail(
        "broken-link", "'\(destination)' lacks the '//' of an address of the web", "write https://\(rest)")
    }
    if Self.hasScheme(destination) {
      return ownPage(destination, at: place).map(Result.failure) ?? .success(.external(destination))
    }
    if destination.hasPrefix("//") {
      // In a Word file it is a folder of the network, which Windows greets with the reader's name and password.
      return fail(
        "broken-link", "'\(destination)' lacks the 'https:' of an address of the web",
        "write https:\(destination)")
    }
    if destination.isEmpty { return fail("unknown-page", "the link leads nowhere", nil) }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = Address.decode(parts.first.map(String.init) ?? "")
    let fragment = parts.count > 1 ? Address.decode(String(parts[1])) : nil
    if path.isEmpty {
      return check(fragment ?? "", on: entry, fail) { .fragment($0) }
    }
    guard !path.hasPrefix("/") else {
      if let own = ownPage(destination, at: place) { return .failure(own) }
      return fail(
        "absolute-link", "'\(path)' is an address of the site, not a file",
        "link to the page's file, such as ../cases/boston.md; it becomes the right address")
    }
    guard let file = Self.join(entry.parsed.file.path, path) else {
      return fail("unknown-page", "'\(path)' leads out of Content", nil)
    }
    if file.hasSuffix(".md") { return page(file, fragment, path, place, fail) }
    let end = parts.count > 1 ? "#" + parts[1] : ""
    if isFile(file) { return asset(file, end: end, path, fail) }
    // A question mark may be part of a name; where it is not, a query begins with it.
    if let query = destination.prefix(while: { $0 != "#" }).firstIndex(of: "?"),
      let file = Self.join(entry.parsed.file.path, Address.decode(String(destination[..<query]))),
      isFile(file)
    {
      return asset(file, end: String(destination[query...]), path, fail)
    }
    let meant = Self.isHost(path) ? .empty : suggestion(for: Self.withSlashes(file, path, entry), fragment)
    let isName = path.hasSuffix("/") || !(path.split(separator: "/").last?.contains(".") ?? false)
    let help: Message? =
      Self.isHost(path)
      ? "a link to another site begins with https://, as in https://\(path)"
      : isName && meant.isEmpty ? "link to the page's file, whose name ends in .md" : nil
    return fail("unknown-asset", "no file '\(file)'\(meant)", help)
  }

  /// What is wrong with a link to the address of a page of this site; nil if it is none.
  private func ownPage(_ destination: String, at place: SourcePlace) -> LinkFailure? {
    guard destination.hasPrefix("/") || destination.lowercased().hasPrefix("http"),
      let (page, fragment) = OwnAddress(index: index).page(at: destination)
    else { return nil }
    let file =
      Self.relative(from: entry.parsed.file.path, to: page.parsed.file.path)
      + (fragment.map { "#" + $0 } ?? "")
    // An address that stands by itself is its own text.
    let hasText = place.range.map { place.file.slice($0).hasPrefix("[") } ?? false
    return LinkFailure(
      diagnostic: .error(
        "absolute-link", "'\(destination)' is an address of the site, not a file",
        help: "link to the page's file, [text](\(file)); it becomes the right address", at: place,
        mend: hasText ? Self.mend(destination, file, at: place) : nil))
  }

  /// The file that a path with the strokes of Windows means.
  private static func withSlashes(_ file: String, _ path: String, _ entry: PageEntry) -> String {
    guard path.contains("\\") else { return file }
    return join(entry.parsed.file.path, path.replacing("\\", with: "/")) ?? file
  }

  /// What follows `https:/`, `https//` or `https:` in an address of the web that lacks a stroke.
  private static func lackingStroke(_ destination: String) -> Substring? {
    let lower = destination.lowercased()
    if let start = ["https//", "http//"].first(where: lower.hasPrefix) {
      return destination.dropFirst(start.count)
    }
    guard let scheme = ["https:", "http:"].first(where: lower.hasPrefix), !lower.hasPrefix(scheme + "//")
    else { return nil }
    return destination.dropFirst(scheme.count).drop { $0 == "/" }
  }

  private func isFile(_ file: String) -> Bool {
    index.workspace.assets[file] != nil || index.workspace.texts[file] != nil
  }

  private func asset(
    _ file: String, end: String, _ path: String, _ fail: Fail
  ) -> Result<LinkTarget, LinkFailure> {
    guard file.hasPrefix("Content/assets/") else {
      return fail("unknown-asset", "'\(path)' is not in Content/assets", "move the file there")
    }
    return .success(.asset(file, end: end))
  }

  private func page(
    _ file: String, _ fragment: String?, _ path: String, _ place: SourcePlace, _ fail: Fail
  ) -> Result<LinkTarget, LinkFailure> {
    for language in index.settings.languages {
      let folder = "Content/\(language)/"
      guard file.hasPrefix(folder) else { continue }
      let id = String(file.dropFirst(folder.count).dropLast(".md".count))
      // A link is followed in the language it is written in; a page that is not translated yet is better than none.
      guard let target = index.entry(id, preferring: language) else {
        if index.isUnreadable(id) { return .success(.external(path)) }
        guard
          let draft = index.drafts.entry(id, language)
            ?? index.drafts.entry(id, index.settings.defaultLanguage)
        else { break }
        return .failure(
          LinkFailure(diagnostic: Drafts.named(draft.parsed.file.path, at: place)))
      }
      guard let fragment else { return .success(.page(target.key, fragment: nil)) }
      // The heading that is meant may be on the page that cannot be read, which has been reported.
      if index.workspace.unreadable.contains(file) { return .success(.page(target.key, fragment: nil)) }
      // The heading that is meant is on the draft, in its language; the page that stands for it has none of that name.
      if target.language != language, let draft = index.drafts.entry(id, language) {
        return check(fragment, on: draft, fail) { _ in .page(target.key, fragment: nil) }
      }
      return check(fragment, on: target, fail) { .page(target.key, fragment: $0) }
    }
    return fail("unknown-page", "no page '\(file)'\(suggestion(for: file, fragment))", nil)
  }

  /// The page or file that was probably meant, as this page would write it so that the link works.
  private func suggestion(for file: String, _ fragment: String?) -> Message {
    guard let meant = index.nearestFile(to: file, entry.language) else { return .empty }
    var written = Self.relative(from: entry.parsed.file.path, to: meant)
    if let fragment, let page = index.page(ofFile: meant, entry.language),
      page.anchors.contains(fragment)
    {
      written += "#" + Self.written(fragment)
    }
    return Suggestion.clause(written)
  }

  /// A part of a link's address as an editor writes it: what would end the address or mean something in it is encoded.
  private static func written(_ part: some StringProtocol) -> String {
    part.map { " #?%()<>\"'\\{}[]`*_".contains($0) ? Address(relative: [String($0)]).text : String($0) }
      .joined()
  }

  /// The path from a file to another, as a link writes it.
  static func relative(from file: String, to target: String) -> String {
    let from = file.split(separator: "/").dropLast()
    let to = target.split(separator: "/")
    let shared = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: from.count - shared)
    return (up.map(String.init) + to.dropFirst(shared).map(written)).joined(separator: "/")
  }

  /// Whether a path begins with what can only be another site's name.
  private static func isHost(_ path: String) -> Bool {
    let host = path.prefix { $0 != "/" }.lowercased()
    let endings = [
      ".com", ".org", ".net", ".edu", ".gov", ".cn", ".eu", ".de", ".uk", ".jp", ".ch", ".il", ".sg",
    ]
    return host.hasPrefix("www.") || endings.contains { host.hasSuffix($0) && host.count > $0.count }
  }

  private func check(
    _ fragment: String, on target: PageEntry,
    _ fail: Fail,
    _ make: (String) -> LinkTarget
  ) -> Result<LinkTarget, LinkFailure> {
    // As the heading has it: a browser takes é and e with an accent for two, which a text does not.
    if let index = target.anchors.firstIndex(of: fragment) { return .success(make(target.anchors[index])) }
    let suggestion = Suggestion.clause(target.fragments.nearest(to: fragment))
    let page: Message =
      target.key == entry.key ? "this page" : Message(verbatim: target.parsed.file.path)
    return fail("unknown-fragment", "no heading '#\(fragment)' in \(page)\(suggestion)", nil)
  }

  /// A sign of an input method in an address that leads nowhere, with the one that was meant.
  private static func wideSign(in destination: String) -> (Character, Character)? {
    destination.lazy.compactMap { sign in wideSigns[sign].map { (sign, $0) } }.first
  }

  private static let wideSigns: [Character: Character] = ["＃": "#", "／": "/", "．": ".", "。": ".", "：": ":"]

  /// A destination as it was meant, where it stands as it was read.
  private static func mend(_ destination: String, _ meant: String, at place: SourcePlace) -> Mend? {
    guard let range = place.range else { return nil }
    let written = place.file.slice(range)
    guard let found = written.ranges(of: destination).last else { return nil }
    let start = range.lowerBound + written.utf8.distance(from: written.startIndex, to: found.lowerBound)
    return Mend(place.file.place(start..<start + destination.utf8.count), meant)
  }

  /// Whether a destination begins with a scheme such as `https:`.
  static func hasScheme(_ destination: String) -> Bool {
    guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = destination.utf8[..<colon]
    return scheme.count > 1
      && scheme.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.".utf8.contains(byte)
      }
  }

  /// A path relative to a file's folder, from the root; nil if it leaves the root.
  static func join(_ file: String, _ relative: String) -> String? {
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in relative.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

/// Why a link leads nowhere.
struct LinkFailure: Error {
  let diagnostic: Diagnostic
}
