import Diagnostics
import Evidence
import Foundation
import Kinds
import Markdown
import Templates

/// `:count[cases]{place=north}`, `:count[facts]{source=essay status=disputed}`: how many pages of a kind, or facts, there
/// are, in figures or, with `as=words`, in words.
struct CountDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "count", forms: [.inline], label: .required)
  static let templates: [(template: String, model: TemplateShape)] = []

  private static let facts = "facts"

  static func signature(_ kinds: Kinds) -> DirectiveSignature {
    var names = Set(factAttributes(kinds))
    for kind in kinds.all where kind.folder != nil { names.formUnion(ListingFilter.names(of: kind)) }
    var signature = signature
    signature.attributes =
      names.sorted().map { .init(name: $0, type: .text) } + [.init(name: "as", type: .choice(["words"]))]
    return signature
  }

  /// What facts are picked by: who states them first, how they stand, and what they are about.
  private static func factAttributes(_ kinds: Kinds) -> [String] {
    ["source", "status"] + (kinds.subjects + kinds.topics).map(\.name)
  }

  /// The names of the pages, or the ids of the facts, that are counted.
  let ids: [String]
  private let isInWords: Bool
  /// Everything that is counted or, with another standing or key, would be.
  let listings: [Dependency]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    isInWords = use.text("as") != nil
    let before = context.diagnostics.count
    if use.label == Self.facts {
      let all = context.index.evidence.facts
      ids = Self.facts(all, use, &context).map(\.id)
      listings = all.map { .fact($0.id) }
    } else if let kind = context.index.kinds.kind(inFolder: use.label) {
      let all = context.index.pages(of: kind, preferring: context.entry.language)
      ids = Self.pages(all, kind, use, &context).map(\.name)
      listings = all.map { .page($0.pageName) }
    } else {
      let names = [Self.facts] + context.index.kinds.all.compactMap(\.folder).sorted()
      context.diagnostics.append(
        .error(
          "directive-label",
          "nothing called '\(use.label)' can be counted\(Suggestion.clause(for: use.label, in: names))",
          help: "count \(names.joined(separator: ", "))", at: use.place))
      return nil
    }
    if context.diagnostics[before...].hasErrors { return nil }
  }

  private static func pages(
    _ all: [PageEntry], _ kind: Kind, _ use: DirectiveUse, _ context: inout LinkContext
  ) -> [PageEntry] {
    var pages = all
    for attribute in use.directive.attributes where attribute.name != "as" {
      if let key = ListingFilter.key(attribute.name, of: kind) {
        pages = ListingFilter(key: key, attribute: attribute, use: use).pick(pages, &context)
      } else {
        foreign(attribute, ListingFilter.names(of: kind), use, &context)
      }
    }
    return pages
  }

  private static func facts(
    _ all: [Fact], _ use: DirectiveUse, _ context: inout LinkContext
  ) -> [Fact] {
    let index = context.index
    var facts = use.text("status") == nil ? all.filter { $0.standing != .withdrawn } : all
    for attribute in use.directive.attributes where attribute.name != "as" {
      let words = use.words(attribute.name)
      let wanted = Set(words.map(\.value))
      switch attribute.name {
      case "source":
        for word in words { context.checkSource(word.value, at: word.place) }
        facts = facts.filter { $0.sourceIDs.first.map(wanted.contains) ?? false }
      case "status":
        let known = Standing.allCases.map(\.rawValue)
        for word in words where !known.contains(word.value) {
          context.diagnostics.append(
            .error(
              "bad-attribute", "'status' takes \(known.joined(separator: ", ")), not '\(word.value)'",
              at: word.place))
        }
        facts = facts.filter { wanted.contains($0.standing.rawValue) }
      default:
        let kinds = index.kinds.subjects + index.kinds.topics
        guard let kind = kinds.first(where: { $0.name == attribute.name }) else {
          foreign(attribute, factAttributes(index.kinds), use, &context)
          continue
        }
        let names = Set(context.names(words, of: kind).map { PageName(kind: kind.name, name: $0) })
        facts = facts.filter { fact in
          let about = [fact.subject, index.evidence.indicator(of: fact)?.topic].compactMap(\.self)
          return !names.isDisjoint(with: about)
        }
      }
    }
    return facts
  }

  /// An attribute that belongs to something else that can be counted.
  private static func foreign(
    _ attribute: Directive.Attribute, _ known: [String], _ use: DirectiveUse, _ context: inout LinkContext
  ) {
    context.diagnostics.append(
      .error(
        "unknown-attribute",
        "no attribute '\(attribute.name)' where \(use.label) are counted\(Suggestion.clause(for: attribute.name, in: known))",
        help: "it takes \(known.joined(separator: ", "))", at: use.place(attribute.range)))
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    Fragments(text: text(in: context.entry.language))
  }

  func plainText(_ text: PageText) -> String { self.text(in: text.page.entry.language) }

  private func text(in language: String) -> String {
    isInWords ? CountWords(language: FigureLanguage(tag: language)).words(for: ids.count) : String(ids.count)
  }
}

/// Small counts in words: 二十四, twenty-four; from a hundred on in figures.
struct CountWords {
  let language: FigureLanguage

  private static let chinese = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let english = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

  func words(for count: Int) -> String {
    guard (0..<100).contains(count) else { return String(count) }
    if language.hand == .locale {
      let formatter = NumberFormatter()
      formatter.locale = language.locale
      formatter.numberStyle = .spellOut
      return formatter.string(from: NSNumber(value: count)) ?? String(count)
    }
    let (ten, one) = count.quotientAndRemainder(dividingBy: 10)
    if language.isChinese {
      // A count stands before a measure word, and there two is 两.
      if count == 2 { return "两" }
      guard ten > 0 else { return Self.chinese[one] }
      return (ten > 1 ? Self.chinese[ten] : "") + "十" + (one > 0 ? Self.chinese[one] : "")
    }
    guard count >= Self.english.count else { return Self.english[count] }
    return Self.tens[ten - 2] + (one > 0 ? "-" + Self.english[one] : "")
  }
}
