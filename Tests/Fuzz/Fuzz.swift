import Foundation

/// What the fuzzer's input is given to: the reader that `CASEBOOK_FUZZ_TARGET` names.
private let target =
  FuzzTarget(rawValue: ProcessInfo.processInfo.environment["CASEBOOK_FUZZ_TARGET"] ?? "") ?? .markdown

/// Gives input to a reader; a value that is not sound, a place outside the text or a crash ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.read(UnsafeBufferPointer(start: start, count: count))
  return 0
}
