import NIOCore
import NIOHTTP1
import NIOPosix

/// Serves pages to the browsers of this machine, over HTTP/1.1.
public struct PreviewServer: Sendable {
  /// Answers one request.
  public typealias Responder = @Sendable (PreviewRequest) async -> PreviewResponse

  typealias ResponsePart = HTTPPart<HTTPResponseHead, ByteBuffer>
  typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, ResponsePart>

  /// The port that was free.
  public let port: Int
  private let channel: NIOAsyncChannel<Connection, Never>
  private let gate: HostGate
  private let respond: Responder

  /// How many bytes a request may have behind its head; a preview takes none.
  static let longestBody = 64 * 1024

  /// Takes a port: the one that is asked for, or the next that is free.
  ///
  /// - Parameters:
  ///   - host: The address to listen on; only a loopback one is closed to other machines.
  ///   - port: The port that is tried first; 0 for any.
  ///   - tries: How many ports are tried.
  /// - Throws: The last failure to listen.
  public static func listen(
    host: String = "127.0.0.1", port: Int, tries: Int = 20, respond: @escaping Responder
  ) async throws -> PreviewServer {
    var failure: any Error = CancellationError()
    for candidate in port..<port + max(1, port == 0 ? 1 : tries) {
      do {
        let channel = try await bind(host, candidate)
        return PreviewServer(
          port: channel.channel.localAddress?.port ?? candidate, channel: channel, gate: HostGate(host: host),
          respond: respond)
      } catch let error as IOError where error.errnoCode == EADDRINUSE || error.errnoCode == EACCES {
        failure = error
      }
    }
    throw failure
  }

  private static func bind(_ host: String, _ port: Int) async throws -> NIOAsyncChannel<Connection, Never> {
    try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
          try channel.pipeline.syncOperations.addHandler(BufferHandler())
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
  }

  /// Answers requests until the task is cancelled.
  public func run() async throws {
    try await withThrowingDiscardingTaskGroup { group in
      try await channel.executeThenClose { connections in
        for try await connection in connections {
          group.addTask { await serve(connection) }
        }
      }
    }
  }

  /// Answers what comes over one connection; a client that goes away ends it.
  private func serve(_ connection: Connection) async {
    try? await connection.executeThenClose { inbound, outbound in
      var head: HTTPRequestHead?
      var length = 0
      var parts = inbound.makeAsyncIterator()
      while let part = try await parts.next() {
        switch part {
        case .head(let next):
          head = next
          length = 0
        case .body(let buffer):
          length += buffer.readableBytes
          if length > Self.longestBody {
            try await send(.text(413, "too large"), isHead: false, keepsAlive: false, outbound)
            return
          }
        case .end:
          guard let request = head else { return }
          let keepsAlive = request.isKeepAlive
          let response = await self.response(to: request)
          if case .events(let events) = response, request.method == .GET {
            try await send(events, inbound: &parts, outbound)
            return
          }
          try await send(response, isHead: request.method == .HEAD, keepsAlive: keepsAlive, outbound)
          if !keepsAlive { return }
        }
      }
    }
  }

  private func response(to head: HTTPRequestHead) async -> PreviewResponse {
    guard gate.admits(head.headers["Host"]) else {
      return .text(421, "this preview answers to the machine that it runs on")
    }
    guard head.method == .GET || head.method == .HEAD else { return .text(405, "only GET and HEAD") }
    guard let request = PreviewRequest(target: head.uri) else { return .text(400, "no such address") }
    return await respond(request)
  }

  private func send(
    _ response: PreviewResponse, isHead: Bool, keepsAlive: Bool,
    _ outbound: NIOAsyncChannelOutboundWriter<ResponsePart>
  ) async throws {
    var headers = HTTPHeaders([("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")])
    var status = 200
    var bytes: [UInt8] = []
    switch response {
    case .file(let code, let type, let body):
      status = code
      bytes = body
      headers.add(name: "Content-Type", value: type)
    case .redirect(let path):
      status = 302
      headers.add(name: "Location", value: path)
    case .events: status = 405
    }
    headers.add(name: "Content-Length", value: "\(bytes.count)")
    if !keepsAlive { headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
    try await outbound.write(.head(head))
    if !isHead, !bytes.isEmpty { try await outbound.write(.body(ByteBuffer(bytes: bytes))) }
    try await outbound.write(.end(nil))
  }

  /// Sends events until there are no more or the browser leaves.
  private func send(
    _ events: AsyncStream<PreviewEvent>,
    inbound: inout NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator,
    _ outbound: NIOAsyncChannelOutboundWriter<ResponsePart>
  ) async throws {
    let headers = HTTPHeaders([
      ("Cache-Control", "no-store"), ("Content-Type", "text/event-stream"), ("Connection", "close"),
    ])
    try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)))
    let sending = Task {
      for await event in events {
        try await outbound.write(
          .body(ByteBuffer(string: "event: \(event.name)\ndata: \(event.data)\n\n")))
      }
    }
    // Nothing more comes from this browser but its leaving.
    while (try? await inbound.next()) != nil {}
    sending.cancel()
    _ = await sending.result
  }
}

/// Takes buffers where NIO's HTTP encoder takes either buffers or files.
private final class BufferHandler: ChannelOutboundHandler {
  typealias OutboundIn = PreviewServer.ResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part: HTTPServerResponsePart =
      switch unwrapOutboundIn(data) {
      case .head(let head): .head(head)
      case .body(let buffer): .body(.byteBuffer(buffer))
      case .end(let trailers): .end(trailers)
      }
    context.write(wrapOutboundOut(part), promise: promise)
  }
}

/// Tells requests for this preview from those that another site's page sends to this machine under a name of its own.
struct HostGate: Sendable {
  private static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
  private let hosts: Set<String>
  private let isOpen: Bool

  /// A gate for a server that listens on an address; one that listens on all is open, as its names cannot be known.
  init(host: String) {
    isOpen = host == "0.0.0.0" || host == "::"
    hosts = Self.loopback.union([host.lowercased(), "[\(host.lowercased())]"])
  }

  /// Whether a request with these `Host` fields is for this server; there must be just one.
  func admits(_ fields: [String]) -> Bool {
    guard fields.count == 1, let field = fields.first else { return false }
    if isOpen { return true }
    var name = field.lowercased()[...]
    if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].allSatisfy(\.isNumber) {
      name = name[..<colon]
    }
    return hosts.contains(String(name))
  }
}
