import Kinds
import Templates

/// What one directive becomes on a page; each is one type in one file of `Directives/`.
protocol ComposedDirective: DirectiveMeaning {
  /// The templates it is rendered with, each with the shape of its model.
  static var templates: [(template: String, model: TemplateShape)] { get }

  /// The templates it is rendered with in a workspace that has these kinds.
  static func templates(_ kinds: Kinds) -> [(template: String, model: TemplateShape)]

  /// The headings that it puts on the page, for the page's contents.
  func headings(_ context: ComposeContext) -> [ContentsModel]

  /// What a reader sees. `content` holds what stands inside a container, `label` a block's label.
  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments
}

extension ComposedDirective {
  static func templates(_ kinds: Kinds) -> [(template: String, model: TemplateShape)] { templates }
  func headings(_ context: ComposeContext) -> [ContentsModel] { [] }
}

extension LinkedPage {
  /// What the directive at a node becomes.
  func composed(_ node: Int) -> (any ComposedDirective)? { directives[node] as? any ComposedDirective }
}
