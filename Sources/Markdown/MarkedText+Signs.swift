extension MarkedText.Signs {
  /// Chooses characters that do not occur in a text.
  init(absentFrom text: [UInt8]) {
    var used: Set<UInt32> = []
    // These bytes only ever begin a character.
    text.withUnsafeBufferPointer { bytes in
      func isRare(_ byte: UInt8) -> Bool { byte == 0xEE || byte == 0xE1 || byte >= 0xF3 }
      var start = 0
      while start < bytes.count {
        // Without a branch for each byte the compiler looks at many of them at once.
        let end = min(start + 64, bytes.count)
        var found: UInt8 = 0
        for index in start..<end {
          let byte = bytes[index]
          found |= (byte == 0xEE ? 1 : 0) | (byte == 0xE1 ? 1 : 0) | (byte >= 0xF3 ? 1 : 0)
        }
        if found != 0 {
          for index in start..<end where isRare(bytes[index]) {
            used.insert(text.scalar(at: index).scalar.value)
          }
        }
        start = end
      }
    }
    func absent(_ candidates: [ClosedRange<UInt32>]) -> [UInt8]? {
      for value in candidates.lazy.joined() where used.insert(value).inserted {
        return Unicode.Scalar(value).map { Array(String($0).utf8) }
      }
      return nil
    }
    // A text that uses up an area of private use gets its signs from the next one; no text uses up both.
    let bare = used.lazy.filter { (0xE000...0xEFFF).contains($0) }.count < 0xFF0
    let area: [ClosedRange<UInt32>] = [bare ? 0xE000...0xEFFF : 0xF0000...0xFFFFD]
    start = absent(area) ?? []
    end = absent(area) ?? []
    letter = absent(area) ?? []
    // Rare characters with one first byte, so that a literal without that byte needs no second look.
    let space = absent([0x1680...0x1680])
    let punctuation = absent([0x1361...0x1368, 0x166E...0x166E, 0x169B...0x169C, 0x16EB...0x16ED])
    canSteer = space != nil && punctuation != nil
    self.space = space ?? Array("\u{1680}".utf8)
    self.punctuation = punctuation ?? Array("\u{1361}".utf8)
  }
}
