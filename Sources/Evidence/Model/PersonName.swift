/// The name of a person or an institution, as the Citation Style Language divides it.
public struct PersonName: Sendable, Hashable {
  /// The family name with the particle that belongs to it, such as `van der Berg`; nil for an institution.
  public var family: String?
  /// The given names.
  public var given: String?
  /// A particle that does not sort with the family name, such as `de` in `de Tocqueville`.
  public var droppingParticle: String?
  /// What follows the name, such as `Jr`.
  public var suffix: String?
  /// The name of an institution, or a personal name that is not to be divided.
  public var literal: String?

  /// A person's name.
  public init(
    family: String, given: String? = nil, droppingParticle: String? = nil, suffix: String? = nil
  ) {
    self.family = family
    self.given = given
    self.droppingParticle = droppingParticle
    self.suffix = suffix
  }

  /// The name of an institution.
  public init(literal: String) {
    self.literal = literal
  }
}
