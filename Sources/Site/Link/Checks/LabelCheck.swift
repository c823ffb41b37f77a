import Diagnostics
import Kinds

/// `label-language`: a label in kinds.yaml that readers of a language of the site would miss, or that nobody would read.
struct LabelCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    index.kinds.all.flatMap { kind -> [Diagnostic] in
      let own: Message = "the kind '\(kind.name)'"
      return problems(kind.labels, own, kind.place) + kind.ownKeys.flatMap { problems($0, kind) }
    }
  }

  private func problems(_ key: KindKey, _ kind: Kind) -> [Diagnostic] {
    let own: Message = "the key '\(key.name)'"
    let ofIndex: Message = "the index '\(key.index ?? "")'"
    var found = problems(key.labels, own, key.place) + problems(key.indexLabels, ofIndex, key.place)
    if case .choice(let choices) = key.type {
      for choice in choices {
        let word: Message = "the word '\(choice.word)' of '\(key.name)'"
        found += problems(choice.labels, word, key.place)
      }
    }
    return found
  }

  private func problems(_ labels: [String: String], _ owner: Message, _ place: SourcePlace?) -> [Diagnostic] {
    guard let place, !labels.isEmpty else { return [] }
    let languages = index.settings.languages
    let missing = languages.filter { labels[$0] == nil }
    let extra = labels.keys.filter { !languages.contains($0) }.sorted()
    return missing.map {
      .warning(
        "label-language", "\(owner) has no label in '\($0)'",
        help: "without one its readers see that of another language, or the name", at: place)
    }
      + extra.map {
        .warning(
          "label-language", "\(owner) has a label in '\($0)', which is no language of the site",
          help: "the languages in site.yaml are \(languages.joined(separator: ", "))", at: place)
      }
  }
}
