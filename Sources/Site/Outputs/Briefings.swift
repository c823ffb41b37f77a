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
    let sheet = input.catalogue.index.workspace.texts[BriefingStyle.weasyPrint]?.text ?? ""
    var printables: [Printable] = []
    for briefing in composer.briefings {
      let entry = briefing.entry
      var printable = Printable(
        page: entry.id, language: entry.language, path: Self.route(of: entry).file,
        place: entry.source.file.whole, html: await html(briefing, composer), sheet: Array(sheet.utf8))
      printable.pdf = pdfs[printable.key].flatMap { kept in
        engine.flatMap { name in kept[name].map { Printable.PDF(engine: name, bytes: $0) } }
          ?? kept.max { $0.key < $1.key }.map { Printable.PDF(engine: $0.key, bytes: $0.value) }
      }
      printables.append(printable)
    }
    return printables
  }

  private func html(_ briefing: LinkedPage, _ composer: BriefingComposer) async -> [UInt8] {
    let language = briefing.entry.language
    var model = composer.compose(briefing, stylesheet: BriefingStyle(input).stylesheet(briefing.entry))
    // The parts are most of the text, and none needs another's.
    let bodies = await model.parts.concurrentMap(jobs: input.jobs) { [templates = input.templates] in
      templates.render($0.body, language: language)
    }
    for (place, body) in bodies.enumerated() {
      model.parts[place].body = Fragments([.html(String(decoding: body, as: UTF8.self))])
    }
    let bytes = input.templates.render(
      BriefingComposer.template(of: briefing.entry), model, language: language)
    return language.hasPrefix("zh") ? ConnectorTie.tie(bytes) : bytes
  }

  /// The address of a briefing's file: `/briefings/short/short.zh.html`.
  static func route(of briefing: PageEntry) -> Route {
    Route("\(briefing.route.path)\(briefing.name).\(briefing.language).html")
  }
}

/// The style that a briefing carries: `Templates/print/base.css`, the sheet of its profile, and the page heads.
struct BriefingStyle {
  static let heads = "briefing/heads"
  /// What WeasyPrint alone is given.
  static let weasyPrint = "Templates/print/weasyprint.css"

  private let templates: TemplateLibrary
  private let index: PageIndex

  init(_ input: OutputInput) {
    templates = input.templates
    index = input.catalogue.index
  }

  /// The sheets that a briefing is set with, on screen and by any engine.
  private static func ownSheets(of briefing: PageEntry) -> [String] {
    ["base", BriefingProfile(briefing).rawValue].map { "Templates/print/\($0).css" }
  }

  /// Every sheet that a briefing needs.
  static func sheets(of briefing: PageEntry) -> [String] { ownSheets(of: briefing) + [weasyPrint] }

  /// The style as an address that holds it: in the file like a `<style>`, and open to the checks and the rules
  /// that want style in sheets of its own.
  func stylesheet(_ briefing: PageEntry) -> String {
    let sheets = Self.ownSheets(of: briefing).map { index.workspace.texts[$0]?.text ?? "" }
    let heads = BriefingHeadsModel(
      site: Self.string(index.settings.title(in: briefing.language)), title: Self.string(briefing.title),
      isOfficial: BriefingProfile(briefing) == .official)
    let css = sheets.joined() + templates.text(Self.heads, heads, language: briefing.language)
    return "data:text/css;base64," + Data(css.utf8).base64EncodedString()
  }

  /// A text for the inside of a string of CSS, with nothing that HTML would escape.
  static func string(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.isASCII, !scalar.properties.isAlphabetic, scalar.properties.numericType == nil, scalar != " "
      {
        result += "\\\(String(scalar.value, radix: 16)) "
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
