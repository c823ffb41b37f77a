import Foundation
import Testing

@testable import OOXML

@Suite struct ZipArchiveTests {
  @Test func `What an unzipper of the system reads back is what was put in`() throws {
    let entries = [
      ZipArchive.Entry(path: "a/正文.xml", bytes: Array(String(repeating: "镜鉴 ", count: 1000).utf8)),
      ZipArchive.Entry(
        path: "noise.bin", bytes: (0..<999).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }),
      ZipArchive.Entry(path: "empty", bytes: []),
    ]
    let archive = try #require(ZipArchive.bytes(of: entries))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("archive.zip")
    try Data(archive).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-m", "zipfile", "-e", file.path, folder.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for entry in entries {
      #expect([UInt8](try Data(contentsOf: folder.appendingPathComponent(entry.path))) == entry.bytes)
    }
  }

  @Test func `No time and no machine stands in an archive`() throws {
    let entries = [ZipArchive.Entry(path: "a", bytes: Array("a".utf8))]
    let one = try #require(ZipArchive.bytes(of: entries))
    #expect(one == ZipArchive.bytes(of: entries))
    // The date of a file stands at the twelfth byte: the first of January 1980.
    #expect(Array(one[10..<14]) == [0, 0, 0x21, 0])
  }
}
