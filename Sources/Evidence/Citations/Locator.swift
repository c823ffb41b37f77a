/// The place in a source, as a reader sees it after a source mark.
public enum Locator {
  /// Puts `s1p2`, section and paragraph of a source without page numbers, in a language's words: `1节2段`, `§1¶2`.
  ///
  /// Everything else, such as `p. 3`, stays as it was written.
  public static func text(_ locator: String, in language: FigureLanguage) -> String {
    guard let (section, paragraph) = sectionAndParagraph(locator) else { return locator }
    return switch language.hand {
    case .chinese: "\(section)\(language.characters("节"))\(paragraph)段"
    case .english, .locale: "§\(section)¶\(paragraph)"
    }
  }

  private static func sectionAndParagraph(_ locator: String) -> (Int, Int)? {
    guard locator.first == "s", let split = locator.firstIndex(of: "p") else { return nil }
    let section = locator[locator.index(after: locator.startIndex)..<split]
    let paragraph = locator[locator.index(after: split)...]
    guard let section = Int(section), let paragraph = Int(paragraph), section > 0, paragraph > 0 else {
      return nil
    }
    return (section, paragraph)
  }
}
