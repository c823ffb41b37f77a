#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files by the C library alone: loading Foundation would take longer than parsing a page.
enum Files {
  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    return String(unsafeUninitializedCapacity: size) { fread($0.baseAddress, 1, size, file) }
  }

  static func save(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    defer { fclose(file) }
    var text = text
    return text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
  }

  static func print(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = write(1, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count <= 0 { return }
        written += count
      }
    }
  }
}
