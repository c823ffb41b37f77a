import Charts
import Diagnostics
import Evidence
import Markdown

/// Reads a cycle from a list: an item is a stage, and the item below it is what leads to the next.
struct LoopReader {
  private struct Stage {
    let name: ChartText
    var step = ChartText()
  }

  let use: DirectiveUse

  private static let help: Message =
    "write a list: '1. **stage**: a few words', and indented below it '- what leads to the next'"

  func read(_ wishes: ChartPlanner.Wishes, _ context: inout LinkContext) -> ChartPlan? {
    let language = context.index.figureLanguage(context.entry.language)
    guard let stages = stages(language, &context) else { return nil }
    let names = stages.map(\.name.name)
    let steps = stages.indices.map { number in
      let step = stages[number].step
      return ChartPlan.Step(
        from: names[number], to: names[(number + 1) % stages.count], words: step,
        isProven: step.facts.contains { $0.standing == .corroborated })
    }
    let loop = ChartLoop(
      nodes: zip(names, stages).map { name, stage in
        ChartLoop.Node(
          name, detail: stage.name.lead.isEmpty || stage.name.rest.isEmpty ? nil : stage.name.rest)
      },
      arrows: steps.map {
        ChartLoop.Arrow($0.words.drawn, isUnproven: !$0.isProven, readings: $0.words.readings)
      },
      middle: use.text("middle"))
    let chart = Chart(
      id: wishes.id, title: wishes.title ?? use.text("middle") ?? names.joined(separator: " → "),
      notes: [ChartWords(language).arrows(steps)], language: ChartLanguage(ChartWords(language).language),
      content: .loop(loop))
    guard ChartComplaints(use: use).add(chart, to: &context) else { return nil }
    return ChartPlan(
      id: wishes.id, chart: chart, caption: wishes.caption, data: .steps(steps), language: language)
  }

  private func stages(_ language: FigureLanguage, _ context: inout LinkContext) -> [Stage]? {
    let document = use.entry.parsed.document
    let blocks = document.children(of: use.node)
    guard blocks.count == 1, let list = blocks.first, case .list = document.nodes[list].kind else {
      let odd = blocks.first { if case .list = document.nodes[$0].kind { false } else { true } }
      fail("a loop holds one list of its stages", odd.map { document.nodes[$0].range } ?? use.range, &context)
      return nil
    }
    var stages: [Stage] = []
    for item in document.children(of: list) {
      var stage: Stage?
      for block in document.children(of: item) {
        switch document.nodes[block].kind {
        case .paragraph where stage == nil:
          guard let text = text(block, language, &context) else { return nil }
          stage = Stage(name: text)
        case .list where stage != nil:
          let steps = document.children(of: block)
          let words = steps.first.map { document.children(of: $0) } ?? []
          guard steps.count == 1, words.count == 1, let paragraph = words.first,
            case .paragraph = document.nodes[paragraph].kind
          else {
            fail("a stage has one item below it, a line long", document.nodes[block].range, &context)
            return nil
          }
          guard let text = text(paragraph, language, &context) else { return nil }
          stage?.step = text
        default:
          fail("this cannot stand in a loop", document.nodes[block].range, &context)
          return nil
        }
      }
      if let stage { stages.append(stage) }
    }
    return stages
  }

  private func text(
    _ node: Int, _ language: FigureLanguage, _ context: inout LinkContext
  ) -> ChartText? {
    let text = ChartText(
      node, in: use.entry.parsed.document, evidence: context.index.evidence, language: language)
    if let stranger = text.stranger {
      fail("this cannot be drawn", stranger, &context)
      return nil
    }
    return text
  }

  private func fail(_ message: Message, _ range: Range<Int>, _ context: inout LinkContext) {
    context.diagnostics.append(.error("chart-content", message, help: Self.help, at: use.place(range)))
  }
}
