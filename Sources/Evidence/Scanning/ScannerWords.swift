#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The words that tell a scanner what a number means.
enum ScannerWords {
  /// Magnitudes after Arabic digits in Chinese.
  static let chineseScales: [(word: String, factor: Decimal)] = [
    ("万亿", 1_000_000_000_000), ("千亿", 100_000_000_000), ("百亿", 10_000_000_000), ("十亿", 1_000_000_000),
    ("亿", 100_000_000), ("千万", 10_000_000), ("百万", 1_000_000), ("十万", 100_000), ("万", 10_000), ("千", 1000),
    ("百", 100),
  ]

  /// Magnitudes after digits in English.
  static let englishScales: [String: Decimal] = [
    "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000,
  ]

  /// Letters that mean a magnitude after an amount of money alone.
  static let moneyScales: [String: Decimal] = [
    "k": 1000, "m": 1_000_000, "b": 1_000_000_000, "t": 1_000_000_000_000,
  ]

  /// Currencies by the words after a number.
  static let currencyNames: [(word: String, code: String)] = [
    ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("英镑", "GBP"), ("日元", "JPY"), ("韩元", "KRW"),
    ("瑞士法郎", "CHF"), ("新加坡元", "SGD"), ("新元", "SGD"), ("印度卢比", "INR"), ("卢比", "INR"), ("港元", "HKD"),
    ("港币", "HKD"),
    ("元人民币", "CNY"), ("人民币", "CNY"), ("元", "CNY"), ("新台币", "TWD"), ("澳元", "AUD"), ("加元", "CAD"),
    ("以色列新谢克尔", "ILS"), ("瑞典克朗", "SEK"),
  ]

  /// Currencies by the English word after a number.
  static let currencyWords = [
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yen": "JPY",
    "won": "KRW", "yuan": "CNY",
    "francs": "CHF", "rupees": "INR", "renminbi": "CNY",
  ]

  /// Currencies by the sign before a number, longest first.
  static let currencySigns: [(sign: String, code: String)] = [
    ("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"), ("NZ$", "NZD"), ("S$", "SGD"), ("A$", "AUD"),
    ("C$", "CAD"), ("$", "USD"),
    ("€", "EUR"), ("£", "GBP"), ("₩", "KRW"), ("₹", "INR"), ("¥", "CNY"), ("￥", "CNY"),
  ]

  /// Units that are written against a number without a space; 5g is a weight, and 5G is not.
  static let attachedUnits: Set<String> = [
    "nm", "mm", "cm", "m", "km", "kg", "g", "mg", "t", "Wh", "kWh", "MWh", "GWh", "kW", "MW", "GW", "Hz",
    "kHz", "MHz", "GHz", "kB",
    "KB", "MB", "GB", "TB", "PB", "Mbps", "Gbps", "ml", "mL", "L", "h", "min", "s", "ms", "fold", "x", "pp",
    "bp", "ha",
  ]

  /// English words before a number that make it a place in an order.
  static let ordinalWords: Set<String> = [
    "no", "nos", "nr", "number", "figure", "fig", "table", "chapter", "section", "part", "article", "annex",
    "appendix", "step",
    "phase", "stage", "page", "pages", "p", "pp", "volume", "vol", "issue", "clause", "rule", "paragraph",
    "line", "round", "note",
    "top", "grade", "level", "tier", "type", "class",
  ]

  /// English words before a number that make it part of a name.
  static let nameWords: Set<String> = [
    "industry", "web", "version", "windows", "fi", "iphone", "android", "ios", "gpt", "bluetooth",
  ]

  /// English words before a number that make it a year.
  static let yearWords: Set<String> = [
    "in", "since", "by", "until", "till", "during", "before", "after", "from", "between", "year", "years",
    "early", "late", "mid",
    "fy", "circa", "end", "summer", "autumn", "spring", "winter",
  ]

  static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// Chinese words before a number that make it a place in an order.
  static let chineseOrdinals = ["图", "表", "附录", "附件", "编号", "邮编"]

  /// Chinese words after a number that make it part of a name or a place in an order.
  static let chineseNameTails = ["计划", "工程", "高校", "战略", "规划", "法案", "条款"]

  /// Measure words, after which two numerals or more are an amount.
  static let measures = [
    "个", "家", "项", "名", "人", "位", "所", "座", "条", "年", "月", "天", "日", "次", "届", "种", "件", "台", "套", "支", "部",
    "篇", "份",
    "岁", "米", "公里", "千米", "吨", "国", "省", "市", "区", "城", "周", "小时", "分钟", "秒", "度", "级", "亩", "倍", "轮", "批",
    "组", "款",
    "只", "颗", "辆", "架", "间", "栋", "门", "股", "笔", "起", "处", "类", "余", "多", "平方", "立方", "公顷", "公斤", "亿", "万",
  ]

  /// What stands between the ends of a range.
  static let rangeJoints = ["——", "—", "–", "至", "到", "～", "~"]

  /// What follows 成 in words that are not tenths, such as 成为 and 成功.
  static let notTenths: Set<Unicode.Scalar> = [
    "为", "功", "立", "果", "员", "本", "长", "就", "熟", "都", "分", "交", "效", "年", "人", "绩", "套", "型", "形", "品", "批",
    "千", "上",
    "天", "对", "群", "因", "败", "立", "语", "全", "家", "见", "像", "活", "真",
  ]

  /// What follows 折 in words that are not discounts, such as 折叠.
  static let notDiscounts: Set<Unicode.Scalar> = [
    "叠", "射", "磨", "返", "腾", "旧", "合", "中", "算", "线", "不", "断", "服",
  ]
}
