import Diagnostics

/// Makes a program of a template and the shape of its model, and finds on the way whatever the shape does not have.
///
/// It goes through every branch, taken or not: an unknown name in a section that is empty today is found today.
struct TemplateCompiler {
  /// One level of names in force.
  private struct Scope {
    let shape: TemplateShape
    let register: Int32
    /// What tells it apart; shapes of one name are alike within a program.
    let label: String
  }

  /// What a name stands for.
  enum Target {
    case path(TemplateProgram.Path, TemplateShape)
    case word(Int32)
    case words
  }

  /// A template with what is in force where it is used; reached again inside itself, it is called.
  private struct State: Hashable {
    let template: String
    let scopes: [String]
    let blocks: [String: String]
    let indentation: [UInt8]
    let isInline: Bool
    let loop: Int32
  }

  /// A state whose steps are being made.
  private struct Open {
    let start: Int32
    let sections: Int
  }

  private let templates: [String: Template]
  private let words: [String: Int32]
  /// Templates that are no part of another, and not suggested as one.
  private let whole: Set<String>
  /// The files that may be named.
  private let assets: Set<String>

  private(set) var program = TemplateProgram()
  private(set) var diagnostics: [Diagnostic] = []
  /// The fields that the template names, with the type that has them, at the first tag that does.
  private(set) var asked: [(field: String, name: String, place: SourcePlace)] = []

  private var scopes: [Scope]
  private var blocks: [String: Template.Block] = [:]
  private var indentation: [UInt8] = []
  private var loop: Int32 = -1
  private var sections = 0
  private var open: [State: Open] = [:]
  private var file: SourceFile
  private var bytes: [UInt8]

  /// Compiles a template for models of a shape.
  init(
    _ name: String, _ template: Template, for shape: TemplateShape, in templates: [String: Template],
    words: [String: Int32], whole: Set<String>, assets: Set<String>
  ) {
    self.templates = templates
    self.words = words
    self.whole = whole
    self.assets = assets
    file = template.file
    bytes = template.bytes
    scopes = [Scope(shape: shape, register: 0, label: shape.name)]
    part(name, template, isInline: false)
  }

  // MARK: Nodes

  private mutating func emit(_ step: TemplateProgram.Step) { program.steps.append(step) }

  private var here: Int32 { Int32(program.steps.count) }

  private mutating func emit(_ text: some Collection<UInt8>) {
    guard !text.isEmpty else { return }
    let start = Int32(program.text.count)
    program.text.append(contentsOf: text)
    let end = Int32(program.text.count)
    if case .text(let earlier, start)? = program.steps.last, !isJumpTarget {
      program.steps[program.steps.count - 1] = .text(earlier, end)
    } else {
      emit(.text(start, end))
      isJumpTarget = false
    }
  }

  /// Whether some step goes on here, so that what follows must not join what is before.
  private var isJumpTarget = true

  private mutating func compile(_ nodes: [Template.Node], skipsFirstIndentation: Bool = false) {
    var skips = skipsFirstIndentation
    for (index, node) in nodes.enumerated() {
      switch node {
      case .text(let range): emit(bytes[range])
      case .lineStart:
        if !skips, !indentation.isEmpty, !startsEmptyLine(nodes, index + 1) { emit(indentation) }
        skips = false
      case .variable(let tag): value(tag, isRaw: false)
      case .unescaped(let tag): value(tag, isRaw: true)
      case .section(let tag, let inside): section(tag, inside, isInverted: false)
      case .inverted(let tag, let inside): section(tag, inside, isInverted: true)
      case .partial(let tag, let inner): partial(tag, [], inner)
      case .parent(let tag, let filled, let inner): partial(tag, filled, inner)
      case .block(let block): compile(block)
      }
    }
  }

  private func startsEmptyLine(_ nodes: [Template.Node], _ index: Int) -> Bool {
    guard index < nodes.count, case .text(let range) = nodes[index] else { return false }
    return range.isEmpty || bytes[range.lowerBound] == 0x0A || bytes[range.lowerBound] == 0x0D
  }

  private mutating func value(_ tag: Template.Tag, isRaw: Bool) {
    if tag.isPosition {
      if let position = position(tag), loop >= 0 { emit(.position(position, loop: loop)) }
      isJumpTarget = true
      return
    }
    defer { isJumpTarget = true }
    if let name = Self.asset(tag) { return asset(name, tag) }
    switch resolve(tag) {
    case .word(let word)?:
      if isRaw { mustEscape(tag) }
      emit(.word(word))
    case .path(let path, let shape)?:
      switch shape {
      case .text:
        if isRaw { mustEscape(tag) }
        emit(isRaw ? .raw(path) : .value(path))
      case .html:
        if !isRaw { report("template-value", "'\(tag.name)' is HTML; write {{{\(tag.name)}}}", at: tag) }
        emit(.raw(path))
      case .flag, .list, .model: hasNoText(tag)
      }
    case .words?: hasNoText(tag)
    case nil: break
    }
  }

  /// The file that `{{asset name}}` names; nil if a tag is another.
  private static func asset(_ tag: Template.Tag) -> String? {
    guard let gap = tag.name.firstIndex(where: \.isWhitespace), tag.name[..<gap] == "asset" else {
      return nil
    }
    return String(tag.name[gap...].drop(while: \.isWhitespace))
  }

  /// Writes a file's address, which differs from page to page.
  private mutating func asset(_ name: String, _ tag: Template.Tag) {
    guard assets.contains(name) else {
      report(
        "missing-asset",
        "there is no file 'Templates/assets/\(name)'\(Suggestion.clause(for: name, in: assets))",
        help: "put it there, or write its path below Templates/assets", at: tag)
      return
    }
    let place = program.names.firstIndex(of: name) ?? program.names.count
    if place == program.names.count { program.names.append(name) }
    emit(.asset(Int32(place)))
  }

  private mutating func mustEscape(_ tag: Template.Tag) {
    report("template-value", "'\(tag.name)' is text and must be escaped; write {{\(tag.name)}}", at: tag)
  }

  private mutating func hasNoText(_ tag: Template.Tag) {
    report("template-value", "'\(tag.name)' has no text of its own; open it with {{#\(tag.name)}}", at: tag)
  }

  private mutating func position(_ tag: Template.Tag) -> TemplateProgram.Position? {
    if let position = TemplateProgram.Position(rawValue: tag.name) { return position }
    let known = TemplateProgram.Position.allCases.map(\.rawValue).sorted().map { "\($0)()" }
    report(
      "unknown-key", "no transform '\(tag.name)()'", help: "known are \(known.joined(separator: ", "))",
      at: tag)
    return nil
  }

  private mutating func section(_ tag: Template.Tag, _ inside: [Template.Node], isInverted: Bool) {
    let start = program.steps.count
    emit(.skip(end: 0))
    isJumpTarget = true
    sections += 1
    defer {
      sections -= 1
      isJumpTarget = true
    }
    if tag.isPosition {
      let position = position(tag)
      compile(inside)
      if let position, loop >= 0 {
        program.steps[start] = .atPosition(position, loop: loop, isInverted: isInverted, end: here)
      } else {
        program.steps[start] = isInverted && position != nil ? .part(end: here) : .skip(end: here)
      }
      return
    }
    switch resolve(tag) {
    case .word(let word)?:
      compile(inside)
      program.steps[start] = .ifWord(word, isInverted: isInverted, end: here)
    case .words?:
      compile(inside)
      program.steps[start] = isInverted ? .skip(end: here) : .part(end: here)
    case .path(let path, let shape)?:
      if isInverted {
        compile(inside)
        program.steps[start] = .inverted(path, end: here)
      } else {
        open(path, shape, inside, at: start)
      }
    case nil:
      compile(inside)
      program.steps[start] = isInverted ? .part(end: here) : .skip(end: here)
    }
  }

  /// A section whose value is in force inside it.
  private mutating func open(
    _ path: TemplateProgram.Path, _ shape: TemplateShape, _ inside: [Template.Node], at start: Int
  ) {
    let outer = (scopes: scopes, loop: loop)
    var entered = shape
    if case .list(let element) = shape { entered = element }
    var register: Int32 = -1
    if case .flag = shape {
    } else {
      let label = entered.name
      // A scope that is in force already only moves inward, with its register; so a partial that names itself ends.
      register = scopes.first { $0.label == label }?.register ?? Int32(program.registers)
      program.registers = max(program.registers, Int(register) + 1)
      scopes.removeAll { $0.label == label }
      scopes.append(Scope(shape: entered, register: register, label: label))
    }
    if case .list = shape { loop = register }
    compile(inside)
    program.steps[start] = .section(path, register: register, end: here)
    (scopes, loop) = outer
  }

  // MARK: Partials, layouts, blocks

  private mutating func partial(_ tag: Template.Tag, _ filled: [Template.Block], _ inner: [UInt8]?) {
    guard let template = templates[tag.name] else {
      let suggestion = Suggestion.clause(for: tag.name, in: templates.keys.filter { !whole.contains($0) })
      report("unknown-partial", "no template '\(tag.name)'\(suggestion)", at: tag)
      return
    }
    let outer = (blocks: blocks, indentation: indentation, file: file, bytes: bytes)
    // What the outermost template fills in counts.
    for block in filled where blocks[block.tag.name] == nil { blocks[block.tag.name] = block }
    indentation += inner ?? []
    if !part(tag.name, template, isInline: inner == nil) {
      (blocks, indentation, file, bytes) = outer
      report("template-syntax", "'\(tag.name)' is a part of itself without end", at: tag)
    }
    (blocks, indentation, file, bytes) = outer
  }

  /// The steps of a template; false if it would be a part of itself whatever its model.
  @discardableResult
  private mutating func part(_ name: String, _ template: Template, isInline: Bool) -> Bool {
    let state = State(
      template: name, scopes: scopes.map { "\($0.label) \($0.register)" },
      blocks: blocks.mapValues { "\($0.file.path) \($0.tag.range.lowerBound)" }, indentation: indentation,
      isInline: isInline, loop: loop)
    if let earlier = open[state] {
      emit(.call(earlier.start))
      isJumpTarget = true
      return earlier.sections < sections
    }
    open[state] = Open(start: here, sections: sections)
    let start = program.steps.count
    emit(.part(end: 0))
    isJumpTarget = true
    (file, bytes) = (template.file, template.bytes)
    compile(template.nodes, skipsFirstIndentation: isInline)
    program.steps[start] = .part(end: here)
    isJumpTarget = true
    open[state] = nil
    return true
  }

  private mutating func compile(_ block: Template.Block) {
    let outer = (indentation: indentation, file: file, bytes: bytes)
    indentation += block.indentation
    let filling = blocks[block.tag.name] ?? block
    if let template = templates.values.first(where: { $0.file.path == filling.file.path }) {
      (file, bytes) = (template.file, template.bytes)
    }
    compile(filling.nodes, skipsFirstIndentation: !block.isStandalone)
    (indentation, file, bytes) = outer
  }

  // MARK: Names

  /// Looks a name up: the innermost scope that knows its first part decides.
  private mutating func resolve(_ tag: Template.Tag) -> Target? {
    if tag.name == "." {
      guard let scope = scopes.last else { return nil }
      return .path(.init(register: scope.register, field: TemplateProgram.Path.itself), scope.shape)
    }
    let parts = tag.name.split(separator: ".").map(String.init)
    guard let first = parts.first else { return nil }
    var known: Set<String> = []
    for scope in scopes.reversed() {
      guard case .model(let owner, let fields) = scope.shape else { continue }
      known.formUnion(fields.keys)
      guard let field = fields[first] else { continue }
      return follow(parts, field, owner, scope.register, tag)
    }
    guard first == "t" else {
      let owner = scopes.last.map(\.label) ?? "page"
      return unknown(first, of: owner, Suggestion.clause(for: first, in: known.union(["t"])), tag)
    }
    guard parts.count > 1 else { return .words }
    guard let word = words[parts[1]] else {
      return unknown(parts[1], of: "words", Suggestion.clause(for: parts[1], in: words.keys), tag)
    }
    if parts.count > 2 { return unknown(parts[2], of: "'t'", .empty, tag) }
    return .word(word)
  }

  private mutating func follow(
    _ parts: [String], _ field: TemplateShape.Field, _ owner: String, _ register: Int32, _ tag: Template.Tag
  ) -> Target? {
    ask(parts[0], of: owner, tag)
    var shape = field.shape()
    var path = TemplateProgram.Path(register: register, field: slot(field, parts[0]))
    path.moreStart = Int32(program.fields.count)
    for part in parts.dropFirst() {
      guard case .model(let owner, let fields) = shape else {
        return unknown(part, of: "'\(parts[0])'", .empty, tag)
      }
      guard let next = fields[part] else {
        return unknown(part, of: owner, Suggestion.clause(for: part, in: fields.keys), tag)
      }
      ask(part, of: owner, tag)
      program.fields.append(slot(next, part))
      shape = next.shape()
    }
    path.moreEnd = Int32(program.fields.count)
    return .path(path, shape)
  }

  private mutating func slot(_ field: TemplateShape.Field, _ name: String) -> Int32 {
    if let slot = field.slot { return Int32(slot) }
    let place = program.names.firstIndex(of: name) ?? program.names.count
    if place == program.names.count { program.names.append(name) }
    return -1 - Int32(place)
  }

  private mutating func ask(_ field: String, of owner: String, _ tag: Template.Tag) {
    asked.append(("\(owner).\(field)", tag.name, file.place(tag.range)))
  }

  private mutating func unknown(
    _ key: String, of owner: String, _ suggestion: Message, _ tag: Template.Tag
  ) -> Target? {
    report("unknown-key", "no key '\(key)' in \(owner)\(suggestion)", at: tag)
    return nil
  }

  private mutating func report(
    _ id: String, _ message: Message, help: Message? = nil, at tag: Template.Tag
  ) {
    diagnostics.append(.error(id, message, help: help, at: file.place(tag.range)))
  }
}
