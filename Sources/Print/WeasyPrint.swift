import Diagnostics
import Foundation

/// Printing with WeasyPrint, tagged after PDF/UA-1: one pass, and others where it loses notes or leaves pages half empty.
///
/// It drops a note that does not fit on its page and says only that what leads to it leads nowhere. Such a note is set below
/// its paragraph in the next pass, where no engine loses anything.
struct WeasyPrint {
  /// How often it may lose other notes than before.
  static let passes = 4
  /// How often pages may be filled that a figure or a table leaves half empty.
  static let fillings = 2
  /// The version whose layout the templates were made for.
  static let wanted = 70

  let program: EngineProgram
  let folder: URL

  func print(_ job: PrintJob) async throws -> Diagnosed<[UInt8]> {
    let page = folder.appendingPathComponent("page.html")
    let sheet = folder.appendingPathComponent("sheet.css")
    let output = folder.appendingPathComponent("page.pdf")
    var filling = PageFilling(job.html)
    try Data(filling.html).write(to: page)
    var style = job.sheet + pageNumbers(job.html)
    var pass = 1
    var left = Self.fillings
    while true {
      try Data(style).write(to: sheet)
      let (failure, log) = try await program.run(
        [
          "--pdf-variant", "pdf/ua-1", "--allowed-protocols", "data", "--stylesheet", sheet.path, page.path,
          output.path,
        ])
      if let failure { throw EngineFailure(reason: failure, log: log) }
      let lost = lostNotes(log)
      if !lost.isEmpty, pass < Self.passes {
        style += lost.flatMap { Array("\n[id=\"\($0)\"] { float: none !important }".utf8) }
        pass += 1
        continue
      }
      let (bytes, file) = try PrintedPDF.read(output, log: log)
      if left > 0, filling.improve(after: file) {
        left -= 1
        try Data(filling.html).write(to: page)
        continue
      }
      return Diagnosed(
        WeasyPrintMending(file).bytes ?? bytes, complaints(log, job) + outdated(file, job))
    }
  }

  /// A rule for each id whose page's number the page prints, which says what its sheet calls `--page`.
  ///
  /// WeasyPrint 70 does not know that a number rests on what `attr(href)` names, and leaves it as it was where that moves to
  /// another page; of what is named in full it knows. An id with signs of markup or of style is left to `attr(href)`.
  private func pageNumbers(_ html: [UInt8]) -> [UInt8] {
    Set(ContentsNumbers(html).targets).sorted().filter { !$0.contains { "&\\".contains($0) || $0.isNewline } }
      .flatMap { id in
        Array(
          "\n[data-target=\"\(id)\"], a:has(> [data-target=\"\(id)\"]) { --page: target-counter(\"#\(id)\", page) }"
            .utf8)
      }
  }

  /// The ids of the notes that marks lead to and that are not there.
  private func lostNotes(_ log: String) -> [Substring] {
    log.split(whereSeparator: \.isNewline).compactMap { line in
      guard let start = line.range(of: "No anchor #note-") else { return nil }
      let number = line[start.upperBound...].prefix { $0.isASCII && $0.isNumber }
      return number.isEmpty ? nil : "note-" + number
    }
  }

  /// What WeasyPrint could not do; it warns of every property that it does not know, which is no news.
  private func complaints(_ log: String, _ job: PrintJob) -> [Diagnostic] {
    log.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("ERROR: ") }.map { line in
      .warning(
        "engine-complaint", "WeasyPrint says: \(line.dropFirst("ERROR: ".count).prefix(300))",
        help: "the PDF was made, and may lack what this names", at: job.place)
    }
  }

  private func outdated(_ file: PDFFile, _ job: PrintJob) -> [Diagnostic] {
    let producer = file.information("Producer") ?? ""
    guard let version = producer.split(separator: " ").last?.split(separator: ".").first.flatMap({ Int($0) }),
      version < Self.wanted
    else { return [] }
    return [
      .warning(
        "engine-version",
        "the PDF was made by \(producer); the templates are made for WeasyPrint \(Self.wanted)",
        help: PrintEngine.weasyprint.installation, at: job.place)
    ]
  }
}

/// What an engine has left on disk.
enum PrintedPDF {
  /// Reads the file, which must be a whole PDF with a page.
  static func read(_ url: URL, log: String) throws -> (bytes: [UInt8], file: PDFFile) {
    guard let data = try? Data(contentsOf: url), !data.isEmpty else {
      throw EngineFailure(reason: "ended well and wrote nothing", log: log)
    }
    let bytes = [UInt8](data)
    guard let file = PDFFile(bytes), !file.pages.isEmpty else {
      throw EngineFailure(reason: "wrote a file that is no whole PDF", log: log)
    }
    return (bytes, file)
  }
}
