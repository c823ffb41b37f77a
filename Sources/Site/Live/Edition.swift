import Diagnostics
import Evidence

/// One state of a previewed site: what its pages are made of, and all that is wrong with it.
struct Edition: Sendable {
  private(set) var number: Int
  private(set) var input: OutputInput
  /// In reading order.
  private(set) var diagnostics: [Diagnostic]
  /// The diagnostics by the path of their file.
  private(set) var byFile: [String: [Diagnostic]]
  /// Whether pages are set in the workspace's templates as they stand.
  let areTemplatesSound: Bool
  /// Whether its pages are linked, and not only known.
  var isLinked = true
  /// What has changed since the edition before.
  var touched: [Touched] = []
  /// The pages by the path of their file on the site.
  private let pages: [String: Int]

  init(number: Int, input: OutputInput, diagnostics: [Diagnostic], areTemplatesSound: Bool) {
    self.number = number
    self.input = input
    self.diagnostics = diagnostics
    self.areTemplatesSound = areTemplatesSound
    byFile = Dictionary(grouping: diagnostics) { $0.place?.file.path ?? "" }
    pages = Dictionary(
      input.catalogue.pages.enumerated().map { ($1.entry.route.file, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  var index: PageIndex { input.catalogue.index }

  /// The page whose file has a path such as `cases/boston/index.html`.
  func page(_ path: String) -> LinkedPage? { pages[path].map { input.catalogue.pages[$0] } }

  /// A file that has changed, or a page that uses a fact that has.
  struct Touched: Sendable, Hashable {
    let file: String
    var page: PageKey?
    var fact: String?
  }

  /// What is other than in an earlier edition: files, and the pages that use facts which read otherwise.
  func changes(since earlier: Edition) -> [Touched] {
    let (old, new) = (earlier.index.workspace, index.workspace)
    let paths = Set(old.texts.keys).union(new.texts.keys).union(old.assets.keys).union(new.assets.keys)
    let files = paths.filter { path in
      old.texts[path]?.text != new.texts[path]?.text || old.assets[path]?.bytes != new.assets[path]?.bytes
    }
    let pages = Dictionary(
      index.entries.map { ($0.parsed.file.path, $0.key) }, uniquingKeysWith: { first, _ in first })
    var touched = files.sorted().map { Touched(file: $0, page: pages[$0]) }
    guard files.contains(where: { $0.hasPrefix("Content/data/") }) else { return touched }
    for fact in index.evidence.facts {
      let isSame = earlier.index.evidence.fact(fact.id).map { fact.saysTheSame(as: $0) } ?? false
      guard !isSame else { continue }
      for key in input.catalogue.uses[.fact(fact.id)] ?? [] {
        let one = Touched(file: fact.places.record.file.path, page: key, fact: fact.id)
        if !touched.contains(one) { touched.append(one) }
      }
    }
    return touched
  }

  /// Comes behind another edition.
  mutating func succeed(_ earlier: Edition?) {
    number = (earlier?.number ?? 0) + 1
    guard let earlier, earlier.isLinked else { return }
    // A page that was taken up by itself is what the last change touched, until there is another.
    if touched.isEmpty { touched = earlier.touched }
  }

  /// The same with a page in the place of its former state.
  func replacing(_ page: LinkedPage, in index: PageIndex, _ found: [Diagnostic]) -> Edition? {
    guard let position = index.position(page.entry.key) else { return nil }
    var edition = self
    edition.number += 1
    edition.input.catalogue = input.catalogue.replacing(page, at: position, in: index)
    let path = page.entry.parsed.file.path
    edition.diagnostics = (diagnostics.filter { $0.place?.file.path != path } + found).inReadingOrder()
    edition.byFile[path] = found.isEmpty ? nil : found.inReadingOrder()
    edition.touched = [Touched(file: path, page: page.entry.key)]
    return edition
  }

  /// The same with other diagnostics, where nothing new could be read.
  func with(_ diagnostics: [Diagnostic]) -> Edition {
    var edition = Edition(
      number: number + 1, input: input, diagnostics: diagnostics, areTemplatesSound: areTemplatesSound)
    edition.isLinked = isLinked
    return edition
  }
}

extension Fact {
  /// Whether two rows give a reader the same, wherever they stand.
  fileprivate func saysTheSame(as other: Fact) -> Bool {
    value == other.value && high == other.high && qualifier == other.qualifier && standing == other.standing
      && currency == other.currency && indicator == other.indicator && noteZh == other.noteZh
      && noteEn == other.noteEn && otherNotes == other.otherNotes && sourceIDs == other.sourceIDs
  }
}
