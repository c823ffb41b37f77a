public import Diagnostics

/// A table of the workspace's own: `data/<name>.csv`, read by the schema beside it.
public struct OwnTable: Sendable {
  /// The name, by which pages speak of it.
  public let name: String
  /// What it holds.
  public let schema: TableSchema
  /// The rows in the order of the file, each with a cell for every column of the schema.
  public let rows: [[TableCell]]
  /// The file.
  public let file: SourceFile
  /// The columns and rows that are not told, since a cell has an error: what names them has been reported.
  let isComplete: Bool

  /// What readers of a language call it; its name where the schema does not say.
  public func title(in language: String, else fallback: String) -> String {
    schema.titles.text(in: language, else: fallback) ?? name
  }

  /// The place of a column among the cells of a row.
  public func column(_ name: String) -> Int? { schema.fields.firstIndex { $0.name == name } }

  /// The names of something that the columns of the table hold.
  func names(of resource: String) -> [String] {
    schema.foreignKeys.filter { $0.resource == resource }.compactMap { column($0.field) }.flatMap { column in
      rows.map { $0[column].plain }.filter { !$0.isEmpty }
    }
  }

  /// The values of a column as they are handed out.
  func values(of column: String) -> Set<String> {
    self.column(column).map { place in Set(rows.map { $0[place].plain }) } ?? []
  }
}

/// The files of a table of the workspace's own.
public struct OwnTableFiles: Sendable {
  /// How the name of a schema's file ends.
  public static let ending = ".schema.yaml"

  /// The name that the two share.
  public let name: String
  /// `data/<name>.csv`; nil if there is none.
  public let table: SourceFile?
  /// `data/<name>.schema.yaml`.
  public let schema: SourceFile

  /// Names the files.
  public init(name: String, table: SourceFile?, schema: SourceFile) {
    self.name = name
    self.table = table
    self.schema = schema
  }
}
