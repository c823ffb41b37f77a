import Evidence

extension SiteSettings {
  /// A setting by its name, with what it takes.
  enum Key: String, CaseIterable {
    case title, description, url, languages, publisher, licence, navigation, footer
    case citationStyle = "citation_style"
    case locators
    case reportingCurrency = "reporting_currency"
    case rawHTML = "raw_html"
    case budget, limits
    case assetTypes = "asset_types"
    case templates

    /// What a setting takes.
    enum Takes {
      /// A text for each language.
      case localized
      case address, languages, licence, budget, limits, currency
      /// Ids of pages.
      case pages
      /// Forms of places in sources.
      case forms
      /// Endings of files.
      case endings
      case choice([String])
    }

    /// What it takes.
    var takes: Takes {
      switch self {
      case .title, .description, .publisher: .localized
      case .url: .address
      case .languages: .languages
      case .licence: .licence
      case .navigation, .footer: .pages
      case .citationStyle: .choice(CitationStyle.allCases.map(\.rawValue))
      case .locators: .forms
      case .reportingCurrency: .currency
      case .rawHTML: .choice(SiteSettings.rawHTMLWords)
      case .budget: .budget
      case .limits: .limits
      case .assetTypes: .endings
      case .templates: .choice(SiteSettings.templateWords)
      }
    }
  }

  /// What `templates` takes; the loader asks for it before anything else is read.
  static let templateWords = [LoadingLimits.ownTemplates, "program"]

  /// What `raw_html` takes.
  static let rawHTMLWords = ["allow", "forbid"]
}
