/// The picture that stands for a page where it is passed on, before it is drawn.
struct SharePicture: Sendable {
  let route: Route
  let svg: String
  /// What it says of its page, as it is set.
  let text: String
}
