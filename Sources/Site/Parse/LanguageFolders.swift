/// The folders of `Content` that hold pages of languages which the settings do not name.
struct LanguageFolders {
  let workspace: Workspace
  /// The languages that the settings name.
  let languages: [String]

  /// The folder with a front page that is meant by a language without pages, such as `zh` by `zh-CN`.
  func meant(by language: String) -> String? {
    let folder = "Content/\(language)/"
    guard workspace.texts(under: "Content/\(language)", ending: ".md").isEmpty,
      !workspace.unreadable.contains(where: { $0.hasPrefix(folder) })
    else { return nil }
    let base = Self.base(of: language)
    return unnamed.filter { Self.base(of: $0) == base }.min()
  }

  private var unnamed: [String] {
    workspace.texts.keys.compactMap { path in
      let parts = path.split(separator: "/")
      guard parts.count == 3, parts[0] == "Content", parts[2] == "index.md",
        !languages.contains(String(parts[1]))
      else { return nil }
      return String(parts[1])
    }
  }

  /// The language of a tag without its script and country.
  private static func base(of tag: String) -> String {
    tag.prefix { $0.isLetter }.lowercased()
  }
}
