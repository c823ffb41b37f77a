import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct DiskTests {
  @Test func readsAFileAndNothingElse() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "file")
    let file = folder.url.appendingPathComponent("file").path
    #expect(try Disk.read(file, limit: 4) == Array("text".utf8))
    #expect(throws: Disk.ReadingProblem.self) { _ = try Disk.read(file, limit: 3) }
    #expect(throws: Disk.ReadingProblem.self) { _ = try Disk.read(folder.url.path, limit: 100) }
    #expect(throws: Disk.ReadingProblem.self) { _ = try Disk.read("/dev/zero", limit: 100) }
    let pipe = folder.url.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: Disk.ReadingProblem.self) { _ = try Disk.read(pipe, limit: 100) }
  }

  @Test func writesNothingThroughALink() throws {
    let folder = try TemporaryFolder()
    try folder.write("kept", to: "target")
    let link = folder.url.appendingPathComponent("link").path
    try Disk.link(link, to: "target")
    #expect(throws: SystemError.self) { try Disk.write([1], to: link) }
    #expect(folder.read("target") == "kept")
    #expect(Disk.target(ofLink: link) == "target")
    #expect(Disk.target(ofLink: folder.url.path) == nil)
  }

  @Test func namesAreAsTheyAre() throws {
    let folder = try TemporaryFolder()
    let name: [UInt8] = [0x61, 0xFF, 0x0A]
    let path = Array(folder.url.path.utf8) + [0x2F] + name + [0]
    let descriptor = path.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { buffer in
        buffer.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
      }
    }
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(try Disk.names(in: folder.url.path) == [name])
  }

  @Test func aLockIsHeldOnceAndPassesOn() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("lock").path
    do {
      let lock = try FileLock(path, note: "me")
      #expect(throws: FileLock.Problem.self) { _ = try FileLock(path, note: "you") }
      lock.release()
    }
    #expect(FileStatus(path) == nil)
    let again = try FileLock(path, note: "you")
    again.release()
  }

  @Test func randomNamesAreKnownAndDiffer() {
    let names = (0..<100).map { _ in RandomName.make() }
    #expect(Set(names).count == 100)
    #expect(names.allSatisfy { RandomName.isOne($0) })
    for name in ["", "0", String(repeating: "g", count: 32), String(repeating: "A", count: 32)] {
      #expect(!RandomName.isOne(name))
    }
  }
}
