import Addresses
import Jobs
import Publishing
import Compression
import Diagnostics

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

/// Weighs the pages of a finished site and holds them against the budget.
struct Scales {
  let catalogue: Catalogue
  private let files: [String: [UInt8]]
  private let jobs: Int

  init(_ tree: SiteTree, _ catalogue: Catalogue, jobs: Int) {
    self.catalogue = catalogue
    self.jobs = jobs
    files = Dictionary(tree.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 })
  }

  /// Weighs every page; one that is over its budget is a warning.
  func weigh() async -> Diagnosed<[PageWeight]> {
    let pages = catalogue.pages.map(\.entry)
    let parts = pages.map { Asked(files[$0.route.file] ?? [], of: $0.route) }
    let sheets = Set(parts.flatMap(\.styles)).sorted()
    let sizes = await sheets.concurrentMap(jobs: jobs) { Self.compressed(files[$0] ?? []) }
    let weights = Dictionary(zip(sheets, sizes), uniquingKeysWith: { $1 })
    let results = await Array(zip(pages, parts)).concurrentMap(jobs: jobs) { [self] entry, asked in
      weigh(entry, asked, weights)
    }
    return Diagnosed(results.map(\.value), results.flatMap(\.diagnostics))
  }

  private func weigh(_ entry: PageEntry, _ asked: Asked, _ sheets: [String: Int]) -> Diagnosed<PageWeight> {
    let budget = catalogue.index.settings.budget
    let limit = budget.limit(ofPage: entry.id, entry.kind)
    let weight = PageWeight(
      path: entry.route.path, html: Self.compressed(asked.html),
      styles: asked.styles.reduce(0) { $0 + (sheets[$1] ?? 0) },
      requests: 1 + asked.styles.count + asked.others.count, limit: limit?.bytes,
      requestLimit: budget.requests)
    guard !weight.isWithin else { return Diagnosed(weight) }
    // A page that nobody wrote has no file to point at; its limit has.
    let isWritten = catalogue.index.workspace.texts[entry.parsed.file.path] != nil
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
