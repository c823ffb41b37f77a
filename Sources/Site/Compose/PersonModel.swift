import Addresses
import Evidence
import Kinds
import People
import Templates

/// Somebody who answers for pages.
struct PersonModel: TemplateModel {
  let person: Person
  let context: ComposeContext

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.person.id }, .init("name") { $0.name }, .init("title") { $0.name },
    .init("role") { $0.person.role(in: $0.context.entry.language) },
    .init("url") { $0.url }, .init("linkURL") { $0.person.link.map { Address(written: $0) } },
    .init("orcid") { $0.person.orcid?.text }, .init("orcidURL") { $0.person.orcid?.address },
    .init("email") { $0.person.email },
    .init("emailURL") { $0.person.email.map { Address(written: "mailto:\($0)") } },
    .init("works") { $0.works },
  ]

  /// The name in the page's language.
  var name: String {
    person.name(in: context.entry.language, else: context.index.settings.defaultLanguage).natural
  }

  /// Where readers find more: the person's page on the site, or else the one that is named.
  var url: Address? {
    let language = context.entry.language
    let page = context.index.page(ofIndex: KindKey.peopleIndex, person.id, language)
    if let page, page.key != context.entry.key { return context.url(page.route) }
    return person.link.map { Address(written: $0) }
  }

  /// The pages that name the person.
  private var works: [PersonWorkModel] {
    let (index, language) = (context.index, context.entry.language)
    return index.works.works(of: person.id, language).compactMap { work in
      guard let page = index.entry(work.page.id, work.page.language) else { return nil }
      let key = work.key.label(in: language, else: index.settings.defaultLanguage)
      return PersonWorkModel(
        title: page.shortTitle, url: context.url(page.route), summary: page.summary, key: work.key.name,
        keyLabel: key)
    }
  }
}

extension ORCID {
  /// Where the identifier leads.
  var address: Address { Address(written: "https://orcid.org/\(text)") }
}

/// A page that names a person, and for what.
struct PersonWorkModel: TemplateModel {
  let title: String
  let url: Address
  let summary: String?
  /// The key that names the person, and what readers call it.
  let key: String
  let keyLabel: String

  static let fields: TemplateFields<Self> = [
    .init("title") { $0.title }, .init("url") { $0.url }, .init("summary") { $0.summary },
    .init("key") { $0.key }, .init("keyLabel") { $0.keyLabel },
    .init("isAuthor") { $0.key == KindKey.authors }, .init("isEditor") { $0.key == KindKey.editors },
    .init("isReviewer") { $0.key == KindKey.reviewers },
  ]
}

/// Those who answer for a page, by what they did for it.
struct Byline: Sendable {
  let authors: [PersonModel]
  let editors: [PersonModel]
  let reviewers: [PersonModel]

  init(_ entry: PageEntry, _ context: ComposeContext) {
    authors = PersonModel.all(KindKey.authors, of: entry, context)
    editors = PersonModel.all(KindKey.editors, of: entry, context)
    reviewers = PersonModel.all(KindKey.reviewers, of: entry, context)
  }

  /// Everybody, each once.
  var all: [PersonModel] {
    var seen: Set<String> = []
    return (authors + editors + reviewers).filter { seen.insert($0.person.id).inserted }
  }

  /// Whether nobody is named.
  var isEmpty: Bool { authors.isEmpty && editors.isEmpty && reviewers.isEmpty }
}

extension PersonModel {
  /// The people whom a key of a page names.
  static func all(_ key: String, of entry: PageEntry, _ context: ComposeContext) -> [PersonModel] {
    entry.names(key).compactMap { id in
      context.index.people.person(id).map { PersonModel(person: $0, context: context) }
    }
  }
}

extension PageIndex {
  /// The people whom a page names as its authors.
  func authors(of entry: PageEntry) -> [Person] { entry.names(KindKey.authors).compactMap(people.person) }

  /// The names of a page's authors as citations take them.
  func authorNames(of entry: PageEntry) -> [PersonName] {
    authors(of: entry).map { $0.name(in: entry.language, else: settings.defaultLanguage) }
  }
}
