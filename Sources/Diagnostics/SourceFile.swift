/// A text file as it was read: its path below the workspace's root and its whole text.
///
/// Places in the file are ranges of UTF-8 offsets into `text`; `LineTable` turns them into lines and columns.
public struct SourceFile: Sendable, Hashable {
  /// The path relative to the workspace's root, with `/` between its parts.
  public let path: String

  /// The file's text, without a byte-order mark.
  public let text: String

  /// Creates a file from its path and text.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// Files are told apart by their paths; hashing a whole text for every diagnostic would cost more than it finds.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
  }

  /// A place in this file, given as a range of UTF-8 offsets.
  public func place(_ range: Range<Int>) -> SourcePlace {
    SourcePlace(file: self, range: range)
  }

  /// The whole file, for what cannot be said of one line.
  public var whole: SourcePlace { SourcePlace(file: self, range: nil) }

  /// The text between two UTF-8 offsets; offsets outside the text are moved to its ends.
  public func slice(_ range: Range<Int>) -> Substring {
    let utf8 = text.utf8
    let count = utf8.count
    let lower = utf8.index(utf8.startIndex, offsetBy: min(max(range.lowerBound, 0), count))
    let upper = utf8.index(utf8.startIndex, offsetBy: min(max(range.upperBound, 0), count))
    return text[lower..<max(lower, upper)]
  }
}

/// Where something stands: a file and, where it is known, the UTF-8 offsets in it.
public struct SourcePlace: Sendable, Hashable {
  /// The file.
  public let file: SourceFile

  /// UTF-8 offsets into the file's text; nil when the file as a whole is meant.
  public let range: Range<Int>?

  /// Creates a place from a file and offsets.
  public init(file: SourceFile, range: Range<Int>?) {
    self.file = file
    self.range = range
  }
}
