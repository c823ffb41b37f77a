import CFileSystem

/// The memory of the process.
public enum SystemMemory {
  /// Gives back to the system what has been freed: what reads much and keeps little would hold it for good.
  public static func giveBack() { casebook_give_back_memory() }
}
