import JSON
import Kinds

/// What an editor's program needs to help while one writes: schemas, snippets, and files for Visual Studio Code that wire
/// them.
struct EditorFiles {
  let kinds: Kinds
  let directives: Directives
  let languages: [String]

  /// The files that are made anew each time, by their paths below the folder.
  var made: [String: String] {
    var files: [String: JSONValue] = [
      "schemas/site.schema.json": SettingsSchema.all.file(title: "Content/site.yaml"),
      "schemas/kinds.schema.json": DataSchemas.kinds.file(title: "Content/kinds.yaml"),
      "schemas/sources.schema.json": DataSchemas.sources.file(title: "Content/data/sources.yaml"),
      "schemas/people.schema.json": DataSchemas.people(languages).file(title: "Content/data/people.yaml"),
      "casebook.code-snippets": Snippets(kinds: kinds, directives: directives).json,
    ]
    for kind in kinds.all {
      let name = "schemas/front-matter/\(kind.name)"
      files["\(name).schema.json"] = FrontMatterSchema.of(kind, isTranslation: false).file(
        title: kind.name)
      files["\(name).translation.schema.json"] = FrontMatterSchema.of(kind, isTranslation: true)
        .file(title: "\(kind.name) (translation)")
    }
    return files.mapValues { $0.text(isPretty: true) + "\n" }
  }

  /// The files that are an editor's own once they are there.
  static let begun = [
    "settings.json": settings, "tasks.json": tasks, "extensions.json": extensions,
  ]

  private static let settings = """
    {
      "files.encoding": "utf8",
      "files.eol": "\\n",
      "yaml.schemas": {
        ".vscode/schemas/site.schema.json": "Content/site.yaml",
        ".vscode/schemas/kinds.schema.json": "Content/kinds.yaml",
        ".vscode/schemas/sources.schema.json": "Content/data/sources.yaml",
        ".vscode/schemas/people.schema.json": "Content/data/people.yaml"
      },
      "[markdown]": {
        "editor.wordWrap": "on",
        "editor.quickSuggestions": { "other": "on", "comments": "off", "strings": "off" },
        "editor.unicodeHighlight.ambiguousCharacters": false
      }
    }

    """

  private static let extensions = """
    {
      "recommendations": ["redhat.vscode-yaml"]
    }

    """

  /// Tasks whose messages are found in either language.
  private static let tasks: String = {
    func matcher(_ words: String, _ severity: String) -> String {
      """
                {
                  "owner": "casebook-\(severity)",
                  "source": "casebook",
                  "severity": "\(severity)",
                  "fileLocation": ["relative", "${workspaceFolder}"],
                  "pattern": {
                    "regexp": "^([^:\\\\s][^:]*):(\\\\d+):(\\\\d+): (?:\(words)): (.*) \\\\[([a-z0-9-]+)\\\\]$",
                    "file": 1, "line": 2, "column": 3, "message": 4, "code": 5
                  }
                },
                {
                  "owner": "casebook-\(severity)-file",
                  "source": "casebook",
                  "severity": "\(severity)",
                  "fileLocation": ["relative", "${workspaceFolder}"],
                  "pattern": {
                    "regexp": "^([^:\\\\s][^:]*): (?:\(words)): (.*) \\\\[([a-z0-9-]+)\\\\]$",
                    "kind": "file",
                    "file": 1, "message": 2, "code": 3
                  }
                }
      """
    }
    let matchers = [
      matcher("error|错误", "error"), matcher("warning|警告", "warning"), matcher("note|提示", "info"),
    ].joined(separator: ",\n")
    return """
      {
        "version": "2.0.0",
        "tasks": [
          {
            "label": "casebook check",
            "detail": "检查 · Make every check",
            "type": "shell",
            "command": "casebook check",
            "group": { "kind": "test", "isDefault": true },
            "presentation": { "reveal": "silent", "clear": true },
            "problemMatcher": [
      \(matchers)
            ]
          },
          {
            "label": "casebook check --fix",
            "detail": "改好只有一种改法的错 · Mend what has just one mend",
            "type": "shell",
            "command": "casebook check --fix",
            "presentation": { "reveal": "always", "clear": true },
            "problemMatcher": []
          },
          {
            "label": "casebook serve",
            "detail": "边写边看 · Show the site while it is written",
            "type": "shell",
            "command": "casebook serve",
            "isBackground": true,
            "group": { "kind": "build", "isDefault": true },
            "problemMatcher": []
          }
        ]
      }

      """
  }()
}
