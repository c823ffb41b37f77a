import Diagnostics
import ArgumentParser
import Foundation
import Site

/// The options that every command takes that publishes the site.
struct SiteOptions: ParsableArguments {
  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: .words("Where to put the site.", valueName: "dir"))
  var output: String?

  @Option(
    name: .customLong("base-url"), help: .words("The address it is published at.", valueName: "url"))
  var baseURL: String?

  @Flag(help: .words("Publish drafts too."))
  var drafts = false

  @Flag(help: .words("Use nothing that earlier builds have left, and remove all of it."))
  var clean = false

  @Flag(help: .words("Replace the folder that the site is put in even if no build has made it."))
  var takeOver = false

  @Flag(help: .words("Put .gz and .br beside the texts, for servers that send them as they are."))
  var compress = false

  var pipeline: Pipeline.Options {
    var options = workspace.pipeline
    options.output = output.map { URL(fileURLWithPath: $0, isDirectory: true) }
    options.baseURL = baseURL
    options.drafts = drafts
    options.clean = clean
    options.takesOver = takeOver
    options.compress = compress
    return options
  }
}
