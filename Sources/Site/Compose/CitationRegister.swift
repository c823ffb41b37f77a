import Addresses
import Evidence
import Templates

/// Numbers a page's sources in the order of their first citation, and remembers each place that cites them.
struct CitationRegister: Sendable {
  private let language: FigureLanguage
  /// Whether places in sources stand in the list of sources rather than behind each mark.
  private let gathersLocators: Bool
  private var order = CitationOrder()
  private var marksBySource: [String: [String]] = [:]
  private var locatorsBySource: [String: [String]] = [:]
  private var marks = 0

  /// Creates a register for a page in a language, in which nothing has been cited yet.
  init(language: FigureLanguage, gathersLocators: Bool = false) {
    self.language = language
    self.gathersLocators = gathersLocators
  }

  /// The cited sources; the number of each is its place, from 1.
  var sources: [String] { order.sources }

  /// The ids of the marks that cite a source.
  func marks(of source: String) -> [String] { marksBySource[source] ?? [] }

  /// The places in a source that were cited, in that order, each once; none where marks bear them.
  func locators(of source: String) -> [String] { locatorsBySource[source] ?? [] }

  /// Cites sources together; neighbours join to one mark, as in `[1-3]`.
  mutating func cite(_ references: [(source: String, locator: String?)]) -> CitationModel {
    let items = references.map {
      CitationMark.Item(
        number: order.number(of: $0.source), locator: gathersLocators ? nil : $0.locator)
    }
    if gathersLocators {
      for case (let source, let locator?) in references {
        let text = Locator.text(locator, in: language)
        if locatorsBySource[source]?.contains(text) != true {
          locatorsBySource[source, default: []].append(text)
        }
      }
    }
    let models = CitationMark(items).groups.map { group in
      marks += 1
      let id = "cite-\(marks)"
      let spans = group.spans.map { span in
        for number in span.first...span.last {
          marksBySource[order.sources[number - 1], default: []].append(id)
        }
        return CitationModel.Span(
          text: span.text, url: Address(fragment: Self.anchor(order.sources[span.first - 1])))
      }
      return CitationModel.Mark(
        id: id, spans: spans, locator: group.locator.map { Locator.text($0, in: language) })
    }
    return CitationModel(marks: models, isPrint: gathersLocators)
  }

  /// The id of a source's entry in the list.
  static func anchor(_ source: String) -> String { "source-\(source)" }
}
