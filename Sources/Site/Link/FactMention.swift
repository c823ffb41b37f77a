import Evidence
import Markdown

/// `:fact[id]{show=…}` as it is written: which fact stands there, and how much of its figure.
struct FactMention {
  let id: String
  let mode: FigureFormatter.Mode

  /// Nil for every other directive.
  init?(_ directive: Directive) {
    guard directive.name == DirectiveVocabulary.fact else { return nil }
    self.init(label: directive.label, show: directive.value("show"))
  }

  init(label: String?, show: String?) {
    id = (label ?? "").trimmed
    mode = show.flatMap(FigureFormatter.Mode.init) ?? .full
  }

  /// The figure in words; nil where there is no such fact, which is reported where the directive is read.
  func words(_ evidence: EvidenceBase, _ language: FigureLanguage) -> String? {
    guard let fact = evidence.fact(id), let indicator = evidence.indicator(of: fact) else { return nil }
    return FigureFormatter(language: language).format(fact, of: indicator, mode: mode).text
  }
}
