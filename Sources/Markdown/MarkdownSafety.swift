import Addresses
public import Diagnostics

/// Finds what a document could do to its reader: raw HTML and addresses that run code.
public enum MarkdownSafety {
  /// The schemes an address may have; one without a scheme is relative and fine.
  public static let safeSchemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// The errors `raw-html` and `unsafe-url` of a document, and what its entities stand for that no text should hold; comments
  /// are no raw HTML.
  public static func check(_ document: Document, allowsRawHTML: Bool = false) -> [Diagnostic] {
    let pasted = allowsRawHTML ? nil : PastedHTML(document)
    let ofPasted = Set(pasted?.ranges ?? [])
    var diagnostics = pasted?.diagnostic(in: document.file).map { [$0] } ?? []
    for node in document.nodes {
      switch node.kind {
      case .html(let raw), .htmlBlock(let raw):
        guard !allowsRawHTML, !RawHTML.isOnlyComments(raw), !ofPasted.contains(node.range) else { continue }
        diagnostics.append(
          .error(
            "raw-html", "raw HTML is not allowed here",
            help: "write it in Markdown or with a directive, or set 'raw_html: allow' in site.yaml",
            at: document.file.place(node.range)))
      case .text(let text):
        diagnostics += HiddenCharacters.problems(in: text, at: document.file.place(node.range))
      case .link(let link), .image(let link):
        diagnostics += HiddenCharacters.problems(
          in: link.destination + link.title, at: document.file.place(node.range))
        if let warning = Diagnostic.userInAddress(
          Address.host(behindUserIn: link.destination), at: document.file.place(node.range))
        {
          diagnostics.append(warning)
        }
        guard let scheme = scheme(of: link.destination), !safeSchemes.contains(scheme) else { continue }
        diagnostics.append(
          .error(
            "unsafe-url", "the scheme '\(scheme):' is not allowed in an address",
            help: "use http, https, mailto, tel or a relative address", at: document.file.place(node.range)))
      default: break
      }
    }
    return diagnostics
  }

  /// The scheme of an address in lower case; nil if it is relative.
  ///
  /// White space and control characters are passed over, as browsers pass over them.
  public static func scheme(of address: String) -> String? {
    var scheme = ""
    for scalar in address.unicodeScalars where scalar.value > 0x20 && scalar.value != 0x7F {
      switch scalar {
      case ":": return scheme.isEmpty ? nil : scheme.lowercased()
      case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": scheme.unicodeScalars.append(scalar)
      default: return nil
      }
    }
    return nil
  }
}
