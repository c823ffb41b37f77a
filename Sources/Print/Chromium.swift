import Diagnostics
import Foundation

/// Printing with Chromium: in passes, until the page numbers in the contents are those of the pages.
///
/// Chromium has no `target-counter`, so a first pass shows where the headings fall and the next one prints the numbers.
/// What it writes is then mended: it dates the file by its own clock, names no author, and takes some characters of
/// Chinese for radicals.
struct Chromium {
  /// How often the numbers may change the pages before printing gives up on them.
  static let passes = 4
  /// How often, before that, pages may be filled that a figure or a table leaves half empty.
  static let fillings = 3

  let program: EngineProgram
  let folder: URL

  func print(_ job: PrintJob) async throws -> Diagnosed<[UInt8]> {
    var filling = PageFilling(job.html)
    var contents = ContentsNumbers(filling.html)
    var left = Self.fillings
    // Two digits keep the room that most numbers will need.
    var numbers = Dictionary(contents.targets.map { ($0, 10) }, uniquingKeysWith: { first, _ in first })
    var paper: LastPage.Paper?
    var hasFoot = LastPage.isAsked(job.html)
    let last = Self.passes + Self.fillings
    for pass in 1...last {
      let (bytes, file) = try await render(LastPage.html(contents.html(numbers), on: paper), pass: pass)
      let found = numbers.isEmpty ? [:] : file.destinations
      let right = numbers.keys.reduce(into: [:]) { $0[$1] = found[$1] }
      if paper == nil, left > 0, filling.improve(after: file) {
        left -= 1
        numbers = right
        contents = ContentsNumbers(filling.html)
        continue
      }
      let isSettled = right == numbers
      if let before = paper, file.paper.pages > before.pages, pass < last {
        // Whatever stands at the foot is worth no page: the next pass is as the one before, with its numbers.
        hasFoot = false
        paper = nil
        continue
      }
      guard isSettled && (paper == file.paper || paper == nil && !hasFoot) || pass == last else {
        numbers = right
        // A pass that adds a page must not be the last one.
        if hasFoot, pass + 1 < last { paper = file.paper }
        continue
      }
      let missing = Set(contents.targets).subtracting(right.keys).sorted()
      return Diagnosed(
        ChromiumMending(file, html: job.html).bytes ?? bytes,
        doubts(isSettled: isSettled, missing: missing, job))
    }
    throw EngineFailure(reason: "was never asked to print", log: "")
  }

  private func render(_ html: [UInt8], pass: Int) async throws -> (bytes: [UInt8], file: PDFFile) {
    let page = folder.appendingPathComponent("page.html")
    let output = folder.appendingPathComponent("page-\(pass).pdf")
    try Data(SealedPage.seal(html)).write(to: page)
    let (failure, log) = try await program.run(
      [
        "--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--no-default-browser-check",
        "--disable-extensions", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-breakpad", "--host-resolver-rules=MAP * ~NOTFOUND",
        // What names no host goes to a proxy that nobody is: numbers of machines, and this one.
        "--proxy-server=socks5://0.0.0.0:1", "--proxy-bypass-list=<-loopback>", "--dns-prefetch-disable",
        "--force-color-profile=srgb",
        "--user-data-dir=\(folder.appendingPathComponent("profile").path)",
        "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf",
        "--print-to-pdf=\(output.path)",
      ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + [page.absoluteString])
    if let failure { throw EngineFailure(reason: failure, log: log) }
    return try PrintedPDF.read(output, log: log)
  }

  private func doubts(isSettled: Bool, missing: [String], _ job: PrintJob) -> [Diagnostic] {
    var doubts: [Diagnostic] = []
    if !missing.isEmpty {
      doubts.append(
        .warning(
          "contents-number", "the contents have no page number for \(Message.names(missing))",
          help: "Chromium knows the pages only of headings that the contents link to", at: job.place))
    } else if !isSettled {
      doubts.append(
        .warning(
          "contents-number",
          "the page numbers of the contents still change the pages after \(Self.passes) passes",
          help: "give the numbers a fixed width in the print style sheet, or print with WeasyPrint",
          at: job.place))
    }
    return doubts
  }
}
