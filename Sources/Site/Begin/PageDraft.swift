import Diagnostics
import Kinds

/// The text of a page that somebody is about to write: its kind's keys, each with what it takes.
struct PageDraft {
  let kind: Kind
  let kinds: Kinds
  /// The last part of the page's id.
  let name: String
  /// The folder whose pages it is to list; nil for a page like any other.
  var list: String?
  /// The day that dates are filled with, `YYYY-MM-DD`.
  let today: String
  /// The names of the pages of each kind, by the kind's name.
  let pages: [String: [String]]
  /// The language of the comments.
  let catalogue: MessageCatalogue

  /// How many names of pages a comment lists.
  private static let mostNames = 12

  private static let untilReady: Message = "take the next line away when the page is ready for readers"
  private static let needed: Message = "required"
  private static let sentence: Message = "a sentence for lists and searches"

  /// The page in the site's first language, with every key.
  func original(language: String) -> String {
    var lines = [
      comment("draft: true", Self.untilReady),
      comment("title: \"\(title)\"", Self.needed),
      comment("summary:", Self.sentence),
    ]
    if kind.isDated { lines.append("date: \(today)") }
    lines += kind.keys.filter { $0.place != nil || kind.name == Kinds.briefingName }.filter(Self.isOffered)
      .map(line)
    return page(lines, language)
  }

  /// The page in another language, which inherits what it leaves out.
  func translation(language: String, of path: String) -> String {
    let inherited: Message = "all other keys are those of \(path)"
    return page(
      [
        comment("title: \"\(title)\"", Self.needed), comment("summary:", Self.sentence),
        comment("", inherited),
      ], language)
  }

  /// The keys of a briefing that are built in are not of those that every page has.
  private static func isOffered(_ key: KindKey) -> Bool {
    key.place != nil || !(KindKey.common.map(\.name) + [KindKey.formats]).contains(key.name)
  }

  private var title: String {
    let name = list ?? name
    return name.prefix(1).uppercased() + name.dropFirst().replacing("-", with: " ")
  }

  private func page(_ lines: [String], _ language: String) -> String {
    let hand = MessageCatalogue.of(language) ?? .english
    let text: Message = "Write the text here."
    let body = list.map { "::\($0)" } ?? text.text(in: hand)
    return "---\n" + lines.map { $0 + "\n" }.joined() + "---\n\n" + body + "\n"
  }

  private func line(_ key: KindKey) -> String {
    let takes = takes(key)
    guard key.isRequired else {
      return "# "
        + ["\(key.name):", sample(key), "# " + takes.text(in: catalogue)].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
    let required: Message = "required: \(takes)"
    return comment(key.type == .date ? "\(key.name): \(today)" : "\(key.name):", required)
  }

  private func comment(_ text: String, _ message: Message) -> String {
    // Behind a value it would stand in the way of who fills that in.
    let words = "# " + message.text(in: catalogue)
    return text.isEmpty ? words : words + "\n" + text
  }

  private func sample(_ key: KindKey) -> String {
    switch key.type {
    case .date: today
    case .flag: "true"
    case .choice(let choices): choices.first?.word ?? ""
    default: ""
    }
  }

  /// What a key takes, with the words or pages to choose from.
  private func takes(_ key: KindKey) -> Message {
    if key.name == "parts" { return "the pages that it is made of, in order, such as [a, folder/b]" }
    guard let target = key.target else {
      switch key.type {
      case .facts: return key.isMany ? "ids of facts, such as [a, b]" : "the id of a fact"
      case .sources: return key.isMany ? "ids of sources, such as [a, b]" : "the id of a source"
      default: return key.description
      }
    }
    let names = pages[target] ?? []
    let form = key.need
    guard !names.isEmpty else { return form }
    let listed = names.prefix(Self.mostNames).joined(separator: ", ")
    return form + (names.count > Self.mostNames ? "; there are \(listed) …" : "; there are \(listed)")
  }
}
