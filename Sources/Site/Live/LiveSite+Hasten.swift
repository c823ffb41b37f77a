import Diagnostics
import FileSystem
import Foundation
import Kinds

/// Changes of a page's text alone, which is what an editor does most: the page is shown at once, and what follows from it
/// elsewhere is for the next reading of the whole.
extension LiveSite {
  /// Takes up what has been saved of the pages at some paths, as far as it is their text alone.
  ///
  /// - Returns: Whether any of them had changed so.
  public func hasten(_ paths: some Sequence<String>) -> Bool {
    guard let edition, edition.areTemplatesSound, let folder = Disk.resolved(root.path) else { return false }
    let limit = LoadingLimits.read(root).file
    var next = edition
    for path in Set(paths.map(Self.file)) {
      guard let page = next.page(path), !page.entry.parsed.isGenerated else { continue }
      let old = page.entry.parsed.file
      // A link may lead out of the workspace; that is for the loader to judge.
      guard Disk.resolved("\(folder)/\(old.path)") == "\(folder)/\(old.path)",
        let bytes = try? Disk.read("\(folder)/\(old.path)", limit: limit),
        NoText.problem(old.path, bytes) == nil, !bytes.starts(with: [0xEF, 0xBB, 0xBF]),
        let text = String(validating: bytes, as: UTF8.self), text != old.text,
        let taken = next.taking(SourceFile(path: old.path, text: text), of: page)
      else { continue }
      next = taken
      hastened[old.path] = SourceFile(path: old.path, text: text)
    }
    guard next.number != edition.number else { return false }
    self.edition = next
    forget()
    return true
  }

  /// An edition with what was saved while it was read.
  func catchingUp(_ edition: Edition) -> Edition {
    var edition = edition
    for (path, file) in hastened {
      guard let page = edition.page(ofFile: path), page.entry.parsed.file.text != file.text,
        let taken = edition.taking(file, of: page)
      else { continue }
      edition = taken
    }
    return edition
  }
}

extension Edition {
  /// The page that a file holds.
  func page(ofFile path: String) -> LinkedPage? {
    let parts = path.split(separator: "/", maxSplits: 2).map(String.init)
    guard parts.count == 3, let entry = index.page(ofFile: path, parts[1]) else { return nil }
    return input.catalogue.page(entry.id, entry.language)
  }

  /// The same with another text in a page; nil if more than its text has changed, so that other pages may change too.
  func taking(_ file: SourceFile, of page: LinkedPage) -> Edition? {
    let old = page.entry.parsed
    let length = old.frontMatter.bodyOffset
    guard old.frontMatter.isReadable,
      file.text.utf8.prefix(length).elementsEqual(old.file.text.utf8.prefix(length))
    else { return nil }
    let parsed = ParsedPage.parse(file, language: old.language, kinds: index.kinds)
    var taken = parsed.value
    guard taken.frontMatter.bodyOffset == length else { return nil }
    taken.frontMatter = old.frontMatter
    taken.isSound = taken.isSound && !old.frontMatter.isWithoutOriginal
    let entry = PageEntry(
      parsed: taken, route: page.entry.route, evidence: index.evidence,
      language: index.figureLanguage(old.language), directives: index.directives,
      templates: index.templateNames)
    guard let next = index.replacing(entry) else { return nil }
    let linked = PageLinker(index: next, entry: entry).link()
    let found =
      HiddenCharacters.problems(in: file)
      + SiteParser.withoutConsequences(parsed, index.directives.vocabulary)
      + linked.diagnostics
    return replacing(linked.value, in: next, found)
  }
}
