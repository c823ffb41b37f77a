import Diagnostics
import Evidence
import Kinds
import Markdown

/// Something that may be written at a place, with what it stands for: what an editor's program offers while one types.
public struct Completion: Sendable, Encodable {
  /// What is listed.
  public enum Subject: String, Sendable, CaseIterable {
    case facts, sources, pages, kinds, directives
  }

  /// What is written: an id or a name.
  public let id: String
  /// What it stands for, in the site's first language: a figure, a title, how a directive is written.
  public let value: String
  /// What else tells it from its like: the indicator of a fact, the kind of a page.
  public let detail: String
  /// The file and line where it is defined, if it is.
  public let place: String?
}

extension Catalogue {
  /// What begins with a prefix, in the order of the ids.
  func completions(of subject: Completion.Subject, beginningWith prefix: String) -> [Completion] {
    let all =
      switch subject {
      case .facts: facts
      case .sources: sources
      case .pages: pages(in: index.settings.defaultLanguage)
      case .kinds: kinds
      case .directives: directives
      }
    return all.filter { $0.id.hasPrefix(prefix) }.sorted { $0.id < $1.id }
  }

  private var facts: [Completion] {
    let language = FigureLanguage(tag: index.settings.defaultLanguage)
    return index.evidence.facts.map { fact in
      let indicator = index.evidence.indicator(of: fact)
      let figure =
        indicator.map { FigureFormatter(language: language).format(fact, of: $0).text } ?? ""
      return Completion(
        id: fact.id, value: figure,
        detail: [indicator?.name(in: language), fact.standing.rawValue].compactMap { $0 }.joined(
          separator: ", "),
        place: written(fact.places.record))
    }
  }

  private var sources: [Completion] {
    index.evidence.sources.map { source in
      Completion(
        id: source.id, value: source.shortTitle, detail: source.type.rawValue,
        place: source.place.map(written))
    }
  }

  private func pages(in language: String) -> [Completion] {
    index.entries.filter { $0.language == language && !$0.parsed.isGenerated }.map { entry in
      Completion(
        id: entry.id, value: entry.title, detail: entry.kind.name, place: entry.parsed.file.path)
    }
  }

  private var kinds: [Completion] {
    let language = index.settings.defaultLanguage
    return index.kinds.all.map { kind in
      Completion(
        id: kind.name, value: kind.label(in: language, else: language),
        detail: kind.ownKeys.map(\.name).joined(separator: " "), place: kind.place.map(written))
    }
  }

  private var directives: [Completion] {
    index.directives.signatures.flatMap { signature in
      signature.forms.map { form in
        Completion(
          id: signature.name,
          value: form.written(signature.name) + (signature.label == .required ? "[…]" : ""),
          detail: signature.attributes.map { $0.name + "=" }.joined(separator: " "), place: nil)
      }
    }
  }

  private func written(_ place: SourcePlace) -> String {
    guard let range = place.range else { return place.file.path }
    return "\(place.file.path):\(LineTable(place.file.text).position(of: range.lowerBound).line)"
  }
}
