import Markdown
import Templates

extension Fragments {
  /// Plain text, escaped.
  init(text: String) {
    var html = HTMLBuffer()
    html.append(escaping: text)
    self.init([.html(html.take())])
  }
}
