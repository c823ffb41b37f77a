import ArgumentParser
import Diagnostics
import Foundation

/// In which language the program speaks to the one who started it.
///
/// `--language` decides, else the locale, else the first language of the site that the command is about, else English.
enum Terminal {
  /// What `--language` or the locale asks for; nil if neither does.
  static let asked: MessageCatalogue? = catalogue(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  /// The catalogue for what is said before a site is known, such as help.
  static var catalogue: MessageCatalogue { asked ?? .english }

  /// The catalogue for what is said of a site whose first language is given.
  static func catalogue(site language: String?) -> MessageCatalogue {
    asked ?? language.flatMap(MessageCatalogue.of) ?? .english
  }

  /// What the arguments or the environment ask for.
  ///
  /// The locales `C` and `POSIX` ask for nothing.
  static func catalogue(arguments: [String], environment: [String: String]) -> MessageCatalogue? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--language", index + 1 < arguments.count {
        return MessageCatalogue.of(arguments[index + 1])
      }
      if argument.hasPrefix("--language=") {
        return MessageCatalogue.of(String(argument.dropFirst("--language=".count)))
      }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let locale, !["C", "POSIX"].contains(locale.prefix { $0 != "." && $0 != "@" }) else { return nil }
    return MessageCatalogue.of(locale)
  }
}

extension String {
  /// A message in the language of the terminal, for help.
  static func words(_ message: Message) -> String { message.text(in: Terminal.catalogue) }
}

extension ArgumentHelp {
  /// Help in the language of the terminal.
  static func words(_ message: Message, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(String.words(message), valueName: valueName)
  }
}

extension ValidationError {
  /// A refusal in the language of the terminal.
  init(words message: Message) {
    self.init(message.text(in: Terminal.catalogue))
  }
}
