import Foundation

/// Unicode's composed form (NFC), in which names, ids and addresses are kept and compared.
///
/// `é` can be one character or two. Swift's `String` takes the two spellings for one; a file system, a browser that looks
/// for a fragment and a server do not. macOS writes names in the longer one.
public enum NormalForm {
  /// A text in the composed form.
  public static func composed(_ text: String) -> String {
    isPlain(text) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Whether a text consists of characters that have one spelling alone, as nearly all do.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x300, 0x3001...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
      default: false
      }
    }
  }
}
