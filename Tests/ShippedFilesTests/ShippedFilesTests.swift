import Foundation
import ShippedFiles
import TestSupport
import Testing

struct ShippedFilesTests {
  @Test func `what the program carries is what lies in its folders`() throws {
    for (folder, files) in [("Templates", ShippedFiles.templates), ("Starters", ShippedFiles.starters)] {
      #expect(!files.isEmpty)
      for (path, bytes) in files {
        let file = Folders.package.appendingPathComponent(folder).appendingPathComponent(path)
        #expect(try Data(contentsOf: file) == bytes, "\(folder)/\(path)")
      }
    }
  }
}
