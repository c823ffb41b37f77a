import Foundation

/// The files that the preview itself brings along: what it adds to pages, and the desk.
public enum PreviewFiles {
  /// The address of the desk.
  public static let desk = "/_desk/"
  /// Where the preview's own addresses begin; no page of a site can have one.
  public static let folder = "/_casebook/"

  /// The file of an address; nil where there is none.
  public static func response(to path: String) -> PreviewResponse? {
    switch path {
    case desk: .file(status: 200, type: "text/html; charset=utf-8", body: PackageResources.desk_html)
    case "/_desk": .redirect(to: desk)
    case folder + "desk.css":
      .file(status: 200, type: "text/css; charset=utf-8", body: PackageResources.desk_css)
    case folder + "desk.js":
      .file(status: 200, type: "text/javascript; charset=utf-8", body: PackageResources.desk_js)
    case folder + "client.css":
      .file(status: 200, type: "text/css; charset=utf-8", body: PackageResources.client_css)
    case folder + "client.js":
      .file(status: 200, type: "text/javascript; charset=utf-8", body: PackageResources.client_js)
    default: nil
    }
  }

  /// A page with what keeps it up to date, and with its version.
  public static func dressed(_ html: [UInt8], version: String) -> [UInt8] {
    let text = String(decoding: html, as: UTF8.self)
    let links =
      "<link rel=\"stylesheet\" href=\"\(folder)client.css\">"
      + "<script src=\"\(folder)client.js\" data-casebook defer></script>"
    var result = text
    if let root = result.range(of: "<html") {
      result.insert(contentsOf: " data-casebook-version=\"\(version)\"", at: root.upperBound)
    }
    if let head = result.range(of: "</head>") {
      result.insert(contentsOf: links, at: head.lowerBound)
    } else {
      // A template without an end of its head has one all the same, where the body begins.
      result = links + result
    }
    return Array(result.utf8)
  }
}
