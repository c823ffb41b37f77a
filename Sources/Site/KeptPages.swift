import Diagnostics
import Digest
import Evidence
import Foundation
import Jobs
import Publishing
import Templates

/// What each page of the last run was made of, kept in `Output/cache/pages`: where a fact, a template, a picture or a text
/// is another, it tells which pages are made anew, and all others are taken over.
///
/// The walk as far as linking is the same for every run. What is known of a page is what it asked for while it was linked,
/// composed and rendered; the answers that may change are facts, templates and pictures, since a change of anything else
/// leaves nothing to take over.
struct KeptPages: Sendable {
  private let file: KeptFile
  private let run: KeptRun

  /// What is kept of runs like one.
  init(root: URL, _ run: KeptRun) {
    self.run = run
    file = KeptFile(root: root, "pages", String(run.basis.prefix(32)))
  }

  /// What is kept.
  fileprivate struct Record {
    /// The run in which it was found out, by its name.
    var run = ""
    /// All files but those of pages and those that may change, as a digest.
    var others = ""
    /// What the facts are beside what they say.
    var shape = ""
    /// The files that may change, with digests.
    var files: [String: String] = [:]
    /// What each fact says, as a digest.
    var facts: [String: String] = [:]
    var pages: [PageKey: Page] = [:]
  }

  /// What is known of a page.
  fileprivate struct Page {
    /// Its text.
    let text: String
    /// What it wears: its style sheet and the picture that stands for it.
    let dress: String
    /// What it uses, which others may list.
    let uses: String
    let reads: Reads
  }

  /// What is to be done, with what is known of the rest.
  struct Plan {
    var remaking: Remaking
    /// What the pages that are not made anew were made of.
    let reads: [PageKey: Reads]
    /// How the last run went.
    let report: Pipeline.Report
  }

  private static let facts = "Content/data/facts.csv"
  private static let pictures = "Content/assets/"

  /// Whether pages that do not ask for a file can do without looking at it.
  private static func mayChange(_ path: String) -> Bool {
    path == facts || path.hasPrefix(pictures) || Workspace.templateName(path) != nil
  }

  /// What has to be made anew since the last run; nil if that is everything.
  ///
  /// - Parameter former: The last run, of which its texts are known.
  func plan(_ input: OutputInput, since former: KeptTexts.Former) -> Plan? {
    guard let record = file.read().flatMap({ Record(String(decoding: $0, as: UTF8.self)) }),
      record.run == former.base
    else { return nil }
    let catalogue = input.catalogue
    let index = catalogue.index
    let kept = Set(record.files.keys)
    guard run.digest(without: former.pages.union(kept)) == record.others else { return nil }
    let changed = kept.filter { run.digests[$0] != record.files[$0] }
    guard changed.allSatisfy({ run.digests[$0] != nil }), catalogue.pages.count == record.pages.count else {
      return nil
    }
    var facts: Set<String> = []
    if changed.contains(Self.facts) {
      let said = SaidFacts(index.evidence)
      guard said.shape == record.shape else { return nil }
      facts = said.changed(since: record.facts, index.evidence)
    }
    let templates = input.templates.names(reaching: Set(changed.compactMap(Workspace.templateName)))
    let pictures = changed.filter { $0.hasPrefix(Self.pictures) }
    let glossary = GlossaryCheck(index: index)
    var wardrobe = Wardrobe(input)
    var pages: Set<PageKey> = []
    var texts: Set<PageKey> = []
    var reads: [PageKey: Reads] = [:]
    for page in catalogue.pages {
      let entry = page.entry
      let path = entry.parsed.file.path
      guard let known = record.pages[entry.key], known.uses == Self.uses(page) else { return nil }
      if let face = former.faces[path] {
        guard face == PageFace(page, index, glossary).digest else { return nil }
        texts.insert(entry.key)
      } else if former.remade.contains(path) {
        texts.insert(entry.key)
      } else if known.text != text(of: page) {
        return nil
      }
      if known.reads.touch(.fact, facts) { texts.insert(entry.key) }
      let isMade =
        texts.contains(entry.key) || entry.isPrintable || known.dress != wardrobe.dress(page)
        || known.reads.touch(.template, templates) || known.reads.touch(.asset, pictures)
      if isMade { pages.insert(entry.key) } else { reads[entry.key] = known.reads }
    }
    return Plan(
      remaking: Remaking(pages: pages, texts: texts, facts: facts), reads: reads, report: former.report)
  }

  /// Keeps what the pages of a run were made of.
  func keep(_ input: OutputInput, _ reads: [PageKey: Reads]) {
    var wardrobe = Wardrobe(input)
    let said = SaidFacts(input.catalogue.index.evidence)
    var record = Record(run: run.name, shape: said.shape, facts: said.digests)
    for (path, digest) in run.digests where Self.mayChange(path) { record.files[path] = digest }
    var written: Set<String> = []
    for page in input.catalogue.pages {
      // Of a site that is not known whole nothing is kept.
      guard let reads = reads[page.entry.key] else { return }
      if !page.entry.parsed.isGenerated { written.insert(page.entry.parsed.file.path) }
      record.pages[page.entry.key] = Page(
        text: text(of: page), dress: wardrobe.dress(page), uses: Self.uses(page), reads: reads)
    }
    record.others = run.digest(without: written.union(record.files.keys))
    file.write(Array(record.text.utf8))
  }

  private func text(of page: LinkedPage) -> String {
    let parsed = page.entry.parsed
    return Self.short(parsed.isGenerated ? parsed.file.text : run.digests[parsed.file.path] ?? "")
  }

  /// What pages wear: their style sheets and the pictures that stand for them.
  private struct Wardrobe {
    let input: OutputInput
    private var sheets: [Set<String>: String] = [:]

    init(_ input: OutputInput) { self.input = input }

    mutating func dress(_ page: LinkedPage) -> String {
      let sheet = sheets[page.stylesheets] ?? input.assets.styles.file(page.stylesheets)?.path ?? ""
      sheets[page.stylesheets] = sheet
      return sheet + " " + (input.pictures[page.entry.key]?.route.path ?? "")
    }
  }

  private static func uses(_ page: LinkedPage) -> String {
    short(page.dependencies.map(\.text).joined(separator: "\n"))
  }

  fileprivate static func short(_ text: String) -> String { String(SHA256.hex(text).prefix(24)) }
}

/// What facts say, each by itself, and what they are beside that.
private struct SaidFacts {
  let shape: String
  let digests: [String: String]

  init(_ evidence: EvidenceBase) {
    let facts = evidence.facts
    let file = facts.first?.places.file
    // The columns' names, and whatever else stands before the first record; spreadsheets save other line ends.
    let head = file.map { $0.slice(0..<(facts.first?.places.record.range?.lowerBound ?? 0)) } ?? ""
    var shape = [head.trimmingCharacters(in: .whitespacesAndNewlines)]
    for fact in facts {
      shape.append(
        "\(fact.id) \(fact.subject.map { "\($0)" } ?? "") \(fact.indicator) "
          + fact.sourceIDs.joined(separator: ",") + " "
          + (fact.computation?.formula.parts.map(\.fact) ?? []).joined(separator: ","))
    }
    for series in evidence.series {
      shape.append("\(series.id) " + series.facts.map(\.id).joined(separator: ","))
    }
    self.shape = KeptPages.short(shape.joined(separator: "\n"))
    // A record says all that a fact is, but what is worked out from other facts.
    digests = Dictionary(
      facts.map { fact in
        let worked = fact.computation.map { "\($0.value as Any) \($0.high as Any)" } ?? ""
        let record = fact.places.record
        return (fact.id, KeptPages.short(record.file.slice(record.range ?? 0..<0) + worked))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The facts that say something else, and those that are worked out from them.
  func changed(since former: [String: String], _ evidence: EvidenceBase) -> Set<String> {
    var open = digests.filter { former[$0.key] != $0.value }.map(\.key)
    var changed = Set(open)
    while let id = open.popLast() {
      for user in evidence.facts(computedFrom: id) where changed.insert(user.id).inserted {
        open.append(user.id)
      }
    }
    return changed
  }
}

/// A record as lines of words between tabs, which are read many times faster than JSON: there are as many as pages and facts.
extension KeptPages.Record {
  var text: String {
    var lines = ["run\t\(run)", "others\t\(others)", "shape\t\(shape)"]
    lines += files.sorted { $0.key < $1.key }.map { "file\t\($0.value)\t\($0.key)" }
    lines += facts.sorted { $0.key < $1.key }.map { "fact\t\($0.value)\t\($0.key)" }
    var numbers: [String: Int] = [:]
    var pageLines: [String] = []
    func number(_ kind: Reads.Kind, _ name: String) -> Int {
      let read = "\(kind.name)\t\(name)"
      if let known = numbers[read] { return known }
      lines.append("read\t\(read)")
      numbers[read] = numbers.count
      return numbers.count - 1
    }
    for (key, page) in pages.sorted(by: { ($0.key.language, $0.key.id) < ($1.key.language, $1.key.id) }) {
      let reads =
        page.reads.names.flatMap { kind, names in names.map { number(kind, $0) } }
        + page.reads.whole.map { number($0, "") }
      let words = [
        "page", page.text, page.dress, page.uses,
        reads.sorted().map(String.init).joined(separator: ","), key.language, key.id,
      ]
      pageLines.append(words.joined(separator: "\t"))
    }
    return (lines + pageLines).joined(separator: "\n")
  }

  /// Reads a record; nil if it is none.
  init?(_ text: String) {
    var reads: [(kind: Reads.Kind, name: String)] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: "\t", omittingEmptySubsequences: false)
      switch (words.first, words.count) {
      case ("run", 2): run = String(words[1])
      case ("others", 2): others = String(words[1])
      case ("shape", 2): shape = String(words[1])
      case ("file", 3): files[String(words[2])] = String(words[1])
      case ("fact", 3): facts[String(words[2])] = String(words[1])
      case ("read", 3): reads.append((Reads.Kind(String(words[1])), String(words[2])))
      case ("page", 7):
        var page = Reads()
        for number in words[4].split(separator: ",") {
          guard let number = Int(number), reads.indices.contains(number) else { return nil }
          let read = reads[number]
          if read.name.isEmpty {
            page.whole.insert(read.kind)
          } else {
            page.names[read.kind, default: []].insert(read.name)
          }
        }
        pages[PageKey(id: String(words[6]), language: String(words[5]))] = KeptPages.Page(
          text: String(words[1]), dress: String(words[2]), uses: String(words[3]), reads: page)
      default: return nil
      }
    }
  }
}
