import Diagnostics

/// Says the argument parser's own words in a language; whatever it does not know stays as it is.
struct ParserWords {
  let catalogue: MessageCatalogue

  /// A text of the parser's, line by line.
  func text(_ text: String) -> String {
    let rules = Self.rules()
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      for rule in rules {
        guard let match = try? rule.pattern.wholeMatch(in: line) else { continue }
        return rule.words(match.output.map { $0.substring.map(String.init) ?? "" }).text(in: catalogue)
      }
      return String(line)
    }.joined(separator: "\n")
  }

  /// A line as the parser writes it, and what it says.
  private struct Rule {
    let pattern: Regex<AnyRegexOutput>
    let words: ([String]) -> Message

    init(_ pattern: Regex<some Any>, _ words: @escaping ([String]) -> Message) {
      self.pattern = Regex(pattern)
      self.words = words
    }
  }

  /// The lines that there are, the more exact before the general.
  private static func rules() -> [Rule] {
    [
      Rule(/OVERVIEW: (.*)/) { Message(verbatim: $0[1]) },
      Rule(/(?:USAGE|Usage): (.*)/) { "usage: \($0[1])" },
      Rule(/ARGUMENTS:/) { _ in "arguments:" as Message }, Rule(/OPTIONS:/) { _ in "options:" as Message },
      Rule(/SUBCOMMANDS:/) { _ in "commands:" as Message },
      Rule(/( +-h, --help +)Show help information\./) { Message(verbatim: $0[1]) + "Show this help." },
      Rule(/( +--version +)Show the version\./) { Message(verbatim: $0[1]) + "Show the version." },
      Rule(/\ +See '(.*) help <subcommand>' for detailed help\./) {
        "  '\($0[1]) help <command>' says more of each."
      },
      Rule(/\ +See '(.*)' for more information\./) { "  '\($0[1])' says more." },
      Rule(/Help: +(.*)/) { Message(verbatim: $0[1]) },
      Rule(/Error: Unknown option '(.*)'\. Did you mean '(.*)'\?/) {
        "error: there is no option '\($0[1])'; did you mean '\($0[2])'?"
      },
      Rule(/Error: Unknown option '(.*)'/) { "error: there is no option '\($0[1])'" },
      Rule(/Error: Missing expected argument '(.*)'/) { "error: the argument '\($0[1])' is missing" },
      Rule(/Error: Missing value for '(.*)'/) { "error: a value is missing for '\($0[1])'" },
      Rule(/Error: Unexpected argument '(.*)'/) { "error: '\($0[1])' is not expected here" },
      Rule(/Error: \d+ unexpected arguments: (.*)/) { "error: these are not expected here: \($0[1])" },
      // What a reason says has been said in the language already.
      Rule(/Error: The value '.*' is invalid for '.*?': (.+)/) { "error: \($0[1])" },
      Rule(/Error: The value '(.*)' is invalid for '(.*)'/) {
        "error: '\($0[1])' is no value for '\($0[2])'"
      },
      Rule(/Error: (.*)/) { "error: \($0[1])" },
    ]
  }
}
