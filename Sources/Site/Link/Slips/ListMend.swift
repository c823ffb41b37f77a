import Diagnostics
import Markdown

/// What a line of a list that is none begins with.
struct ListMarker {
  /// What two lines of one list have in common.
  let sign: String
  let written: String
  /// What is written instead; nil where an enumeration has no form of its own.
  let meant: String?
  let count: Int
}

/// The mends of lines that run into one another: what begins each of them, or empty lines between them.
struct ListMend {
  let document: Document
  let block: [PlainLine]

  /// The lines with marks that Markdown reads, the first behind an empty line.
  ///
  /// Markdown numbers a list by its first number alone: where the others do not follow it they would change.
  func list(_ markers: [ListMarker?], like first: ListMarker) -> Mend? {
    let lines = zip(block, markers).filter { $0.1?.sign == first.sign }
    let numbers = lines.compactMap { $0.1?.meant.flatMap { Int($0.dropLast()) } }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $1 == $0 + 1 }) else { return nil }
    return mend(
      lines.enumerated().flatMap { number, found -> [Edit] in
        guard let marker = found.1, let meant = marker.meant else { return [] }
        let line = found.0
        var end = line.content.lowerBound + marker.count
        while line[end] == UInt8(ascii: " "), end < line.content.upperBound { end += 1 }
        let mark = Edit(range: line.range(line.content.lowerBound..<end), text: meant + " ")
        return number == 0 && !line.isFirst ? [emptyLine(before: line), mark] : [mark]
      })
  }

  /// The lines as paragraphs of their own.
  func paragraphs(_ markers: [ListMarker?], like first: ListMarker) -> Mend? {
    mend(
      zip(block, markers).filter { $0.1?.sign == first.sign && !$0.0.isFirst }.map { emptyLine(before: $0.0) }
    )
  }

  /// The line that makes a table's head of the one above it.
  func tableHead(below line: PlainLine) -> Mend? {
    guard let end = line.offsets.last else { return nil }
    let cells = line.content.count { line.isPlain("|", at: $0) && !line.isEscaped($0) } - 1
    guard cells > 0 else { return nil }
    let before = lead(of: line.offsets[line.content.lowerBound])
    let row = "|" + String(repeating: "---|", count: cells)
    // A list's mark stands before its first line alone.
    let prefix = String(before.map { $0 == ">" || $0 == " " || $0 == "\t" ? $0 : " " })
    return Mend(document.file.place(end..<end), "\n" + prefix + row)
  }

  private struct Edit {
    let range: Range<Int>
    let text: String
  }

  /// Several changes as one, with what stands between them.
  private func mend(_ edits: [Edit]) -> Mend? {
    guard let first = edits.first, let last = edits.last else { return nil }
    var text = ""
    var end = first.range.lowerBound
    for edit in edits {
      guard edit.range.lowerBound >= end else { return nil }
      text += document.file.slice(end..<edit.range.lowerBound) + edit.text
      end = edit.range.upperBound
    }
    return Mend(document.file.place(first.range.lowerBound..<last.range.upperBound), text)
  }

  /// An empty line within the quotation that a line is in.
  private func emptyLine(before line: PlainLine) -> Edit {
    let start = line.offsets[line.content.lowerBound]
    let lead = lead(of: start)
    var mark = lead[...]
    while mark.last?.isWhitespace == true { mark.removeLast() }
    return Edit(range: start - lead.utf8.count..<start - lead.utf8.count, text: mark + "\n")
  }

  /// What stands on a line before an offset.
  private func lead(of offset: Int) -> String {
    let reach = max(0, offset - 200)
    let before = document.file.slice(reach..<offset)
    return String(
      before[(before.lastIndex(where: \.isNewline).map { before.index(after: $0) } ?? before.startIndex)...])
  }
}
