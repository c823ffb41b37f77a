import Foundation
import Testing

@testable import Publishing

/// The list of a site's files, and the two ways in which it is read.
@Suite struct ManifestTests {
  private static func manifest(_ paths: [String]) -> Manifest {
    Manifest(paths.map { Manifest.Entry(SiteTree.File(path: $0, bytes: Array($0.utf8))) })
  }

  private static func decoded(_ bytes: [UInt8]) throws -> [Manifest.Entry] {
    try JSONDecoder().decode(Manifest.self, from: Data(bytes)).files
  }

  @Test(arguments: [
    ["index.html"], ["a/b.html", "案例/波士顿/index.html", "z"], ["a b.html", "a,b", "}.html", "  ]"],
  ])
  func isReadAsItIsWritten(_ paths: [String]) throws {
    let bytes = Self.manifest(paths).json()
    let read = try #require(ManifestReader.entries(bytes))
    let decoded = try Self.decoded(bytes)
    #expect(read.map(\.path) == paths.sorted() && decoded.map(\.path) == read.map(\.path))
    #expect(decoded.map(\.bytes) == read.map(\.bytes) && decoded.map(\.sha256) == read.map(\.sha256))
  }

  /// What is written otherwise is left to the reader of any JSON.
  @Test func anyOtherFormIsLeft() {
    let bytes = Self.manifest(["a", "b"]).json()
    let text = String(decoding: bytes, as: UTF8.self)
    let others = [
      String(text.dropLast()), text + "\n", text.replacing("  ", with: " "),
      text.replacing("\"a\"", with: "\"\\u0061\""),
      text.replacing("\"bytes\" : 1", with: "\"bytes\" : 1.0"),
      text.replacing("\"bytes\" : 1", with: "\"bytes\" : "),
      "", "{\n  \"files\" : [\n", "{}",
    ]
    for other in others { #expect(ManifestReader.entries(Array(other.utf8)) == nil) }
    #expect(ManifestReader.entries(Self.manifest(["say \"so\""]).json()) == nil)
    #expect(ManifestReader.entries(Self.manifest([]).json()) == nil)
    for end in bytes.indices { #expect(ManifestReader.entries(Array(bytes[..<end])) == nil) }
  }
}
