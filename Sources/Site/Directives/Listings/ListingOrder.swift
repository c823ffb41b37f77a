import Diagnostics
import Evidence
import Foundation
import Kinds

/// Sorts the pages of a list by a key, `sort=place`, or the other way round, `sort=-date`.
///
/// Pages that have nothing in the key come last; those that have the same keep the order of their kind.
struct ListingOrder {
  let use: DirectiveUse
  let kind: Kind

  /// What pages can be sorted by, beside the keys of their own.
  private static let common = ["order", "title", "date", "updated"]

  private var names: [String] {
    Self.common
      + kind.ownKeys.filter { key in
        switch key.type {
        case .coordinates, .facts, .sources, .people: false
        default: true
        }
      }.map(\.name)
  }

  func sorted(_ pages: [PageEntry], _ context: inout LinkContext) -> [PageEntry] {
    // What follows one another in time is told from its end.
    let written = use.text("sort") ?? "-date"
    let isReversed = written.hasPrefix("-")
    let name = isReversed ? String(written.dropFirst()) : written
    guard names.contains(name) else {
      context.diagnostics.append(
        .error(
          "bad-attribute",
          "'sort' takes the name of a key, not '\(written)'\(Suggestion.clause(for: name, in: names))",
          help: "known are \(names.joined(separator: ", ")), each with '-' before it the other way round",
          at: use.place(of: "sort")))
      return pages
    }
    let language = context.entry.language
    let keyed = pages.enumerated().map { (place: $0.offset, value: value($0.element, name, context)) }
    let order = keyed.sorted { left, right in
      switch (left.value, right.value) {
      case (nil, nil): return left.place < right.place
      case (nil, _?): return false
      case (_?, nil): return true
      case (let one?, let other?):
        if one == other { return left.place < right.place }
        return one.isBefore(other, language) != isReversed
      }
    }
    return order.map { pages[$0.place] }
  }

  private enum Value: Equatable {
    case number(Decimal)
    case text(String)
    case date(String)

    func isBefore(_ other: Value, _ language: String) -> Bool {
      switch (self, other) {
      case (.number(let one), .number(let two)): one < two
      case (.text(let one), .text(let two)): Comparison.isOrdered(one, two, language)
      case (.date(let one), .date(let two)): one < two
      default: false
      }
    }
  }

  private func value(_ page: PageEntry, _ name: String, _ context: LinkContext) -> Value? {
    let frontMatter = page.parsed.frontMatter
    switch name {
    case "title": return .text(page.title)
    case "order": return page.order == Int.max ? nil : .number(Decimal(page.order))
    case "date": return page.firstDay.map { .date($0) }
    case "updated": return page.day.map { .date($0) }
    default: break
    }
    guard let key = kind.key(name) else { return nil }
    switch key.type {
    case .number: return frontMatter.text(name).flatMap { FigureValue($0) }.map { .number($0.decimal) }
    case .date: return frontMatter.text(name).map { .date($0) }
    case .flag: return .number(frontMatter.flag(name) ? 0 : 1)
    case .choice(let choices):
      let place = choices.firstIndex { $0.word == frontMatter.text(name) }
      return place.map { .number(Decimal($0)) }
    case .page(let target):
      guard let kind = context.index.kinds.kind(named: target), let first = page.names(name).first else {
        return nil
      }
      let pages = context.index.pages(of: kind, preferring: context.entry.language)
      return pages.firstIndex { $0.name == first }.map { .number(Decimal($0)) }
    default: return page.texts(key).first.map { .text($0) }
    }
  }
}
