import Diagnostics
import Markdown

/// What `Benchmarks/markdown` runs: makes the corpus, writes files as HTML, and times texts made to be slow.
@main enum MarkdownBenchmark {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.count) {
    case ("corpus", 2): makeCorpus(in: arguments.last ?? ".")
    case ("linearity", 1): Linearity.run()
    case (.some, 1...): for path in arguments { writeHTML(of: path) }
    default: print("usage: MarkdownBenchmark corpus DIRECTORY | linearity | FILE…")
    }
  }

  /// One text of 10 MB, and a thousand of 8 KB.
  private static func makeCorpus(in directory: String) {
    var complete = Files.save(Corpus.text(bytes: 10_000_000, seed: 42), to: "\(directory)/large.md")
    for number in 0..<1000 {
      let text = Corpus.text(bytes: 6_500, seed: UInt64(number) * 7919 + 1)
      complete = Files.save(text, to: "\(directory)/small-\(number).md") && complete
    }
    if !complete { print("cannot write the corpus into \(directory)") }
  }

  private static func writeHTML(of path: String) {
    guard let text = Files.read(path) else {
      print("cannot read \(path)")
      return
    }
    let result = MarkdownParser().parse(SourceFile(path: path, text: text))
    Files.print(HTMLWriter().html(result.value))
  }
}
