public import Diagnostics

/// A tag of a template as it stands in its file, for those who look at what is around it.
public struct TemplateTag: Sendable {
  /// What it does, as far as it matters around it.
  public enum Kind: Sendable {
    /// Opens what is there if something is.
    case section
    /// Opens what is there if nothing is.
    case inverted
    /// Opens a layout or a part of one.
    case layout
    /// Closes what is open.
    case close
    /// Stands for itself.
    case other
  }

  /// What it does.
  public let kind: Kind
  /// What it names.
  public let name: String
  /// UTF-8 offsets of the whole tag.
  public let range: Range<Int>

  /// The tags of a template in their order.
  public static func all(in file: SourceFile) -> [TemplateTag] {
    var scanner = TemplateScanner(file, Array(file.text.utf8))
    scanner.scan()
    return scanner.tokens.compactMap { token in
      guard case .tag(let kind, let tag) = token else { return nil }
      let does: Kind =
        switch kind {
        case .section: .section
        case .inverted: .inverted
        case .parent, .block: .layout
        case .close: .close
        case .variable, .unescaped, .partial, .comment, .delimiters: .other
        }
      return TemplateTag(kind: does, name: tag.name, range: tag.range)
    }
  }
}
