import Diagnostics
import Synchronization

/// Where the preview is, said once.
final class Greeting: Sendable {
  private let host: String
  private let wanted: Int
  private let port: Int
  private let isSaid = Mutex(false)

  init(host: String, wanted: Int, port: Int) {
    self.host = host
    self.wanted = wanted
    self.port = port
  }

  func say(in language: String?) {
    let isFirst = isSaid.withLock { isSaid in
      defer { isSaid = true }
      return !isSaid
    }
    guard isFirst else { return }
    if wanted != 0, port != wanted { Console.say("port \(wanted) is taken", site: language) }
    let address = host == "127.0.0.1" || host == "0.0.0.0" ? "localhost" : host
    Console.say(
      "the site is on http://\(address):\(port)/, the desk on http://\(address):\(port)/_desk/",
      site: language)
  }
}
