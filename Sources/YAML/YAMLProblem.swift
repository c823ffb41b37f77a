import Diagnostics

/// What libyaml says is wrong, in words that an editor can act on.
enum YAMLProblem {
  /// The message for one of libyaml's own; its words are those of version 0.2.
  static func message(_ problem: String) -> Message {
    switch problem {
    case "found character that cannot start any token":
      "a line cannot begin with a tab or this sign; write spaces, and put a value with it in quotes"
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      "a tab stands before the text; write spaces"
    case "mapping values are not allowed in this context":
      "a second ': ' stands in this line, or the line is indented further than the one above"
    case "could not find expected ':'": "a ': ' is missing, or quotes or brackets above are not closed"
    case "did not find expected key":
      "this line fits no key above it; look at its indentation and at the quotes and brackets above"
    case "did not find expected node content": "a value is missing here"
    case "did not find expected ',' or ']'":
      "the list in brackets is not closed with ']', or a ',' is missing"
    case "did not find expected ',' or '}'": "the keys in braces are not closed with '}', or a ',' is missing"
    case "did not find expected '-' indicator":
      "this line fits no item of the list above it; look at its indentation"
    case "block sequence entries are not allowed in this context":
      "a list cannot begin on this line; put its '- ' below the key"
    case "found unexpected end of stream": "quotes that are opened here are never closed"
    case "found unknown escape character":
      "a backslash in double quotes begins a sign that does not exist; use single quotes"
    case "found unexpected document indicator", "did not find expected <document start>":
      "a line '---' divides the text in two"
    case "control characters are not allowed": "a character that no text has stands here; delete it"
    default: problem.contains("tab") ? "a tab stands here; write spaces" : "this is no YAML (\(problem))"
    }
  }
}
