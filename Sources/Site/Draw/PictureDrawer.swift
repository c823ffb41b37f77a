import Digest
import FileSystem
import Jobs
import Publishing
import Diagnostics
import Foundation
import Subprocess

/// Draws SVG as PNG with librsvg, if this machine has it, and keeps what it has drawn.
///
/// A drawing depends on the SVG, the program and the fonts. It is kept by the digest of the first two, so that a second
/// build draws nothing. The drawing is done in processes of its own, which keep a hostile SVG away from this one: a few
/// of Casebook itself, each for many pictures, or `rsvg-convert` for each picture where there is no other way.
struct PictureDrawer: Sendable {
  /// A picture to be drawn.
  struct Order: Sendable {
    let svg: String
    let width: Int
    let height: Int
  }

  /// The argument with which Casebook draws what comes in at its standard input, as `CDraw` describes.
  static let command = "draw-pictures"

  /// Who draws.
  enum Program: Sendable {
    /// Casebook, in a folder.
    case casebook(folder: String)
    case convert
  }

  /// Where drawings are kept.
  let cache: CacheFolder
  /// The characters that it can draw, where fontconfig says so.
  let coverage: FontCoverage?
  private let version: String
  private let program: Program

  private static let own = "casebook"
  private static let converter = "rsvg-convert"
  /// How many pictures one process draws: its start must not count, and what is drawn is to be kept soon.
  private static let batch = 64

  /// Looks for the program and for a font with Chinese characters; what is missing is a note.
  ///
  /// - Parameter asksCoverage: Whether it is to know which characters the fonts have, which takes a while to list.
  static func find(
    cache: URL, for file: SourceFile, asksCoverage: Bool = true
  ) async -> Diagnosed<PictureDrawer?> {
    func missing(_ what: Message, _ package: String) -> Diagnosed<PictureDrawer?> {
      Diagnosed(
        nil,
        [
          .note(
            "undrawn-pictures", "share pictures and icons are left out: \(what)",
            help: "on Debian and Ubuntu: apt-get install \(package)", at: file.whole)
        ])
    }
    async let fonts = output("fc-list", [":lang=zh", "family"])
    async let lists = asksCoverage ? output("fc-list", ["--format", "%{charset}\n"]) : nil
    guard let (program, version) = await findProgram() else {
      return missing("this machine has no rsvg-convert", "librsvg2-bin fonts-noto-cjk")
    }
    // Where fontconfig has no command to ask with, the fonts are taken on trust.
    if let fonts = await fonts, fonts.isEmpty {
      return missing("this machine has no Chinese font", "fonts-noto-cjk")
    }
    return Diagnosed(
      PictureDrawer(
        cache: CacheFolder(cache.path), coverage: await lists.flatMap(FontCoverage.init), version: version,
        program: program))
  }

  /// Casebook itself if it finds librsvg, else `rsvg-convert`, with the version of either.
  private static func findProgram() async -> (Program, version: String)? {
    if let folder = ownFolder {
      let result = try? await run(
        .name(own), arguments: [command], environment: .inherit.updating(["PATH": folder]), input: .none,
        output: .bytes(limit: 1 << 10),
        error: .discarded)
      if let result, result.terminationStatus.isSuccess, let answer = answers(result.standardOutput).first {
        return (
          .casebook(folder: folder), "librsvg \(String(decoding: answer.bytes, as: UTF8.self)) in colours, 2"
        )
      }
    }
    return await output(converter, ["--version"]).map { (.convert, $0) }
  }

  /// Where Casebook lies: this program, or the one beside it where this is another, such as its tests.
  private static var ownFolder: String? {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    let folder = URL(fileURLWithPath: program).deletingLastPathComponent()
    let path = folder.appendingPathComponent(own).path
    return FileManager.default.isExecutableFile(atPath: path) ? folder.path : nil
  }

  /// Where the programs are, or may be one day: which are found is what decides who draws.
  static var programs: [String] {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return (ownFolder.map { [$0 + "/" + own] } ?? [])
      + folders.flatMap { folder in ["fc-list", converter].map { "\(folder)/\($0)" } }
  }

  private static func output(_ program: String, _ arguments: [String]) async -> String? {
    let result = try? await run(
      .name(program), arguments: Arguments(arguments), output: .string(limit: 1 << 26), error: .discarded)
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput.trimmed
  }

  /// The picture as PNG.
  ///
  /// - Throws: A `PublishingFailure` if the program refuses the SVG or the drawing cannot be kept.
  func png(_ svg: String, width: Int, height: Int) async throws -> [UInt8] {
    let pictures = try await png([Order(svg: svg, width: width, height: height)], jobs: 1) { _, _ in }
    return pictures.first ?? []
  }

  /// The pictures as PNG, in the order of their orders.
  ///
  /// - Parameter progress: Is told how many of those that had to be drawn are done.
  /// - Throws: A `PublishingFailure` if the program refuses an SVG or a drawing cannot be kept.
  func png(
    _ orders: [Order], jobs: Int, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) async throws -> [[UInt8]] {
    var pictures: [[UInt8]] = await orders.concurrentMap(jobs: jobs) { order in
      cache.read(name(of: order)) ?? []
    }
    let missing = orders.indices.filter { pictures[$0].isEmpty }
    guard !missing.isEmpty else { return pictures }
    let size = max(1, min(Self.batch, (missing.count + jobs - 1) / jobs))
    let batches = stride(from: 0, to: missing.count, by: size).map {
      Array(missing[$0..<min($0 + size, missing.count)])
    }
    try await withThrowingTaskGroup(of: (places: [Int], pictures: [[UInt8]]).self) { group in
      var waiting = batches.makeIterator()
      var done = 0
      func start() {
        guard let places = waiting.next() else { return }
        group.addTask { (places, try await draw(places.map { orders[$0] })) }
      }
      for _ in 0..<max(1, jobs) { start() }
      while let drawn = try await group.next() {
        for (place, picture) in zip(drawn.places, drawn.pictures) { pictures[place] = picture }
        done += drawn.places.count
        progress(done, missing.count)
        start()
      }
    }
    return pictures
  }

  private func name(of order: Order) -> String {
    "\(SHA256.hex("\(version) \(order.width) \(order.height)\n\(order.svg)")).png"
  }

  /// Draws pictures, and keeps them unless a link stands in the place of where.
  private func draw(_ orders: [Order]) async throws -> [[UInt8]] {
    let pictures: [[UInt8]]
    switch program {
    case .casebook(let folder): pictures = try await draw(orders, in: folder)
    case .convert:
      var drawn: [[UInt8]] = []
      for order in orders { drawn.append(try await convert(order)) }
      pictures = drawn
    }
    for (order, picture) in zip(orders, pictures) {
      let name = name(of: order)
      do { try cache.write(picture, as: name) } catch .isLink {} catch {
        throw PublishingFailure(description: "cannot write \(cache.path(of: name)): \(error)")
      }
    }
    return pictures
  }

  /// Draws pictures in one process.
  private func draw(_ orders: [Order], in folder: String) async throws -> [[UInt8]] {
    var request: [UInt8] = []
    for order in orders {
      let svg = Array(order.svg.utf8)
      for number in [order.width, order.height, svg.count] {
        request += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
      }
      request += svg
    }
    let result = try await run(
      .name(Self.own), arguments: [Self.command], environment: .inherit.updating(["PATH": folder]),
      input: .array(request), output: .bytes(limit: 1 << 30), error: .discarded)
    let answers = Self.answers(result.standardOutput).dropFirst()
    if let refused = answers.first(where: { $0.kind != 0 }) {
      throw PublishingFailure(
        description: "librsvg cannot draw a picture: \(String(decoding: refused.bytes, as: UTF8.self))")
    }
    guard answers.count == orders.count else {
      throw PublishingFailure(
        description: "librsvg cannot draw a picture: the drawing ended early (\(result.terminationStatus))")
    }
    return answers.map { Array($0.bytes) }
  }

  /// Draws a picture in a process of its own.
  private func convert(_ order: Order) async throws -> [UInt8] {
    let result = try await run(
      .name(Self.converter), arguments: ["--width", "\(order.width)", "--height", "\(order.height)"],
      input: .string(order.svg), output: .bytes(limit: 1 << 25), error: .string(limit: 1 << 16))
    guard result.terminationStatus.isSuccess, !result.standardOutput.isEmpty else {
      throw PublishingFailure(
        description: "rsvg-convert cannot draw a picture: \(result.standardError.trimmed)")
    }
    return result.standardOutput
  }

  /// What a drawing process has answered, as far as it is whole.
  private static func answers(_ bytes: [UInt8]) -> [(kind: Int, bytes: ArraySlice<UInt8>)] {
    func number(_ place: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    var answers: [(kind: Int, bytes: ArraySlice<UInt8>)] = []
    var place = 0
    while place + 8 <= bytes.count {
      let end = place + 8 + number(place + 4)
      guard end <= bytes.count else { break }
      answers.append((number(place), bytes[(place + 8)..<end]))
      place = end
    }
    return answers
  }
}
