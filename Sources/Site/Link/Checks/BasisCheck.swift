import Diagnostics
import Evidence

/// `untranslated-basis`: a basis that readers of a language see in the words of another.
struct BasisCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    let languages = Set(index.settings.languages.map { FigureLanguage(tag: $0) })
    return FigureLanguage.handwritten.filter(languages.contains).flatMap(check)
  }

  private func check(_ language: FigureLanguage) -> [Diagnostic] {
    let counted = index.evidence.indicators.filter { $0.basis != nil }
    let untranslated = counted.filter { indicator in
      // The word that decides what may be compared is seen where a language has none of its own.
      guard let basis = indicator.basis, basis == indicator.basis(in: language) else { return false }
      return (language == .zh) != basis.unicodeScalars.contains { $0.properties.isIdeographic }
    }
    guard let first = untranslated.first else { return [] }
    // A table that never says it has one fault, not one a line.
    let reported = untranslated.count == counted.count ? [first] : untranslated
    let column = language == .zh ? "basis_zh" : "basis_en"
    return reported.map { indicator in
      .warning(
        "untranslated-basis",
        "readers of \(language == .zh ? "Chinese" : "English") see the basis '\(indicator.basis ?? "")'",
        help: "say it in the column '\(column)', as in \(language == .zh ? "每年" : "per year")",
        at: indicator.places[.basis])
    }
  }
}
