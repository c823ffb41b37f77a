public import Addresses
import Diagnostics
public import Evidence
import YAML

/// What `site.yaml` says.
public struct SiteSettings: Sendable {
  /// A text in several languages.
  public typealias Localized = [String: String]

  /// The site's name by language.
  public var title: Localized = [:]
  /// One sentence on the site by language.
  public var description: Localized = [:]
  /// The address the site is published at, ending in `/`; it may carry a path.
  public var url = Address(written: "https://example.org/")
  /// The languages, the default first.
  public var languages: [String] = ["zh"]
  /// Who publishes, by language.
  public var publisher: Localized = [:]
  /// The content's licence.
  public var licence: (name: String, url: Address)?
  /// The ids of the pages or folders in the navigation, in order.
  public var navigation: [String] = []
  /// The ids of the pages or folders named at the foot of every page.
  public var footer: [String] = []
  /// How sources are cited.
  public var citationStyle = CitationStyle.gb7714Edition2025
  /// The forms that locators of sources have.
  public var locatorForms = LocatorForms()
  /// The currency that amounts are compared in.
  public var reportingCurrency = Currency.usDollar
  /// Whether raw HTML may stand in content.
  public var allowsRawHTML = false
  /// The endings of files that may be published beside those that always may.
  var assetTypes: Set<String> = []

  /// How heavy pages may be.
  var budget = Budget()

  /// Where the settings name each language, for complaints.
  var placesOfLanguages: [String: SourcePlace] = [:]
  /// Where the languages stand, or the file where it does not name them.
  var placeOfLanguages: SourcePlace?

  /// The pages that the settings name, and where, for complaints.
  var placesOfPages: [(id: String, place: SourcePlace)] = []

  /// The path of the site's address, `/` or such as `/report/`.
  var path: Address { url.pathOnly }

  /// The language that lives at the site's root.
  public var defaultLanguage: String { languages.first ?? "zh" }

  /// A text in a language or, where that is missing, in the default language.
  func text(_ texts: Localized, in language: String) -> String {
    texts[language] ?? texts[defaultLanguage] ?? ""
  }

  /// The site's name in a language.
  func title(in language: String) -> String { text(title, in: language) }

  /// The settings of a site that says nothing.
  public init() {}

  static let path = Workspace.settingsPath

  /// The names of the settings.
  private static let keys = Key.allCases.map(\.rawValue)

  /// Reads the settings from a workspace.
  static func read(_ workspace: Workspace) -> Diagnosed<SiteSettings> {
    var settings = SiteSettings()
    // Languages that cannot be read are those of the folders, so that the pages are judged all the same.
    let folders = folders(of: workspace)
    settings.languages = folders
    guard let file = workspace.texts[path] else {
      // A file that is there and cannot be read has been reported.
      if workspace.unreadable.contains(path) { return Diagnosed(settings) }
      return Diagnosed(
        settings,
        [
          .error(
            "missing-settings", "there is no site.yaml",
            help: "it must say at least title, url and languages",
            at: SourceFile(path: path, text: "").whole)
        ])
    }
    let yaml = YAMLValue.read(file)
    var diagnostics = yaml.diagnostics
    guard let root = yaml.value else { return Diagnosed(settings, diagnostics) }
    guard case .map(let entries) = root.content else {
      diagnostics.append(.error("settings-type", "site.yaml must be lines of 'key: value'", at: root.place))
      return Diagnosed(settings, diagnostics)
    }
    guard !entries.isEmpty else {
      diagnostics.append(
        .error(
          "missing-settings", "site.yaml is empty", help: "it must say at least title, url and languages",
          at: file.whole))
      return Diagnosed(settings, diagnostics)
    }
    if !entries.contains(where: { $0.key == "languages" }), settings.languages.count > 1 {
      diagnostics.append(
        .error(
          "missing-key", "site.yaml does not name the languages",
          help:
            "write 'languages: [\(settings.languages.joined(separator: ", "))]', the one that others inherit from first",
          at: file.place(0..<0)))
    }
    for entry in entries {
      if entry.key == "languages" { settings.placeOfLanguages = entry.value.place }
      if entry.key == "budget" {
        let budget = Budget.read(entry.value)
        settings.budget = budget.value
        diagnostics += budget.diagnostics
      } else if let problem = settings.set(entry) {
        diagnostics.append(problem)
      }
      if ["navigation", "footer"].contains(entry.key) { diagnostics += repeated(entry) }
    }
    for language in settings.languages where !folders.contains(language) {
      let empty = "Content/\(language)/"
      let others = folders.filter {
        !settings.languages.contains($0) && workspace.texts["Content/\($0)/index.md"] != nil
      }
      guard !workspace.unreadable.contains(where: { $0.hasPrefix(empty) }),
        let folder = others.first(where: { base(of: $0) == base(of: language) })
      else { continue }
      let place = settings.placesOfLanguages[language]
      diagnostics.append(
        .error(
          "no-pages", "the language '\(language)' has no pages in '\(empty)'",
          help: "the pages are in 'Content/\(folder)/': write '\(folder)'", at: place ?? file.whole,
          mend: place.map { Mend($0, folder) }))
      // The rest is judged by the language that is meant, so that this is said once.
      settings.languages = settings.languages.map { $0 == language ? folder : $0 }
    }
    let isTitleSound = !settings.title.isEmpty || !entries.contains { $0.key == "title" }
    for language in settings.languages where isTitleSound && settings.title[language] == nil {
      diagnostics.append(
        .error("missing-key", "site.yaml has no title in '\(language)'", at: file.place(0..<0)))
    }
    return Diagnosed(settings, diagnostics)
  }

  /// A page that a list of pages names twice: by its id or, where it is a folder's, by that of the folder.
  private static func repeated(_ entry: YAMLValue.Entry) -> [Diagnostic] {
    var seen: Set<String> = []
    return (entry.value.list ?? []).compactMap { item in
      guard let id = item.string else { return nil }
      let page = id.hasSuffix("/index") ? String(id.dropLast("/index".count)) : id
      if seen.insert(page).inserted { return nil }
      return .warning(
        "repeated-entry", "'\(entry.key)' names '\(page)' already", help: "take one of the two away",
        at: item.place)
    }
  }

  private mutating func set(_ entry: YAMLValue.Entry) -> Diagnostic? {
    func wrong(_ expected: Message, _ item: YAMLValue? = nil) -> Diagnostic {
      let value = item ?? entry.value
      return .error(
        "settings-type", "'\(entry.key)' takes \(expected), not \(value.description)", at: value.place)
    }
    switch entry.key {
    case "title", "description", "publisher":
      guard let texts = Self.localized(entry.value) else { return wrong("a text for each language") }
      switch entry.key {
      case "title": title = texts
      case "description": description = texts
      default: publisher = texts
      }
    case "url":
      guard let address = entry.value.string.flatMap(Self.address) else { return wrong(Self.addressRule) }
      url = address
    case "languages":
      let names = Self.words(entry.value)
      guard !names.isEmpty, Set(names).count == names.count, names.allSatisfy(Self.isLanguage) else {
        let item = (entry.value.list ?? []).first { item in item.string.map { !Self.isLanguage($0) } ?? true }
        return wrong("a list of language codes, such as [zh, en], each once", item)
      }
      languages = names
      for item in entry.value.list ?? [] {
        if let name = item.string { placesOfLanguages[name] = item.place }
      }
    case "licence":
      if let parts = entry.value.map,
        let missing = ["name", "url"].first(where: { key in !parts.contains { $0.key == key } })
      {
        return .error(
          "settings-type", "'licence' lacks the key '\(missing)'", help: "it takes { name: …, url: … }",
          at: entry.value.place)
      }
      guard case .map(let parts) = entry.value.content,
        let name = parts.first(where: { $0.key == "name" })?.value.string,
        let link = parts.first(where: { $0.key == "url" })?.value.string
      else { return wrong("{ name: …, url: … }") }
      licence = (name, Address(written: link))
    case "navigation", "footer":
      guard case .list(let list) = entry.value.content else { return wrong("a list of page ids") }
      let ids = list.compactMap(\.string)
      placesOfPages += zip(ids, list.filter { $0.string != nil }.map(\.place)).map { (id: $0, place: $1) }
      if entry.key == "navigation" { navigation = ids } else { footer = ids }
    case "citation_style":
      guard let style = entry.value.string.flatMap(CitationStyle.init) else {
        return wrong(.list(CitationStyle.allCases.map { Message(verbatim: $0.rawValue) }, separator: " or "))
      }
      citationStyle = style
    case "locators":
      let forms = Self.words(entry.value)
      guard !forms.isEmpty, forms.allSatisfy({ $0.contains("#") }) else {
        return wrong("a list of forms with # for a number, such as [s#p#, p. #]")
      }
      locatorForms = LocatorForms(forms)
    case "reporting_currency":
      guard let currency = entry.value.string.flatMap(Currency.init) else {
        let problem = wrong("a code of ISO 4217, such as USD")
        return entry.value.string.map {
          .error(problem.id, problem.message + Currency.suggestion(for: $0), at: entry.value.place)
        } ?? problem
      }
      reportingCurrency = currency
    case "limits":
      guard LoadingLimits(entry.value) != nil else { return wrong(LoadingLimits.rule) }
    case LoadingLimits.templatesKey:
      guard let text = entry.value.string, Self.templateWords.contains(text) else {
        return wrong("own or program")
      }
    case "asset_types":
      let endings = Self.words(entry.value)
      guard !endings.isEmpty,
        endings.allSatisfy({
          $0.utf8.allSatisfy {
            $0 < 0x80 && Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber
          }
        })
      else { return wrong("a list of endings without the dot, such as [html, js]") }
      assetTypes = Set(endings.map { $0.lowercased() })
    case "raw_html":
      guard let text = entry.value.string, Self.rawHTMLWords.contains(text) else {
        return wrong("allow or forbid")
      }
      allowsRawHTML = text == "allow"
    default:
      return .error(
        "unknown-key",
        "no key '\(entry.key)' in site.yaml\(Suggestion.clause(for: entry.key, in: Self.keys))",
        help: "known are \(Self.keys.joined(separator: ", "))", at: entry.keyPlace)
    }
    return nil
  }

  /// What the site's address must be, in an editor's words.
  static let addressRule: Message = "an address such as https://example.org/ or https://example.org/report/"

  /// A site's address, ending in `/`: scheme, host and perhaps a path; nil if a text is none.
  static func address(_ text: String) -> Address? {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
    let rest = text.dropFirst(scheme.count).unicodeScalars
    // A user's name, perhaps with a password, is nothing to publish on every page.
    guard !rest.prefix(while: { $0 != "/" }).contains("@"), let first = rest.first,
      first.properties.isAlphabetic || first.properties.numericType != nil || first == "[",
      rest.allSatisfy({ scalar in
        scalar.isASCII
          ? scalar.value > 0x20 && scalar.value < 0x7F && !"?#\\\"<>^`{|}".unicodeScalars.contains(scalar)
          : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      })
    else { return nil }
    return Address(written: text.hasSuffix("/") ? text : text + "/")
  }

  /// The languages that there are pages in, Chinese first.
  private static func folders(of workspace: Workspace) -> [String] {
    let names = Set(
      workspace.texts(under: "Content", ending: ".md").compactMap { file in
        file.path.split(separator: "/").dropFirst().first.map(String.init)
      })
    let languages = names.filter(isLanguage).sorted {
      (($0 == "zh" ? 0 : 1), $0) < (($1 == "zh" ? 0 : 1), $1)
    }
    return languages.isEmpty ? ["zh"] : languages
  }

  /// The language of a tag without its script and country: `zh` of `zh-CN`.
  private static func base(of tag: String) -> String { tag.prefix { $0 != "-" }.lowercased() }

  private static func localized(_ value: YAMLValue) -> Localized? {
    guard case .map(let entries) = value.content else { return nil }
    var texts: Localized = [:]
    for entry in entries {
      guard let text = entry.value.line else { return nil }
      texts[entry.key] = text
    }
    return texts
  }

  private static func words(_ value: YAMLValue) -> [String] {
    guard case .list(let list) = value.content else { return [] }
    return list.compactMap(\.string)
  }

  /// A language subtag of two or three letters, with further subtags if need be (`zh`, `en`, `zh-Hant`).
  static func isLanguage(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count) else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
  }
}
