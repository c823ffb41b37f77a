/// A length on paper, kept in twentieths of a point, which is what Word counts in.
public struct Length: Sendable, Hashable, Comparable {
  /// Twentieths of a point.
  public var twips: Int

  /// Creates a length of twentieths of a point.
  public init(twips: Int) { self.twips = twips }

  /// Nothing.
  public static let zero = Length(twips: 0)

  /// A length in points.
  public static func points(_ points: Double) -> Length { Length(twips: Int((points * 20).rounded())) }

  /// A length in millimetres.
  public static func millimetres(_ millimetres: Double) -> Length { points(millimetres / 25.4 * 72) }

  /// The length in points.
  public var points: Double { Double(twips) / 20 }

  /// The length in English metric units, which drawings are measured in.
  var emu: Int { twips * 635 }

  /// Orders by length.
  public static func < (one: Length, other: Length) -> Bool { one.twips < other.twips }
  /// Both together.
  public static func + (one: Length, other: Length) -> Length { Length(twips: one.twips + other.twips) }
  /// What one is longer by.
  public static func - (one: Length, other: Length) -> Length { Length(twips: one.twips - other.twips) }
}
