public import Diagnostics

/// A parsed Markdown text: its nodes in reading order, each with its place in the file.
///
/// The tree is kept flat: a node's descendants follow it directly and end before `nodes[i].end`. Nothing that walks a
/// document needs to recurse, however deep its author nested it.
public struct Document: Sendable {
  /// The file the text is part of; every range of the document counts in it.
  public let file: SourceFile

  /// All nodes in preorder; the first is the document itself.
  public let nodes: [Node]

  /// Creates a document from nodes in preorder.
  public init(file: SourceFile, nodes: [Node]) {
    self.file = file
    self.nodes = nodes
  }

  /// The nodes directly below one.
  public func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var next = node + 1
    while next < nodes[node].end {
      children.append(next)
      next = nodes[next].end
    }
    return children
  }
}

/// One block or inline of a document.
public struct Node: Sendable, Hashable {
  /// What it is.
  public var kind: Kind

  /// UTF-8 offsets in the document's file, markup included.
  public var range: Range<Int>

  /// The index just past the node's last descendant.
  public var end: Int

  /// Creates a node.
  public init(kind: Kind, range: Range<Int>, end: Int) {
    self.kind = kind
    self.range = range
    self.end = end
  }

  /// The kinds of blocks and inlines.
  ///
  /// What is large or rare is kept beside the nodes, so that a document of many texts stays small.
  public enum Kind: Sendable, Hashable {
    // Blocks
    /// The root.
    case document
    /// `> quoted`
    case blockQuote
    /// A list; its children are items.
    indirect case list(List)
    /// One item of a list.
    case item
    /// Fenced or indented code: the info string, empty if there is none, and the text with its last newline.
    indirect case codeBlock(info: String, literal: String)
    /// Raw HTML between blocks.
    case htmlBlock(String)
    /// A paragraph; `tight` in a tight list, where it has no tags of its own.
    case paragraph(tight: Bool)
    /// A heading of level 1 to 6 with the id its author wrote in `{#id}`, if any.
    indirect case heading(level: Int, id: String?)
    /// `---`
    case thematicBreak
    /// A table; its children are rows, the first of them the head.
    case table([Alignment])
    /// A row of cells; a table has as many in each.
    case tableRow(isHead: Bool)
    /// One cell; its children are inlines.
    case tableCell(Alignment)
    /// The definition of the note `[^label]`, taken from where it was written; its children are blocks.
    case noteDefinition(label: String)
    /// `::name[label]{…}` or `:::name[label]{…}` … `:::`. A label stands first, as a `directiveLabel`.
    indirect case directive(Directive)
    /// The label of a block directive; its children are inlines.
    case directiveLabel

    // Inlines
    /// Text with entities and escapes resolved.
    case text(String)
    /// The end of a source line within a paragraph, where a reader sees a space.
    case softBreak
    /// A break the author asked for.
    case lineBreak
    /// `` `code` ``
    case code(String)
    /// Raw HTML within a paragraph.
    case html(String)
    /// `*stress*`
    case emphasis
    /// `**strong**`
    case strong
    /// `~~struck~~`
    case strikethrough
    /// A link; its children are inlines.
    indirect case link(Link)
    /// A picture; its children are its alternative text.
    indirect case image(Link)
    /// `[^label]`
    case noteReference(label: String)
    /// `[@id, locator; @id]`
    case citation([Citation])
    /// `:name[label]{…}`; the label is taken as it stands.
    indirect case inlineDirective(Directive)
  }

  /// What a list looks like.
  public struct List: Sendable, Hashable {
    /// The first number of an ordered list; nil for bullets.
    public var start: Int?
    /// Whether its paragraphs stand without space between them.
    public var isTight: Bool

    /// Creates a list.
    public init(start: Int?, isTight: Bool) {
      self.start = start
      self.isTight = isTight
    }
  }

  /// How a column's cells are aligned.
  public enum Alignment: Sendable, Hashable {
    /// As the page likes.
    case none
    /// `:--`
    case left
    /// `:-:`
    case center
    /// `--:`
    case right
  }

  /// Where a link or picture leads.
  public struct Link: Sendable, Hashable {
    /// The destination as written, escapes and entities resolved.
    public var destination: String
    /// The title, empty if there is none.
    public var title: String

    /// Creates a link.
    public init(destination: String, title: String) {
      self.destination = destination
      self.title = title
    }
  }
}

/// One source named in a citation.
public struct Citation: Sendable, Hashable {
  /// The source's id, without `@`.
  public var id: String
  /// UTF-8 offsets of the id in the file.
  public var idRange: Range<Int>
  /// Where in the source, as written after the comma; nil if nothing is.
  public var locator: String?

  /// Creates a citation.
  public init(id: String, idRange: Range<Int>, locator: String?) {
    self.id = id
    self.idRange = idRange
    self.locator = locator
  }
}

/// A directive as written; what its name and attributes mean is not the parser's business.
public struct Directive: Sendable, Hashable {
  /// Where it can stand.
  public enum Form: Sendable, Hashable {
    /// `:name[label]{…}` within a line.
    case inline
    /// `::name[label]{…}` alone on a line.
    case leaf
    /// `:::name[label]{…}` on a line, closed by `:::`.
    case container
  }

  /// One attribute: `name=value`, `name="value"`, or a bare `name`, whose value is empty.
  public struct Attribute: Sendable, Hashable {
    /// The attribute's name; `#x` is written `id`, `.x` is written `class`.
    public var name: String
    /// The value, unquoted.
    public var value: String
    /// UTF-8 offsets of the whole attribute in the file.
    public var range: Range<Int>

    /// Creates an attribute.
    public init(name: String, value: String, range: Range<Int>) {
      self.name = name
      self.value = value
      self.range = range
    }
  }

  /// Where it stands.
  public var form: Form
  /// The name after the colons.
  public var name: String
  /// UTF-8 offsets of the name.
  public var nameRange: Range<Int>
  /// The label as written; nil if there is none.
  ///
  /// A block directive's label is parsed too, as `directiveLabel`.
  public var label: String?
  /// UTF-8 offsets of the label between its brackets; empty if there is none.
  public var labelRange: Range<Int>
  /// The attributes in the order written.
  public var attributes: [Attribute]

  /// Creates a directive.
  public init(
    form: Form, name: String, nameRange: Range<Int>, label: String?, labelRange: Range<Int>,
    attributes: [Attribute]
  ) {
    self.form = form
    self.name = name
    self.nameRange = nameRange
    self.label = label
    self.labelRange = labelRange
    self.attributes = attributes
  }

  /// An attribute's value; nil if it was not written.
  public func value(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}
