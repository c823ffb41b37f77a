import Jobs
import Publishing
import Diagnostics
import Foundation
import Templates

/// The printable briefings: each one self-contained HTML file beside its page, for a reader to keep and a PDF engine to
/// print, and the PDF once `casebook pdf` has printed it.
struct Briefings: Output {
  static let name = "briefings"

  let input: OutputInput

  func files() -> [SiteTree.File] {
    input.printables.flatMap { briefing in
      [SiteTree.File(path: briefing.path, bytes: briefing.html)]
        + (briefing.pdf.map { [SiteTree.File(path: briefing.pdfPath, bytes: $0.bytes)] } ?? [])
        + (briefing.docx.map { [SiteTree.File(path: briefing.docxPath, bytes: $0)] } ?? [])
    }
  }

  /// Sets the briefings, and finds the PDF of each among those that are kept.
  func printables(_ pdfs: [String: [String: [UInt8]]], engine: String?) async -> [Printable] {
    let composer = BriefingComposer(catalogue: input.catalogue, assets: input.assets)
    return await printables(composer.briefings, pdfs, engine: engine)
  }

  /// Sets some of the briefings.
  func printables(
    _ briefings: [LinkedPage], _ pdfs: [String: [String: [UInt8]]], engine: String?
  ) async -> [Printable] {
    let composer = BriefingComposer(catalogue: input.catalogue, assets: input.assets)
    let sheet = input.catalogue.index.workspace.texts[BriefingStyle.weasyPrint]?.text ?? ""
    var printables: [Printable] = []
    for briefing in briefings {
      let entry = briefing.entry
      let printable = Printable(
        page: entry.id, language: entry.language, path: FileRoutes.briefing(entry).file,
        place: entry.parsed.file.whole, html: await html(briefing, composer), sheet: Array(sheet.utf8))
      printables.append(printable)
    }
    return Self.with(pdfs, printables, engine: engine)
  }

  /// Briefings with the PDFs that are kept of them.
  static func with(
    _ pdfs: [String: [String: [UInt8]]], _ printables: [Printable], engine: String?
  ) -> [Printable] {
    printables.map { printable in
      var printable = printable
      printable.pdf = pdfs[printable.key].flatMap { kept in
        engine.flatMap { name in kept[name].map { Printable.PDF(engine: name, bytes: $0) } }
          ?? kept.max { $0.key < $1.key }.map { Printable.PDF(engine: $0.key, bytes: $0.value) }
      }
      return printable
    }
  }

  private func html(_ briefing: LinkedPage, _ composer: BriefingComposer) async -> [UInt8] {
    let language = briefing.entry.language
    var model = composer.compose(
      briefing,
      stylesheet: BriefingStyle(input.templates, input.catalogue.index, input.assets).stylesheet(
        briefing.entry))
    // The parts are most of the text, and none needs another's.
    let asset = input.assets.heldAddresses
    let bodies = await model.parts.concurrentMap(jobs: input.jobs) { [templates = input.templates] in
      templates.render($0.body, language: language, asset: asset)
    }
    for (place, body) in bodies.enumerated() {
      model.parts[place].body = Fragments([.html(String(decoding: body, as: UTF8.self))])
    }
    let bytes = input.templates.render(
      BriefingComposer.template(of: briefing.entry), model, language: language, asset: asset)
    return language.hasPrefix("zh") ? ConnectorTie.tie(bytes) : bytes
  }
}
