import Digest
import Publishing
import Diagnostics
import Foundation
import Subprocess

/// Draws SVG as PNG with `rsvg-convert`, if this machine has it, and keeps what it has drawn.
///
/// A drawing depends on the SVG, the program and the fonts. It is kept by the digest of the first two, so that a second
/// build draws nothing.
struct PictureDrawer: Sendable {
  /// Where drawings are kept.
  let cache: URL
  /// The characters that it can draw, where fontconfig says so.
  let coverage: FontCoverage?
  private let version: String

  private static let program = "rsvg-convert"

  /// Looks for the program and for a font with Chinese characters; what is missing is a note.
  static func find(cache: URL, for file: SourceFile) async -> Diagnosed<PictureDrawer?> {
    func missing(_ what: String, _ package: String) -> Diagnosed<PictureDrawer?> {
      Diagnosed(
        nil,
        [
          .note(
            "undrawn-pictures", "share pictures and icons are left out: \(what)",
            help: "on Debian and Ubuntu: apt-get install \(package)", at: file.whole)
        ])
    }
    let version = await output("rsvg-convert", ["--version"])
    guard let version else {
      return missing("this machine has no rsvg-convert", "librsvg2-bin fonts-noto-cjk")
    }
    // Where fontconfig has no command to ask with, the fonts are taken on trust.
    if let fonts = await output("fc-list", [":lang=zh", "family"]), fonts.isEmpty {
      return missing("this machine has no Chinese font", "fonts-noto-cjk")
    }
    let lists = await output("fc-list", ["--format", "%{charset}\n"])
    return Diagnosed(
      PictureDrawer(cache: cache, coverage: lists.flatMap(FontCoverage.init), version: version))
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
    let key = SHA256.hex("\(version) \(width) \(height)\n\(svg)")
    let file = cache.appendingPathComponent("\(key).png")
    if let kept = try? Data(contentsOf: file) { return [UInt8](kept) }
    let result = try await run(
      .name(Self.program), arguments: ["--width", "\(width)", "--height", "\(height)"], input: .string(svg),
      output: .bytes(limit: 1 << 25), error: .string(limit: 1 << 16))
    guard result.terminationStatus.isSuccess, !result.standardOutput.isEmpty else {
      throw PublishingFailure(
        description: "rsvg-convert cannot draw a picture: \(result.standardError.trimmed)")
    }
    do {
      try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
      try Data(result.standardOutput).write(to: file, options: .atomic)
    } catch {
      throw PublishingFailure(description: "cannot write \(file.path): \(error.localizedDescription)")
    }
    return result.standardOutput
  }
}
