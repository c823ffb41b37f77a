import Diagnostics
import Evidence
import Markdown
import Templates

/// `:fact[id]`: a figure, with its source mark and its standing.
struct FactDirective: ComposedDirective {
  static let signature = DirectiveSignature(
    name: DirectiveVocabulary.fact, forms: [.inline], label: .required,
    attributes: [
      .init(name: "show", type: .choice(["full", "value", "number"])),
      .init(name: "cite", type: .choice(["yes", "no"])),
      .init(name: "as", type: .text),
    ])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/fact", FactModel.shape), ("directives/sidenote", SideNoteModel.shape),
  ]

  let fact: Fact
  let mode: FigureFormatter.Mode
  let isCited: Bool
  /// The amount in another currency that follows the original.
  let conversion: ConvertedFigure?

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    guard let fact = context.fact(use.label, at: use.place) else { return nil }
    self.fact = fact
    mode = FactMention(label: use.directive.label, show: use.text("show")).mode
    isCited = use.text("cite") != "no"
    conversion = Self.convert(fact, use, &context)
  }

  private static func convert(
    _ fact: Fact, _ use: DirectiveUse, _ context: inout LinkContext
  ) -> ConvertedFigure? {
    guard let code = use.text("as"), let indicator = context.index.evidence.indicator(of: fact) else {
      return nil
    }
    let place = use.place(use.directive.attributes.first { $0.name == "as" }?.range ?? use.range)
    guard let currency = Currency(code: code) else {
      context.diagnostics.append(
        .error(
          "bad-attribute", "'\(code)' is no currency of ISO 4217\(Currency.suggestion(for: code))",
          help: "write the three capitals, such as USD", at: place))
      return nil
    }
    do {
      return try CurrencyConverter(rates: context.index.evidence.rates).convert(
        fact, of: indicator, to: currency, language: context.index.figureLanguage(context.entry.language))
    } catch {
      if case .noRate(let currencies) = error,
        currencies.contains(where: context.index.evidence.hasBrokenRates)
      {
        return nil
      }
      context.diagnostics.append(Self.failure(error, fact, at: place))
      return nil
    }
  }

  private static func failure(
    _ failure: CurrencyConverter.Failure, _ fact: Fact, at place: SourcePlace
  ) -> Diagnostic {
    switch failure {
    case .notMoney:
      return .error("not-money", "the fact '\(fact.id)' is not an amount of money", at: place)
    case .noRate(let currencies):
      let codes = Message.list(currencies.map { Message(verbatim: $0.code) }, separator: " and ")
      return .error(
        "no-rate", "there is no exchange rate for \(codes)",
        help: "add one with its source to data/rates.csv",
        at: place)
    }
  }

  var stated: Fact? { fact }

  var dependencies: [Dependency] {
    fact.restsOn + (conversion.map { $0.sources.map { .source($0) } } ?? [])
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    context.fact(fact, mode: mode, conversion: conversion, isCited: isCited)
  }

  func plainText(_ reader: PageText) -> String {
    guard let indicator = reader.index.evidence.indicator(of: fact) else { return "" }
    let figure = FigureFormatter(language: reader.figureLanguage).format(fact, of: indicator, mode: mode)
    let words = reader.words
    return [
      figure.text, conversion.map { [words["open"], $0.note, words["close"]].compactMap(\.self).joined() },
    ]
    .compactMap(\.self).joined()
  }
}
