import Diagnostics

/// One template as it is written: its text in pieces and its tags, nested, each with its place.
struct Template: Sendable {
  /// A tag that names something.
  struct Tag: Sendable {
    /// The name between the delimiters, without its mark and `()`.
    let name: String
    /// Whether the name asks for a place in a list, such as `last()`.
    let isPosition: Bool
    /// UTF-8 offsets of the whole tag.
    let range: Range<Int>
  }

  /// A part of a layout that another template may fill in, or what fills it.
  struct Block: Sendable {
    let tag: Tag
    var nodes: [Node]
    /// What stands before each of its lines where it is set.
    var indentation: [UInt8]
    /// Whether its tags have lines of their own, so that the first of its lines is indented too.
    let isStandalone: Bool
    let file: SourceFile
  }

  /// A piece of a template.
  indirect enum Node: Sendable {
    /// Text, as a range of the file's bytes.
    case text(Range<Int>)
    /// The beginning of a line, where the indentation of a partial goes.
    case lineStart
    /// `{{name}}`
    case variable(Tag)
    /// `{{{name}}}` or `{{&name}}`
    case unescaped(Tag)
    /// `{{#name}}`
    case section(Tag, [Node])
    /// `{{^name}}`
    case inverted(Tag, [Node])
    /// `{{>name}}`; its indentation is nil where it stands within a line.
    case partial(Tag, indentation: [UInt8]?)
    /// `{{<name}}`: a layout whose blocks are filled in.
    case parent(Tag, [Block], indentation: [UInt8]?)
    /// `{{$name}}`
    case block(Block)
  }

  let file: SourceFile
  let bytes: [UInt8]
  let nodes: [Node]
}

extension [Template.Node] {
  /// The names of the templates that are parts of it.
  var partNames: Set<String> {
    reduce(into: []) { names, node in
      switch node {
      case .text, .lineStart, .variable, .unescaped: break
      case .section(_, let nodes), .inverted(_, let nodes): names.formUnion(nodes.partNames)
      case .partial(let tag, _): names.insert(tag.name)
      case .parent(let tag, let blocks, _):
        names.insert(tag.name)
        for block in blocks { names.formUnion(block.nodes.partNames) }
      case .block(let block): names.formUnion(block.nodes.partNames)
      }
    }
  }

  /// The white space at the beginning of the first line, if a line begins here.
  func intrinsicIndentation(_ bytes: [UInt8]) -> Int {
    guard case .lineStart? = first else { return 0 }
    for (index, node) in enumerated() {
      guard case .lineStart = node else { continue }
      guard index + 1 < count, case .text(let range) = self[index + 1] else { return 0 }
      let blank = bytes[range].prefix { $0 == 0x20 || $0 == 0x09 }
      // An empty line says nothing.
      if let next = bytes[range].dropFirst(blank.count).first, next == 0x0A || next == 0x0D { continue }
      return blank.count
    }
    return 0
  }

  /// Takes white space from the beginning of every line, as far as it goes.
  mutating func outdent(by width: Int, _ bytes: [UInt8]) {
    var isAtStart = false
    for index in indices {
      switch self[index] {
      case .lineStart:
        isAtStart = true
        continue
      case .text(let range) where isAtStart:
        let blank = bytes[range].prefix(width).prefix { $0 == 0x20 || $0 == 0x09 }.count
        self[index] = .text((range.lowerBound + blank)..<range.upperBound)
      case .section(let tag, var nodes):
        nodes.outdent(by: width, bytes)
        self[index] = .section(tag, nodes)
      case .inverted(let tag, var nodes):
        nodes.outdent(by: width, bytes)
        self[index] = .inverted(tag, nodes)
      case .partial(let tag, let indentation):
        self[index] = .partial(tag, indentation: indentation.map { [UInt8]($0.dropFirst(width)) })
      case .parent(let tag, let blocks, let indentation):
        self[index] = .parent(tag, blocks, indentation: indentation.map { [UInt8]($0.dropFirst(width)) })
      case .block(var block):
        block.nodes.outdent(by: width, bytes)
        block.indentation = [UInt8](block.indentation.dropFirst(width))
        self[index] = .block(block)
      case .text, .variable, .unescaped: break
      }
      isAtStart = false
    }
  }
}
