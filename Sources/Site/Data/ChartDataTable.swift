import Charts
import Evidence
import Foundation
import Kinds

/// The data of a chart as a table for programs.
struct ChartDataTable {
  let plan: ChartPlan
  /// The column of what the figures are about: the name of its kind, where there is one kind.
  let subjects: String

  init(_ plan: ChartPlan, _ kinds: Kinds) {
    self.plan = plan
    subjects = kinds.subjects.count == 1 ? kinds.subjects[0].name : "subject"
  }

  var table: DataTable {
    let (columns, rows) = content
    return DataTable(
      name: plan.id, title: plan.chart.title, columns: columns.map { .init($0, "string", $0) },
      primaryKey: [], rows: rows.map { $0.map(Self.plain) })
  }

  private var content: (columns: [String], rows: [[String]]) {
    switch plan.data {
    case .figures(let figures, let currency): self.figures(figures, currency)
    case .steps(let steps):
      (
        ["from", "to", "words", "line"] + Self.factColumns,
        steps.flatMap { step in
          facts(step.words).map {
            [step.from, step.to, step.words.text, step.isProven ? "solid" : "dashed"] + $0
          }
        }
      )
    case .grid(let grid):
      (
        ["place", "practice", "mark", "words"] + Self.factColumns,
        grid.rows.flatMap { row in
          zip(grid.practices, row.cells).flatMap { practice, cell in
            facts(cell.words).map {
              [row.label, practice, cell.mark.rawValue, cell.mark == .blank ? "" : cell.words.text] + $0
            }
          }
        }
      )
    }
  }

  private static let factColumns = ["fact", "qualifier", "value", "high", "currency", "status", "sources"]

  /// A row for each fact in some words; one without a fact if there is none.
  private func facts(_ words: ChartText) -> [[String]] {
    let rows = words.facts.map { fact in
      [
        fact.id, fact.qualifier.rawValue, fact.value.text, fact.high.text, fact.currency?.code ?? "",
        fact.standing.rawValue, fact.sourceCell,
      ]
    }
    return rows.isEmpty ? [Self.factColumns.map { _ in "" }] : rows
  }

  private func figures(
    _ figures: [ChartPlan.Figure], _ currency: Currency?
  ) -> (columns: [String], rows: [[String]]) {
    let columns = [
      "place", subjects, "indicator", "fact", "qualifier", "value", "high", "unit", "basis", "currency",
      "original_value", "original_high", "original_currency", "rate", "period", "status", "sources", "text",
      "left_off",
    ]
    let drawn = figures.map { figure in
      let (fact, conversion) = (figure.fact, figure.conversion)
      return [
        figure.place.title, fact.subject?.name ?? "", fact.indicator, fact.id, fact.qualifier.rawValue,
        (conversion?.value ?? fact.value).text, (conversion.map(\.high) ?? fact.high).text,
        figure.indicator.unit, figure.indicator.basis ?? "",
        (conversion?.currency ?? fact.currency)?.code ?? "", conversion == nil ? "" : fact.value.text,
        conversion == nil ? "" : fact.high.text, conversion == nil ? "" : fact.currency?.code ?? "",
        conversion?.period.isoText ?? "", fact.period?.written ?? fact.asOf?.iso ?? "",
        fact.standing.rawValue,
        fact.sourceCell, figure.item.valueText, "",
      ]
    }
    // What is left off keeps its own value apart, so that nobody charts it by mistake.
    let others = plan.leftOff.map { leftOff in
      let fact = leftOff.fact
      return [
        leftOff.place.title, fact.subject?.name ?? "", fact.indicator, fact.id, fact.qualifier.rawValue, "",
        "",
        leftOff.indicator.unit, leftOff.indicator.basis ?? "", "", fact.value.text, fact.high.text,
        fact.currency?.code ?? "", "", fact.period?.written ?? fact.asOf?.iso ?? "", fact.standing.rawValue,
        fact.sourceCell,
        FigureFormatter(language: plan.language).format(fact, of: leftOff.indicator).text,
        leftOff.reason.code,
      ]
    }
    return (columns, drawn + others)
  }

  /// Without the joiners and no-break spaces that hold a figure together on a page.
  private static func plain(_ text: String) -> String {
    text.replacing("\u{2060}", with: "").replacing("\u{A0}", with: " ")
  }
}

extension FigureValue? {
  /// The plain number, or nothing.
  fileprivate var text: String { self?.decimal.description ?? "" }
}
