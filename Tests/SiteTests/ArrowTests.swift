import Foundation
import TestSupport
import Testing

/// The rooms of `Sources/Site` use each other one way; the compiler sees one module and cannot tell.
@Suite struct ArrowTests {
  /// The rooms, each using those before it alone.
  ///
  /// Files in no room, which join them to a run, come last but one.
  private static let order = [
    "Load", "Exchange", "Draw", "Parse", "Link", "Assets", "Data", "Compose", "Directives", "Schemas",
    "Render", "Word",
    "WeChat",
    "Outputs", "Forms",
    "Contract", "Usage", "Weigh", "Publish", "Kept", "Begin", "", "Live",
  ]

  @Test func everyRoomUsesThoseBeforeItAlone() throws {
    let rooms = try SourceRooms(Folders.package.appendingPathComponent("Sources/Site"))
    #expect(rooms.files.count > 150)
    #expect(Set(rooms.files.map(\.room)) == Set(Self.order), "a new room takes its place in the order")
    #expect(rooms.arrowsBack(Self.order) == [])
  }

  @Test func aTypeOfALaterRoomIsSeenInCodeAndInsideTextsOnly() {
    let earlier = SourceRooms.File(
      room: "Parse", path: "Parse/Page.swift",
      text: #"""
        /// Not a use: Model.
        struct Page {
          let name = "Model, quoted \"Model\""
          let used = "\(Used.name) and \("\(Inner.name)")"
        }
        """#)
    let later = SourceRooms.File(
      room: "Compose", path: "Compose/Model.swift",
      text: """
        struct Model { let page: Page }
        public final class Used {}
          struct Page {}
        enum Inner {}
        private struct Hidden {}
        """)
    let rooms = SourceRooms(files: [earlier, later])
    #expect(
      rooms.arrowsBack(["Parse", "Compose"]) == [
        "Parse/Page.swift uses Inner of Compose", "Parse/Page.swift uses Used of Compose",
      ])
    #expect(rooms.arrowsBack(["Compose", "Parse"]) == ["Compose/Model.swift uses Page of Parse"])
  }
}

/// Which room declares which types at the top of its files, and which names each file uses.
private struct SourceRooms {
  struct File {
    let room: String
    let path: String
    let text: String
  }

  let files: [File]

  init(files: [File]) { self.files = files }

  init(_ folder: URL) throws {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    files = try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let parts = path.split(separator: "/").map(String.init)
      return File(
        room: parts.count > 1 ? parts[0] : "", path: path,
        text: try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8))
    }
  }

  /// Uses of types that a room declares which stands later in an order.
  func arrowsBack(_ order: [String]) -> [String] {
    let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var owners: [String: Set<String>] = [:]
    for file in files {
      for name in Self.declared(in: file.text) { owners[name, default: []].insert(file.room) }
    }
    return files.flatMap { file in
      Self.used(in: file.text).sorted().compactMap { name in
        guard let rooms = owners[name], !rooms.contains(file.room),
          let nearest = rooms.min(by: { places[$0] ?? .max < places[$1] ?? .max }),
          places[nearest] ?? .max > places[file.room] ?? .max
        else { return nil }
        return "\(file.path) uses \(name) of \(nearest)"
      }
    }
  }

  private static let modifiers: Set<Substring> = ["public", "package", "final", "indirect", "nonisolated"]
  private static let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "actor", "typealias"]

  /// The types that other files can name.
  private static func declared(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard line.utf8.first.map({ $0 >= UInt8(ascii: "a") }) ?? false else { return nil }
      let words = line.split(whereSeparator: { " :<{(".contains($0) }).drop(while: modifiers.contains)
      guard let kind = words.first, kinds.contains(kind), let name = words.dropFirst().first else {
        return nil
      }
      return String(name)
    }
  }

  /// The names with a capital in code, that inside texts (`\(…)`) included.
  private static func used(in text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    var names: Set<String> = []
    // What the place is inside of: the number of open brackets in code, nil in a text.
    var within: [Int?] = [0]
    var at = 0
    func isLetter(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
        || byte == 0x5F
    }
    func has(_ sign: String) -> Bool { bytes[at...].starts(with: sign.utf8) }
    while at < bytes.count {
      if case .some(.none) = within.last {
        if has("\\(") {
          within.append(0)
          at += 2
        } else if bytes[at] == UInt8(ascii: "\\") {
          at += 2
        } else {
          if bytes[at] == UInt8(ascii: "\"") { within.removeLast() }
          at += 1
        }
        continue
      }
      if has("//") {
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      } else if has("\"\"\"") {
        // Long texts hold no code that matters here.
        at += 3
        while at < bytes.count, !has("\"\"\"") { at += 1 }
        at += 3
      } else if bytes[at] == UInt8(ascii: "\"") {
        within.append(nil)
        at += 1
      } else if bytes[at] == UInt8(ascii: "(") || bytes[at] == UInt8(ascii: ")") {
        let open = (within.removeLast() ?? 0) + (bytes[at] == UInt8(ascii: "(") ? 1 : -1)
        if open >= 0 || within.isEmpty { within.append(max(0, open)) }
        at += 1
      } else if isLetter(bytes[at]) {
        let start = at
        while at < bytes.count, isLetter(bytes[at]) { at += 1 }
        if (0x41...0x5A).contains(bytes[start]) {
          names.insert(String(decoding: bytes[start..<at], as: UTF8.self))
        }
      } else {
        at += 1
      }
    }
    return names
  }
}
