import CYaml

/// The events of libyaml for one text, in their order: what begins, stands and ends where.
///
/// The only place that touches libyaml; its memory is owned here and leaves as values.
struct YAMLEvents: ~Copyable {
  /// One event.
  struct Event {
    enum Kind {
      case documentStart
      case documentEnd
      case streamEnd
      /// A scalar, quotes and escapes resolved; whether it stood without quotes.
      case scalar(String, isPlain: Bool)
      case listStart
      case listEnd
      case mapStart
      case mapEnd
      /// `*name`
      case alias
    }

    let kind: Kind
    /// The characters (Unicode scalars) before it.
    let index: Int
    /// The characters before its end; a text without quotes ends at its last sign.
    let end: Int
    /// Whether it has a name for aliases, `&name`.
    let isAnchored: Bool
    /// Whether it has a tag, `!name`.
    let isTagged: Bool
  }

  /// Why a text is no YAML.
  struct Problem: Error {
    /// In libyaml's words.
    let words: String
    /// The characters before the place, where it is known.
    let index: Int?
    /// The bytes before it, for what is no character of YAML.
    let offset: Int?
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ text: Substring) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    bytes = .allocate(capacity: max(1, text.utf8.count))
    _ = bytes.initialize(from: text.utf8)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, text.utf8.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// The next event; nil for those that say nothing.
  mutating func next() throws(Problem) -> Event? {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { yaml_event_delete(&event) }
    func made(_ kind: Event.Kind, anchor: UnsafePointer<UInt8>? = nil, tag: UnsafePointer<UInt8>? = nil)
      -> Event
    {
      Event(
        kind: kind, index: Int(event.start_mark.index), end: Int(event.end_mark.index),
        isAnchored: anchor != nil, isTagged: tag != nil)
    }
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return made(.documentStart)
    case YAML_DOCUMENT_END_EVENT: return made(.documentEnd)
    case YAML_STREAM_END_EVENT: return made(.streamEnd)
    case YAML_ALIAS_EVENT: return made(.alias)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return made(
        .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), anchor: scalar.anchor,
        tag: scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      return made(.listStart, anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      return made(.mapStart, anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag)
    case YAML_SEQUENCE_END_EVENT: return made(.listEnd)
    case YAML_MAPPING_END_EVENT: return made(.mapEnd)
    default: return nil
    }
  }

  private var problem: Problem {
    let words = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
    guard parser.pointee.error == YAML_READER_ERROR else {
      // Quotes that are not closed are looked for where they open.
      let isOpen = words == "found unexpected end of stream" && parser.pointee.context != nil
      let mark = isOpen ? parser.pointee.context_mark : parser.pointee.problem_mark
      return Problem(words: words, index: Int(mark.index), offset: nil)
    }
    return Problem(words: words, index: nil, offset: Int(parser.pointee.problem_offset))
  }
}
