import ArgumentParser
import Diagnostics
import Foundation

/// How commands that look something up print what they found.
struct FoundFormatOptions: ParsableArguments {
  @Option(
    help: .words("How to print what was found: text or json."),
    transform: { text in
      guard let format = UsageFormat(rawValue: text) else {
        throw ValidationError(words: "--format takes text or json, not '\(text)'")
      }
      return format
    })
  var format = UsageFormat.text

  /// What was found as JSON, with a line end.
  static func json(_ found: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(found), as: UTF8.self) + "\n"
  }
}
