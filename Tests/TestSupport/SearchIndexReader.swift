import Foundation
public import Search

/// Answers queries of Han characters from an index's files alone, by their names and the manifest, as a reader's script
/// does.
public struct SearchIndexReader {
  private struct Manifest: Decodable {
    let outlines: Int
    let tokens: [String]
  }

  private let firstTokens: [String]
  private let shards: [[String: [Int]]]
  /// Where each field begins, and the entry it belongs to.
  private let fields: [(start: Int, entry: Int)]

  /// Reads an index.
  public init(_ index: SearchIndex) throws {
    let files = Dictionary(
      index.files.map { ($0.name, Data($0.text.utf8)) }, uniquingKeysWith: { first, _ in first })
    func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
      try JSONDecoder().decode(type, from: files[name] ?? Data())
    }
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(index.manifest(files: "*").text.utf8))
    firstTokens = manifest.tokens
    shards = try manifest.tokens.indices.map { try read("t\($0)", as: [String: [Int]].self) }
    var fields: [(start: Int, entry: Int)] = []
    var start = 0
    var entry = 0
    for number in 0..<manifest.outlines {
      for outline in try read("o\(number)", as: [[Int]].self) {
        for field in outline {
          fields.append((start, entry))
          start += field >> 2
        }
        entry += 1
      }
    }
    self.fields = fields
  }

  /// The numbers of the entries that contain a run of Han characters.
  public func entries(containing run: String) -> Set<Int> {
    let characters = run.unicodeScalars.map(String.init)
    guard characters.count > 1 else { return Set(positions(beginning: run).map(entry)) }
    var starts: Set<Int> = []
    for (offset, pair) in zip(characters, characters.dropFirst()).map({ $0 + $1 }).enumerated() {
      let found = Set(positions(of: pair).map { $0 - offset })
      starts = offset == 0 ? found : starts.intersection(found)
    }
    return Set(starts.map(entry))
  }

  /// The positions of a token, each counted from the one before.
  private func positions(of token: String) -> [Int] {
    shards(from: token) { $0 == token }.flatMap { Self.sums($0[token] ?? []) }
  }

  private func positions(beginning start: String) -> [Int] {
    shards(from: start) { $0.hasPrefix(start) }.flatMap { shard in
      shard.filter { $0.key.hasPrefix(start) }.flatMap { Self.sums($0.value) }
    }
  }

  private static func sums(_ distances: [Int]) -> [Int] {
    var sum = 0
    return distances.map { distance in
      sum += distance
      return sum
    }
  }

  /// The files that may hold a key: those that begin with it, or the one before, and all that begin within it.
  private func shards(from key: String, _ isWithin: (String) -> Bool) -> [[String: [Int]]] {
    let next =
      firstTokens.firstIndex { !$0.utf16.lexicographicallyPrecedes(key.utf16) } ?? firstTokens.count
    let start = next < firstTokens.count && firstTokens[next] == key ? next : max(0, next - 1)
    let end = firstTokens[next...].firstIndex { !isWithin($0) } ?? firstTokens.count
    return Array(shards[start..<max(start, end)])
  }

  private func entry(at position: Int) -> Int {
    var low = 0
    var high = fields.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if fields[middle].start <= position { low = middle } else { high = middle - 1 }
    }
    return fields[low].entry
  }
}
