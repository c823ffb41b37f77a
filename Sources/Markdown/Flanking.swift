/// Whether a run of `*`, `_` or `~` may open or close, from the characters beside it.
struct Flanking: Equatable {
  var canOpen: Bool
  var canClose: Bool

  /// The characters beside a run, as far as the rules look.
  struct Neighbours {
    var before: CharacterClass
    /// The character before a variation selector that stands before the run.
    var beforeSelector: CharacterClass = .other
    /// Whether the run follows `“”‘’` and a selector that makes it full-width.
    var afterWideQuote = false
    var after: CharacterClass
  }

  /// CommonMark's own rule, as libcmark applies it.
  static func standard(_ delimiter: UInt8, _ beside: Neighbours) -> Flanking {
    let before = beside.before
    let after = beside.after
    let left = after != .space && (!after.isPunctuation || before == .space || before.isPunctuation)
    let right = before != .space && (!before.isPunctuation || after == .space || after.isPunctuation)
    return Flanking(
      delimiter, left: left, right: right, punctuationBefore: before.isPunctuation,
      punctuationAfter: after.isPunctuation)
  }

  /// The rule as amended for CJK.
  static func amended(_ delimiter: UInt8, _ beside: Neighbours) -> Flanking {
    let after = beside.after
    // A selector belongs to the character before it; the two are one for the rule.
    let before = beside.before == .selector ? beside.beforeSelector : beside.before
    let foreignBefore = before == .punctuation && !beside.afterWideQuote
    let cjkBefore = before == .cjk || before == .cjkPunctuation || before == .ideographicSelector
    let left = after != .space && (after != .punctuation || before == .space || foreignBefore || cjkBefore)
    let right =
      before != .space
      && (!foreignBefore || after == .space || after == .punctuation || after == .cjk
        || after == .cjkPunctuation)
    return Flanking(
      delimiter, left: left, right: right, punctuationBefore: before.isPunctuation,
      punctuationAfter: after.isPunctuation)
  }

  private init(_ delimiter: UInt8, left: Bool, right: Bool, punctuationBefore: Bool, punctuationAfter: Bool) {
    if delimiter == UInt8(ascii: "_") {
      canOpen = left && (!right || punctuationBefore)
      canClose = right && (!left || punctuationAfter)
    } else {
      canOpen = left
      canClose = right
    }
  }
}

extension Flanking.Neighbours {
  /// Reads the characters beside a run; what lies outside `bounds` counts as space.
  init(of run: Range<Int>, in bytes: [UInt8], bounds: Range<Int>) {
    before = .space
    after = .space
    if run.lowerBound > bounds.lowerBound {
      let (scalar, start) = bytes.scalar(endingAt: run.lowerBound)
      before = CharacterClass(scalar)
      if before == .selector, start > bounds.lowerBound {
        let (base, _) = bytes.scalar(endingAt: start)
        beforeSelector = CharacterClass(base)
        switch base.value {
        case 0x2018, 0x2019, 0x201C, 0x201D: afterWideQuote = scalar.value == 0xFE01
        default: break
        }
      }
    }
    if run.upperBound < bounds.upperBound {
      after = CharacterClass(bytes.scalar(at: run.upperBound).scalar)
    }
  }
}
