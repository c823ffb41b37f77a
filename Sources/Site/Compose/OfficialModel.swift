import Templates

/// What an official document says of itself beside its text, after GB/T 9704: each only where it is given.
struct OfficialModel: TemplateModel {
  let secrecy: String?
  let urgency: String?
  /// Who issues it; the red head is theirs.
  let issuer: String?
  /// Its number.
  let issue: String?
  /// Who approved it, where it goes to those above.
  let approver: String?
  /// To whom it goes.
  let addressee: String?
  let attachments: [String]
  let contact: String?
  /// To whom else it goes.
  let copies: [String]
  /// What else is asked for: `marks`, `version`, `licence`, `citation`.
  let shows: Set<String>

  init(_ entry: PageEntry) {
    let matter = entry.parsed.frontMatter
    func words(_ key: String) -> [String] { entry.names(key) }
    secrecy = matter.text("secrecy")
    urgency = matter.text("urgency")
    issuer = matter.text("issuer")
    issue = matter.text("issue")
    approver = matter.text("signed")
    addressee = matter.text("to") ?? matter.text("audience")
    attachments = words("attachments")
    contact = matter.text("contact")
    copies = words("cc")
    shows = Set(words("show"))
  }

  /// The titles of what is attached, numbered where there are several.
  var attachmentLines: [String] {
    attachments.count > 1 ? attachments.enumerated().map { "\($0 + 1).\($1)" } : attachments
  }

  static let fields: TemplateFields<Self> = [
    .init("secrecy") { $0.secrecy }, .init("urgency") { $0.urgency },
    .init("hasRank") { $0.secrecy != nil || $0.urgency != nil }, .init("issuer") { $0.issuer },
    .init("issue") { $0.issue }, .init("approver") { $0.approver },
    .init("hasNumber") { $0.issue != nil || $0.approver != nil }, .init("addressee") { $0.addressee },
    .init("attachments") { $0.attachmentLines }, .init("hasAttachments") { !$0.attachments.isEmpty },
    .init("hasManyAttachments") { $0.attachments.count > 1 },
    .init("contact") { $0.contact }, .init("copies") { $0.copies }, .init("hasCopies") { !$0.copies.isEmpty },
    .init("showsVersion") { $0.shows.contains("version") },
    .init("showsLicence") { $0.shows.contains("licence") },
    .init("showsCitation") { $0.shows.contains("citation") },
  ]
}
