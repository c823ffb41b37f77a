import Diagnostics

/// Reads a template: text -> tags -> lines -> nested nodes.
///
/// A line that holds nothing but one tag that writes nothing itself goes away with its line end, as the specification
/// asks; so does a line of tags of inheritance alone.
struct TemplateParser {
  /// A tag that is open.
  private struct Frame {
    var kind: TemplateScanner.Kind?
    var tag = Template.Tag(name: "", isPosition: false, range: 0..<0)
    var nodes: [Template.Node] = []
    var indentation: [UInt8] = []
    var isStandalone = false
  }

  private typealias Token = TemplateScanner.Token

  private let file: SourceFile
  private let bytes: [UInt8]
  private var frames = [Frame()]
  private var diagnostics: [Diagnostic] = []
  /// How many tags are open that stand too deep to be read.
  private var tooDeep = 0

  /// How many tags may be open within each other; what a template is made of is read level by level.
  private static let deepest = 100

  /// Reads a template; what does not parse is a diagnostic.
  static func parse(_ file: SourceFile) -> Diagnosed<Template> {
    let bytes = Array(file.text.utf8)
    var scanner = TemplateScanner(file, bytes)
    scanner.scan()
    var parser = TemplateParser(file, bytes)
    parser.diagnostics = scanner.diagnostics
    parser.build(scanner.tokens)
    return Diagnosed(Template(file: file, bytes: bytes, nodes: parser.frames[0].nodes), parser.diagnostics)
  }

  private init(_ file: SourceFile, _ bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  private mutating func build(_ tokens: [Token]) {
    var line: [Token] = []
    for token in tokens {
      line.append(token)
      if case .text(let range) = token, bytes[range.upperBound - 1] == 0x0A {
        add(line)
        line = []
      }
    }
    if !line.isEmpty { add(line) }
    for frame in frames.dropFirst() {
      fail("'\(frame.tag.name)' is opened here and never closed", frame.tag.range)
    }
    while frames.count > 1 { close() }
  }

  // MARK: Lines

  private mutating func add(_ line: [Token]) {
    let leading = leadingBlank(line)
    if isStandalone(line) {
      for case .tag(let kind, let tag) in line { add(kind, tag, indentation: leading, isStandalone: true) }
      return
    }
    append(.lineStart)
    var isFirst = true
    for token in line {
      switch token {
      case .text(let range):
        append(.text(range))
        if !isBlank(range) { isFirst = false }
      case .tag(let kind, let tag):
        let isInherited = kind == .parent || kind == .block
        add(kind, tag, indentation: isFirst && isInherited ? leading : [], isStandalone: false)
        isFirst = false
      }
    }
  }

  private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy(TemplateScanner.isBlank) }

  /// The white space at the beginning of a line.
  private func leadingBlank(_ line: [Token]) -> [UInt8] {
    guard case .text(let range)? = line.first, isBlank(range) else { return [] }
    return Array(bytes[range].filter { $0 != 0x0A && $0 != 0x0D })
  }

  private func isStandalone(_ line: [Token]) -> Bool {
    var kinds: [TemplateScanner.Kind] = []
    for token in line {
      switch token {
      case .text(let range): if !isBlank(range) { return false }
      case .tag(let kind, _): kinds.append(kind)
      }
    }
    if kinds.count == 1 { return kinds[0] != .variable && kinds[0] != .unescaped }
    return !kinds.isEmpty && isInheritance(kinds)
  }

  /// Whether tags are those of inheritance alone, and no block is opened and closed among them that would be text.
  private func isInheritance(_ kinds: [TemplateScanner.Kind]) -> Bool {
    var outer = frames.dropFirst().map(\.kind)
    var opened: [TemplateScanner.Kind] = []
    for kind in kinds {
      switch kind {
      case .parent, .block: opened.append(kind)
      case .close:
        if let last = opened.popLast() {
          if last == .block, !opened.contains(.parent) { return false }
        } else {
          guard let last = outer.popLast(), last == .parent || last == .block else { return false }
        }
      default: return false
      }
    }
    return true
  }

  // MARK: Tags

  private mutating func append(_ node: Template.Node) { frames[frames.count - 1].nodes.append(node) }

  private mutating func add(
    _ kind: TemplateScanner.Kind, _ tag: Template.Tag, indentation: [UInt8], isStandalone: Bool
  ) {
    switch kind {
    case .comment, .delimiters: break
    case .variable: append(.variable(tag))
    case .unescaped: append(.unescaped(tag))
    case .partial: append(.partial(tag, indentation: isStandalone ? indentation : nil))
    case .section, .inverted, .parent, .block:
      guard frames.count <= Self.deepest else {
        if tooDeep == 0 {
          diagnostics.append(
            .error(
              "template-syntax", "more than \(Self.deepest) tags are open within each other",
              help:
                "put what stands inside into a template of its own, {{> name}}, or look for a tag that is not closed",
              at: file.place(tag.range)))
        }
        tooDeep += 1
        return
      }
      frames.append(Frame(kind: kind, tag: tag, indentation: indentation, isStandalone: isStandalone))
    case .close where tooDeep > 0: tooDeep -= 1
    case .close:
      guard let last = frames.last, last.kind != nil else {
        fail("'{{/\(tag.name)}}' closes nothing", tag.range)
        return
      }
      if last.tag.name != tag.name {
        fail("'{{/\(tag.name)}}' stands where '\(last.tag.name)' must be closed", tag.range)
      }
      close()
    }
  }

  private mutating func close() {
    let frame = frames.removeLast()
    switch frame.kind {
    case .inverted: append(.inverted(frame.tag, frame.nodes))
    case .parent:
      let blocks = frame.nodes.compactMap { node in
        if case .block(let block) = node { block } else { nil }
      }
      append(.parent(frame.tag, blocks, indentation: frame.isStandalone ? frame.indentation : nil))
    case .block:
      var nodes = frame.nodes
      let width = nodes.intrinsicIndentation(bytes)
      nodes.outdent(by: width, bytes)
      var indentation = frame.indentation
      if frame.isStandalone, !nodes.isEmpty { indentation = Array(repeating: 0x20, count: width) }
      append(
        .block(
          Template.Block(
            tag: frame.tag, nodes: nodes, indentation: indentation, isStandalone: frame.isStandalone,
            file: file)))
    default: append(.section(frame.tag, frame.nodes))
    }
  }

  private mutating func fail(_ message: Message, _ range: Range<Int>) {
    diagnostics.append(.error("template-syntax", message, at: file.place(range)))
  }
}
