import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Site

/// The terminal: results to standard output, everything else to standard error.
enum Console {
  /// The exit status for a fault that is not the content's.
  static let fault: Int32 = 70
  /// The exit status when another build is at work, so that the same command may do later.
  static let busy: Int32 = 75

  static func output(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  static func error(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Runs what can fail through no fault of the content, and ends the command with `fault` if it does; an option that is
  /// refused ends it as a misspelt one would, and a build that is at work already with `busy`.
  static func reportingFaults<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch let refused as RefusedOption {
      throw ValidationError(refused.description)
    } catch let busy as BusyDestination {
      self.error("casebook: \(busy)\n")
      throw ExitCode(self.busy)
    } catch {
      self.error("casebook: \(error)\n")
      throw ExitCode(fault)
    }
  }

  /// Diagnostics in a form, in the terminal's language.
  static func text(_ format: DiagnosticFormat, _ report: Pipeline.Report) -> String {
    text(format, report.diagnostics, site: report.language)
  }

  /// Diagnostics of a site whose first language is given.
  static func text(_ format: DiagnosticFormat, _ diagnostics: [Diagnostic], site language: String?) -> String
  {
    DiagnosticPrinter(format, in: Terminal.catalogue(site: language)).print(diagnostics)
  }

  /// A message to the one who started the program, as a line of its own.
  static func say(_ message: Message, site language: String? = nil) {
    error(message.text(in: Terminal.catalogue(site: language)) + "\n")
  }

  /// One line on how a run went.
  static func summary(_ report: Pipeline.Report) -> Message {
    let findings = report.diagnostics.inReadingOrder().countInWords
    let pages: Message = report.pages == 1 ? "1 page" : "\(report.pages) pages"
    if report.diagnostics.hasErrors, !report.isPublished {
      return "\(findings) in \(pages); nothing was published"
    }
    let state: Message =
      switch (report.isPublished, report.isUnchanged) {
      case (true, true): "nothing has changed: \(pages), \(report.files) files"
      case (true, false): "published \(pages), \(report.files) files"
      case (false, _): "checked \(pages)"
      }
    return findings.isEmpty ? state : "\(state); \(findings)"
  }
}
