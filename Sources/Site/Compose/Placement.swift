import Addresses

/// Where a page's text is set: on its own page of the website, or as a part of a briefing.
///
/// A briefing is one file that must stand alone, so a part's ids carry the part's name, links to other parts lead within
/// the file, and everything else is named by its whole address.
enum Placement: Sendable {
  /// On the page's own address.
  case page
  /// In a briefing.
  case part(Part)
  /// At any address: links carry the site's whole path, such as `/report/`.
  case anywhere(sitePath: Address)

  /// A page as a part of a briefing.
  struct Part: Sendable {
    /// The id of the part's section, which its other ids begin with.
    let id: String
    /// How many levels its headings move down.
    let headingShift: Int
    /// What is printed before its headings, by the headings' own ids.
    var headingNumbers: [String: SectionNumber] = [:]
    /// How many figures and tables stand before it.
    var numbersBefore: [Anchor.Series: Int] = [:]
    /// The briefing.
    let book: Book
  }

  /// What all the parts of a briefing look up: where the others are.
  struct Book: Sendable {
    /// A part as others refer to it.
    struct Entry: Sendable {
      let id: String
      let number: SectionNumber?
    }

    /// The parts by the address of their pages.
    let parts: [Route: Entry]
    /// The address of the site.
    let siteURL: Address
    /// Whether the text bears no marks of sources.
    var hidesMarks = false
    /// Whether it is set in large type.
    var isLarge = false
  }

  /// Whether the text is made for paper: pictures inside, notes at the foot of the page, lists with page numbers.
  var isPrint: Bool { part != nil }

  /// The page's place in a briefing, if it is set there.
  var part: Part? {
    switch self {
    case .page, .anywhere: nil
    case .part(let part): part
    }
  }

  /// How many levels headings move down.
  var headingShift: Int { part?.headingShift ?? 0 }

  /// An id of the page's own as it stands in the file.
  func id(_ id: String) -> String { NormalForm.composed(part.map { "\($0.id).\(id)" } ?? id) }

  /// A number of the page's own as it stands in the file.
  func number(_ number: LinkedPage.Number) -> LinkedPage.Number {
    LinkedPage.Number(
      series: number.series, value: number.value + (part?.numbersBefore[number.series] ?? 0),
      title: number.title)
  }

  /// A link to an address of the site, or to a place on the page there, from the page of another.
  func url(_ route: Route, fragment: String? = nil, from page: Route) -> Address {
    func place(_ address: Address) -> Address {
      fragment.map { address.appending(fragment: $0) } ?? address
    }
    switch self {
    case .page: return place(route.relative(to: page))
    case .anywhere(let sitePath): return place(route.absolute(on: sitePath))
    case .part(let part):
      guard let target = part.book.parts[route]?.id else {
        return place(route.absolute(on: part.book.siteURL))
      }
      return Address(fragment: fragment.map { "\(target).\($0)" } ?? target)
    }
  }
}
