import CFileSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls of the system that reading and publishing rest on, with errors that can be told apart.
public enum Disk {
  /// Why a file was not read.
  public enum ReadingProblem: Error, Sendable {
    /// The system has refused.
    case refused(SystemError)
    /// It is a folder, a pipe, a device.
    case noFile(FileStatus.Kind)
    /// It has more bytes than were asked for.
    case tooLarge
    /// Somebody wrote to it meanwhile, each time it was tried.
    case changed
  }

  /// Reads a file as it stood at one moment: one that changes meanwhile is read again, and then given up.
  ///
  /// Nothing but a file is opened for good: a pipe would be waited for, a device has no end.
  ///
  /// - Parameter followsLinks: Whether the path's last name may be a symbolic link.
  public static func read(
    _ path: String, limit: Int, followsLinks: Bool = true
  ) throws(ReadingProblem) -> [UInt8] {
    for _ in 0..<3 {
      let descriptor = open(
        path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW))
      guard descriptor >= 0 else { throw .refused(SystemError()) }
      defer { close(descriptor) }
      var before = stat()
      guard fstat(descriptor, &before) == 0 else { throw .refused(SystemError()) }
      let status = FileStatus(before)
      guard status.kind == .file else { throw .noFile(status.kind) }
      guard status.size <= limit else { throw .tooLarge }
      let bytes = try bytes(descriptor, expected: status.size, limit: limit)
      var after = stat()
      guard fstat(descriptor, &after) == 0 else { throw .refused(SystemError()) }
      guard FileStatus(after) == status, bytes.count == status.size else { continue }
      if isSettled(descriptor, status) { return bytes }
    }
    throw .changed
  }

  /// Whether a file stays as it is for a moment, if it was written to just now: whoever writes in pieces goes on soon.
  private static func isSettled(_ descriptor: Int32, _ status: FileStatus) -> Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let age = Int64(now.tv_sec) &* 1_000_000_000 &+ Int64(now.tv_nsec) &- status.modified
    guard (0..<settling).contains(age) else { return true }
    usleep(UInt32((settling - age) / 1000))
    var later = stat()
    return fstat(descriptor, &later) == 0 && FileStatus(later) == status
  }

  /// How old the last change of a file must be, in nanoseconds; file systems tell times only every few milliseconds.
  private static let settling: Int64 = 20_000_000

  private static func bytes(_ descriptor: Int32, expected: Int, limit: Int) throws(ReadingProblem) -> [UInt8]
  {
    var bytes: [UInt8] = []
    // One byte more than is expected, so that a file that grows shows it.
    while bytes.count <= expected {
      var problem: SystemError?
      let wanted = expected + 1 - bytes.count
      let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        let got = systemRead(descriptor, buffer.baseAddress, wanted)
        if got < 0 { problem = SystemError() }
        count = max(0, got)
      }
      if let problem {
        if problem.code == EINTR { continue }
        throw .refused(problem)
      }
      if part.isEmpty { break }
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
    return bytes
  }

  /// The names in a folder as the bytes that they are, in their order.
  public static func names(in folder: String) throws(SystemError) -> [[UInt8]] {
    guard let stream = opendir(folder) else { throw SystemError() }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemError() }
        break
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in Array(raw.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Creates a folder where nothing is yet.
  public static func makeFolder(_ path: String) throws(SystemError) {
    guard mkdir(path, 0o755) == 0 else { throw SystemError() }
  }

  /// Writes a file where nothing is yet.
  public static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw SystemError() }
    do {
      try write(bytes, to: descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw SystemError() }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { raw in
        systemWrite(descriptor, raw.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw SystemError() }
      done += written
    }
  }

  /// Gives a file another content in one step: whoever reads it sees the one or the other, whatever happens meanwhile.
  ///
  /// It keeps its permissions, and its owner as far as the system lets it.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SystemError() }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let new = (folder.isEmpty && !path.hasPrefix("/") ? "" : folder + "/") + "." + RandomName.make()
    let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemError() }
    do throws(SystemError) {
      try write(bytes, to: descriptor)
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      guard fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else {
        throw SystemError()
      }
    } catch {
      close(descriptor)
      unlink(new)
      throw error
    }
    guard close(descriptor) == 0, rename(new, path) == 0 else {
      let problem = SystemError()
      unlink(new)
      throw problem
    }
    settleNames(of: folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
  }

  /// Gives a file or folder another path; an empty folder or a file that is there is replaced.
  public static func move(_ path: String, to target: String) throws(SystemError) {
    guard rename(path, target) == 0 else { throw SystemError() }
  }

  /// Exchanges two paths in one step.
  public static func exchange(_ path: String, _ other: String) throws(SystemError) {
    guard casebook_exchange(path, other) == 0 else { throw SystemError() }
  }

  /// Gives a file a second name where nothing is yet.
  public static func share(_ path: String, as other: String) throws(SystemError) {
    guard linkat(AT_FDCWD, path, AT_FDCWD, other, 0) == 0 else { throw SystemError() }
  }

  /// Makes a symbolic link where nothing is yet.
  public static func link(_ path: String, to target: String) throws(SystemError) {
    guard symlink(target, path) == 0 else { throw SystemError() }
  }

  /// What a symbolic link says; nil if it is none.
  public static func target(ofLink path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// A path with every symbolic link on the way resolved; nil if it leads nowhere.
  public static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Removes a file, a link or an empty folder.
  public static func remove(_ path: String) throws(SystemError) {
    if unlink(path) == 0 { return }
    let problem = SystemError()
    if rmdir(path) == 0 { return }
    throw problem
  }

  /// Removes a folder that has nothing in it.
  public static func removeEmptyFolder(_ path: String) throws(SystemError) {
    guard rmdir(path) == 0 else { throw SystemError() }
  }

  /// Waits until what was written to the file system of a folder is on the disk.
  public static func settle(_ folder: String) throws(SystemError) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError() }
    defer { close(descriptor) }
    guard casebook_sync(descriptor) == 0 else { throw SystemError() }
  }

  /// Waits until what was written to a file is on the disk.
  public static func settle(file path: String) throws(SystemError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemError() }
  }

  /// Waits until a folder's own entries are on the disk, as far as its file system can say.
  public static func settleNames(of folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  /// Whether something is mounted at a path.
  public static func isMount(_ path: String) -> Bool { casebook_is_mount(path) == 1 }
}

// The calls' own names are those of the functions above.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
