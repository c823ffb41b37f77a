import Diagnostics
import Foundation
import Preview
import Site
import Synchronization

/// Answers a browser's requests with the pages of a live site, and tells open pages of changes.
final class PreviewSite: Sendable {
  private let site: LiveSite
  /// The open pages that wait for changes.
  private let listeners = Mutex<[Int: Listener]>([:])
  private let count = Mutex(0)

  private struct Listener: Sendable {
    let path: String
    let events: AsyncStream<PreviewEvent>.Continuation
  }

  init(_ site: LiveSite) {
    self.site = site
  }

  /// Reads the workspace again and tells every open page.
  ///
  /// - Parameter early: Is called at the first reading, as soon as pages can be shown.
  func refresh(early: @escaping @Sendable () async -> Void = {}) async {
    await site.refresh(early: early)
    await tellAll()
  }

  /// Shows what has been saved of the text of open pages, before the whole is read again; false if nothing has.
  func hasten() async -> Bool {
    let paths = listeners.withLock { Set($0.values.map(\.path)) }
    guard await site.hasten(paths) else { return false }
    await tellAll()
    return true
  }

  private func tellAll() async {
    for listener in listeners.withLock({ Array($0.values) }) { await tell(listener) }
  }

  /// The answer to a request.
  func respond(to request: PreviewRequest) async -> PreviewResponse {
    if let response = PreviewFiles.response(to: request.path) { return response }
    if request.path.hasPrefix(PreviewFiles.folder) { return await tool(request) }
    if let file = await site.file(at: request.path) { return response(file, status: 200) }
    if let redirect = await folder(request.path) { return .redirect(to: redirect) }
    // The site's own page for wrong addresses, if it has one.
    guard let missing = await site.file(at: "/404.html") else { return .text(404, "404") }
    return .file(
      status: 404, type: "text/html; charset=utf-8", body: PreviewFiles.dressed(missing.bytes, version: ""))
  }

  private func response(_ file: LiveSite.File, status: Int) -> PreviewResponse {
    .file(
      status: status, type: file.type,
      body: file.isPage ? PreviewFiles.dressed(file.bytes, version: file.version) : file.bytes)
  }

  /// The address of a folder whose slash was left out.
  private func folder(_ path: String) async -> String? {
    guard !path.hasSuffix("/"), await site.file(at: path + "/") != nil else { return nil }
    return (path + "/").addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
  }

  /// What the preview's own scripts ask for.
  private func tool(_ request: PreviewRequest) async -> PreviewResponse {
    let path = request.query["path"] ?? "/"
    switch request.path.dropFirst(PreviewFiles.folder.count) {
    case "page": return json(await site.state(at: path))
    case "desk.json":
      guard let desk = await site.desk() else { return .text(503, "not read yet") }
      return json(desk)
    case "fact":
      guard let fact = await site.fact(request.query["id"] ?? "", on: path) else {
        return .text(404, "no such fact")
      }
      return json(fact)
    case "events": return await .events(events(path, known: request.query["version"] ?? ""))
    default: return .text(404, "404")
    }
  }

  private func json(_ value: some Encodable) -> PreviewResponse {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Values of texts and numbers always encode.
    let data = (try? encoder.encode(value)) ?? Data()
    return .file(status: 200, type: "application/json; charset=utf-8", body: [UInt8](data))
  }

  // MARK: Events

  /// The changes of one page, as long as somebody listens; the first at once if the browser has an older form.
  private func events(_ path: String, known version: String) async -> AsyncStream<PreviewEvent> {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let (stream, continuation) = AsyncStream.makeStream(
      of: PreviewEvent.self, bufferingPolicy: .bufferingNewest(8))
    let listener = Listener(path: path, events: continuation)
    listeners.withLock { $0[number] = listener }
    continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0[number] = nil } }
    if let file = await site.file(at: path), file.version != version {
      continuation.yield(PreviewEvent("page", file.version))
    }
    return stream
  }

  private func tell(_ listener: Listener) async {
    if listener.path != PreviewFiles.desk, let file = await site.file(at: listener.path), file.isPage {
      listener.events.yield(PreviewEvent("page", file.version))
    }
    listener.events.yield(PreviewEvent("findings", ""))
  }
}
