import Diagnostics
import People

/// `unused-person`: somebody whom no page names.
struct UnusedPeopleCheck {
  let catalogue: Catalogue

  func check() -> [Diagnostic] {
    // What could not be read may name them.
    guard catalogue.isSound else { return [] }
    return catalogue.index.people.all.filter { person in
      catalogue.uses[.person(person.id)] == nil && !catalogue.usedByDrafts.contains(.person(person.id))
    }.map {
      .note(
        "unused-person", "no page names the person '\($0.id)'",
        help: "name the person in 'authors', 'editors' or 'reviewers' of a page, or take the record out",
        at: $0.place)
    }
  }
}
