import ArgumentParser
import Foundation
import Site

/// The options that every command on a workspace takes.
struct WorkspaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds Content/ and Templates/.", valueName: "dir"))
  var root = "."

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(help: ArgumentHelp("How many pages to work on at once.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
  }

  var pipeline: Pipeline.Options {
    var options = Pipeline.Options(root: URL(fileURLWithPath: root, isDirectory: true))
    options.strict = strict
    if let jobs { options.jobs = jobs }
    return options
  }
}
