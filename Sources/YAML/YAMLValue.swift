public import Diagnostics
import PlainText

/// A YAML value that remembers where it stands, so that every complaint names the file's own line and column.
public struct YAMLValue: Sendable {
  /// What it holds.
  public indirect enum Content: Sendable {
    /// A scalar as written, quotes resolved; never a number or a date of YAML's own making.
    case scalar(String)
    /// `[a, b]` or a list of `- ` lines.
    case list([YAMLValue])
    /// `key: value` pairs in the order written.
    case map([Entry])
    /// Nothing, `~` or `null`.
    case null
  }

  /// One pair of a map.
  public struct Entry: Sendable {
    /// The key.
    public let key: String
    /// Where the key stands.
    public let keyPlace: SourcePlace
    /// The value.
    public let value: YAMLValue
  }

  /// What it holds.
  public let content: Content

  /// Where it stands: a scalar with its quotes, the first line of anything larger.
  public let place: SourcePlace

  /// Reads a whole file; empty text is an empty map.
  ///
  /// Reports `yaml-syntax`, `yaml-depth` and `duplicate-key`, and then gives nil, and what no text should hold.
  public static func read(_ file: SourceFile) -> Diagnosed<YAMLValue?> {
    read(file, 0..<file.text.utf8.count)
  }

  /// Reads YAML that stands in a file from an offset on, such as front matter.
  public static func read(_ file: SourceFile, _ range: Range<Int>) -> Diagnosed<YAMLValue?> {
    YAMLReader(file, range).read()
  }

  /// The scalar's text; nil for anything else.
  public var string: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// The scalar's text on one line, as readers see it; nil for anything else.
  public var line: String? { string.map(TextLines.oneLine) }

  /// The list's elements; nil for anything else.
  public var list: [YAMLValue]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// The map's pairs; nil for anything else.
  public var map: [Entry]? {
    if case .map(let entries) = content { entries } else { nil }
  }

  /// Whether nothing stands there.
  public var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// What kind of value it is, in words an editor knows.
  public var description: Message {
    switch content {
    case .scalar(let text): .quoted(text)
    case .list: "a list"
    case .map: "a group of keys"
    case .null: "nothing"
    }
  }
}
