/// The media types of the files that a site is made of, by their endings.
enum MediaType {
  private static let byEnding = [
    "avif": "image/avif", "bmp": "image/bmp", "css": "text/css", "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "gif": "image/gif",
    "html": "text/html", "ico": "image/x-icon",
    "jpeg": "image/jpeg", "jpg": "image/jpeg", "js": "text/javascript", "json": "application/json",
    "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "txt": "text/plain",
    "webmanifest": "application/manifest+json", "webp": "image/webp", "xml": "application/xml",
  ]

  /// The type of a file; bytes without a meaning where the ending is not known.
  static func of(_ path: String) -> String {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return byEnding[ending] ?? "application/octet-stream"
  }
}
