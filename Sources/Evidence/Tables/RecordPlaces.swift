public import Diagnostics

/// Where a record and each of its fields stand in the table they were read from.
public struct RecordPlaces<Column: TableColumn>: Sendable, Hashable {
  /// The table's file.
  public let file: SourceFile

  /// The record's UTF-8 offsets.
  let range: Range<Int>

  /// The position of each column; one dictionary that all records of a table share.
  let columns: [Column: Int]

  /// The position of each column that the workspace has declared.
  let declared: [String: Int]

  /// The UTF-8 offsets of the fields.
  let fields: [Range<Int>]

  /// The place of the record.
  public var record: SourcePlace { file.place(range) }

  /// The place of a field; of the record where the field is empty or its column is left out.
  public subscript(_ column: Column) -> SourcePlace {
    guard let index = columns[column], !fields[index].isEmpty else { return record }
    return file.place(fields[index])
  }

  /// The place of a field by its column's name, the table's own or a declared one.
  public subscript(named name: String) -> SourcePlace {
    Column(rawValue: name).map { self[$0] } ?? self[declared: name]
  }

  /// The place of a field of a declared column; of the record where the field is empty or its column is left out.
  public subscript(declared name: String) -> SourcePlace {
    guard let index = declared[name], !fields[index].isEmpty else { return record }
    return file.place(fields[index])
  }
}
