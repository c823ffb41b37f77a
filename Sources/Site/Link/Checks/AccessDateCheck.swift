import Diagnostics
import Evidence

/// `incomplete-source`: a source online without the day it was seen, where the edition of GB/T 7714 gives that for its kind.
struct AccessDateCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    let style = index.settings.citationStyle
    let formatter = ReferenceFormatter(style: style)
    return index.evidence.sources.filter(formatter.lacksAccessDate).map { source in
      .warning(
        "incomplete-source",
        "the source '\(source.id)', of the type \(source.type.rawValue), has a URL and no 'accessed'",
        help: "\(style.rawValue) gives the day on which it was seen: write 'accessed: 2026-11-23'",
        at: source.place)
    }
  }
}
