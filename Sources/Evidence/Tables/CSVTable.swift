public import Diagnostics

/// A file of comma-separated values: its header and the records under it.
public struct CSVTable: Sendable {
  /// The file it was read from.
  public let file: SourceFile

  /// The first record; nil when the file has none.
  public let header: CSVRecord?

  /// The records below the header that have as many fields as it has.
  public let records: [CSVRecord]
}

/// One record of a file of comma-separated values.
public struct CSVRecord: Sendable, Hashable {
  /// Its fields in order.
  public let fields: [CSVField]

  /// Its UTF-8 offsets in the file, without the line end.
  public let range: Range<Int>
}

extension CSVRecord {
  /// The record without the empty fields at its end, but with as many fields as a width asks for.
  func withoutEmptyEnd(downTo width: Int) -> CSVRecord {
    var count = fields.count
    while count > width, fields[count - 1].text.allSatisfy(\.isWhitespace) { count -= 1 }
    return count == fields.count ? self : CSVRecord(fields: Array(fields.prefix(count)), range: range)
  }
}

/// One field of a record.
public struct CSVField: Sendable, Hashable {
  /// How a field is written in the file.
  enum Quoting: Sendable, Hashable {
    case none
    case quoted
    /// In quotes and with a doubled quote inside, so that offsets in the text and in the file differ.
    case escaped
  }

  /// The field's content, without quotes.
  public let text: String

  /// Its UTF-8 offsets in the file, with the quotes where it has any.
  public let range: Range<Int>

  let quoting: Quoting

  /// The UTF-8 offsets in the file of a part of the content; of the whole field where the two cannot be
  /// matched.
  func range(of part: Range<Int>) -> Range<Int> {
    switch quoting {
    case .none: range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound
    case .quoted: range.lowerBound + 1 + part.lowerBound..<range.lowerBound + 1 + part.upperBound
    case .escaped: range
    }
  }
}
