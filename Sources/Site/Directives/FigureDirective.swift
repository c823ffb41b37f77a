import Diagnostics
import Markdown
import Pictures
import Templates

/// `::figure[caption]{src=… alt=… id=…}`: a numbered picture.
struct FigureDirective: ComposedDirective {
  static let signature = DirectiveSignature(
    name: "figure", forms: [.leaf], label: .required,
    attributes: [
      .init(name: "src", type: .text, isRequired: true), .init(name: "alt", type: .text, isRequired: true),
      .init(name: "id", type: .text, isRequired: true),
    ])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/figure", PictureModel.shape)
  ]

  let asset: String
  let alternative: String
  let id: String

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    alternative = use.text("alt") ?? ""
    id = use.text("id") ?? ""
    let range = use.directive.attributes.first { $0.name == "src" }?.range ?? use.range
    let resolver = LinkResolver(index: context.index, entry: context.entry)
    switch resolver.resolve(use.text("src") ?? "", at: range) {
    case .success(.asset(let path, _)): asset = path
    case .success:
      context.diagnostics.append(
        .error("unknown-asset", "a figure's 'src' names a file of Content/assets", at: use.place(range)))
      return nil
    case .failure(let failure):
      context.diagnostics.append(failure.diagnostic)
      return nil
    }
  }

  var picture: String? { asset }

  var anchors: [Anchor] { [Anchor(id: id, series: .figure)] }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let size = context.imageSize(asset)
    let model = PictureModel(
      id: context.id(id), number: context.number(of: id)?.value, url: context.assetURL(asset),
      alternative: alternative,
      title: nil, width: size?.width, height: size?.height, caption: label,
      isLazy: !context.placement.isPrint)
    return Fragments(template: "directives/figure", model)
  }
}
