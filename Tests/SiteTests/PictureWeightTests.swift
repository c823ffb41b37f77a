import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Pictures far larger than their place: the message says how wide and how heavy, once a file; others are let alone.
@Suite struct PictureWeightTests {
  /// A PNG of a size, filled up with a chunk that programs pass over.
  private static func png(width: UInt32, height: UInt32, bytes: Int) throws -> Data {
    let file = Folders.package.appendingPathComponent("Tests/PicturesTests/Files/plain.png")
    var data = [UInt8](try Data(contentsOf: file))
    func bigEndian(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
    data.replaceSubrange(16..<24, with: bigEndian(width) + bigEndian(height))
    let filler = max(0, bytes - data.count - 12)
    let chunk = bigEndian(UInt32(filler)) + Array("tEXt".utf8) + [UInt8](repeating: 65, count: filler + 4)
    data.insert(contentsOf: chunk, at: 33)
    return Data(data)
  }

  private static func findings(_ width: UInt32, _ height: UInt32, _ bytes: Int) async throws -> [String] {
    let folder = try Workspaces.base()
    try folder.write(png(width: width, height: height, bytes: bytes), to: "Content/assets/map.png")
    try folder.write(
      "---\ntitle: 页\n---\n\n![海湾](../assets/map.png)\n\n![又一次](../assets/map.png)\n",
      to: "Content/zh/page.md")
    let report = try await Pipeline(Pipeline.Options(root: folder.url)).check()
    return report.diagnostics.filter {
      $0.place?.file.path == "Content/zh/page.md" && !["orphan-page", "parity"].contains($0.id)
    }
    .map { "\($0.id): \($0.message)" }
  }

  @Test func aPictureFarLargerThanItsPlaceIsReportedWithItsWeight() async throws {
    let found = try await Self.findings(6000, 4000, 2_300_000)
    #expect(
      found == [
        "heavy-picture: 'map.png' is 6000 pixels wide and weighs 2.3 MB, far more than its place can show"
      ])
  }

  @Test(arguments: [(1440, 900, 2_300_000), (6000, 4000, 90_000), (2880, 1800, 900_000)])
  func othersAreLetAlone(_ width: Int, _ height: Int, _ bytes: Int) async throws {
    #expect(try await Self.findings(UInt32(width), UInt32(height), bytes) == [])
  }

  @Test func aTallOneIsReportedToo() async throws {
    let found = try await Self.findings(1400, 14_000, 3_000_000)
    #expect(
      found == [
        "heavy-picture: 'map.png' is 1400 × 14000 pixels and weighs 3.0 MB, far more than its place can show"
      ])
  }
}
