import Addresses
import Publishing
import Compression
import Diagnostics
import Synchronization

/// What a reader's browser transfers for one page: the HTML and the style sheets it asks for, compressed with gzip at its
/// highest level.
public struct PageWeight: Sendable, Codable {
  /// The page's address below the site's.
  public let path: String
  /// Bytes of the compressed HTML.
  public let html: Int
  /// Bytes of the compressed style sheets.
  public let styles: Int
  /// How many files it takes to read the page: the page, its style sheets, scripts and pictures.
  ///
  /// Pictures that wait until they are scrolled to do not count, nor does the site's icon, which a browser fetches once.
  public let requests: Int
  /// How heavy the page may be; nil if nothing is said of it.
  public let limit: Int?
  /// How many files it may ask for.
  public let requestLimit: Int?

  /// HTML and style sheets together.
  public var total: Int { html + styles }
  /// Whether the page is within its budget.
  public var isWithin: Bool { total <= limit ?? .max && requests <= requestLimit ?? .max }
}

/// Weighs the pages of a site as they are made and holds them against the budget; style sheets come before the pages that ask
/// for them.
final class Scales: FileSink {
  private let index: PageIndex
  private let order: [PageEntry]
  private let pages: [String: PageEntry]
  private let known = Mutex(Known())

  /// What pages weighed before that are not made anew.
  private let former: [String: PageWeight]

  private struct Known {
    var sheets: [String: Int] = [:]
    var weights: [String: Diagnosed<PageWeight>] = [:]
  }

  /// - Parameters:
  ///   - pages: The pages to weigh.
  ///   - former: What they weighed before.
  init(_ pages: [PageEntry], _ index: PageIndex, former: [PageWeight] = []) {
    self.index = index
    self.former = Dictionary(former.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    order = pages
    self.pages = Dictionary(pages.map { ($0.route.file, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func put(_ file: SiteTree.File) {
    if let entry = pages[file.path] {
      let asked = Asked(file.bytes, of: entry.route)
      let sheets = known.withLock(\.sheets)
      let weight = weigh(entry, asked, sheets)
      known.withLock { $0.weights[file.path] = weight }
    } else if file.path.hasSuffix(".css") {
      let size = Self.compressed(file.bytes)
      known.withLock { $0.sheets[file.path] = size }
    }
  }

  /// Takes a page for as heavy as it was; false if it has to be weighed, since there is more to say of it.
  func keep(_ path: String) -> Bool {
    guard let entry = pages[path] else { return true }
    guard let weight = former[entry.route.path], weight.isWithin else { return false }
    known.withLock { $0.weights[path] = Diagnosed(weight) }
    return true
  }

  /// The weights of pages, in their order; one that is over its budget is a warning.
  var weights: Diagnosed<[PageWeight]> {
    let weights = known.withLock(\.weights)
    let results = order.compactMap { weights[$0.route.file] }
    return Diagnosed(results.map(\.value), results.flatMap(\.diagnostics))
  }

  private func weigh(_ entry: PageEntry, _ asked: Asked, _ sheets: [String: Int]) -> Diagnosed<PageWeight> {
    let budget = index.settings.budget
    let limit = budget.limit(ofPage: entry.id, entry.kind)
    let weight = PageWeight(
      path: entry.route.path, html: Self.compressed(asked.html),
      styles: asked.styles.reduce(0) { $0 + (sheets[$1] ?? 0) },
      requests: 1 + asked.styles.count + asked.others.count, limit: limit?.bytes,
      requestLimit: budget.requests)
    guard !weight.isWithin else { return Diagnosed(weight) }
    // A page that nobody wrote has no file to point at; its limit has.
    let isWritten = index.workspace.texts[entry.parsed.file.path] != nil
    let place = isWritten ? entry.parsed.file.whole : limit?.place ?? entry.parsed.file.whole
    var diagnostics: [Diagnostic] = []
    if let limit, weight.total > limit.bytes {
      let parts = PageParts(asked.html).parts + asked.styles.map { (Self.name($0), sheets[$0] ?? 0) }
      let largest = parts.sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }.prefix(4)
        .map { "\($0.name) \(Self.text($0.bytes))" }.joined(separator: ", ")
      diagnostics.append(
        .warning(
          "over-budget",
          "\(entry.route.path) weighs \(Self.text(weight.total)), \(Self.text(weight.total - limit.bytes)) over its budget of \(Self.text(limit.bytes))",
          help: "the largest parts, compressed: \(largest)", at: place))
    }
    if let requests = budget.requests, weight.requests > requests {
      diagnostics.append(
        .warning(
          "over-budget",
          "\(entry.route.path) asks for \(weight.requests) files, \(weight.requests - requests) over its budget of \(requests)",
          help: "beside itself: \((asked.styles + asked.others).map(Self.name).joined(separator: ", "))",
          at: place))
    }
    return Diagnosed(weight, diagnostics)
  }

  /// The size of bytes in transfer.
  static func compressed(_ bytes: [UInt8]) -> Int { Compression.gzip.compress(bytes)?.count ?? bytes.count }

  /// A size as `14.2 KB`.
  static func text(_ bytes: Int) -> String {
    bytes < 1000 ? "\(bytes) B" : "\(bytes / 1000).\(bytes % 1000 / 100) KB"
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// The files that a page asks for when it is opened.
private struct Asked: Sendable {
  let html: [UInt8]
  /// Style sheets, by their paths in the site.
  var styles: [String] = []
  /// Scripts and pictures: paths in the site, or whole addresses elsewhere.
  var others: [String] = []

  init(_ html: [UInt8], of page: Route) {
    self.html = html
    for tag in HTMLTags(String(decoding: html, as: UTF8.self)) where !tag.isEnd {
      switch tag.name {
      case "link":
        let relations = (tag.value("rel") ?? "").split(separator: " ")
        guard let url = tag.value("href") else { continue }
        if relations.contains("stylesheet") {
          add(url, to: \.styles, of: page)
        } else if relations.contains("preload") || relations.contains("modulepreload") {
          add(url, to: \.others, of: page)
        }
      case "script": if let url = tag.value("src") { add(url, to: \.others, of: page) }
      case "img", "iframe":
        if tag.value("loading") != "lazy", let url = tag.value("src") { add(url, to: \.others, of: page) }
      default: continue
      }
    }
  }

  private mutating func add(_ url: String, to list: WritableKeyPath<Asked, [String]>, of page: Route) {
    guard !url.hasPrefix("data:") else { return }
    let path =
      LinkResolver.hasScheme(url) ? url : LinkResolver.join(page.file, Address.decode(url)) ?? url
    if !self[keyPath: list].contains(path) { self[keyPath: list].append(path) }
  }
}
