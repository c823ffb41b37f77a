import Templates

/// Every name that templates can say, model by model, as Markdown for those who design them.
struct TemplateManual {
  private let roots: [(template: String, model: TemplateShape)]
  /// The models in the order in which they are first met, each with its fields.
  private var models: [(name: String, rows: [String])] = []

  /// Gathers the models behind the templates of a site.
  init(_ roots: [(template: String, model: TemplateShape)]) {
    self.roots = roots
    var waiting = roots.map { (shape: $0.model, owner: "") }
    var seen: Set<String> = []
    var next = 0
    while next < waiting.count {
      let (shape, owner) = waiting[next]
      next += 1
      guard case .model(let own, let fields) = Self.inner(shape) else { continue }
      let name = Self.title(own, owner)
      guard seen.insert(name).inserted else { continue }
      let sorted = fields.map { (name: $0.key, shape: $0.value.shape()) }.sorted { $0.name < $1.name }
      models.append((name, sorted.map { "| `\($0.name)` | \(Self.words($0.name, $0.shape, name)) |" }))
      waiting += sorted.map { (shape: $0.shape, owner: name) }
    }
  }

  /// What a template of a workspace can say, in the order of the templates.
  var text: String {
    var lines = [
      "# What templates can say", "",
      "Written by `casebook templates` from the program and from the kinds that the workspace declares; do not edit it.",
      "",
      "`{{name}}` prints text, `{{{name}}}` prints HTML. A flag, a model or a list is opened with `{{#name}}` and closed",
      "with `{{/name}}`; `{{^name}}` stands for its absence. Inside a model its own names are in force beside those around",
      "it, and `{{t.name}}` is a word of `Templates/strings/`. Of a list `first()`, `last()`, `even()`, `odd()` and `index()`",
      "are known. `{{asset name}}` is the address of a file of `Templates/assets`, as in `{{asset marks/crest.svg}}`. A name",
      "that is not here is an error before anything is built.", "",
    ]
    lines += Self.example + ["## Templates", "", "| template | its model |", "|---|---|"]
    var seen: Set<String> = []
    for root in roots.sorted(by: { $0.template < $1.template }) {
      let line = "| `\(root.template)` | \(Self.link(Self.title(Self.name(root.model), ""))) |"
      if seen.insert(line).inserted { lines.append(line) }
    }
    for model in models.sorted(by: { $0.name < $1.name }) {
      lines += ["", "## \(model.name)", "", "| name | |", "|---|---|"] + model.rows
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How a template of one's own is written, on a kind that nobody has.
  private static let example = [
    "## Of your own", "",
    "`Templates/<kind>.mustache` sets the pages of a kind; without it `page` does. It may fill blocks of another template",
    "anew, as this one for towns does with what `page` says below a title; `about` stands above the title, `links` below",
    "the text:", "",
    "```html",
    "{{<page}}", "{{$facts}}", "{{#town}}",
    "<p>On {{#river}}<a href=\"{{url}}\">{{title}}</a>{{/river}}, since {{#opened}}{{text}}{{/opened}}</p>",
    "{{/town}}", "{{/facts}}", "{{/page}}",
    "```", "",
    "`Templates/directives/<folder>.mustache` sets the lists of a kind; a list that is grouped has `groups`, each with a",
    "`title` and `rows`, in place of `rows`:", "",
    "```html",
    "<ul>", "{{#rows}}", "<li><a href=\"{{url}}\">{{title}}</a></li>", "{{/rows}}", "</ul>",
    "```", "",
    "`casebook templates --copy page` brings out a template of the program to begin with.", "",
  ]

  /// What a list holds.
  private static func inner(_ shape: TemplateShape) -> TemplateShape {
    if case .list(let element) = shape { element } else { shape }
  }

  private static func name(_ shape: TemplateShape) -> String {
    if case .model(let name, _) = shape { name } else { "" }
  }

  /// A model's name, with that of the model it is a part of where it has no meaning alone.
  private static func title(_ name: String, _ owner: String) -> String {
    let isWhole =
      name.hasSuffix("Model") || name.contains { !$0.isLetter || $0.isLowercase && $0 == name.first }
    return isWhole || owner.isEmpty ? name : "\(owner).\(name)"
  }

  private static func words(_ field: String, _ shape: TemplateShape, _ owner: String) -> String {
    switch shape {
    case .text: "text"
    case .html: "HTML"
    case .flag: "flag"
    case .model(let name, _): link(title(name, owner))
    case .list(let element):
      switch element {
      case .model(let name, _): "list of \(link(title(name, owner)))"
      default: "list of text, each `{{.}}`"
      }
    }
  }

  private static func link(_ title: String) -> String {
    let anchor = title.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
    return "[\(title)](#\(anchor.replacing(" ", with: "-")))"
  }
}
