import Site

/// The weights of pages as a table, the heaviest first.
enum WeightTable {
  static func text(_ weights: [PageWeight]) -> String {
    let rows = weights.sorted { ($1.total, $0.path) < ($0.total, $1.path) }.map { weight in
      [
        number(weight.html), number(weight.styles), number(weight.total), weight.limit.map(number) ?? "-",
        "\(weight.requests)", weight.path + (weight.isWithin ? "" : " over budget"),
      ]
    }
    let table = [["html", "styles", "total", "limit", "files", "page"]] + rows
    return table.map { row in
      row.dropLast().map { String(repeating: " ", count: max(0, 8 - $0.count)) + $0 }.joined() + "  "
        + (row.last ?? "") + "\n"
    }.joined()
  }

  private static func number(_ bytes: Int) -> String { "\(bytes)" }
}
