import Diagnostics
import Foundation

/// Printing with WeasyPrint: one pass, tagged after PDF/UA-1.
struct WeasyPrint {
  /// The version whose layout the templates were made for.
  static let wanted = 70

  let program: EngineProgram
  let folder: URL

  func print(_ job: PrintJob) async throws -> Diagnosed<[UInt8]> {
    let page = folder.appendingPathComponent("page.html")
    let sheet = folder.appendingPathComponent("sheet.css")
    let output = folder.appendingPathComponent("page.pdf")
    try Data(job.html).write(to: page)
    try Data(job.sheet).write(to: sheet)
    let (failure, log) = try await program.run(
      [
        "--pdf-variant", "pdf/ua-1", "--allowed-protocols", "data", "--stylesheet", sheet.path, page.path,
        output.path,
      ])
    if let failure { throw EngineFailure(reason: failure, log: log) }
    let (bytes, file) = try PrintedPDF.read(output, log: log)
    return Diagnosed(
      WeasyPrintMending(file).bytes ?? bytes, complaints(log, job) + outdated(file, job))
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
