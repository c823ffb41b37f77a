public import Diagnostics

/// Everything a build reads, as values: nothing after loading touches the disk until publishing.
public struct Workspace: Sendable {
  /// The text files below `Content/` and `Templates/` (Markdown, YAML, CSV, Mustache, style) by path from the root.
  public var texts: [String: SourceFile]

  /// The file of the site's settings.
  static let settingsPath = "Content/site.yaml"

  /// The other files by path relative to the root.
  public var assets: [String: Asset]

  /// The files that are there and could not be read; what refers to one is not reported again.
  public var unreadable: Set<String> = []

  /// Whether the program's own templates lie beneath the workspace's.
  var hasProgramTemplates = false

  /// A file that is copied as it is.
  public struct Asset: Sendable {
    /// The path relative to the root.
    public let path: String
    /// The bytes.
    public let bytes: [UInt8]

    /// Creates an asset.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Creates a workspace from its files.
  public init(texts: [String: SourceFile] = [:], assets: [String: Asset] = [:]) {
    self.texts = texts
    self.assets = assets
  }

  /// The name of a template, from its path; nil for any other file.
  static func templateName(_ path: String) -> String? {
    let (folder, ending) = ("Templates/", ".mustache")
    guard path.hasPrefix(folder), path.hasSuffix(ending) else { return nil }
    return String(path.dropFirst(folder.count).dropLast(ending.count))
  }

  /// Where the templates keep what goes out with pages.
  static let templateAssetFolder = "Templates/assets/"

  /// What templates and style sheets may name of `Templates/assets`, by their paths below it; sheets go out joined.
  var templateAssets: Set<String> {
    Set(
      (Array(texts.keys) + assets.keys).filter {
        $0.hasPrefix(Self.templateAssetFolder) && !$0.hasSuffix(".css")
      }.map { String($0.dropFirst(Self.templateAssetFolder.count)) })
  }

  /// The text files below a folder that end in the given way, by path.
  func texts(under folder: String, ending: String) -> [SourceFile] {
    texts.values
      .filter { $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix(ending) }
      .sorted { $0.path < $1.path }
  }
}

extension Diagnosed<Workspace> {
  /// The workspace with other texts in the place of some that it has.
  func with(_ edits: [String: String]) -> Diagnosed<Workspace> {
    guard !edits.isEmpty else { return self }
    var result = self
    result.diagnostics.removeAll { diagnostic in
      diagnostic.place.map { $0.range != nil && edits[$0.file.path] != nil } ?? false
    }
    for (path, text) in edits where result.value.texts[path] != nil {
      let file = SourceFile(path: path, text: text)
      result.value.texts[path] = file
      result.diagnostics += HiddenCharacters.problems(in: file)
    }
    return result
  }
}
