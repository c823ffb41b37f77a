import Diagnostics
import Evidence
import Foundation
import Kinds
import Markdown
import Pictures
import Preview
@testable import Site
import Templates
import YAML

/// The readers of what contributors write.
enum FuzzTarget: String, CaseIterable {
  case csv
  case frontmatter
  case kinds
  case markdown
  case pages
  case pictures
  case preview
  case sources
  case templates
  case xlsx
  case yaml

  /// Reads some input, which need not be text where files need not be.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    if self == .pictures {
      _ = try? Picture.read(Array(bytes))
      hold(SVGCheck.check("fuzz.svg", Array(bytes)))
      return
    }
    if self == .xlsx {
      FuzzedWorkbook.read(Array(bytes))
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let file = SourceFile(path: "Content/zh/fuzz.md", text: text)
    switch self {
    case .csv:
      // The first byte says which table it is.
      let table = SourceFile(path: "Content/data/fuzz.csv", text: String(text.dropFirst()))
      var files = EvidenceFiles()
      switch text.utf8.first.map({ $0 % 5 }) {
      case 0: files.facts = table
      case 1: files.indicators = table
      case 2: files.rates = table
      case 3: files.corrections = table
      default: files.terms = table
      }
      hold(CSVReader.read(table).diagnostics)
      hold(EvidenceLoader.load(files).diagnostics)
    case .frontmatter:
      hold(ParsedPage.parse(file, language: "zh", kinds: .builtIn).diagnostics)
      let page = SourceFile(path: "Content/zh/cases/fuzz.md", text: text)
      hold(ParsedPage.parse(page, language: "zh", kinds: Self.declared).diagnostics)
    case .kinds:
      let declaration = SourceFile(path: KindsFile.path, text: text)
      var workspace = Workspace()
      workspace.texts[declaration.path] = declaration
      let kinds = KindsFile.read(workspace)
      hold(kinds.diagnostics)
      for kind in kinds.value.all {
        precondition(kinds.value.kind(named: kind.name) == kind, "a kind that cannot be found by its name")
      }
    case .markdown: FuzzedMarkdown.read(file)
    case .pages: link(text)
    case .pictures, .xlsx: break
    case .preview:
      guard let request = PreviewRequest(target: text) else { return }
      precondition(
        request.path.hasPrefix("/") && !request.path.hasPrefix("//"),
        "a path without a root, or of another host")
      precondition(
        !request.path.split(separator: "/").contains { [".", ".."].contains($0) }
          && !request.path.utf8.contains { $0 < 0x20 || $0 == 0x5C || $0 == 0x7F }, "a path that climbs")
      _ = PreviewFiles.response(to: request.path)
    case .sources:
      let list = SourceFile(path: "Content/data/sources.yaml", text: text)
      hold(EvidenceLoader.load(EvidenceFiles(sources: list)).diagnostics)
    case .templates:
      let template = SourceFile(path: "Templates/page.mustache", text: text)
      hold(TemplateLibrary.compile(["page": template], words: ["zh": [:]]).diagnostics)
    case .yaml:
      let result = YAMLValue.read(file)
      hold(result.diagnostics)
      precondition(result.value != nil || result.diagnostics.hasErrors, "nothing was read and nothing said")
    }
  }

  private static let declaration = """
    case:
      folder: cases
      label: { zh: 案例, en: Case }
      subject: true
      keys:
        pillars: { to: pillar, many: true, required: true, label: { zh: 支柱, en: Pillar } }
        country: country
        coordinates: coordinates
        evidence: { facts: true, many: true }
        standing:
          choice: { source: { zh: 来源, en: Source }, editors: { zh: 编者, en: Editors } }
          label: { zh: 来处, en: Standing }
    pillar:
      folder: pillars
      label: { zh: 支柱, en: Pillar }
      topic: true
    """

  private static let declared: Kinds = {
    var workspace = Workspace()
    workspace.texts[KindsFile.path] = SourceFile(path: KindsFile.path, text: declaration)
    let kinds = KindsFile.read(workspace)
    precondition(!kinds.diagnostics.hasErrors, DiagnosticPrinter(.text).print(kinds.diagnostics))
    return kinds.value
  }()

  /// A page in a small workspace, as far as it goes without templates: parsed, linked, checked as a whole.
  private func link(_ text: String) {
    var workspace = Workspace()
    func add(_ path: String, _ text: String) { workspace.texts[path] = SourceFile(path: path, text: text) }
    add(KindsFile.path, Self.declaration)
    add(
      "Content/site.yaml",
      "title: { zh: a, en: b }\nurl: https://example.org/\nlanguages: [zh, en]\nraw_html: forbid\n")
    add("Content/zh/index.md", "---\ntitle: a\n---\n\n[a](cases/fuzz.md)\n")
    add("Content/en/index.md", "---\ntitle: a\n---\n\na\n")
    add("Content/zh/pillars/p.md", "---\ntitle: a\n---\n\na\n")
    add("Content/zh/cases/fuzz.md", "---\ntitle: a\npillars: [p]\n---\n" + text)
    add(
      "Content/data/indicators.csv",
      "id,zh,en,pillar,unit,unit_zh,unit_en,basis,decimals,better,definition_zh,definition_en\ni,a,b,p,x,x,x,,,,a,b\n"
    )
    add("Content/data/sources.yaml", "references:\n  - id: s\n    type: report\n    title: t\n")
    add(
      "Content/data/facts.csv",
      "id,case,indicator,qualifier,value,high,currency,period,as_of,sources,locator,status,note_zh,note_en\n"
        + "f,fuzz,i,exactly,5,,,,,s,,reported,,\n")
    let done = DispatchSemaphore(value: 0)
    Task.detached { [workspace] in
      let parsed = await SiteParser(kinds: Self.declared, jobs: 1, baseURL: nil).parse(workspace)
      let catalogue = await Linker(jobs: 1, drafts: true, directives: .all(parsed.value.kinds)).link(
        parsed.value)
      self.hold(parsed.diagnostics + catalogue.diagnostics + catalogue.value.checkWhole())
      done.signal()
    }
    done.wait()
  }

  /// Every place lies in its file, and every finding can be printed.
  private func hold(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      guard let place = diagnostic.place, let range = place.range else { continue }
      precondition(
        range.lowerBound >= 0 && range.upperBound <= place.file.text.utf8.count, "a place outside the file")
    }
    for format in DiagnosticFormat.allCases { _ = DiagnosticPrinter(format).print(diagnostics) }
  }
}
