/// The pictures of a package, each once however often it is shown.
struct MediaStore {
  private(set) var files: [(path: String, bytes: [UInt8])] = []
  private var names: [[UInt8]: String] = [:]

  /// The name of a picture below the folder of the document.
  mutating func name(of bytes: [UInt8], ending: String) -> String {
    if let name = names[bytes] { return name }
    let name = "media/image\(files.count + 1).\(ending)"
    files.append(("word/" + name, bytes))
    names[bytes] = name
    return name
  }
}
