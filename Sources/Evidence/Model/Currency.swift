public import Diagnostics

/// A currency of ISO 4217.
public struct Currency: Sendable, Hashable {
  /// The three capitals of ISO 4217.
  public let code: String

  /// The dollar of the United States, in which exchange rates are quoted.
  public static let usDollar = Currency(known: "USD")

  private init(known code: String) {
    self.code = code
  }

  /// A currency by its code; nil for a code that ISO 4217 does not list as in use.
  public init?(code: String) {
    guard Self.codes.contains(code) else { return nil }
    self.code = code
  }

  /// The tail of a message on what is no code, `; did you mean 'CNY'?`: by the name or sign that people write, else by spelling.
  public static func suggestion(for text: String) -> Message {
    let name = text.trimmed
    if name == "¥" || name == "￥" { return "; did you mean 'CNY' (or 'JPY')?" }
    let words = ScannerWords.currencyNameWords
    let signs = ScannerWords.currencySignWords
    let english = ScannerWords.currencyWords.map { ($0.key, $0.value) }
    let chinese = chineseNames.map { ($0.value, $0.key) }
    let known = Dictionary(
      words + signs + english + chinese + unofficial, uniquingKeysWith: { first, _ in first })
    if let code = known[name] ?? known[name.lowercased()] { return Suggestion.clause(code) }
    return Suggestion.clause(for: name.uppercased(), in: codes)
  }

  /// What is written for a currency and is no code, word or sign of one.
  private static let unofficial = [
    ("rmb", "CNY"), ("cnh", "CNY"), ("cn¥", "CNY"), ("rmb¥", "CNY"), ("块", "CNY"), ("圆", "CNY"),
    ("us dollar", "USD"), ("us dollars", "USD"), ("dol", "USD"), ("刀", "USD"), ("pound", "GBP"),
    ("sterling", "GBP"), ("franc", "CHF"), ("rupee", "INR"), ("rs", "INR"), ("ntd", "TWD"), ("台币", "TWD"),
    ("jp¥", "JPY"), ("日圆", "JPY"),
  ]

  /// The name after a number in Chinese, such as 美元; nil where only the code is known here.
  public var chineseName: String? { Self.chineseNames[code] }

  /// The sign before a number in English, such as `US$`; nil where the code stands instead.
  ///
  /// A sign is used only where it names one currency and is in every Latin typeface: `¥` is both yen and
  /// yuan, and `₩` and `₹` are missing from many fonts that reports are printed in.
  public var englishSymbol: String? { Self.englishSymbols[code] }

  private static let englishSymbols = [
    "USD": "US$", "EUR": "€", "GBP": "£", "SGD": "S$", "HKD": "HK$", "TWD": "NT$", "AUD": "A$", "CAD": "C$",
    "NZD": "NZ$",
  ]

  private static let chineseNames = [
    "USD": "美元", "EUR": "欧元", "GBP": "英镑", "CNY": "元人民币", "JPY": "日元", "KRW": "韩元",
    "CHF": "瑞士法郎", "SGD": "新加坡元", "INR": "印度卢比", "HKD": "港元", "MOP": "澳门元", "TWD": "新台币元",
    "AUD": "澳大利亚元", "CAD": "加拿大元", "NZD": "新西兰元", "SEK": "瑞典克朗", "NOK": "挪威克朗",
    "DKK": "丹麦克朗", "ILS": "以色列新谢克尔", "RUB": "俄罗斯卢布", "BRL": "巴西雷亚尔", "ZAR": "南非兰特",
    "THB": "泰铢", "MYR": "马来西亚林吉特", "IDR": "印度尼西亚卢比", "VND": "越南盾", "PHP": "菲律宾比索",
    "AED": "阿联酋迪拉姆", "SAR": "沙特里亚尔", "TRY": "土耳其里拉", "PLN": "波兰兹罗提", "CZK": "捷克克朗",
    "HUF": "匈牙利福林", "MXN": "墨西哥比索",
  ]

  /// The codes of ISO 4217 for currencies in use.
  static let codes = Set(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF \
    GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK \
    LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD \
    OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN \
    SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG \
    XOF XPF YER ZAR ZMW ZWG
    """.split(separator: " ").map(String.init))
}
