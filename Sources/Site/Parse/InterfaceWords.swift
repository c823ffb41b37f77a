import Diagnostics
import Evidence
import ShippedFiles
import YAML

/// The interface's words: `Templates/strings/<language>.yaml`, one `key: text` a line, the same keys in each language of the
/// site; files of that name in a folder hold more.
enum InterfaceWords {
  static func read(_ workspace: Workspace, languages: [String]) -> Diagnosed<[String: [String: String]]> {
    let folder = "Templates/strings/"
    var words: [String: [String: String]] = [:]
    var diagnostics: [Diagnostic] = []
    var files: [String: SourceFile] = [:]
    for file in workspace.texts(under: "Templates/strings", ending: ".yaml") {
      let name = file.path.dropFirst(folder.count).dropLast(".yaml".count)
      let language = name.split(separator: "/").last.map(String.init) ?? ""
      let yaml = YAMLValue.read(file)
      diagnostics += yaml.diagnostics
      // A file of the workspace need hold only what it says otherwise than the program's.
      if workspace.hasProgramTemplates, words[language] == nil { words[language] = shipped[language] }
      guard case .map(let entries)? = yaml.value?.content else {
        // The file is there; that it cannot be read has been said.
        words[language] = words[language] ?? [:]
        continue
      }
      if files[language] == nil || !name.contains("/") { files[language] = file }
      for entry in entries {
        guard let text = entry.value.string else {
          diagnostics.append(
            .error("settings-type", "'\(entry.key)' takes a text", at: entry.value.place))
          continue
        }
        words[language, default: [:]][entry.key] = text
      }
    }
    // What figures need is asked for where the program says it.
    let all = languages.reduce(into: Set<String>()) { $0.formUnion(words[$1, default: [:]].keys) }
      .subtracting(FigureLanguage.wordKeys)
      .subtracting(ofCharts)
    for (language, file) in files where languages.contains(language) {
      for key in all.subtracting(words[language, default: [:]].keys).sorted() {
        diagnostics.append(
          .error("missing-key", "the text '\(key)', which other languages have, is missing", at: file.whole))
      }
    }
    return Diagnosed(words, diagnostics)
  }

  /// The keys of the words that charts and computed figures need.
  static let ofCharts = [
    "chartConverted", "chartRank", "chartMoney", "chartCalendarYear", "chartNoRate", "chartOtherYear",
    "chartNoPeriod", "chartNoPair", "chartNoOther", "chartOtherUnit", "chartOtherBasis", "chartUndatedAll",
    "chartUndatedSome", "chartParts", "chartSum", "chartRounded", "chartSolid", "chartDashed", "chartDotted",
    "chartTurned", "chartApart", "chartCredit", "chartLeftOff", "chartSemicolon", "computedAs",
    "computedPart",
    "computedGroup", "chartBars", "chartDots", "chartIntervals", "chartMultiples", "chartShares",
    "chartLines",
    "chartSlopes", "chartScatter", "chartMatrix", "chartLoop", "chartArrow", "matrixYes", "matrixPartly",
    "matrixNo", "matrixNoData", "matrixNotApplicable",
  ]

  /// The words that the program itself brings.
  static let shipped: [String: [String: String]] = ShippedFiles.templates.reduce(into: [:]) { words, file in
    guard file.key.hasPrefix("strings/"), file.key.hasSuffix(".yaml") else { return }
    let language = String(file.key.dropFirst("strings/".count).dropLast(".yaml".count))
    let source = SourceFile(path: file.key, text: String(decoding: file.value, as: UTF8.self))
    words[language] = (YAMLValue.read(source).value?.map ?? []).reduce(into: [:]) {
      $0[$1.key] = $1.value.string
    }
  }

  /// The site's languages with the words that figures and charts have in them: the report's own, or else the program's.
  static func languages(
    of settings: SiteSettings, _ words: [String: [String: String]]
  ) -> [String: FigureLanguage] {
    settings.languages.reduce(into: [:]) { languages, tag in
      let own = words[tag] ?? [:]
      languages[tag] = FigureLanguage(
        tag: tag, words: (shipped[FigureLanguage(tag: tag).tag] ?? [:]).merging(own, uniquingKeysWith: { $1 })
      )
    }
  }

  /// What is missing of the words that the program itself says.
  static func check(_ settings: SiteSettings, _ words: [String: [String: String]]) -> [Diagnostic] {
    languages(of: settings, words).sorted { $0.key < $1.key }.flatMap { tag, language -> [Diagnostic] in
      // That there are no words at all is said elsewhere.
      guard words[tag] != nil else { return [] }
      let needed = ofCharts + (language.hand == .locale ? FigureLanguage.wordKeys : [])
      return needed.filter { language.words[$0] == nil }.map { key in
        .error(
          "missing-key", "the text '\(key)', which figures and charts need, is missing",
          help: "add it as the program's own strings/en.yaml has it",
          at: SourceFile(path: "Templates/strings/\(tag).yaml", text: "").whole)
      }
    }
  }
}
