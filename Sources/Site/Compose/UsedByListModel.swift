import Templates

/// The pages whose keys lead to a page: template `directives/used-by`.
struct UsedByListModel: TemplateModel {
  let groups: [UsedByModel]

  static let fields: TemplateFields<Self> = [
    .init("groups") { $0.groups }, .init("isEmpty") { $0.groups.isEmpty },
  ]
}
