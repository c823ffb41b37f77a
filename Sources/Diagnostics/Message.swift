/// Words to an editor that know their parts, so that a catalogue can say them in another language.
///
/// A message is written as a string literal. What is interpolated stays apart from the words around it: a text, such as a
/// name that the editor wrote, is printed as it is in every language; another message is translated on its own.
public struct Message: Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// What stands in a place of a phrase.
  enum Argument: Sendable {
    case text(String)
    case message(Message)
  }

  /// A literal: its words with `%1`, `%2` … for what was interpolated and `%%` for a per cent sign, and that.
  struct Phrase: Sendable {
    var key = ""
    var arguments: [Argument] = []
  }

  /// The literals in their order; each is translated on its own.
  private(set) var phrases: [Phrase]

  /// A message without words.
  public static let empty = Message(phrases: [])

  init(phrases: [Phrase]) {
    self.phrases = phrases
  }

  /// Words without parts.
  public init(stringLiteral words: String) {
    var parts = StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    parts.appendLiteral(words)
    self.init(stringInterpolation: parts)
  }

  /// Words with parts.
  public init(stringInterpolation parts: StringInterpolation) {
    phrases = parts.phrase.key.isEmpty ? [] : [parts.phrase]
  }

  /// A text that is the same in every language, such as what another program has said.
  public init(verbatim text: String) {
    phrases = text.isEmpty ? [] : [Phrase(key: "%1", arguments: [.text(text)])]
  }

  /// Whether it says nothing.
  public var isEmpty: Bool { phrases.isEmpty }

  /// The words in English, in which messages are written.
  public var description: String { text(in: .english) }

  /// The words in a language; a phrase that its catalogue lacks stays English.
  public func text(in catalogue: MessageCatalogue) -> String {
    var result = ""
    for phrase in phrases {
      let format = catalogue.translation(of: phrase.key) ?? phrase.key
      result += Self.fill(format, phrase.arguments, catalogue)
    }
    return result
  }

  /// The phrases that a catalogue lacks, in its own words.
  public func untranslated(in catalogue: MessageCatalogue) -> [String] {
    phrases.flatMap { phrase in
      let own = phrase.key == "%1" || catalogue.translation(of: phrase.key) != nil ? [] : [phrase.key]
      return phrase.arguments.reduce(into: own) { found, argument in
        if case .message(let part) = argument { found += part.untranslated(in: catalogue) }
      }
    }
  }

  private static func fill(_ format: String, _ arguments: [Argument], _ catalogue: MessageCatalogue) -> String
  {
    var result = ""
    var rest = format[...]
    while let sign = rest.firstIndex(of: "%") {
      result += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      guard let next = rest.first else { return result + "%" }
      rest.removeFirst()
      if let number = next.wholeNumberValue, arguments.indices.contains(number - 1) {
        switch arguments[number - 1] {
        case .text(let text): result += text
        case .message(let message): result += message.text(in: catalogue)
        }
      } else {
        result.append(next)
      }
    }
    return result + rest
  }

  /// One message after another.
  public static func + (lhs: Message, rhs: Message) -> Message { Message(phrases: lhs.phrases + rhs.phrases) }

  /// Adds a message at the end.
  public static func += (lhs: inout Message, rhs: Message) { lhs.phrases += rhs.phrases }

  /// Messages as a list in one sentence.
  public static func list(_ messages: some Sequence<Message>, separator: Message = ", ") -> Message {
    var result = Message.empty
    for message in messages {
      if !result.isEmpty { result += separator }
      result += message
    }
    return result
  }

  /// What somebody wrote, in quotation marks.
  public static func quoted(_ text: String) -> Message { "'\(text)'" }

  /// Names in quotation marks, as a list in one sentence.
  public static func names(_ names: some Sequence<String>, separator: Message = ", ") -> Message {
    list(names.map(quoted), separator: separator)
  }

  /// Gathers the parts of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate(set) var phrase = Phrase()

    /// Begins a literal.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Words.
    public mutating func appendLiteral(_ words: String) {
      phrase.key += words.utf8.contains(UInt8(ascii: "%")) ? words.replacing("%", with: "%%") : words
    }

    /// A message, which is translated.
    public mutating func appendInterpolation(_ message: Message) { append(.message(message)) }

    /// A name, a number or another text that is the same in every language.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      append(.text(value.description))
    }

    private mutating func append(_ argument: Argument) {
      phrase.arguments.append(argument)
      phrase.key += "%\(phrase.arguments.count)"
    }
  }
}

extension Message: Hashable {
  /// Two messages are the same if they read the same.
  public static func == (lhs: Message, rhs: Message) -> Bool { lhs.description == rhs.description }

  /// Hashes what it reads.
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
