import ArgumentParser
import Diagnostics
import Foundation
import Preview
import Site

/// `casebook serve`: the site on this machine while it is written.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: .words("Shows the site on this machine and keeps open pages up to date while you write."),
    discussion: .words(
      """
      Mistakes cost their own place only: they are marked on the page and listed at /_desk/. Nothing is written into \
      Output. Ctrl-C ends it.
      """))

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: .words("The port to try first; if it is taken, the next free one.", valueName: "port"))
  var port = 8080

  @Option(
    help: .words(
      "The address to listen on; other machines see the preview if it is not loopback.", valueName: "address")
  )
  var host = "127.0.0.1"

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError(words: "--port takes a number from 0 to 65535, not \(port)")
    }
  }

  func run() async throws {
    let options = workspace.pipeline
    let site = LiveSite(options) { Terminal.catalogue(site: $0) }
    let preview = PreviewSite(site)
    let server = try await Console.reportingFaults { [host, port] in
      try await PreviewServer.listen(host: host, port: port) { await preview.respond(to: $0) }
    }
    await preview.refresh()
    let language = await site.languageOfSite
    if port != 0, server.port != port { Console.say("port \(port) is taken", site: language) }
    let address = host == "127.0.0.1" || host == "0.0.0.0" ? "localhost" : host
    Console.say(
      "the site is on http://\(address):\(server.port)/, the desk on http://\(address):\(server.port)/_desk/",
      site: language)
    Console.say(await site.summary, site: language)
    defer { site.tidy() }
    try await Interruption.stopping {
      let (changes, continuation) = AsyncStream.makeStream(
        of: Void.self, bufferingPolicy: .bufferingNewest(1))
      let folders = ["Content", "Templates"].map { options.root.appendingPathComponent($0).path }
      let watch = FolderWatch(folders) { continuation.yield() }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          for await _ in changes {
            let clock = ContinuousClock()
            let start = clock.now
            await preview.refresh()
            let time = clock.now - start
            let milliseconds =
              time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
            Console.say("read again in \(milliseconds) ms; " + (await site.summary), site: language)
          }
        }
        try await group.next()
        group.cancelAll()
      }
      withExtendedLifetime(watch) {}
    }
  }
}
