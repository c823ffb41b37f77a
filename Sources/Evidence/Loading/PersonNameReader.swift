public import Diagnostics
public import YAML

/// Reads the name of a person or an institution: in one piece, or in the parts that CSL gives it.
public enum PersonNameReader {
  /// The name that stands in a field; nil after an error.
  public static func read(_ value: YAMLValue, of field: String) -> Diagnosed<PersonName?> {
    var diagnostics: [Diagnostic] = []
    if let text = value.string?.trimmed {
      // A name in one piece is an institution's, or one that is not to be divided.
      if !text.isEmpty { return Diagnosed(PersonName(literal: text), diagnostics) }
    } else if let entries = value.map {
      var parts: [String: String] = [:]
      for entry in entries {
        guard CSLVariables.nameParts.contains(entry.key) else {
          diagnostics.append(
            .warning(
              "unknown-field",
              "no part of a name '\(entry.key)'"
                + Suggestion.clause(for: entry.key, in: CSLVariables.nameParts),
              at: entry.keyPlace))
          continue
        }
        let part = SourceRecordReader.text(entry.value, of: entry.key)
        diagnostics += part.diagnostics
        parts[entry.key] = part.value
      }
      if let literal = parts["literal"] ?? (parts["family"] == nil ? parts["given"] : nil) {
        return Diagnosed(PersonName(literal: literal), diagnostics)
      }
      if let family = parts["family"] {
        let particle = parts["non-dropping-particle"].map {
          $0.hasSuffix("'") || $0.hasSuffix("’") ? $0 : $0 + " "
        }
        let name = PersonName(
          family: (particle ?? "") + family, given: parts["given"],
          droppingParticle: parts["dropping-particle"],
          suffix: parts["suffix"])
        return Diagnosed(name, diagnostics)
      }
    }
    diagnostics.append(
      .error(
        "invalid-name", "'\(field)' holds a name that cannot be read",
        help: "write family: and given:, or literal: for an institution", at: value.place))
    return Diagnosed(nil, diagnostics)
  }
}
