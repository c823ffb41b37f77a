import Addresses
import Diagnostics
import Foundation
import Templates

/// The style that a briefing carries: `Templates/print/base.css`, the sheet of its profile, what the workspace adds to
/// them, and the page heads.
struct BriefingStyle {
  static let heads = "briefing/heads"
  /// What WeasyPrint alone is given.
  static let weasyPrint = "Templates/print/weasyprint.css"

  private let templates: TemplateLibrary
  private let index: PageIndex
  private let assets: AssetCatalogue

  init(_ templates: TemplateLibrary, _ index: PageIndex, _ assets: AssetCatalogue) {
    self.templates = templates
    self.index = index
    self.assets = assets
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
    let workspace = index.workspace
    let added = workspace.texts(under: "Templates/print", ending: ".css").map(\.path)
      .filter(workspace.isAddition)
    // What is named is in the briefing, which must stand alone.
    let sheets = (Self.ownSheets(of: briefing) + added).compactMap { workspace.texts[$0] }.map { sheet in
      StyleAddresses.resolved(sheet) { assets.dataURL($0)?.text }
    }
    let heads = BriefingHeadsModel(
      site: Self.string(index.settings.title(in: briefing.language)), title: Self.string(briefing.title),
      isOfficial: BriefingProfile(briefing) == .official)
    let css =
      sheets.joined()
      + templates.text(
        Self.heads, heads, language: briefing.language, asset: assets.heldAddresses)
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
