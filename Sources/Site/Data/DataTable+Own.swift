import Evidence
import Foundation
import Kinds

extension DataTable {
  /// A table of the workspace's own with its schema.
  static func own(_ table: OwnTable, _ index: PageIndex) -> DataTable {
    let settings = index.settings
    // As of the whole package, the titles are for readers of data everywhere.
    let language = settings.languages.contains("en") ? "en" : settings.defaultLanguage
    // Pages are no tables of the package.
    let keys = table.schema.foreignKeys.filter { index.kinds.kind(inFolder: $0.resource) == nil }
    return DataTable(
      name: table.name, title: table.title(in: language, else: settings.defaultLanguage),
      columns: table.schema.fields.enumerated().map { place, field in
        Column(
          field, cells: table.rows.map { $0[place] }, language: language, else: settings.defaultLanguage)
      },
      primaryKey: table.schema.primaryKey,
      foreignKeys: keys.map { key in
        let target = key.target ?? index.evidence.table(key.resource)?.schema.primaryKey.first
        return ForeignKey(key.field, key.resource, target ?? "id")
      },
      rows: table.rows.map { $0.map(\.plain) })
  }
}

extension DataTable.Column {
  /// A column that a workspace declares.
  ///
  /// An apostrophe before what a spreadsheet would work out makes another text of a cell, which what is asked of the
  /// texts need not fit.
  init(_ field: TableField, cells: [TableCell], language: String, else fallback: String) {
    name = field.name
    type = field.type.rawValue
    title = field.title(in: language, else: fallback)
    description = field.description(in: language, else: fallback)
    let asked = field.constraints
    let isHarmless = !cells.contains { SpreadsheetText.isFormula($0.plain) }
    constraints = Constraints(
      required: asked.isRequired ? true : nil, unique: asked.isUnique ? true : nil,
      minimum: asked.minimum.map(Value.init), maximum: asked.maximum.map(Value.init),
      enum: isHarmless ? asked.choices?.map(Value.init) : nil, pattern: isHarmless ? asked.pattern : nil)
    if constraints?.isEmpty == true { constraints = nil }
  }
}

extension DataTable.Column.Constraints {
  /// Whether nothing is asked.
  fileprivate var isEmpty: Bool {
    required == nil && unique == nil && minimum == nil && maximum == nil && self.enum == nil && pattern == nil
  }
}

extension DataTable.Column.Value {
  fileprivate init(_ value: TableCell.Value) {
    switch value {
    case .number(let number): self = .number(number.decimal)
    case .flag(let flag): self = .flag(flag)
    case .date(let date) where date.month == nil: self = .number(Decimal(date.year))
    case .text, .date: self = .text(value.plain)
    }
  }
}
