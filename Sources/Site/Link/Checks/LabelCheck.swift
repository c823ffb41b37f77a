import Diagnostics
import Kinds

/// `label-language`: a label in kinds.yaml that readers of a language of the site would miss, or that nobody would read.
struct LabelCheck {
  let index: PageIndex

  /// What has labels.
  private struct Owner {
    let name: Message
    let labels: [String: String]
    let place: SourcePlace
  }

  func check() -> [Diagnostic] {
    let owners = self.owners
    let languages = index.settings.languages
    let missing = languages.flatMap { language -> [Diagnostic] in
      let without = owners.filter { $0.labels[language] == nil }
      // A language that has just come to the site is one message.
      if without.count == owners.count, let first = owners.first, owners.count > 1 {
        return [
          .warning(
            "label-language", "no label in kinds.yaml is in '\(language)'", help: Self.help, at: first.place)
        ]
      }
      return without.map {
        .warning(
          "label-language", "\($0.name) has no label in '\(language)'", help: Self.help, at: $0.place)
      }
    }
    let extra = owners.flatMap { owner in
      owner.labels.keys.filter { !languages.contains($0) }.sorted().map { language -> Diagnostic in
        .warning(
          "label-language", "\(owner.name) has a label in '\(language)', which is no language of the site",
          help: "the languages in site.yaml are \(languages.joined(separator: ", "))", at: owner.place)
      }
    }
    return missing + extra
  }

  private static let help: Message =
    "without one its readers see that of another language, or the name"

  private var owners: [Owner] {
    index.kinds.all.flatMap { kind -> [Owner] in
      let name: Message = "the kind '\(kind.name)'"
      return owner(name, kind.labels, kind.place) + kind.ownKeys.flatMap(owners)
    }
  }

  private func owners(of key: KindKey) -> [Owner] {
    let own: Message = "the key '\(key.name)'"
    let ofIndex: Message = "the index '\(key.index ?? "")'"
    var found = owner(own, key.labels, key.place) + owner(ofIndex, key.indexLabels, key.place)
    if case .choice(let choices) = key.type {
      for choice in choices {
        let word: Message = "the word '\(choice.word)' of '\(key.name)'"
        found += owner(word, choice.labels, key.place)
      }
    }
    return found
  }

  private func owner(_ name: Message, _ labels: [String: String], _ place: SourcePlace?) -> [Owner] {
    place.map { labels.isEmpty ? [] : [Owner(name: name, labels: labels, place: $0)] } ?? []
  }
}
