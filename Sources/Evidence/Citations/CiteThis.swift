import JSON

/// How a page of the site itself is to be cited, in the three forms that readers paste.
public struct CiteThis: Sendable {
  /// The page's key in BibTeX and its id in CSL-JSON, in ASCII.
  public var key: String
  /// The page's title.
  public var title: String
  /// Its authors; where there are none the publisher stands for them.
  public var authors: [PersonName]
  /// Who publishes the site.
  public var publisher: String
  /// When the page was published or last changed.
  public var date: EvidenceDate?
  /// The page's address, complete.
  public var url: String
  /// The BCP 47 tag of the page's language.
  public var language: String

  /// Describes a page.
  public init(
    key: String, title: String, authors: [PersonName] = [], publisher: String, date: EvidenceDate?,
    url: String,
    language: String
  ) {
    self.key = key
    self.title = title
    self.authors = authors
    self.publisher = publisher
    self.date = date
    self.url = url
    self.language = language
  }

  private var responsible: [PersonName] { authors.isEmpty ? [PersonName(literal: publisher)] : authors }

  /// The entry after GB/T 7714; the date of access is the reader's, and is left for the reader to add.
  public func gb7714(_ style: CitationStyle) -> ReferenceEntry {
    let source = Source(
      id: key, type: .webpage,
      fields: [.title: title, .url: url, .language: language, .publisher: publisher],
      authors: responsible, issued: date.map { .date($0) })
    return ReferenceFormatter(style: style).entry(for: source)
  }

  // MARK: BibTeX

  /// An `@misc` entry for BibTeX and biblatex, in UTF-8.
  public var bibTeX: String {
    var fields = [
      ("title", "{\(Self.escaped(title))}"),
      ("author", responsible.map(Self.bibTeXName).joined(separator: " and ")),
      ("publisher", Self.escaped(publisher)),
    ]
    if let date {
      fields.append(("year", "\(date.year)"))
      if let month = date.month { fields.append(("month", "\(month)")) }
      fields.append(("date", date.iso))
    }
    fields += [("url", url), ("language", language)]
    return "@misc{\(key),\n" + fields.map { "  \($0.0) = {\($0.1)},\n" }.joined() + "}\n"
  }

  private static func bibTeXName(_ name: PersonName) -> String {
    guard let family = name.family else { return "{\(escaped(name.literal ?? ""))}" }
    let parts = [family, name.suffix, name.given].compactMap { $0 }.map(escaped)
    return parts.joined(separator: ", ")
  }

  /// The characters that TeX gives a meaning to, written so that they mean themselves.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "&", "%", "$", "#", "_", "{", "}": result += "\\" + String(character)
      default: result.append(character)
      }
    }
  }

  // MARK: CSL-JSON

  /// A list of one item in CSL-JSON, with sorted keys and a newline at the end.
  public var cslJSON: String {
    let item = JSONValue.object([
      "id": .string(key), "type": .string("webpage"), "title": .string(title),
      "author": .array(responsible.map(Self.cslName)), "publisher": .string(publisher),
      "issued": date.map { date in
        .object([
          "date-parts": .array([
            .array([date.year, date.month, date.day].compactMap { $0.map { .number($0) } })
          ])
        ])
      },
      "URL": .string(url), "language": .string(language),
    ])
    return JSONValue.array([item]).text(isPretty: true) + "\n"
  }

  private static func cslName(_ name: PersonName) -> JSONValue {
    .object([
      "family": name.family.map { .string($0) }, "given": name.given.map { .string($0) },
      "suffix": name.suffix.map { .string($0) }, "literal": name.literal.map { .string($0) },
      "dropping-particle": name.droppingParticle.map { .string($0) },
    ])
  }
}
