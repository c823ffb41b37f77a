import Compression
import Foundation
import Testing

@Suite struct CompressionTests {
  private static let text = Array(
    String(repeating: "每个数字都是一条引用。Every number is a citation.\n", count: 400).utf8)

  @Test(arguments: Compression.allCases)
  func textsBecomeSmallerAndAreTheSameEachTime(_ way: Compression) throws {
    let compressed = try #require(way.compress(Self.text))
    #expect(compressed.count < Self.text.count / 10)
    #expect(way.compress(Self.text) == compressed)
  }

  @Test(arguments: Compression.allCases, [[], [0x41], CompressionTests.text])
  func theProgramOfTheFormatGivesTheBytesBack(_ way: Compression, _ bytes: [UInt8]) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "casebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("text.\(way.ending)")
    try Data(try #require(way.compress(bytes))).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [way.rawValue, "--decompress", "--keep", file.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try [UInt8](Data(contentsOf: folder.appendingPathComponent("text"))) == bytes)
  }

  @Test func gzipCarriesNoTimeAndNoName() throws {
    let compressed = try #require(Compression.gzip.compress(Self.text))
    #expect(compressed.prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
  }
}
