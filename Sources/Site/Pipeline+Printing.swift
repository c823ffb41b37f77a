import Publishing
public import Diagnostics
public import Foundation

extension Pipeline {
  /// What to print, and who prints it.
  public struct PrintOrder: Sendable {
    /// How far the printing of one briefing is.
    public enum Progress: Sendable {
      case started(Printable)
      case finished(Printable, bytes: Int, Duration)
      case failed(Printable)
    }

    /// The engine's name, which tells its PDFs from those of another.
    public let engine: String
    /// The briefings by name, `short` or `briefings/short`, or `short.en` for one language; all if there are none.
    public let briefings: [String]
    /// Prints a briefing, with an empty folder to work in.
    public let print: @Sendable (Printable, URL) async throws -> Diagnosed<[UInt8]?>
    /// Looks at a PDF, new or kept, for what its reader should know.
    public let inspect: @Sendable (Printable, [UInt8]) -> [Diagnostic]
    /// Is told how far the work is.
    public let progress: @Sendable (Progress) -> Void

    /// Creates an order.
    public init(
      engine: String, briefings: [String],
      print: @escaping @Sendable (Printable, URL) async throws -> Diagnosed<[UInt8]?>,
      inspect: @escaping @Sendable (Printable, [UInt8]) -> [Diagnostic],
      progress: @escaping @Sendable (Progress) -> Void
    ) {
      self.engine = engine
      self.briefings = briefings
      self.print = print
      self.inspect = inspect
      self.progress = progress
    }
  }

  /// Builds the site, prints the briefings that have no PDF of this engine yet, and makes the site's files again, so that
  /// its links and its manifest have them.
  ///
  /// - Throws: A `PublishingFailure` when something cannot be written, a `CancellationError` when the task is cancelled;
  ///   what has been printed by then is kept.
  public func print(_ order: PrintOrder) async throws -> Report {
    var options = options
    options.engine = order.engine
    options.briefings = order.briefings
    let publisher = try publisher()
    let pipeline = Pipeline(options)
    var run = Run(options)
    let files = await pipeline.read(&run)
    let before = publisher.state
    if !options.clean, let kept = await KeptRun(.print, options, files) {
      if let report = kept.report(site: before) { return report.with(run.report) }
      if try await pipeline.hasten(kept, &run, files, over: (publisher, before)) { return run.report }
    }
    // What they are is asked once more when the briefings are printed.
    var read = files
    guard var walked = try await pipeline.walk(&run, &read) else { return run.report }
    let beginning = run
    var site = try await pipeline.publish(walked, &run, publisher, over: before)
    if run.hasErrors { return run.report }
    let chosen = choose(order.briefings, of: run.report.printables)
    let missing = chosen.filter { $0.pdf?.engine != order.engine }
    let printed = try await print(missing, order)
    let failed = Set(printed.filter { $0.pdf == nil }.map(\.path))
    tidy(run.report.printables, chosen: chosen, failed: failed, order.engine)
    var findings = printed.flatMap(\.findings)
    options.clean = false
    // From here on what has been printed is known, and whatever is printed meanwhile is another run's.
    let kept = await KeptRun(.print, options, files)
    if failed.count < missing.count {
      walked.input.printables = Briefings.with(
        PDFCache(root: options.root).load(), walked.input.printables, engine: order.engine)
      run = beginning
      run.report.printables = walked.input.printables
      site = try await Pipeline(options).publish(walked, &run, publisher, over: publisher.state)
    }
    var report = run.report
    for printable in report.printables where chosen.contains(where: { $0.path == printable.path }) {
      if let pdf = printable.pdf, pdf.engine == order.engine {
        findings += order.inspect(printable, pdf.bytes)
      }
    }
    report.diagnostics += Self.weighed(findings, strict: options.strict)
    report.printed = missing.count - failed.count
    report.kept = chosen.count - missing.count
    if let site, failed.isEmpty {
      var again = report
      again.kept = chosen.count
      run.report = again
      await keep(run, of: walked, kept, site: site)
    }
    return report
  }

  /// A briefing that was printed, or was not.
  private struct Printed: Sendable {
    let path: String
    let pdf: Int?
    let findings: [Diagnostic]
  }

  /// Prints briefings, as many at once as there are jobs; each is kept as soon as it is done.
  private func print(_ briefings: [Printable], _ order: PrintOrder) async throws -> [Printed] {
    let cache = PDFCache(root: options.root)
    return try await withThrowingTaskGroup(of: Printed.self) { group in
      var waiting = briefings.makeIterator()
      func start() {
        guard let briefing = waiting.next() else { return }
        group.addTask {
          let clock = ContinuousClock()
          let start = clock.now
          order.progress(.started(briefing))
          let result = try await cache.withWorkFolder { try await order.print(briefing, $0) }
          guard let bytes = result.value else {
            order.progress(.failed(briefing))
            return Printed(path: briefing.path, pdf: nil, findings: result.diagnostics)
          }
          try await cache.add(bytes, key: briefing.key, engine: order.engine)
          order.progress(.finished(briefing, bytes: bytes.count, clock.now - start))
          return Printed(path: briefing.path, pdf: bytes.count, findings: result.diagnostics)
        }
      }
      for _ in 0..<max(1, options.jobs) { start() }
      var printed: [Printed] = []
      while let next = try await group.next() {
        printed.append(next)
        start()
      }
      return printed
    }
  }

  /// Removes the PDFs of texts that are no more, and those of another engine where this one's has taken their place.
  private func tidy(_ all: [Printable], chosen: [Printable], failed: Set<String>, _ engine: String) {
    let printed = Set(chosen.filter { !failed.contains($0.path) }.map(\.key))
    let current = Set(all.map(\.key))
    PDFCache(root: options.root).keep { key, other in
      current.contains(key) && (!printed.contains(key) || other == engine)
    }
  }

  /// The briefings that are named, each once; all if none is.
  private func choose(_ names: [String], of all: [Printable]) -> [Printable] {
    guard !names.isEmpty else { return all }
    var chosen: [Printable] = []
    for name in names {
      chosen += all.filter { one in
        PageKey(id: one.page, language: one.language).names.contains(name)
          && !chosen.contains { $0.path == one.path }
      }
    }
    return chosen
  }

  /// Reports names that no briefing has, before anything is built.
  static func checkNames(_ names: [String], _ index: PageIndex) -> [Diagnostic] {
    let all = index.entries.filter(\.isPrintable)
    let known = Set(all.flatMap(\.key.names))
    let list = Dictionary(grouping: all, by: \.name).sorted { $0.key < $1.key }.map { name, pages in
      "\(name) (\(pages.map(\.language).sorted().joined(separator: ", ")))"
    }
    return names.filter { !known.contains($0) }.map { name in
      .error(
        "unknown-briefing",
        "no briefing '\(name)'\(Suggestion.clause(for: name, in: Set(all.map(\.name)).sorted()))",
        help: all.isEmpty
          ? "the site has no briefing with parts" : "the briefings are \(list.joined(separator: ", "))",
        at: nil)
    }
  }

  /// Reports names that no page has.
  static func checkPages(_ names: [String], _ index: PageIndex) -> [Diagnostic] {
    let known = Set(index.entries.flatMap(\.key.names))
    return names.filter { !known.contains($0) }.map { name in
      .error("unknown-page", "no page '\(name)'\(Suggestion.clause(for: name, in: known.sorted()))", at: nil)
    }
  }
}
