extension [UInt8] {
  /// The offset of the first place, from an offset on, where some ASCII text stands; nil if there is none.
  ///
  /// Pages carry their pictures inside and have megabytes; comparing characters would take longer than printing.
  func first(_ text: StaticString, from start: Int = 0) -> Int? {
    withUnsafeBufferPointer { bytes in
      text.withUTF8Buffer { text in
        guard let head = text.first else { return nil }
        var index = start
        while index + text.count <= bytes.count {
          if bytes[index] == head, bytes[index..<(index + text.count)].elementsEqual(text) { return index }
          index += 1
        }
        return nil
      }
    }
  }

  /// Whether some ASCII text stands at an offset.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    text.withUTF8Buffer { offset + $0.count <= count && self[offset..<(offset + $0.count)].elementsEqual($0) }
  }

  /// The offset of the first such byte from an offset on.
  func first(_ byte: UInt8, from start: Int) -> Int? {
    start < count ? self[start...].firstIndex(of: byte) : nil
  }
}
