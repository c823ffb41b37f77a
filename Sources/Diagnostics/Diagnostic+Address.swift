extension Diagnostic {
  /// The warning `user-in-address`: whoever reads the address takes what stands before the `@` for where it leads.
  ///
  /// - Parameter host: Where it leads in truth; nil if it names no user, and nothing is to be said.
  public static func userInAddress(_ host: String?, at place: SourcePlace) -> Diagnostic? {
    host.map { host in
      .warning(
        "user-in-address", "the address leads to '\(host)', and not to what stands before '@'",
        help: "take away what stands before '\(host)', or put '/' before '@' if that is a part of the path",
        at: place)
    }
  }
}
