import Foundation
import Synchronization
import Testing

@testable import Preview

@Suite struct FolderWatchTests {
  private func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "watch-\(UUID().uuidString)/Content")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  /// How many bursts an action makes, once nothing more has come for a while.
  private func bursts(_ folder: URL, _ action: () throws -> Void) async throws -> Int {
    let count = Mutex(0)
    let watch = FolderWatch([folder.path]) { count.withLock { $0 += 1 } }
    try action()
    var last = -1
    for _ in 0..<400 {
      try await Task.sleep(for: .milliseconds(150))
      let now = count.withLock { $0 }
      if now == last, now > 0 { break }
      last = now
    }
    withExtendedLifetime(watch) {}
    return count.withLock { $0 }
  }

  @Test func aHundredChangesAreOneBurst() {
    var burst = ChangeBurst()
    let numbers = (0..<100).map { burst.note(at: Double($0) * 0.004) }
    #expect(!numbers.contains(nil))
    // What waits for the end of the burst behind each of them: the last alone finds it.
    let ends = (numbers + [100]).compactMap(\.self).filter { burst.ends(after: $0) }
    #expect(ends == [100])
  }

  @Test func changesThatGoOnAreToldNowAndThen() {
    var burst = ChangeBurst()
    // Every 64th of a second; 26 of them are more than what a burst is waited for.
    let over = (0..<100).filter { burst.note(at: Double($0) / 64) == nil }
    #expect(over == [26, 53, 80])
  }

  @Test func aHundredChangesOnTheDiskAreTold() async throws {
    let folder = try folder()
    let count = try await bursts(folder) {
      for number in 0..<100 {
        try "x".write(to: folder.appendingPathComponent("\(number).md"), atomically: false, encoding: .utf8)
      }
    }
    #expect(count > 0)
  }

  @Test func seesAnAtomicSaveInANewFolder() async throws {
    let folder = try folder()
    let inner = folder.appendingPathComponent("zh/cases")
    #expect(
      try await bursts(folder) {
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      } > 0)
    let count = try await bursts(folder) {
      try "x".write(to: inner.appendingPathComponent("a.md"), atomically: true, encoding: .utf8)
    }
    #expect(count > 0)
  }

  @Test func seesAFolderComeBack() async throws {
    let folder = try folder()
    let count = Mutex(0)
    let watch = FolderWatch([folder.path]) { count.withLock { $0 += 1 } }
    try FileManager.default.removeItem(at: folder)
    try await Task.sleep(for: .milliseconds(200))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await Task.sleep(for: .milliseconds(200))
    let before = count.withLock { $0 }
    try "x".write(to: folder.appendingPathComponent("a.md"), atomically: true, encoding: .utf8)
    for _ in 0..<400 where count.withLock({ $0 }) == before { try await Task.sleep(for: .milliseconds(100)) }
    #expect(count.withLock { $0 } > before)
    withExtendedLifetime(watch) {}
  }
}
