import Foundation

/// Who builds, for the message to whoever wants to build at the same time; nothing is decided by it.
struct BuildOwner: CustomStringConvertible {
  private let process: Int
  private let machine: String
  private let since: String

  /// This process.
  static var here: BuildOwner {
    BuildOwner(
      process: Int(ProcessInfo.processInfo.processIdentifier), machine: ProcessInfo.processInfo.hostName,
      since: Date().ISO8601Format())
  }

  /// As it is written in the lock's file.
  var note: String { "\(process) \(since) \(machine)\n" }

  private init(process: Int, machine: String, since: String) {
    self.process = process
    self.machine = machine
    self.since = since
  }

  /// Reads a note; nil if it is none, as when its writer's disk was full.
  init?(_ note: String) {
    let parts = note.split(whereSeparator: \.isWhitespace).map(String.init)
    guard parts.count == 3, let process = Int(parts[0]),
      parts.dropFirst().allSatisfy({ part in
        part.utf8.allSatisfy { byte in
          Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
            || "-_.:".utf8.contains(byte)
        }
      })
    else { return nil }
    self.init(process: process, machine: parts[2], since: parts[1])
  }

  /// The owner in words.
  var description: String { "process \(process) on '\(machine)', since \(since)" }
}
