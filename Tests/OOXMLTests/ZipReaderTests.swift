import OOXML
import Testing

@Suite struct ZipReaderTests {
  private static func zip(_ entries: [ZipArchive.Entry]) throws -> [UInt8] {
    try #require(ZipArchive.bytes(of: entries))
  }

  private static let text = Array(String(repeating: "镜鉴 ", count: 1000).utf8)

  @Test func readsWhatWasPutIn() throws {
    let bytes = try Self.zip([
      .init(path: "a/正文.xml", bytes: Self.text), .init(path: "empty", bytes: []),
      .init(path: "b", bytes: [1, 2]),
    ])
    let zip = try ZipReader(bytes, limit: 1 << 20)
    #expect(zip.names == ["a/正文.xml", "empty", "b"])
    #expect(try zip.file("a/正文.xml") == Self.text)
    #expect(try zip.file("empty") == [])
    #expect(try zip.file("b") == [1, 2])
    #expect(try zip.file("c") == nil)
  }

  @Test func unpacksNothingBeyondTheLimit() throws {
    let zip = try ZipReader(try Self.zip([.init(path: "a", bytes: Self.text)]), limit: 100)
    #expect(throws: ZipReader.Problem.tooLarge) { try zip.file("a") }
  }

  /// Where the directory says how large the file is.
  private static func directory(_ bytes: [UInt8]) throws -> Int {
    let mark: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
    return try #require(bytes.indices.first { bytes[$0...].starts(with: mark) })
  }

  @Test(arguments: [-1, 1, -7000, 100_000]) func aSizeThatIsNotTrueIsDamage(_ difference: Int)
    throws
  {
    var bytes = try Self.zip([.init(path: "a", bytes: Self.text)])
    let place = try Self.directory(bytes) + 24
    let size = Self.text.count + difference
    for offset in 0..<4 { bytes[place + offset] = UInt8(truncatingIfNeeded: size >> (8 * offset)) }
    let zip = try ZipReader(bytes, limit: 1 << 20)
    #expect(throws: ZipReader.Problem.damaged) { try zip.file("a") }
  }

  @Test func whatIsNoZipOrCutIsToldApart() throws {
    let bytes = try Self.zip([.init(path: "a", bytes: Self.text)])
    #expect(throws: ZipReader.Problem.noZip) { try ZipReader([], limit: 9) }
    #expect(throws: ZipReader.Problem.noZip) { try ZipReader(Array(bytes.dropLast(30)), limit: 9) }
    var encrypted = bytes
    encrypted[try Self.directory(bytes) + 8] |= 1
    #expect(throws: ZipReader.Problem.encrypted) { try ZipReader(encrypted, limit: 9) }
    let twice = try Self.zip([.init(path: "a", bytes: [1]), .init(path: "a", bytes: [2])])
    #expect(throws: ZipReader.Problem.damaged) { try ZipReader(twice, limit: 9) }
  }

  /// Whatever single byte is wrong, the reader ends, with what there was or with a reason.
  @Test func noSpoiltByteBreaksIt() throws {
    let bytes = try Self.zip([.init(path: "a", bytes: Self.text), .init(path: "b", bytes: [7])])
    for index in bytes.indices {
      for value: UInt8 in [0, 0xFF, bytes[index] ^ 1] {
        var spoilt = bytes
        spoilt[index] = value
        guard let zip = try? ZipReader(spoilt, limit: 1 << 20) else { continue }
        for name in zip.names {
          if let file = try? zip.file(name) { #expect(file == Self.text || file == [7]) }
        }
      }
    }
  }
}
