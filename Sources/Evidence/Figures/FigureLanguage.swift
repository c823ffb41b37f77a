/// A language in which figures and citations are written.
public enum FigureLanguage: String, Sendable, Hashable, CaseIterable {
  /// Chinese.
  case zh
  /// English, also for every language that has no forms of its own.
  case en

  /// The language of a BCP 47 tag such as `zh-Hans`; English where it is not Chinese.
  public init(tag: String) {
    let primary = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first
    self = primary == "zh" ? .zh : .en
  }
}
