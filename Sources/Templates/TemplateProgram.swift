/// A template for models of one shape, with its layouts and partials in place: a list of steps that name nothing.
///
/// Every name has become a register, which holds a model that is open, and a place among its fields.
struct TemplateProgram: Sendable {
  /// A place in a list that is being gone through.
  enum Position: String, Sendable, CaseIterable {
    case first, last, even, odd, index
  }

  /// Where a value is found.
  struct Path: Sendable {
    /// The model that is asked.
    let register: Int32
    /// Its field; `itself` for the value in the register.
    let field: Int32
    /// The fields of fields, as a range of `fields`.
    var moreStart: Int32 = 0
    var moreEnd: Int32 = 0

    static let itself = Int32.max
  }

  /// One step; where steps belong together, `end` is the place behind the last of them.
  enum Step: Sendable {
    /// Writes a range of `text`.
    case text(Int32, Int32)
    /// Writes a word of the interface.
    case word(Int32)
    /// Writes the address of a file, whose path is among `names`.
    case asset(Int32)
    /// Writes a value, escaped.
    case value(Path)
    /// Writes a value as it is.
    case raw(Path)
    /// Writes a place in a list, whose elements have a register.
    case position(Position, loop: Int32)
    /// Takes the steps if there is something, once for each element, with it in a register.
    case section(Path, register: Int32, end: Int32)
    /// Takes the steps if there is nothing.
    case inverted(Path, end: Int32)
    /// Takes the steps at some places of a list.
    case atPosition(Position, loop: Int32, isInverted: Bool, end: Int32)
    /// Takes the steps if a word is there.
    case ifWord(Int32, isInverted: Bool, end: Int32)
    /// Takes the steps always: a partial, which may be called from inside.
    case part(end: Int32)
    /// Takes the steps of a part.
    case call(Int32)
    /// Goes on at the end of what can never be.
    case skip(end: Int32)
  }

  var steps: [Step] = []
  var text: [UInt8] = []
  /// The fields of fields, and names, by place; a field that only its name finds is `-1 - place` of the name.
  var fields: [Int32] = []
  var names: [String] = []
  var registers = 1
}
