import Synchronization

/// A value that is made when somebody first asks for it, once for all who ask.
public final class Lazy<Value: Sendable>: Sendable {
  private let made: Mutex<Value?>

  /// - Parameter value: What it is, where that is known.
  public init(_ value: Value? = nil) { made = Mutex(value) }

  /// The value; whoever asks while it is being made waits for it.
  public func value(_ make: () -> Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let new = make()
      made = new
      return new
    }
  }

  /// Forgets the value, which is made again for whoever asks next.
  public func forget() { made.withLock { $0 = nil } }
}
