/// Writes the entries of a bibliography in a style.
///
/// What a record lacks is left out; `[S.l.]` and `[s.n.]` are not supplied, and no date is guessed from
/// another.
public struct ReferenceFormatter: Sendable {
  /// The style.
  public let style: CitationStyle

  /// Creates a formatter for a style.
  public init(style: CitationStyle) {
    self.style = style
  }

  /// The entry of a source.
  public func entry(for source: Source) -> ReferenceEntry {
    let layout = layout(of: source)
    return ReferenceEntry(source: source.id, language: layout.language.tag, runs: layout.runs)
  }

  private func layout(of source: Source) -> any ReferenceStyle {
    switch style {
    case .gb7714Edition2025, .gb7714Edition2015: GB7714Layout(source, style: style)
    case .iso690Numeric: ISO690Layout(source)
    case .apaEdition7: APALayout(source)
    }
  }

  /// Whether a source has an address and lacks the day it was seen there, which the style gives for its kind.
  public func lacksAccessDate(_ source: Source) -> Bool {
    guard source[.url] != nil, source.accessed == nil, let day = EvidenceDate(year: 2000, month: 1, day: 1)
    else {
      return false
    }
    // The layout alone knows which entries give it.
    var dated = source
    dated.accessed = .date(day)
    return entry(for: dated).text != entry(for: source).text
  }

  // MARK: What an entry does not show

  /// The fields of a source that its entry does not show, by their names in CSL.
  ///
  /// `lost` are those that a reader would miss; `leftOut` those that the style gives for no source of the kind.
  public func unprinted(of source: Source) -> (lost: [String], leftOut: [String]) {
    let whole = entry(for: source).text
    var lost: [String] = []
    var leftOut: [String] = []
    func judge(_ name: String, _ isLeftOut: Bool, _ change: (inout Source) -> Void) {
      var without = source
      change(&without)
      guard entry(for: without).text == whole else { return }
      if isLeftOut { leftOut.append(name) } else { lost.append(name) }
    }
    let parts = ReferenceParts(source: source)
    for field in source.fields.keys.sorted(by: { $0.rawValue < $1.rawValue })
    where !Self.catalogued.contains(field) {
      // An identifier that the address holds is shown with it.
      if field == .doi, parts.doi == nil { continue }
      if field == .cstr, parts.cstr == nil { continue }
      if field == .url, style == .apaEdition7, source[.doi] != nil { continue }
      judge(field.rawValue, isLeftOut(field, of: source)) { $0.fields[field] = nil }
    }
    judge("editor", source.editors.isEmpty) { $0.editors = [] }
    if source.editors.isEmpty { leftOut.removeAll { $0 == "editor" } }
    if !source.translators.isEmpty { judge("translator", false) { $0.translators = [] } }
    if !source.authors.isEmpty { judge("author", source.type == .standard) { $0.authors = [] } }
    if source.accessed != nil, !parts.isOnline { lost.append("accessed") }
    return ((lost + source.otherRoles).sorted(), leftOut)
  }

  /// Fields that no bibliography shows: they are for catalogues and programs.
  private static let catalogued: Set<Source.Field> = [.isbn, .issn, .language, .note, .title, .titleShort]

  /// Whether a style gives a field for no source of a kind, so that it is not missed.
  private func isLeftOut(_ field: Source.Field, of source: Source) -> Bool {
    switch field {
    case .callNumber, .chapterNumber, .collectionNumber, .collectionTitle, .eventPlace, .genre, .jurisdiction,
      .medium, .numberOfVolumes, .status:
      return true
    case .publisher, .publisherPlace, .containerTitle:
      let isPlaceless = style == .apaEdition7 && field == .publisherPlace
      switch source.type {
      case .webpage, .post, .postWeblog, .standard, .patent, .article, .dataset, .software: return true
      case .articleJournal, .articleMagazine, .articleNewspaper, .review, .reviewBook:
        return field != .containerTitle
      default: return isPlaceless || (style == .gb7714Edition2025 && ReferenceParts(source: source).isOnline)
      }
    case .eventTitle: return source[.containerTitle] != nil
    case .number, .edition:
      return [.articleJournal, .articleMagazine].contains(source.type)
        || (source.type == .patent && source[.callNumber] != nil)
    case .archive, .archivePlace: return source.type != .manuscript && style != .iso690Numeric
    default: return false
    }
  }
}
