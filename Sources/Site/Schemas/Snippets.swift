import Diagnostics
import JSON
import Kinds
import Markdown

/// Snippets for Visual Studio Code: every directive of the workspace, and the front matter of every kind.
struct Snippets {
  let kinds: Kinds
  let directives: Directives

  var json: JSONValue {
    var snippets: [String: JSONValue?] = [:]
    for signature in directives.signatures {
      for form in signature.forms.sorted(by: { $0.written("") < $1.written("") }) {
        snippets[form.written(signature.name)] = directive(signature, form)
      }
    }
    for kind in kinds.all { snippets["\(kind.name) +"] = page(kind) }
    for (name, body, purpose) in Self.markup {
      snippets[name] = Self.snippet([name], body: body, purpose)
    }
    return .object(snippets)
  }

  /// Markup that is no directive.
  private static var markup: [(String, [String], Message)] {
    [
      ("[@", ["[@${1:id}, ${2:p. 1}]"], words("cites a source")),
      ("[^", ["[^${1:1}]"], words("marks a note")),
      ("[^1]:", ["[^${1:1}]: ${2}"], words("a note")),
    ]
  }

  private static func words(_ message: Message) -> Message { message }

  private func directive(_ signature: DirectiveSignature, _ form: Directive.Form) -> JSONValue {
    let label = signature.label == .required ? "[${1}]" : ""
    let required = signature.attributes.filter(\.isRequired).enumerated().map { number, attribute in
      "\(attribute.name)=" + Self.value(attribute, number + 2)
    }
    let optional = signature.attributes.filter { !$0.isRequired }.map(\.name)
    let attributes = required.isEmpty ? "" : "{" + required.joined(separator: " ") + "}"
    let line = form.written(signature.name) + label + attributes
    let body = form == .container ? [line, "$0", ":::"] : [line + "$0"]
    var purpose = Self.purpose(signature.name)
    if purpose.isEmpty, let kind = kinds.kind(inFolder: signature.name) {
      purpose = Self.words("lists the pages of the kind \(kind.name)")
    }
    if !optional.isEmpty { purpose += Self.words("; also \(optional.joined(separator: " "))") }
    var prefixes = [form.written(signature.name), signature.name]
    if let name = Self.chinese(signature.name) ?? kinds.kind(inFolder: signature.name)?.labels["zh"] {
      prefixes.append(name)
    }
    return Self.snippet(prefixes, body: body, purpose)
  }

  private static func value(_ attribute: DirectiveSignature.Attribute, _ number: Int) -> String {
    switch attribute.type {
    case .choice(let words): "${\(number)|\(words.joined(separator: ","))|}"
    case .words: "\"${\(number)}\""
    case .text:
      ["id", "src", "case", "of"].contains(attribute.name) ? "${\(number)}" : "\"${\(number)}\""
    }
  }

  /// The front matter of a new page.
  private func page(_ kind: Kind) -> JSONValue {
    var number = 0
    let lines = kind.keys.filter { $0.isRequired || $0.name == "summary" }.map { key in
      number += 1
      return "\(key.name): " + (key.isMany ? "[${\(number)}]" : "${\(number)}")
    }
    let label = kind.labels["zh"].map { [$0] } ?? []
    return Self.snippet(
      ["\(kind.name)+"] + label.map { $0 + "+" }, body: ["---"] + lines + ["---", "", "$0"],
      Self.words("the front matter of a \(kind.description)"))
  }

  private static func snippet(_ prefixes: [String], body: [String], _ purpose: Message) -> JSONValue {
    var seen: Set<String> = []
    return .object([
      "scope": .string("markdown"),
      "prefix": .array(prefixes.filter { seen.insert($0).inserted }.map { .string($0) }),
      "body": .array(body.map { .string($0) }),
      "description": .string(purpose.text(in: .chinese) + " · " + purpose.text(in: .english)),
    ])
  }

  /// What a directive is called by those who write Chinese.
  private static func chinese(_ name: String) -> String? {
    [
      "fact": "事实", "facts": "事实表", "ref": "图表号", "count": "数目", "lit": "原样", "compare": "比较表",
      "chart": "图",
      "traceability": "对应表", "ledger": "事实总表", "corrections": "更正", "source": "来源", "figure": "图片",
      "takeaways": "要点",
      "note": "说明", "remark": "评注", "details": "折叠", "used-by": "引用处",
    ][name]
  }

  private static func purpose(_ name: String) -> Message {
    switch name {
    case "fact": "a fact as a figure, with its source and standing"
    case "facts": "the facts about a page"
    case "ref": "the number of a figure or table of the page"
    case "count": "how many pages or facts there are"
    case "lit": "a number or word that is meant as it stands"
    case "compare": "a table of pages by indicators, and a chart"
    case "chart": "a chart with its data"
    case "traceability": "which pages rest on which facts"
    case "ledger": "every fact, on the page evidence/index"
    case "corrections": "every correction, the newest first"
    case "source": "a source with its facts"
    case "figure": "a numbered picture"
    case "takeaways": "the box of key points"
    case "note": "a box"
    case "remark": "a box for remarks"
    case "details": "a box that opens"
    case "used-by": "the pages that lead to this one"
    default: ""
    }
  }
}
