import Diagnostics
import Digest
import Markdown

/// What all but a page itself, the search and its weight can see of the page: while that is the same, an edit reaches no
/// further.
///
/// A page is linked to evidence and to other pages by what stands here and nothing else of its text, and what others read of
/// it is made of that: its keys, headings, links, pictures, citations, directives, raw HTML, its first lines, and the terms
/// of the glossary that it uses.
struct PageFace {
  /// All of it, as a digest.
  let digest: String

  init(_ page: LinkedPage, _ index: PageIndex, _ glossary: GlossaryCheck) {
    let entry = page.entry
    let (file, document) = (entry.parsed.file, entry.parsed.document)
    var parts = [String(file.slice(0..<entry.parsed.frontMatter.bodyOffset)), Excerpt.of(page, index) ?? ""]
    for heading in entry.headings { parts += ["#\(heading.level)", heading.id, heading.text] }
    for node in document.nodes {
      switch node.kind {
      case .link(let link): parts += ["link", link.destination]
      case .image(let link): parts += ["image", link.destination]
      case .citation, .directive, .inlineDirective, .html, .htmlBlock:
        parts.append(String(file.slice(node.range)))
      default: continue
      }
    }
    parts += glossary.terms(on: entry)
    // A translation may say of which text it was made.
    if entry.language == index.settings.defaultLanguage,
      index.settings.languages.contains(where: { language in
        index.entry(entry.id, language)?.parsed.frontMatter.word("translated_from") != nil
      })
    {
      parts.append(entry.parsed.digest)
    }
    digest = SHA256.hex(parts.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n"))
  }
}
