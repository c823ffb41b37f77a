import Diagnostics
import Kinds
import Testing

@Suite struct KindsReaderTests {
  private func read(_ text: String) -> Diagnosed<Kinds> {
    var taken = Kinds.TakenNames()
    taken.folders["note"] = "a directive"
    taken.kinds["body"] = "a field"
    taken.keys["tally"] = "a field"
    return Kinds.read(SourceFile(path: "kinds.yaml", text: text), taken: taken)
  }

  private func printed(_ text: String) -> [String] {
    DiagnosticPrinter(.text).print(read(text).diagnostics).split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("kinds.yaml:") }.map { String($0.dropFirst("kinds.yaml:".count)) }
  }

  private static let sample = """
    city:
      folder: cities
      label: { en: City, fr: Ville }
      subject: true
      keys:
        dimensions: { to: dimension, many: true, required: true }
        tags: { words: true, index: tags }
        people: { number: true }
        country: country
    dimension: { folder: dimensions, topic: true }
    measure:
      folder: measures
      keys:
        where: { to: city, many: true, covers: warn }
        evidence: { facts: true, many: true, within: where }
        state: { choice: { open: { en: Open }, closed: { en: Closed } } }
    page: { keys: { tags: { words: true, index: tags } } }
    """

  @Test func aDeclarationIsReadWithItsKeysInOrder() throws {
    let result = read(Self.sample)
    #expect(result.diagnostics.isEmpty)
    let kinds = result.value
    #expect(kinds.all.map(\.name) == ["city", "dimension", "measure", "briefing", "page"])
    let city = try #require(kinds.kind(named: "city"))
    #expect(city.ownKeys.map(\.name) == ["dimensions", "tags", "people", "country"])
    #expect(city.key("dimensions")?.target == "dimension")
    #expect(city.key("tags")?.index == "tags")
    #expect(city.key("title")?.isRequired == true)
    #expect(city.label(in: "fr", else: "en") == "Ville")
    #expect(city.label(in: "de", else: "en") == "City")
    #expect(kinds.subjects == [city])
    #expect(kinds.topics.map(\.name) == ["dimension"])
    #expect(kinds.classes.map(\.name) == ["dimension"])
    #expect(kinds.page.key("tags")?.isMany == true)
    let measure = try #require(kinds.kind(inFolder: "measures"))
    #expect(measure.key("where")?.covers == .warning)
    #expect(measure.key("evidence")?.within == "where")
    #expect(kinds.keys(leadingTo: city).map(\.key.name) == ["where"])
  }

  @Test func withoutADeclarationThereArePagesAndBriefings() {
    #expect(Kinds.builtIn.all.map(\.name) == ["briefing", "page"])
    #expect(read("").value.all.map(\.name) == ["briefing", "page"])
    #expect(read("# nothing yet\n").diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("cases/a", "page"), ("cities/oslo", "city"), ("cities/index", "page"), ("cities/north/oslo", "city"),
    ("briefings/short", "briefing"), ("index", "page"),
  ]) func theFolderGivesTheKind(_ id: String, _ kind: String) {
    #expect(read(Self.sample).value.kind(ofPage: id).name == kind)
  }

  @Test(arguments: [
    ("- a", "1:1: error: kinds.yaml must name kinds, each with its keys below it [kinds-type]"),
    (
      "case: cases",
      "1:7: error: 'case' takes keys below it, such as { folder: cases }, not 'cases' [kinds-type]"
    ),
    ("case: {}", "1:1: error: the kind 'case' needs the key 'folder' [missing-key]"),
    ("case:", "1:1: error: the kind 'case' needs the key 'folder' [missing-key]"),
    ("Case: { folder: cases }", "1:1: error: 'Case' is no name of a kind [invalid-id]"),
    ("body: { folder: bodies }", "1:1: error: 'body' is the name of a field [reserved-name]"),
    (
      "case: { folder: a/b }",
      "1:17: error: 'folder' takes the name of one folder, such as 'cases', not 'a/b' [kinds-type]"
    ),
    ("case: { folder: note }", "1:17: error: 'note' is the name of a directive [reserved-name]"),
    (
      "case: { folder: briefings }",
      "1:17: error: the folder 'briefings' is that of the kind 'briefing' [duplicate-folder]"
    ),
    (
      "a: { folder: x }\nb: { folder: x }",
      "2:14: error: the folder 'x' is that of the kind 'a' [duplicate-folder]"
    ),
    (
      "a: { folder: x, lable: X }",
      "1:17: error: no key 'lable' on a kind; did you mean 'label'? [unknown-key]"
    ),
    (
      "a: { folder: x, label: X }",
      "1:24: error: 'label' takes a text for each language, such as { zh: 案例, en: Case }, not 'X' [kinds-type]"
    ),
    ("a: { folder: x, subject: yes }", "1:26: error: 'subject' takes true or false, not 'yes' [kinds-type]"),
    ("page: { folder: x }", "1:9: error: the kind 'page' is built in and takes no 'folder' [reserved-name]"),
    (
      "a: { folder: x, keys: [b] }",
      "1:23: error: 'keys' takes names of keys, each with what it takes, not a list [kinds-type]"
    ),
    ("a: { folder: x, keys: { title: text } }", "1:25: error: the key 'title' is built in [reserved-name]"),
    ("briefing: { keys: { parts: text } }", "1:21: error: the key 'parts' is built in [reserved-name]"),
    (
      "a: { folder: x, keys: { tally: text } }", "1:25: error: 'tally' is the name of a field [reserved-name]"
    ),
    ("a: { folder: x, keys: { B: text } }", "1:25: error: 'B' is no name of a key [invalid-id]"),
    ("a: { folder: x, keys: { b: txt } }", "1:28: error: no type 'txt'; did you mean 'text'? [kinds-type]"),
    ("a: { folder: x, keys: { b: to } }", "1:28: error: no type 'to' [kinds-type]"),
    (
      "a: { folder: x, keys: { b: { many: true } } }",
      "1:25: error: 'b' does not say what it takes [kinds-type]"
    ),
    (
      "a: { folder: x, keys: { b: { text: true, date: true } } }",
      "1:25: error: 'b' takes one thing, not several [kinds-type]"
    ),
    ("a: { folder: x, keys: { b: { to: town } } }", "1:34: error: no kind 'town' [unknown-kind]"),
    (
      "case: { folder: x, keys: { b: { to: cas } } }",
      "1:37: error: no kind 'cas'; did you mean 'case'? [unknown-kind]"
    ),
    ("a: { folder: x, keys: { b: { to: page } } }", "1:34: error: no kind 'page' [unknown-kind]"),
    (
      "a: { folder: x, keys: { b: { text: true, many: true } } }",
      "1:42: error: 'many' does not fit the key 'b' [kinds-type]"
    ),
    (
      "a: { folder: x, keys: { b: { date: true, index: c } } }",
      "1:42: error: 'index' does not fit the key 'b' [kinds-type]"
    ),
    (
      "a: { folder: x, keys: { b: { text: true, covers: warn } } }",
      "1:42: error: 'covers' does not fit the key 'b' [kinds-type]"
    ),
    (
      "a: { folder: x, keys: { b: { to: a, covers: maybe } } }",
      "1:45: error: 'covers' takes warn or error, not 'maybe' [kinds-type]"
    ),
    (
      "a: { folder: x, keys: { b: { to: a, within: c } } }",
      "1:37: error: 'within' does not fit the key 'b' [kinds-type]"
    ),
    (
      "a: { folder: x, keys: { b: { facts: true, within: c } } }",
      "1:51: error: 'c' is no key that names pages [unknown-key]"
    ),
    (
      "a: { folder: x, keys: { b: { facts: true, within: c }, c: { to: a } } }",
      "1:51: error: no facts are about pages of the kind 'a', which 'c' names [kinds-type]"
    ),
    (
      "a: { folder: x, keys: { b: { choice: [] } } }",
      "1:38: error: 'choice' takes a list of words, each once, such as [open, closed], not [] [kinds-type]"
    ),
    (
      "a: { folder: x, keys: { b: { choice: [c, c] } } }",
      "1:38: error: 'choice' takes a list of words, each once, such as [open, closed], not [c, c] [kinds-type]"
    ),
    (
      "a: { folder: x, keys: { b: { textt: true } } }",
      "1:30: error: no key 'textt' on a key; did you mean 'text'? [unknown-key]"
    ),
  ]) func eachMistakeIsReportedAtItsPlace(_ text: String, _ expected: String) {
    #expect(printed(text) == [expected])
  }

  @Test func aMistakeInOneKindHidesNoneInAnother() {
    #expect(printed("a: { folder: x, keys: { b: { to: c } } }\nd: { folder: x }").count == 2)
  }
}
