import Diagnostics
import Templates

/// `unclosed-element`, `blocked-by-policy`: HTML in the workspace's own templates that browsers would mend by guessing, and
/// what the site's policy would keep from loading or running.
struct TemplateMarkup {
  let workspace: Workspace

  private static let help: Message = "put the file into Templates/assets and name it with {{asset name}}"

  /// Templates that are no page of the site: a drawing, and the page from which an article is copied.
  private static let apart: Set<String> = ["Templates/share.mustache", "Templates/wechat.mustache"]

  /// Checks every template that is not the program's own.
  func check() -> [Diagnostic] {
    workspace.texts(under: "Templates", ending: ".mustache").filter { !workspace.isOfProgram($0) }
      .flatMap(Self.check)
  }

  /// Checks one template.
  static func check(_ file: SourceFile) -> [Diagnostic] {
    let scanner = MarkupScanner(file, tags: TemplateTag.all(in: file))
    guard scanner.diagnostics.isEmpty else { return scanner.diagnostics }
    var balance = MarkupBalance()
    for event in scanner.events { balance.take(event) }
    let diagnostics = balance.finish().map { left -> Diagnostic in
      let place = file.place(left.range)
      return left.isOpen
        ? .warning(
          "unclosed-element", "'\(left.name)' is opened here and never closed in this template",
          help: "write '</\(left.name)>' where it ends", at: place)
        : .warning(
          "unclosed-element", "'</\(left.name)>' closes nothing here",
          help: "take it away, or open it before",
          at: place)
    }
    guard !apart.contains(file.path) else { return diagnostics }
    return diagnostics
      + scanner.events.flatMap {
        MarkupPolicy.problems($0, at: { file.place($0) }, own: help)
      }
  }
}

/// Which elements of a template are left open, or closed without having been opened.
///
/// A section is looked at by itself: what is left of it counts where it stands. Of a section and its opposite only one is
/// ever there, so that of the two the first counts.
struct MarkupBalance {
  /// An element that lacks its other end.
  struct Left: Equatable {
    let name: String
    let range: Range<Int>
    let isOpen: Bool
  }

  private struct Frame {
    var tag: TemplateTag?
    var left: [Left] = []
    /// What sections of a name have left in this frame, and whether they were inverted.
    var sections: [String: (isInverted: Bool, shape: [Bool])] = [:]
  }

  /// The elements that end by themselves.
  private static let selfEnding: Set<String> = [
    "p", "li", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup",
    "rt",
    "rp", "html", "head", "body",
  ]

  private var frames = [Frame()]

  /// Takes what comes next.
  mutating func take(_ event: MarkupScanner.Event) {
    switch event {
    case .void: break
    case .open(let name, _, let range):
      frames[frames.count - 1].left.append(Left(name: name, range: range, isOpen: true))
    case .close(let name, let range): close(Left(name: name, range: range, isOpen: false))
    case .tag(let tag):
      switch tag.kind {
      case .section, .inverted, .layout: frames.append(Frame(tag: tag))
      case .close: if frames.count > 1 { end() }
      case .other: break
      }
    }
  }

  /// What is left at the end of the template.
  mutating func finish() -> [Left] {
    while frames.count > 1 { end() }
    return frames[0].left.filter { !$0.isOpen || !Self.selfEnding.contains($0.name.lowercased()) }
  }

  private mutating func close(_ tag: Left) {
    let name = tag.name.lowercased()
    var left = frames[frames.count - 1].left
    // What ends by itself may stand open above it.
    if let place = left.lastIndex(where: {
      !($0.isOpen && Self.selfEnding.contains($0.name.lowercased())) || $0.name.lowercased() == name
    }),
      left[place].isOpen, left[place].name.lowercased() == name
    {
      left.removeSubrange(place...)
    } else {
      left.append(tag)
    }
    frames[frames.count - 1].left = left
  }

  private mutating func end() {
    let frame = frames.removeLast()
    guard let tag = frame.tag, !frame.left.isEmpty else { return }
    let isInverted = tag.kind == .inverted
    let shape = frame.left.map(\.isOpen)
    if let other = frames[frames.count - 1].sections[tag.name], other.isInverted != isInverted,
      other.shape == shape
    {
      frames[frames.count - 1].sections[tag.name] = nil
      return
    }
    frames[frames.count - 1].sections[tag.name] = (isInverted, shape)
    for left in frame.left {
      if left.isOpen {
        frames[frames.count - 1].left.append(left)
      } else {
        close(left)
      }
    }
  }
}

/// What the site's Content-Security-Policy keeps from being loaded or run, element by element.
enum MarkupPolicy {
  private static let pictures: Message = "the site's policy loads pictures of the site itself alone"

  /// What is blocked of one element.
  ///
  /// - Parameters:
  ///   - place: The place of a range of the text.
  ///   - own: How a file of the site's own is named there.
  static func problems(
    _ event: MarkupScanner.Event, at place: (Range<Int>) -> SourcePlace, own: Message
  ) -> [Diagnostic] {
    let (name, attributes, range): (String, [MarkupScanner.Attribute], Range<Int>)
    switch event {
    case .open(let element, let all, let whole), .void(let element, let all, let whole):
      (name, attributes, range) = (element.lowercased(), all, whole)
    case .close, .tag: return []
    }
    var problems: [Diagnostic] = []
    func warn(_ message: Message, _ help: Message, _ range: Range<Int>) {
      problems.append(SitePolicy.problem(message, help: help, at: place(range)))
    }
    func value(_ attribute: String) -> MarkupScanner.Attribute? { attributes.first { $0.name == attribute } }
    func isElsewhere(_ attribute: String) -> MarkupScanner.Attribute? {
      value(attribute).flatMap { SitePolicy.isElsewhere($0.value) ? $0 : nil }
    }
    switch name {
    case "iframe", "frame", "object", "embed":
      warn(
        "'\(name)' shows another page or program, which the site's policy does not let a browser load",
        "link what it shows instead", range)
    case "video", "audio":
      warn(
        "'\(name)' is not loaded under the site's policy",
        "link the file, so that readers open it themselves",
        range)
    case "script":
      let isData = value("type").map { $0.value.contains("json") } ?? false
      if value("src") == nil, !isData {
        warn(
          "a script in the page's text does not run under the site's policy",
          "put it into Templates/assets and write <script src=\"{{asset name.js}}\" defer></script>", range)
      } else if let source = isElsewhere("src") {
        warn("a script of another site does not run under the site's policy", own, source.range)
      }
    case "style":
      warn(
        "style in the page's text has no effect under the site's policy",
        "put it into a sheet of your own in Templates/assets", range)
    case "base":
      warn("'base' has no effect under the site's policy", "take it out; links are relative", range)
    case "form":
      if let action = isElsewhere("action") {
        warn(
          "a form to another site cannot be sent under the site's policy", "link the other site's page",
          action.range)
      }
    case "link":
      let relations = value("rel")?.value.lowercased() ?? ""
      if ["stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"].contains(
        where: relations.contains), let link = isElsewhere("href")
      {
        warn("a file of another site is not loaded under the site's policy", own, link.range)
      }
    case "img", "source", "image", "input":
      for attribute in ["src", "srcset", "href", "xlink:href"] {
        if let source = isElsewhere(attribute) {
          warn("a picture of another site: \(pictures)", own, source.range)
        }
      }
    default: break
    }
    for attribute in attributes {
      if attribute.name == "style" {
        warn(
          "a 'style' attribute has no effect under the site's policy",
          "give the element a class, and write its style into a sheet of your own in Templates/assets",
          attribute.range)
      } else if attribute.name.hasPrefix("on"), attribute.name.utf8.count > 3,
        attribute.name.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
      {
        warn(
          "'\(attribute.name)' is a script in the page's text, which does not run under the site's policy",
          "write it into a script in Templates/assets", attribute.range)
      } else if ["href", "action", "src"].contains(attribute.name),
        attribute.value.lowercased().hasPrefix("javascript:")
      {
        warn(
          "a script in an address does not run under the site's policy",
          "write it into a script in Templates/assets", attribute.range)
      }
    }
    return problems
  }
}
