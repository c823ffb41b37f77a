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
    defer { site.tidy() }
    try await Interruption.stopping { [port, host] in
      let (changes, change) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      let (readings, reading) = AsyncStream.makeStream(of: Bool.self, bufferingPolicy: .bufferingNewest(1))
      let folders = ["Content", "Templates"].map { options.root.appendingPathComponent($0).path }
      let watch = FolderWatch(folders) { change.yield() }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          // What is open is shown first; what follows from it for the whole takes as long as the site is large.
          for await _ in changes { reading.yield(await preview.hasten()) }
        }
        group.addTask {
          let greeting = Greeting(host: host, wanted: port, port: server.port)
          await preview.refresh { greeting.say(in: await site.languageOfSite) }
          greeting.say(in: await site.languageOfSite)
          Console.say(await site.summary, site: await site.languageOfSite)
          for await isShown in readings {
            // The page that is written goes before.
            if isShown { try? await Task.sleep(for: Self.courtesy) }
            let clock = ContinuousClock()
            let start = clock.now
            await preview.refresh()
            let time = clock.now - start
            let milliseconds =
              time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
            Console.say(
              "read again in \(milliseconds) ms; " + (await site.summary), site: await site.languageOfSite)
          }
        }
        try await group.next()
        group.cancelAll()
      }
      withExtendedLifetime(watch) {}
    }
  }

  /// How long the reading of the whole waits for a page that is shown already.
  private static let courtesy = Duration.milliseconds(100)
}
