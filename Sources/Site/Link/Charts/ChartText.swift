import Charts
import Evidence
import Foundation
import Markdown

/// Words that an editor writes for a picture, with the facts and sources in them.
struct ChartText: Sendable {
  /// A piece of the words.
  enum Run: Sendable {
    case words(String)
    case fact(Fact, FigureFormatter.Mode)
  }

  /// The pieces in order.
  private(set) var runs: [Run] = []
  private(set) var citations: [Citation] = []
  /// What stands in bold at the beginning, as the picture draws it.
  private(set) var lead = ""
  /// All that follows it, as the picture draws it.
  private(set) var rest = ""
  /// Where a link in it leads, as written.
  private(set) var link: (destination: String, range: Range<Int>)?
  /// The first thing in it that cannot be drawn.
  private(set) var stranger: Range<Int>?

  /// Words that nobody wrote.
  init() {}

  /// Facts after one another.
  init(_ facts: [Fact], evidence: EvidenceBase, language: FigureLanguage) {
    for fact in facts {
      if !runs.isEmpty { add(.words(ChartWords(language).semicolon), language, evidence, isLead: false) }
      add(.fact(fact, .full), language, evidence, isLead: false)
    }
  }

  /// Reads the inlines below a paragraph or table cell.
  init(_ node: Int, in document: Document, evidence: EvidenceBase, language: FigureLanguage) {
    var strong = 0
    for number in (node + 1)..<document.nodes[node].end {
      let isLead = number < strong
      switch document.nodes[number].kind {
      case .text(let literal), .code(let literal): add(.words(literal), language, evidence, isLead: isLead)
      case .softBreak, .lineBreak: add(.words(" "), language, evidence, isLead: isLead)
      case .emphasis, .strikethrough: continue
      case .strong: if (lead + rest).trimmed.isEmpty { strong = document.nodes[number].end }
      case .link(let link): self.link = self.link ?? (link.destination, document.nodes[number].range)
      case .citation(let citations): self.citations += citations
      case .inlineDirective(let directive) where directive.name == DirectiveVocabulary.literal:
        add(.words(directive.label ?? ""), language, evidence, isLead: isLead)
      case .inlineDirective(let directive) where directive.name == DirectiveVocabulary.fact:
        // An unknown fact is reported where the directive itself is read.
        guard let mention = FactMention(directive), let fact = evidence.fact(mention.id) else { continue }
        add(.fact(fact, mention.mode), language, evidence, isLead: isLead)
      default: stranger = stranger ?? document.nodes[number].range
      }
    }
    lead = lead.trimmed
    rest = rest.trimmed
    if !lead.isEmpty { rest = String(rest.drop { "：:，,—–- ".contains($0) }) }
  }

  private mutating func add(
    _ run: Run, _ language: FigureLanguage, _ evidence: EvidenceBase, isLead: Bool
  ) {
    runs.append(run)
    let text =
      switch run {
      case .words(let words): words
      case .fact(let fact, let mode): Self.text(of: fact, mode, language, evidence)
      }
    if isLead { lead += text } else { rest += text }
  }

  /// A fact as the picture writes it, which has no room for a mark beside it.
  private static func text(
    of fact: Fact, _ mode: FigureFormatter.Mode, _ language: FigureLanguage, _ evidence: EvidenceBase
  ) -> String {
    guard let indicator = evidence.indicator(of: fact) else { return "" }
    let words = ChartWords(language)
    let figure = FigureFormatter(language: language).format(fact, of: indicator, mode: mode).text
    return joined(figure) + words.bracketed(fact.standing == .disputed ? words.disputed : "")
  }

  /// The joiner of words, next to which no line ends.
  private static let joiner: Character = "\u{2060}"

  /// A figure with no place for a line to end; one that a line may not have room for stays as it is.
  private static func joined(_ figure: String) -> String {
    guard figure.count <= 12, figure.contains(where: TextMeasure.isHan) else { return figure }
    return figure.map(String.init).joined(separator: String(joiner))
  }

  /// All words as the picture draws them.
  var drawn: String { lead + rest }

  /// All words, as text.
  var text: String { Self.plain(drawn) }

  /// What stands in bold, or else all words, as text.
  var name: String { Self.plain(lead.isEmpty ? rest : lead) }

  private static func plain(_ drawn: String) -> String { drawn.filter { $0 != joiner } }

  var facts: [Fact] {
    runs.compactMap { if case .fact(let fact, _) = $0 { fact } else { nil } }
  }

  /// Whether a figure in it is disputed.
  var isDisputed: Bool { facts.contains { $0.standing == .disputed } }

  /// The facts as the picture carries them.
  var readings: [ChartReading] {
    facts.compactMap { fact in
      guard let value = fact.value, let qualifier = ChartQualifier(fact.qualifier) else { return nil }
      return ChartReading(
        fact: fact.id, qualifier: qualifier, value: value.decimal, high: fact.high?.decimal)
    }
  }
}

extension ChartQualifier {
  /// How a value with a qualifier of the evidence is drawn; nil for what is no value.
  init?(_ qualifier: Qualifier) {
    self.init(rawValue: qualifier.rawValue)
  }
}
