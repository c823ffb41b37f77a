import Diagnostics

/// Checks templates against the shapes of the models they are rendered with, before anything is rendered.
///
/// It walks every branch, taken or not: an unknown name in a section that is empty today is found today.
struct TemplateChecker {
  /// The transforms of a list's position that templates may use.
  static let positions: Set<String> = ["first", "last", "even", "odd", "index"]

  let outlines: [String: TemplateOutline]
  /// The templates that whole pages are rendered with.
  let pages: Set<String>
  private(set) var diagnostics: [Diagnostic] = []

  /// A template under the names in force; checked once for each such state.
  private var checked: Set<String> = []

  /// The files behind fields that are missing; each is reported where it is first asked for.
  private var missing: [String: [TemplateFiles.Missing]]

  init(
    outlines: [String: TemplateOutline], pages: Set<String> = [],
    missing: [String: [TemplateFiles.Missing]] = [:]
  ) {
    self.outlines = outlines
    self.pages = pages
    self.missing = missing
  }

  /// One level of names in force, with a label that identifies it.
  private struct Scope {
    let label: String
    let shape: TemplateShape
  }

  /// Checks a template with the model and the interface's words that it is rendered with.
  mutating func check(_ name: String, model: TemplateShape, words: Set<String>) {
    let texts = words.map { ($0, { @Sendable in TemplateShape.text }) }
    let root = TemplateShape.model(
      name: "page",
      fields: ["t": { .model(name: "words", fields: Dictionary(texts, uniquingKeysWith: { $1 })) }])
    visit(name, stack: [Scope(label: "root", shape: root), Scope(label: Self.label(model), shape: model)])
  }

  private static func label(_ shape: TemplateShape) -> String {
    switch shape {
    case .text: "text"
    case .html: "html"
    case .flag: "flag"
    case .model(let name, _): name
    case .list(let element): "[\(label(element))]"
    }
  }

  private mutating func visit(_ name: String, stack: [Scope]) {
    guard let outline = outlines[name] else { return }
    let state = name + "|" + stack.map(\.label).joined(separator: "/")
    guard checked.insert(state).inserted else { return }
    visit(outline, 0..<outline.tags.count, stack: stack)
  }

  // The nesting here is that of tags in a template of our own, not of an editor's text.
  private mutating func visit(_ outline: TemplateOutline, _ range: Range<Int>, stack: [Scope]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let tag = outline.tags[index]
      let inside = (index + 1)..<tag.end
      index = tag.end
      switch tag.kind {
      case .variable, .unescaped:
        if tag.isPosition {
          checkPosition(tag, in: outline)
        } else {
          checkValue(tag, in: outline, stack: stack)
        }
      case .section, .inverted:
        if tag.isPosition {
          checkPosition(tag, in: outline)
          visit(outline, inside, stack: stack)
        } else if let shape = resolve(tag, in: outline, stack: stack) {
          visit(outline, inside, stack: tag.kind == .section ? entering(shape, stack) : stack)
        }
      case .partial:
        if known(tag, in: outline) { visit(tag.name, stack: stack) }
      case .parent:
        if known(tag, in: outline) { visit(tag.name, stack: stack) }
        visit(outline, inside, stack: stack)
      case .block:
        visit(outline, inside, stack: stack)
      }
    }
  }

  private func entering(_ shape: TemplateShape, _ stack: [Scope]) -> [Scope] {
    let inner: TemplateShape
    switch shape {
    case .flag: return stack
    case .list(let element): inner = element
    case .model, .text, .html: inner = shape
    }
    // A scope that is in force already only moves inward; so a partial that names itself comes to an end.
    let label = Self.label(inner)
    return stack.filter { $0.label != label } + [Scope(label: label, shape: inner)]
  }

  private mutating func known(_ tag: TemplateOutline.Tag, in outline: TemplateOutline) -> Bool {
    if outlines[tag.name] != nil { return true }
    // A page's own template is no part of another.
    let suggestion = Suggestion.clause(for: tag.name, in: outlines.keys.filter { !pages.contains($0) })
    diagnostics.append(
      .error("unknown-partial", "no template '\(tag.name)'\(suggestion)", at: outline.file.place(tag.range)))
    return false
  }

  private mutating func checkPosition(_ tag: TemplateOutline.Tag, in outline: TemplateOutline) {
    guard !Self.positions.contains(tag.name) else { return }
    let known = Self.positions.sorted().map { "\($0)()" }.joined(separator: ", ")
    diagnostics.append(
      .error(
        "unknown-key", "no transform '\(tag.name)()'", help: "known are \(known)",
        at: outline.file.place(tag.range)))
  }

  private mutating func checkValue(
    _ tag: TemplateOutline.Tag, in outline: TemplateOutline, stack: [Scope]
  ) {
    guard let shape = resolve(tag, in: outline, stack: stack) else { return }
    let place = outline.file.place(tag.range)
    switch (shape, tag.kind) {
    case (.text, .variable), (.html, .unescaped): break
    case (.html, _):
      diagnostics.append(
        .error("template-value", "'\(tag.name)' is HTML; write {{{\(tag.name)}}}", at: place))
    case (.text, _):
      diagnostics.append(
        .error(
          "template-value", "'\(tag.name)' is text and must be escaped; write {{\(tag.name)}}", at: place))
    case (.flag, _), (.list, _), (.model, _):
      diagnostics.append(
        .error(
          "template-value", "'\(tag.name)' has no text of its own; open it with {{#\(tag.name)}}", at: place))
    }
  }

  /// Looks a name up as the renderer does: the innermost scope that knows its first part decides.
  private mutating func resolve(
    _ tag: TemplateOutline.Tag, in outline: TemplateOutline, stack: [Scope]
  ) -> TemplateShape? {
    if tag.name == "." { return stack.last?.shape }
    var parts = tag.name.split(separator: ".").map(String.init)
    guard !parts.isEmpty else { return nil }
    let first = parts.removeFirst()
    var known: Set<String> = []
    for scope in stack.reversed() {
      guard case .model(let owner, let fields) = scope.shape else { continue }
      known.formUnion(fields.keys)
      guard var shape = fields[first]?() else { continue }
      ask(for: first, of: owner, tag, in: outline)
      for part in parts {
        guard case .model(let owner, let fields) = shape else {
          return unknown(part, of: "'\(first)'", .empty, tag, in: outline)
        }
        guard let next = fields[part]?() else {
          return unknown(part, of: owner, Suggestion.clause(for: part, in: fields.keys), tag, in: outline)
        }
        ask(for: part, of: owner, tag, in: outline)
        shape = next
      }
      return shape
    }
    let owner = stack.last.map(\.label) ?? "page"
    return unknown(first, of: owner, Suggestion.clause(for: first, in: known), tag, in: outline)
  }

  /// Reports the files that a field rests on and that are not there.
  private mutating func ask(
    for field: String, of owner: String, _ tag: TemplateOutline.Tag, in outline: TemplateOutline
  ) {
    for file in missing.removeValue(forKey: "\(owner).\(field)") ?? [] {
      let feature: Message = file.feature.map { " for \($0)" } ?? .empty
      let add: Message = file.feature == nil ? "add the file" : "add the file, which may be empty"
      diagnostics.append(
        .error(
          "missing-asset", "'\(tag.name)' needs '\(file.path)'\(feature), which is not there",
          help: "\(add), or take '\(tag.name)' out of the template", at: outline.file.place(tag.range)))
    }
  }

  private mutating func unknown(
    _ key: String, of owner: String, _ suggestion: Message, _ tag: TemplateOutline.Tag,
    in outline: TemplateOutline
  ) -> TemplateShape? {
    diagnostics.append(
      .error("unknown-key", "no key '\(key)' in \(owner)\(suggestion)", at: outline.file.place(tag.range)))
    return nil
  }
}
