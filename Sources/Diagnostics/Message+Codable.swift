extension Message: Codable {
  /// Reads a message that was written with its parts.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    var phrases: [Phrase] = []
    while !container.isAtEnd { phrases.append(try container.decode(Phrase.self)) }
    self.init(phrases: phrases)
  }

  /// Writes the message with its parts, so that it can be said in any language later.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for phrase in phrases { try container.encode(phrase) }
  }
}

extension Message.Phrase: Codable {
  private enum Key: String, CodingKey {
    case key = "k"
    case arguments = "a"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    key = try container.decode(String.self, forKey: .key)
    arguments = try container.decodeIfPresent([Message.Argument].self, forKey: .arguments) ?? []
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(key, forKey: .key)
    if !arguments.isEmpty { try container.encode(arguments, forKey: .arguments) }
  }
}

extension Message.Argument: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .message(try container.decode(Message.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .message(let message): try container.encode(message)
    }
  }
}
