import Diagnostics
import Markdown
import Templates
import Word
import YAML

/// How the Word files of a profile look: pages, faces and styles, from `Templates/word/<profile>.yaml`.
struct WordLook: Sendable {
  var page: PageSetup
  /// Whether margins and page numbers are mirrored on facing pages.
  var hasFacingPages = false
  /// The faces by the names that styles use.
  var faces: [String: Face] = [:]
  var styles: [WordStyleName: Style]
  /// The columns of lists of pages, by the folder of their kind; all keys where there are none.
  var lists: [String: [Column]] = [:]
  /// The keys that stand below a part's heading, by the name of its kind.
  var about: [String: [String]] = [:]
  /// The interface's words for what a key may be set to.
  var choices: [String: String] = [:]

  /// A column of a list: the key in it, and the interface's word above it; the key's own label where there is none.
  struct Column: Sendable, Hashable {
    let key: String
    let word: String?
  }

  /// A face of Chinese with its Latin.
  struct Face: Sendable, Hashable {
    var chinese: String?
    var latin: String?
    /// Another name of the Chinese face, for machines that know it by that.
    var instead: String?
  }

  /// A look in which nothing has been said.
  init() {
    page = .a4(
      top: .millimetres(25), bottom: .millimetres(25), left: .millimetres(25), right: .millimetres(25))
    styles = Dictionary(
      WordStyleName.allCases.map { ($0, $0.style) }, uniquingKeysWith: { first, _ in first })
  }

  static func path(_ profile: BriefingProfile) -> String { "Templates/word/\(profile.rawValue).yaml" }

  /// The faces for the table of faces, each once.
  var fonts: [Font] {
    var fonts: [String: Font] = [:]
    for face in faces.values {
      if let name = face.chinese {
        fonts[name] = Font(name: name, alternative: face.instead, isEastAsian: true)
      }
      if let name = face.latin { fonts[name] = Font(name: name, isEastAsian: false) }
    }
    return fonts.values.sorted { $0.name < $1.name }
  }

  /// What a style comes to with all it is based on.
  func resolved(_ name: WordStyleName) -> Style {
    var chain: [Style] = []
    var next: String? = name.id
    while let id = next, let style = styles.values.first(where: { $0.id == id }), chain.count < 9 {
      chain.append(style)
      next = style.base
    }
    guard var result = chain.last else { return name.style }
    for style in chain.dropLast().reversed() { result = style.over(result) }
    return result
  }

  /// The size of a style's characters.
  func size(_ name: WordStyleName) -> Length { resolved(name).run.size ?? .points(10) }

  /// Gives indents in characters their lengths, once all sizes are known.
  mutating func setIndents() {
    for (name, style) in styles {
      guard let characters = style.paragraph.firstLineCharacters else { continue }
      let length = Length(twips: size(name).twips * characters / 100)
      styles[name]?.paragraph.firstLine = length
    }
  }
}

/// Reads a look; what cannot be read is reported and is as if it were not there.
struct WordLookReader {
  private(set) var look = WordLook()
  private(set) var diagnostics: [Diagnostic] = []
  /// The language of the text: keys below `zh:` or `en:` hold for it alone.
  private let language: String

  /// Reads the look of a profile for a language; the file is there.
  static func read(_ file: SourceFile, language: String) -> Diagnosed<WordLook> {
    let yaml = YAMLValue.read(file)
    var reader = WordLookReader(language: String(language.prefix { $0 != "-" }))
    reader.diagnostics = yaml.diagnostics
    if let root = yaml.value { reader.read(root, isTop: true) }
    reader.look.setIndents()
    return Diagnosed(reader.look, reader.diagnostics)
  }

  private init(language: String) { self.language = language }

  private mutating func read(_ value: YAMLValue, isTop: Bool) {
    let entries = group(value)
    // A style names a face, so faces come first wherever they stand.
    for key in ["page", "fonts", "styles"] {
      guard let entry = entries.first(where: { $0.key == key }) else { continue }
      switch key {
      case "page": group(entry.value).forEach { setPage($0) }
      case "fonts": group(entry.value).forEach { setFace($0) }
      default: group(entry.value).forEach { setStyle($0) }
      }
    }
    for entry in entries where !["page", "fonts", "styles"].contains(entry.key) {
      if setLists(entry) { continue }
      if isTop, ["zh", "en"].contains(entry.key) {
        if entry.key == language { read(entry.value, isTop: false) }
      } else {
        unknown(
          entry,
          among: ["page", "fonts", "styles", "lists", "about", "choices"] + (isTop ? ["zh", "en"] : []))
      }
    }
  }

  // MARK: Values

  private mutating func group(_ value: YAMLValue) -> [YAMLValue.Entry] {
    if case .map(let entries) = value.content { return entries }
    if value.isNull { return [] }
    diagnostics.append(
      .error("settings-type", "a group of keys belongs here, not \(value.description)", at: value.place))
    return []
  }

  private mutating func unknown(_ entry: YAMLValue.Entry, among known: [String]) {
    diagnostics.append(
      .error(
        "unknown-key", "no key '\(entry.key)' here\(Suggestion.clause(for: entry.key, in: known))",
        help: "the keys are \(known.joined(separator: ", "))", at: entry.keyPlace))
  }

  private mutating func read<Value>(
    _ entry: YAMLValue.Entry, _ expected: Message, _ parse: (String) -> Value?
  ) -> Value? {
    if let value = entry.value.string.flatMap({ parse($0.trimmed) }) { return value }
    diagnostics.append(
      .error(
        "settings-type", "'\(entry.key)' takes \(expected), not \(entry.value.description)",
        at: entry.value.place))
    return nil
  }

  private mutating func length(_ entry: YAMLValue.Entry) -> Length? {
    read(entry, "a length, such as 16pt or 28mm", Self.length)
  }

  private static func length(_ text: String) -> Length? {
    let unit = text.suffix(2)
    guard unit == "pt" || unit == "mm", let number = Double(String(text.dropLast(2)).trimmed),
      abs(number) < 2000
    else { return text == "0" ? .zero : nil }
    return unit == "pt" ? .points(number) : .millimetres(number)
  }

  private static func flag(_ text: String) -> Bool? {
    switch text {
    case "yes", "true": true
    case "no", "false": false
    default: nil
    }
  }

  private static func colour(_ text: some StringProtocol) -> String? {
    text.count == 6 && text.allSatisfy(\.isHexDigit) ? text.uppercased() : nil
  }

  /// `0.5pt 9E2A2B`, and how many points it stands off.
  private static func border(_ text: String) -> ParagraphFormat.Border? {
    if text == "none" { return ParagraphFormat.Border(width: .zero, colour: "000000") }
    let parts = text.split(separator: " ")
    guard (2...3).contains(parts.count), let width = length(String(parts[0])), let colour = colour(parts[1])
    else { return nil }
    return ParagraphFormat.Border(
      width: width, colour: colour, space: parts.count == 3 ? Int(parts[2]) ?? 1 : 1)
  }

  private static func line(_ text: String) -> ParagraphFormat.LineHeight? {
    if let length = length(text) { return .exactly(length) }
    if text.hasPrefix(">"), let length = length(String(text.dropFirst()).trimmed) { return .atLeast(length) }
    guard let factor = Double(text), factor > 0, factor < 10 else { return nil }
    return .multiple(Int((factor * 100).rounded()))
  }

  // MARK: Lists of pages

  /// Reads what says how lists of pages and the lines below headings are made; false if it is something else.
  private mutating func setLists(_ entry: YAMLValue.Entry) -> Bool {
    switch entry.key {
    case "lists":
      for list in group(entry.value) {
        look.lists[list.key] = group(list.value).map { .init(key: $0.key, word: $0.value.string) }
      }
    case "about":
      for kind in group(entry.value) {
        look.about[kind.key] = (kind.value.list ?? [kind.value]).compactMap(\.string)
      }
    case "choices": for choice in group(entry.value) { look.choices[choice.key] = choice.value.string }
    default: return false
    }
    return true
  }

  // MARK: Pages and faces

  private mutating func setPage(_ entry: YAMLValue.Entry) {
    switch entry.key {
    case "width": if let length = length(entry) { look.page.width = length }
    case "height": if let length = length(entry) { look.page.height = length }
    case "top": if let length = length(entry) { look.page.top = length }
    case "bottom": if let length = length(entry) { look.page.bottom = length }
    case "inside": if let length = length(entry) { look.page.left = length }
    case "outside": if let length = length(entry) { look.page.right = length }
    case "header": if let length = length(entry) { look.page.headerDistance = length }
    case "footer": if let length = length(entry) { look.page.footerDistance = length }
    case "facing":
      if let flag = read(entry, "yes or no", Self.flag) { look.hasFacingPages = flag }
    case "line": if let length = length(entry) { look.page.linePitch = length }
    case "characters":
      look.page.charactersPerLine = read(entry, "a number of characters") { text in
        Int(text).flatMap { (1...200).contains($0) ? $0 : nil }
      }
    default:
      unknown(
        entry,
        among: [
          "width", "height", "top", "bottom", "inside", "outside", "header", "footer", "facing", "line",
          "characters",
        ])
    }
  }

  private mutating func setFace(_ entry: YAMLValue.Entry) {
    var face = look.faces[entry.key] ?? WordLook.Face()
    for part in group(entry.value) {
      let name = { (text: String) in text.isEmpty ? nil : text }
      switch part.key {
      case "chinese": face.chinese = read(part, "the name of a font", name)
      case "latin": face.latin = read(part, "the name of a font", name)
      case "instead": face.instead = read(part, "the name of a font", name)
      default: unknown(part, among: ["chinese", "latin", "instead"])
      }
    }
    look.faces[entry.key] = face
  }

  // MARK: Styles

  private mutating func setStyle(_ entry: YAMLValue.Entry) {
    guard let name = WordStyleName(rawValue: entry.key), var style = look.styles[name] else {
      unknown(entry, among: WordStyleName.allCases.map(\.rawValue))
      return
    }
    for part in group(entry.value) { set(part, of: &style) }
    look.styles[name] = style
  }

  private static let styleKeys = [
    "font", "size", "bold", "italic", "colour", "tracking", "raised", "dotted", "underlined", "align",
    "indent", "left", "right", "hanging", "before", "after", "line", "keep-with-next", "keep-lines",
    "new-page", "above", "below", "beside", "fill",
  ]
  private static let tableKeys = ["outer", "head", "inner", "padding"]

  private mutating func set(_ entry: YAMLValue.Entry, of style: inout Style) {
    if style.kind == .table { return setTable(entry, of: &style) }
    switch entry.key {
    case "font":
      let faces = look.faces
      guard let face = read(entry, "one of the fonts above", { faces[$0] }) else { return }
      style.run.eastAsianFont = face.chinese
      style.run.latinFont = face.latin
    case "size": style.run.size = length(entry)
    case "bold": style.run.isBold = read(entry, "yes or no", Self.flag)
    case "italic": style.run.isItalic = read(entry, "yes or no", Self.flag)
    case "dotted": style.run.isDotted = read(entry, "yes or no", Self.flag)
    case "underlined": style.run.isUnderlined = read(entry, "yes or no", Self.flag)
    case "raised":
      style.run.position = read(entry, "yes or no", Self.flag).map { $0 ? .superscript : .baseline }
    case "colour": style.run.colour = read(entry, "six hexadecimal digits", Self.colour)
    case "tracking": style.run.tracking = length(entry)
    case _ where style.kind == .character: unknown(entry, among: Array(Self.styleKeys.prefix(9)))
    default: setParagraph(entry, of: &style)
    }
  }

  private mutating func setParagraph(_ entry: YAMLValue.Entry, of style: inout Style) {
    switch entry.key {
    case "align":
      style.paragraph.alignment = read(entry, "left, center, right or both") {
        ParagraphFormat.Alignment(rawValue: $0)
      }
    case "indent":
      style.paragraph.firstLineCharacters = read(entry, "a number of characters") { text in
        Double(text).flatMap { (0...20).contains($0) ? Int($0 * 100) : nil }
      }
    case "hanging": style.paragraph.firstLine = length(entry).map { .zero - $0 }
    case "left": style.paragraph.left = length(entry)
    case "right": style.paragraph.right = length(entry)
    case "before": style.paragraph.before = length(entry)
    case "after": style.paragraph.after = length(entry)
    case "line":
      style.paragraph.line = read(entry, "a distance, such as 28.95pt, '> 15pt' or 1.5", Self.line)
      // A distance of its own does not stand on the page's grid.
      style.paragraph.snapsToGrid = false
    case "keep-with-next": style.paragraph.keepsWithNext = read(entry, "yes or no", Self.flag)
    case "keep-lines": style.paragraph.keepsLines = read(entry, "yes or no", Self.flag)
    case "new-page": style.paragraph.breaksPage = read(entry, "yes or no", Self.flag)
    case "above": style.paragraph.top = read(entry, "a rule, such as 0.5pt 000000", Self.border)
    case "below": style.paragraph.bottom = read(entry, "a rule, such as 0.5pt 000000", Self.border)
    case "beside": style.paragraph.side = read(entry, "a rule, such as 0.5pt 000000", Self.border)
    case "fill": style.paragraph.fill = read(entry, "six hexadecimal digits", Self.colour)
    default: unknown(entry, among: Self.styleKeys)
    }
  }

  private mutating func setTable(_ entry: YAMLValue.Entry, of style: inout Style) {
    var table = style.table ?? TableFormat()
    switch entry.key {
    case "outer": table.outer = read(entry, "a rule, such as 0.5pt 000000", Self.border)
    case "head": table.head = read(entry, "a rule, such as 0.5pt 000000", Self.border)
    case "inner": table.inner = read(entry, "a rule, such as 0.5pt 000000", Self.border)
    case "padding": if let length = length(entry) { table.padding = length }
    default: unknown(entry, among: Self.tableKeys)
    }
    style.table = table
  }
}
