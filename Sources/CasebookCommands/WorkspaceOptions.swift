import Diagnostics
import ArgumentParser
import Foundation
import Site

/// The options that every command on a workspace takes.
struct WorkspaceOptions: ParsableArguments {
  @Option(help: .words("The folder that holds Content/ and Templates/.", valueName: "dir"))
  var root = "."

  @Flag(help: .words("Treat warnings as errors."))
  var strict = false

  @Option(help: .words("How many pages to work on at once.", valueName: "n"))
  var jobs: Int?

  @Option(
    help: .words(
      "The language of messages: zh or en; else that of the locale or of the site.", valueName: "code"),
    transform: { code in
      guard MessageCatalogue.of(code) != nil else {
        throw ValidationError(words: "--language takes zh or en, not '\(code)'")
      }
      return code
    })
  var language: String?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError(words: "--jobs takes a number from 1") }
  }

  var pipeline: Pipeline.Options {
    var options = Pipeline.Options(root: URL(fileURLWithPath: root, isDirectory: true))
    options.strict = strict
    if let jobs { options.jobs = jobs }
    return options
  }
}
