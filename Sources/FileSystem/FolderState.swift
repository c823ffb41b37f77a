#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What can be seen of files without reading them: names, sizes, times, and which ones they are.
///
/// Whoever finds the same again may take it that nobody has written there: each change of a file sets the time of its
/// last change of status, which no program can choose. Nothing is said of files that are looked at and not changed.
public struct FolderState: Sendable, Equatable {
  /// What was seen, as bytes that only another state has to be compared with.
  public private(set) var bytes: [UInt8] = []

  /// The same without the times of the last change of status, which a new link to a file sets as well.
  public private(set) var written: [UInt8] = []

  /// Nothing seen yet.
  public init() {}

  /// Looks at what stands at a path, and if it is a link, at what that leads to as well.
  public mutating func look(at path: String) {
    append(path)
    var status = stat()
    guard lstat(path, &status) == 0 else { return append(0) }
    append(status)
    guard status.st_mode & S_IFMT == S_IFLNK else { return }
    append(Disk.target(ofLink: path) ?? "")
    if stat(path, &status) == 0 { append(status) }
  }

  /// Looks at every file of a folder and of those in it.
  public mutating func lookAtFiles(of folder: String) {
    look(at: folder)
    var folders = [folder]
    while let folder = folders.popLast() {
      guard let stream = opendir(folder) else {
        append(0)
        continue
      }
      defer { closedir(stream) }
      let descriptor = dirfd(stream)
      var entries: [(name: [UInt8], status: stat)] = []
      while let entry = readdir(stream) {
        var status = stat()
        let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
          start.withMemoryRebound(to: UInt8.self, capacity: 256) { start -> [UInt8] in
            let length = strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
            fstatat(
              descriptor, UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), &status,
              AT_SYMLINK_NOFOLLOW)
            return Array(UnsafeBufferPointer(start: start, count: length))
          }
        }
        if name != [0x2E], name != [0x2E, 0x2E] { entries.append((name, status)) }
      }
      entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
      append(folder)
      append(entries.count)
      for entry in entries {
        append(entry.name)
        if entry.status.st_mode & S_IFMT == S_IFDIR {
          folders.append(folder + "/" + String(decoding: entry.name, as: UTF8.self))
        } else {
          append(entry.status)
        }
      }
    }
  }

  private mutating func append(_ status: stat) {
    append(Int(truncatingIfNeeded: status.st_mode))
    append(Int(truncatingIfNeeded: status.st_dev))
    append(Int(truncatingIfNeeded: status.st_ino))
    append(Int(truncatingIfNeeded: status.st_size))
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    append(Int(modified.tv_sec))
    append(Int(modified.tv_nsec))
    for part in [Int(changed.tv_sec), Int(changed.tv_nsec)] {
      withUnsafeBytes(of: part.littleEndian) { bytes += $0 }
    }
  }

  private mutating func append(_ text: String) { append(Array(text.utf8)) }

  private mutating func append(_ name: [UInt8]) {
    append(name.count)
    bytes += name
    written += name
  }

  private mutating func append(_ number: Int) {
    withUnsafeBytes(of: number.littleEndian) {
      bytes += $0
      written += $0
    }
  }
}
