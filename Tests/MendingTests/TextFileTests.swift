import Foundation
import Mending
import TestSupport
import Testing

@Suite struct TextFileTests {
  private static func bytes(_ folder: TemporaryFolder, _ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.url.appendingPathComponent(name)))
  }

  @Test func keepsTheMarkAndThePermissions() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("a.csv").path
    try folder.write("\u{FEFF}id\r\n", to: "a.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(TextFile(path).hasMark)
    try TextFile(path).replace("id\r\n", with: "id,zh\r\n")
    #expect(try Self.bytes(folder, "a.csv") == Array("\u{FEFF}id,zh\r\n".utf8))
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o640)
    #expect(folder.files(below: "") == ["a.csv"])
  }

  @Test func leavesWhatSomebodyHasChanged() throws {
    let folder = try TemporaryFolder()
    try folder.write("other", to: "a.md")
    #expect(throws: TextFile.Problem.self) {
      try TextFile(folder.url.appendingPathComponent("a.md").path).replace("was", with: "is")
    }
    #expect(folder.read("a.md") == "other")
  }

  @Test func leavesLinksAndWhatMayNotBeWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "a.md")
    let path = folder.url.appendingPathComponent("a.md").path
    let link = folder.url.appendingPathComponent("b.md").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.md")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    for name in [path, link] {
      #expect(throws: TextFile.Problem.self) { try TextFile(name).replace("text", with: "new") }
    }
    #expect(folder.read("a.md") == "text")
  }
}
