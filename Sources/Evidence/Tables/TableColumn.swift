/// The columns of one of the data tables; the raw value is the name in the table's header.
public protocol TableColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The columns that a table may not leave out.
  static var required: Set<Self> { get }
}
