import Diagnostics
import Mustache

/// The workspace's templates, compiled and checked once, and the words of the interface in each language.
public struct TemplateLibrary: Sendable {
  private let library: MustacheLibrary
  private let outlines: [String: TemplateOutline]
  /// The interface's words by language, from `strings/<language>.yaml`.
  let words: [String: [String: String]]

  /// The names of all templates: their paths below `Templates/` without ending.
  var names: Set<String> { Set(outlines.keys) }

  /// Compiles templates.
  ///
  /// - Parameters:
  ///   - files: The Mustache files by name.
  ///   - words: The interface's words by language.
  static func compile(
    _ files: [String: SourceFile], words: [String: [String: String]]
  ) -> Diagnosed<TemplateLibrary> {
    var diagnostics: [Diagnostic] = []
    var compiled: [String: MustacheTemplate] = [:]
    var outlines: [String: TemplateOutline] = [:]
    for (name, file) in files {
      let outline = TemplateOutline.read(file)
      diagnostics += outline.diagnostics
      outlines[name] = outline.value
      guard outline.diagnostics.isEmpty else { continue }
      do {
        compiled[name] = try MustacheTemplate(string: file.text)
      } catch let error as MustacheTemplate.ParserError {
        let table = LineTable(file.text)
        let offset = table.offset(line: error.context.lineNumber, scalarColumn: error.context.columnNumber)
        diagnostics.append(
          .error("template-syntax", Message(verbatim: "\(error.error)"), at: file.place(offset..<offset)))
      } catch {
        diagnostics.append(.error("template-syntax", Message(verbatim: "\(error)"), at: file.whole))
      }
    }
    let result = TemplateLibrary(
      library: MustacheLibrary(templates: compiled), outlines: outlines, words: words)
    return Diagnosed(result, diagnostics)
  }

  /// Checks the templates that will be rendered against the shapes of their models.
  ///
  /// - Parameters:
  ///   - roots: The templates with their models.
  ///   - missing: What is not there of the files behind a field, such as `PageModel.stylesheet`.
  func check(
    _ roots: [(template: String, model: TemplateShape)], missing: [String: [TemplateFiles.Missing]] = [:]
  ) -> [Diagnostic] {
    // Directives' templates lie in a folder, and may be parts of others.
    let pages = Set(roots.map(\.template).filter { !$0.contains("/") })
    var checker = TemplateChecker(outlines: outlines, pages: pages, missing: missing)
    let known = words.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    // Where no file of words can be read, every word would seem unknown.
    if known.isEmpty, !words.isEmpty { return [] }
    for root in roots {
      if outlines[root.template] != nil {
        checker.check(root.template, model: root.model, words: known)
      }
    }
    return checker.diagnostics
  }

  /// Renders a template with a model, in a language's words.
  func render(_ name: String, _ model: any TemplateModel, language: String) -> String {
    let root = RootContext(words: words[language] ?? [:], model: ModelContext(model, self, language))
    return library.render(root, withTemplate: name) ?? ""
  }

  /// Renders pieces of HTML one after another.
  func render(_ fragments: Fragments, language: String) -> String {
    var result = ""
    for piece in fragments.pieces {
      switch piece {
      case .html(let html): result += html
      case .template(let name, let model): result += render(name, model, language: language)
      }
    }
    return result
  }
}

/// The outermost names of a rendering: the model's own, and the words of the interface under `t`.
private struct RootContext: MustacheParent {
  let words: [String: String]
  let model: ModelContext

  func child(named name: String) -> Any? { name == "t" ? words : model.child(named: name) }
}

/// Hands a model's fields to the template engine, which knows no types: the one place that erases them.
private struct ModelContext: MustacheParent {
  private let model: any TemplateModel
  private let templates: TemplateLibrary
  private let language: String

  init(_ model: any TemplateModel, _ templates: TemplateLibrary, _ language: String) {
    self.model = model
    self.templates = templates
    self.language = language
  }

  func child(named name: String) -> Any? {
    model.value(named: name).map(erased)
  }

  private func erased(_ value: TemplateValue) -> Any {
    switch value {
    case .text(let text): text.isEmpty ? Absent() : text
    case .html(let fragments): templates.render(fragments, language: language)
    case .flag(let flag): flag
    case .model(let model): ModelContext(model, templates, language)
    case .list(let values): values.map(erased)
    case .none: Absent()
    }
  }
}

/// A field that is there and empty: false in a section, no text, and the end of the search for its name.
private struct Absent: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
