import Diagnostics
import Markdown

/// Where a link of a page leads once it is resolved.
enum LinkTarget: Sendable, Hashable {
  /// Another page, or a place on it.
  case page(PageKey, fragment: String?)
  /// A place on the same page.
  case fragment(String)
  /// A file of `Content/assets`, by its path in the workspace.
  case asset(String)
  /// Another site, a mail address, a telephone number.
  case external(String)
}

/// Resolves the destinations that editors write, which name files, to pages and assets.
struct LinkResolver {
  private typealias Fail = (String, Message, Message?) -> Result<LinkTarget, LinkFailure>

  let index: PageIndex
  let entry: PageEntry

  /// Resolves a destination, or says why it leads nowhere.
  func resolve(_ destination: String, at range: Range<Int>) -> Result<LinkTarget, LinkFailure> {
    let place = entry.source.file.place(range)
    let fail: Fail = { id, message, help in
      if let (sign, meant) = Self.wideSign(in: destination) {
        return .failure(
          LinkFailure(diagnostic: .fullWidth(String(sign), meant: String(meant), at: place)))
      }
      return .failure(LinkFailure(diagnostic: .error(id, message, help: help, at: place)))
    }
    if Self.hasScheme(destination) || destination.hasPrefix("//") { return .success(.external(destination)) }
    if destination.isEmpty { return fail("unknown-page", "the link leads nowhere", nil) }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = Self.decode(parts.first.map(String.init) ?? "")
    let fragment = parts.count > 1 ? Self.decode(String(parts[1])) : nil
    if path.isEmpty {
      return check(fragment ?? "", on: entry, fail) { .fragment($0) }
    }
    guard !path.hasPrefix("/") else {
      return fail(
        "absolute-link", "'\(path)' is an address of the site, not a file",
        "link to the page's file, such as ../cases/boston.md; it becomes the right address")
    }
    guard let file = Self.join(entry.source.file.path, path) else {
      return fail("unknown-page", "'\(path)' leads out of Content", nil)
    }
    if file.hasSuffix(".md") { return page(file, fragment, path, place, fail) }
    if index.workspace.assets[file] != nil || index.workspace.texts[file] != nil {
      guard file.hasPrefix("Content/assets/") else {
        return fail("unknown-asset", "'\(path)' is not in Content/assets", "move the file there")
      }
      return .success(.asset(file))
    }
    let known = index.workspace.assets.keys.filter { $0.hasPrefix("Content/assets/") }
    let isFolder = path.hasSuffix("/") || !(path.split(separator: "/").last?.contains(".") ?? false)
    let help: Message? =
      Self.isHost(path)
      ? "a link to another site begins with https://, as in https://\(path)"
      : isFolder ? "link to the page's file, such as \(path)index.md" : nil
    return fail("unknown-asset", "no file '\(file)'\(suggestion(for: file, in: known))", help)
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
          LinkFailure(diagnostic: Drafts.named(draft.source.file.path, at: place)))
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
    let pages = index.entries.filter { $0.language == entry.language }.map(\.source.file.path)
    return fail("unknown-page", "no page '\(file)'\(suggestion(for: file, in: pages))", nil)
  }

  /// The file that was probably meant, as this page would write it: one of nearly the same path, or else of the same name.
  private func suggestion(for file: String, in known: [String]) -> Message {
    let name = file.split(separator: "/").last
    let meant =
      Suggestion.nearest(to: file, in: known)
      ?? known.sorted().first { $0.split(separator: "/").last == name }
    return meant.map { "; did you mean '\(Self.relative(from: entry.source.file.path, to: $0))'?" } ?? .empty
  }

  /// The path from a file to another, as a link writes it.
  static func relative(from file: String, to target: String) -> String {
    let from = file.split(separator: "/").dropLast()
    let to = target.split(separator: "/")
    let shared = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: from.count - shared)
    return (up + to.dropFirst(shared)).joined(separator: "/")
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
    if target.anchors.contains(fragment) { return .success(make(fragment)) }
    let suggestion = Suggestion.clause(for: fragment, in: target.anchors)
    let page: Message =
      target.key == entry.key ? "this page" : Message(verbatim: target.source.file.path)
    return fail("unknown-fragment", "no heading '#\(fragment)' in \(page)\(suggestion)", nil)
  }

  /// A sign of an input method in an address that leads nowhere, with the one that was meant.
  private static func wideSign(in destination: String) -> (Character, Character)? {
    let signs: [Character: Character] = ["＃": "#", "／": "/", "．": ".", "。": ".", "：": ":"]
    return destination.lazy.compactMap { sign in signs[sign].map { (sign, $0) } }.first
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

  /// Resolves `%E4%BA…`; what is not UTF-8 after that is left as it was.
  static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }
}

/// Why a link leads nowhere.
struct LinkFailure: Error {
  let diagnostic: Diagnostic
}
