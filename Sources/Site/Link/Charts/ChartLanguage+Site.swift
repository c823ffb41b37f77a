import Charts
import Evidence

extension ChartLanguage {
  /// A language of the site, as charts write it.
  init(_ language: FigureLanguage) { self.init(tag: language.tag, words: language.words) }
}
