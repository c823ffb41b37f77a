import Diagnostics
import FileSystem
import Jobs
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Publishing where the file system has no exchange of two folders, and putting in order what killed builds have left.
@Suite struct PublisherTests {
  private static let unsupported: Publisher.Exchange = { (_, _) throws(SystemError) in
    throw SystemError(code: ENOSYS)
  }

  private static func tree(_ text: String) -> SiteTree {
    SiteTree([
      SiteTree.File(path: "index.html", bytes: Array(text.utf8)),
      SiteTree.File(path: "a/b/\(text).txt", bytes: Array(text.utf8)),
    ])
  }

  private static func publisher(_ folder: TemporaryFolder, takesOver: Bool = false) throws -> Publisher {
    try Publisher(
      Destination(folder.url.appendingPathComponent("site"), apartFrom: [], takesOver: takesOver),
      exchange: unsupported)
  }

  private static func names(_ folder: TemporaryFolder) throws -> [String] {
    try Disk.names(in: folder.url.path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func replacesASiteInTwoSteps() async throws {
    let folder = try TemporaryFolder()
    for text in ["old", "new"] { try await Self.publisher(folder).publish(Self.tree(text), jobs: 1) }
    #expect(folder.files(below: "site") == [".manifest.json", "a/b/new.txt", "index.html"])
    #expect(try Self.names(folder) == ["manifest.json", "site"])
    #expect(folder.read("manifest.json") == folder.read("site/.manifest.json"))
  }

  @Test(arguments: [false, true])
  func bringsBackASiteThatWasMovedAside(_ isOfEarlierVersion: Bool) async throws {
    let folder = try TemporaryFolder()
    try await Self.publisher(folder).publish(Self.tree("old"), jobs: 1)
    let old = isOfEarlierVersion ? ".site-staging-4711-old" : ".site-old-\(RandomName.make())"
    let staging = isOfEarlierVersion ? ".site-staging-4711" : ".site-staging-\(RandomName.make())"
    try Disk.move(
      folder.url.appendingPathComponent("site").path, to: folder.url.appendingPathComponent(old).path)
    try folder.write("half", to: "\(staging)/index.html")
    // The next build finds an error, say, and does not publish: the site is back all the same.
    do { _ = try Self.publisher(folder) }
    #expect(folder.read("site/index.html") == "old")
    #expect(try Self.names(folder) == ["manifest.json", "site"])
  }

  @Test func removesTheCopyOfASiteThatIsThere() async throws {
    let folder = try TemporaryFolder()
    try await Self.publisher(folder).publish(Self.tree("new"), jobs: 1)
    try folder.write("old", to: ".site-old-\(RandomName.make())/index.html")
    do { _ = try Self.publisher(folder) }
    #expect(folder.read("site/index.html") == "new")
    #expect(try Self.names(folder) == ["manifest.json", "site"])
  }

  @Test func leavesAloneWhatOnlyLooksLikeALeftover() async throws {
    let folder = try TemporaryFolder()
    let names = [".site-staging-mine", ".site-old-2026", ".site-staging-", ".sites-staging-1"]
    for name in names { try folder.write("kept", to: "\(name)/file") }
    try await Self.publisher(folder).publish(Self.tree("new"), jobs: 1)
    for name in names { #expect(folder.read("\(name)/file") == "kept") }
  }

  @Test func givesASiteOfAnEarlierVersionItsManifest() async throws {
    let folder = try TemporaryFolder()
    try await Self.publisher(folder).publish(Self.tree("old"), jobs: 1)
    let list = try #require(folder.read("manifest.json"))
    for path in ["manifest.json", "site/.manifest.json"] {
      try Disk.remove(folder.url.appendingPathComponent(path).path)
    }
    try folder.write(list, to: "manifest.json")
    try await Self.publisher(folder).publish(Self.tree("new"), jobs: 1)
    #expect(folder.read("site/index.html") == "new")
    #expect(folder.read("manifest.json")?.contains("new.txt") == true)
  }

  @Test func oneAtATime() async throws {
    let folder = try TemporaryFolder()
    let first = try Self.publisher(folder)
    let error = #expect(throws: BusyDestination.self) { _ = try Self.publisher(folder) }
    #expect(error?.description.contains("process \(ProcessInfo.processInfo.processIdentifier) on") == true)
    try await first.publish(Self.tree("first"), jobs: 1)
    #expect(folder.read("site/index.html") == "first")
  }

  @Test func aLocksFileThatNobodyHoldsLocksNothing() async throws {
    let folder = try TemporaryFolder()
    try folder.write("1 2026-01-01T00:00:00Z elsewhere\n", to: ".site.lock")
    try await Self.publisher(folder).publish(Self.tree("new"), jobs: 1)
    #expect(try Self.names(folder) == ["manifest.json", "site"])
  }

  @Test func takesOverOnlyWhenTold() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "site/notes.txt")
    let error = #expect(throws: RefusedOption.self) { _ = try Self.publisher(folder) }
    #expect(error?.description.contains("--take-over") == true)
    try await Self.publisher(folder, takesOver: true).publish(Self.tree("new"), jobs: 1)
    #expect(folder.read("site/notes.txt") == nil)
    #expect(folder.read("site/index.html") == "new")
  }

  private static func status(_ folder: TemporaryFolder, _ path: String) -> FileStatus? {
    FileStatus(folder.url.appendingPathComponent(path).path)
  }

  /// Publishes a page and a file beside it, over the site as it looked at a moment.
  private static func publish(
    _ page: String, to folder: TemporaryFolder, over state: FolderState? = nil,
    meanwhile act: () throws -> Void = {}
  ) async throws {
    let publisher = try publisher(folder)
    try act()
    let files = [("a/page.html", page), ("same.txt", "the same")].map {
      SiteTree.File(path: $0.0, bytes: Array($0.1.utf8))
    }
    try await publisher.publish(SiteTree(files), jobs: 2, former: state)
  }

  @Test func whatIsTheSameIsNotWrittenAgain() async throws {
    let folder = try TemporaryFolder()
    try await Self.publish("one", to: folder)
    let state = try Self.publisher(folder).state
    let same = try #require(Self.status(folder, "site/same.txt"))
    let page = try #require(Self.status(folder, "site/a/page.html"))
    try await Self.publish("two", to: folder, over: state)
    #expect(Self.status(folder, "site/same.txt") == same)
    #expect(Self.status(folder, "site/a/page.html")?.identity != page.identity)
    #expect(folder.read("site/a/page.html") == "two" && folder.read("site/same.txt") == "the same")
    // Without word of what the site looked like all is written.
    try await Self.publish("two", to: folder)
    #expect(Self.status(folder, "site/same.txt")?.identity != same.identity)
  }

  @Test func whatSomebodyWritesToMeanwhileIsWrittenAgain() async throws {
    let folder = try TemporaryFolder()
    try await Self.publish("one", to: folder)
    let state = try Self.publisher(folder).state
    try await Self.publish("two", to: folder, over: state) {
      let file = try FileHandle(forWritingTo: folder.url.appendingPathComponent("site/same.txt"))
      try file.write(contentsOf: Data("a change".utf8))
      try file.close()
    }
    #expect(folder.read("site/same.txt") == "the same" && folder.read("site/a/page.html") == "two")
    #expect(try Self.names(folder) == ["manifest.json", "site"])
  }

  @Test func aRepositoryIsNotTakenOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("ref: x", to: "site/.git/HEAD")
    #expect(throws: RefusedOption.self) { _ = try Self.publisher(folder, takesOver: true) }
  }

  @Test func leavesNoFolderBehindThatItMadeForNothing() throws {
    let folder = try TemporaryFolder()
    do {
      _ = try Publisher(
        Destination(folder.url.appendingPathComponent("new/deep/site"), apartFrom: []),
        exchange: Self.unsupported)
    }
    #expect(try Self.names(folder).isEmpty)
  }

  @Test func aCancelledBuildLeavesTheSite() async throws {
    let folder = try TemporaryFolder()
    try await Self.publisher(folder).publish(Self.tree("old"), jobs: 1)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      try await Self.publisher(folder).publish(Self.tree("new"), jobs: 1)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(folder.read("site/index.html") == "old")
    #expect(try Self.names(folder) == ["manifest.json", "site"])
  }

  // MARK: The next site, made of the one before the last

  /// Publishes files over a site that nobody has touched, with the one before it kept.
  private static func publish(_ files: [String: String], over folder: TemporaryFolder) throws {
    let publisher = try publisher(folder)
    let spare = SpareSite(folder.url.appendingPathComponent("spare/one"), isUntouched: true)
    let hasSite = folder.read("site/.manifest.json") != nil
    let next = try publisher.begin(former: hasSite ? publisher.state : nil, spare: spare)
    for (path, text) in files { next.put(SiteTree.File(path: path, bytes: Array(text.utf8))) }
    #expect(try publisher.publish(next))
    #expect(folder.files(below: "site") == ([".manifest.json"] + files.keys).sorted())
    for (path, text) in files { #expect(folder.read("site/\(path)") == text) }
    #expect(
      ManifestFile(of: folder.url.appendingPathComponent("site")).read()?.files.map(\.path)
        == files.keys.sorted())
  }

  /// Files that become folders and the other way round, files that come back as they were, and folders that empty.
  @Test func theNextSiteIsMadeOfTheOneBefore() throws {
    let folder = try TemporaryFolder()
    let sites = [
      ["a": "1", "b/c": "2", "same": "0"], ["a/x": "1", "b": "2", "same": "0"],
      ["a": "3", "b/c": "2", "same": "0"],
      ["same": "0"], ["b/c": "2", "a/x/y": "5", "same": "1"], ["b": "6", "same": "0"],
      ["a": "1", "same": "0"],
    ]
    for site in sites + sites.reversed() + sites { try Self.publish(site, over: folder) }
  }

  @Test func aSiteThatIsNotPublishedGoes() throws {
    let folder = try TemporaryFolder()
    try Self.publish(["a": "1"], over: folder)
    do {
      let next = try Self.publisher(folder).begin()
      next.put(SiteTree.File(path: "b", bytes: [0x31]))
      #expect(try Self.names(folder).contains { $0.hasPrefix(".site-staging-") })
    }
    #expect(try Self.names(folder) == ["manifest.json", "site"])
  }

  /// One file within another: what the site says of it comes first, and nothing is lost.
  @Test func whatCannotBeWrittenIsToldAtTheEnd() throws {
    let folder = try TemporaryFolder()
    try Self.publish(["a": "1"], over: folder)
    let publisher = try Self.publisher(folder)
    do {
      let next = try publisher.begin()
      for path in ["b", "b/c", "d"] { next.put(SiteTree.File(path: path, bytes: [0x31])) }
      #expect(throws: PublishingFailure.self) { try publisher.publish(next) }
    }
    #expect(folder.read("site/a") == "1")
  }
}

extension Publisher {
  /// Publishes files, and once more if somebody has written to those that were taken over.
  fileprivate func publish(_ tree: SiteTree, jobs: Int, former: FolderState? = nil) async throws {
    for former in [former, nil] {
      let next = try begin(former: former)
      await tree.files.concurrentForEach(jobs: jobs) { next.put($0) }
      if try publish(next) { return }
    }
  }
}
