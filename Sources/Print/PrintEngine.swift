public import Diagnostics

/// The programs that can print a page to PDF.
public enum PrintEngine: String, Sendable, CaseIterable {
  /// WeasyPrint: running heads, notes at the foot of the page, PDF/UA.
  case weasyprint
  /// Chromium, or another browser made of it.
  case chromium

  /// What the engine is called in messages.
  public var title: String {
    switch self {
    case .weasyprint: "WeasyPrint"
    case .chromium: "Chromium"
    }
  }

  /// The names that the program goes by.
  var programs: [String] {
    switch self {
    case .weasyprint: ["weasyprint"]
    case .chromium: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    }
  }

  /// Where programs are that are in nobody's `PATH`.
  var usualFolders: [String] {
    switch self {
    case .weasyprint: []
    case .chromium:
      ["/Applications/Chromium.app/Contents/MacOS", "/Applications/Google Chrome.app/Contents/MacOS"]
    }
  }

  /// The command that installs it.
  public var installation: Message {
    switch (self, Self.isMac) {
    case (.weasyprint, false):
      "install it with: python3 -m venv .venv && .venv/bin/pip install weasyprint==70.0, and name it with --program .venv/bin/weasyprint"
    case (.weasyprint, true):
      "install it with: brew install pango && python3 -m venv .venv && .venv/bin/pip install weasyprint==70.0, and name it with --program .venv/bin/weasyprint"
    case (.chromium, false): "install it with: apt-get install chromium"
    case (.chromium, true): "install it with: brew install --cask chromium"
    }
  }

  private static var isMac: Bool {
    #if os(macOS)
      true
    #else
      false
    #endif
  }
}
