public import Diagnostics

/// What a table of the workspace's own holds, as `data/<name>.schema.yaml` beside it says.
public struct TableSchema: Sendable, Hashable {
  /// A column whose cells are names of something else.
  public struct ForeignKey: Sendable, Hashable {
    /// What they name: `facts`, `sources`, `indicators`, another table, or the folder of a kind of pages.
    public let resource: String
    /// The column.
    public let field: String
    /// The column of the other table; nil for ids.
    public let target: String?
    /// Where the key is declared.
    public let place: SourcePlace
  }

  /// What readers call the table, by language.
  public var titles: [String: String] = [:]
  /// What it is about, by language.
  public var descriptions: [String: String] = [:]
  /// The columns in their order.
  public var fields: [TableField] = []
  /// The columns by which a row is known.
  public var primaryKey: [String] = []
  /// The columns that name something else.
  public var foreignKeys: [ForeignKey] = []
  /// What stands in a cell whose value is missing.
  public var missingValues = [""]

  /// The column of a name.
  public func field(_ name: String) -> TableField? { fields.first { $0.name == name } }

  /// The key that a column is.
  public func foreignKey(_ field: String) -> ForeignKey? { foreignKeys.first { $0.field == field } }
}
