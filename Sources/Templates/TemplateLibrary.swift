public import Diagnostics
public import Jobs
import Synchronization

extension Reads.Kind {
  /// Templates that are rendered, by their names; what they hold is not noted.
  public static let template = Self("template")
}

/// The workspace's templates, compiled and checked once, and the words of the interface in each language.
public struct TemplateLibrary: Sendable {
  /// A file behind a field of a model that is not there.
  public struct MissingFile: Sendable {
    /// Its path.
    public let path: String
    /// What needs it, if that is more than the template says.
    public let feature: Message?

    /// Describes a file.
    public init(path: String, feature: Message? = nil) {
      self.path = path
      self.feature = feature
    }
  }

  /// A template and the shape of its models.
  private struct Key: Hashable {
    let template: String
    let model: ObjectIdentifier
    let variant: String
  }

  /// The programs that have been made: those of the templates that were checked, by the names of their shapes, and which
  /// of them each type of models has turned out to want.
  private struct Made {
    var checked: [String: [String: TemplateProgram]] = [:]
    var asked: [Key: TemplateProgram] = [:]
  }

  /// The one thing here that grows.
  private final class Programs: Sendable {
    let made = Mutex(Made())
  }

  private let templates: [String: Template]
  private let places: [String: Int32]
  private let texts: [String: [[UInt8]]]
  private let programs = Programs()

  /// Where is noted how long templates take, each with what is rendered within it; nil unless somebody asks.
  public var times: WorkTimes?

  /// The interface's words by language, from `strings/<language>.yaml`.
  public let words: [String: [String: String]]

  /// The names of all templates: their paths below `Templates/` without ending.
  public let names: Set<String>

  /// The files that `{{asset name}}` may name, by their paths below `Templates/assets`.
  let assets: Set<String>

  /// Reads templates; what does not parse is a diagnostic.
  ///
  /// - Parameters:
  ///   - files: The Mustache files by name.
  ///   - words: The interface's words by language.
  ///   - assets: The files that templates may name.
  public static func compile(
    _ files: [String: SourceFile], words: [String: [String: String]], assets: Set<String> = []
  ) -> Diagnosed<TemplateLibrary> {
    let parsed = files.mapValues(TemplateParser.parse)
    return Diagnosed(
      TemplateLibrary(parsed.mapValues(\.value), words: words, assets: assets),
      parsed.sorted { $0.key < $1.key }.flatMap(\.value.diagnostics))
  }

  private init(_ templates: [String: Template], words: [String: [String: String]], assets: Set<String>) {
    self.assets = assets
    self.templates = templates
    self.words = words
    names = Set(templates.keys)
    let all = words.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }.sorted()
    places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, Int32($0)) })
    texts = words.mapValues { words in
      all.map { name in
        var text: [UInt8] = []
        HTMLText.append(words[name] ?? "", to: &text)
        return text
      }
    }
  }

  /// Checks the templates that will be rendered against the shapes of their models, and keeps the programs.
  ///
  /// - Parameters:
  ///   - roots: The templates with their models.
  ///   - missing: What is not there of the files behind a field, such as `PageModel.stylesheet`.
  public func check(
    _ roots: [(template: String, model: TemplateShape)], missing: [String: [MissingFile]] = [:]
  ) -> [Diagnostic] {
    // Directives' templates lie in a folder, and may be parts of others.
    let whole = Set(roots.map(\.template).filter { !$0.contains("/") })
    // Where no file of words can be read, every word would seem unknown.
    if places.isEmpty, !words.isEmpty { return [] }
    var diagnostics: [Diagnostic] = []
    var reported: Set<String> = []
    var missing = missing
    for root in roots {
      guard let template = templates[root.template] else { continue }
      let compiler = TemplateCompiler(
        root.template, template, for: root.model, in: templates, words: places, whole: whole, assets: assets)
      programs.made.withLock {
        $0.checked[root.template, default: [:]][root.model.name] = compiler.program
      }
      for diagnostic in compiler.diagnostics {
        let place = diagnostic.place.map { "\($0.file.path) \($0.range?.lowerBound ?? 0)" } ?? ""
        if reported.insert("\(place) \(diagnostic.message)").inserted { diagnostics.append(diagnostic) }
      }
      for asked in compiler.asked {
        for file in missing.removeValue(forKey: asked.field) ?? [] {
          let feature: Message = file.feature.map { " for \($0)" } ?? .empty
          let add: Message = file.feature == nil ? "add the file" : "add the file, which may be empty"
          diagnostics.append(
            .error(
              "missing-asset", "'\(asked.name)' needs '\(file.path)'\(feature), which is not there",
              help: "\(add), or take '\(asked.name)' out of the template", at: asked.place))
        }
      }
    }
    return diagnostics
  }

  /// The templates that are parts of others.
  public var partNames: Set<String> {
    templates.values.reduce(into: []) { $0.formUnion($1.nodes.partNames) }
  }

  /// The names of some templates and of all that have one of them as a part, at whatever depth.
  public func names(reaching some: Set<String>) -> Set<String> {
    guard !some.isEmpty else { return [] }
    let parts = templates.mapValues { $0.nodes.partNames }
    var reaching = some
    var isComplete = false
    while !isComplete {
      let more = parts.filter { !reaching.contains($0.key) && !$0.value.isDisjoint(with: reaching) }.keys
      reaching.formUnion(more)
      isComplete = more.isEmpty
    }
    return reaching
  }

  /// The address of a file that a template names, as it is to stand in what is rendered.
  public typealias AssetAddress = @Sendable (String) -> String?

  /// Renders a template with a model, in a language's words, as UTF-8.
  public func render(
    _ name: String, _ model: any TemplateModel, language: String, asset: @escaping AssetAddress
  ) -> [UInt8] {
    var renderer = renderer(language, asset)
    renderer.render(name, model)
    return renderer.output
  }

  /// Renders a template with a model, in a language's words.
  public func text(
    _ name: String, _ model: any TemplateModel, language: String, asset: @escaping AssetAddress
  ) -> String {
    String(decoding: render(name, model, language: language, asset: asset), as: UTF8.self)
  }

  /// Renders pieces of HTML one after another, as UTF-8.
  public func render(
    _ fragments: Fragments, language: String, asset: @escaping AssetAddress
  ) -> [UInt8] {
    var renderer = renderer(language, asset)
    renderer.render(fragments)
    return renderer.output
  }

  /// Renders a template with a value that need not be a model.
  func text(_ name: String, value: TemplateValue, shape: TemplateShape, language: String) -> String {
    guard let template = templates[name] else { return "" }
    var renderer = renderer(language) { _ in nil }
    let compiler = TemplateCompiler(
      name, template, for: shape, in: templates, words: places, whole: [], assets: assets)
    renderer.render(compiler.program, value)
    return String(decoding: renderer.output, as: UTF8.self)
  }

  private func renderer(_ language: String, _ asset: @escaping AssetAddress) -> TemplateRenderer {
    TemplateRenderer(
      self, words: texts[language] ?? Array(repeating: [], count: places.count), asset: asset)
  }

  /// The program of a template for a model, made when it is first asked for.
  func program(_ name: String, for model: any TemplateModel) -> TemplateProgram? {
    ReadLog.note(.template, name)
    let key = Key(template: name, model: ObjectIdentifier(type(of: model)), variant: model.variant)
    // Every directive on every page asks; names are looked for once.
    if let known = programs.made.withLock({ $0.asked[key] }) { return known }
    let shape = model.variant.isEmpty ? String(describing: type(of: model)) : model.variant
    let found = programs.made.withLock { $0.checked[name]?[shape] }
    guard let template = templates[name] else { return nil }
    let program =
      found
      ?? TemplateCompiler(
        name, template, for: model.ownShape, in: templates, words: places, whole: [], assets: assets
      ).program
    programs.made.withLock { $0.asked[key] = program }
    return program
  }
}
