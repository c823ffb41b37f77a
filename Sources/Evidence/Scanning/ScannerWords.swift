#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The words that tell a scanner what a number counts.
enum ScannerWords {
  // MARK: Magnitudes

  /// Magnitudes after Arabic digits in Chinese.
  static let chineseScales = WordTable<Decimal>([
    ("万亿", 1_000_000_000_000), ("千亿", 100_000_000_000), ("百亿", 10_000_000_000), ("十亿", 1_000_000_000),
    ("亿", 100_000_000), ("千万", 10_000_000), ("百万", 1_000_000), ("十万", 100_000), ("万", 10_000), ("千", 1000),
    ("百", 100),
  ])

  /// What makes a unit of a magnitude before it, as in 千克 and 百分点.
  static let afterPrefix: [Decimal: Set<Unicode.Scalar>] = [
    1000: ["克", "米", "瓦", "伏", "卡", "帕", "赫", "焦", "安", "升", "牛", "吨"], 100: ["分", "帕"],
  ]

  /// Magnitudes after digits in English.
  static let englishScales: [String: Decimal] = [
    "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000, "dozen": 12,
  ]

  /// Letters that mean a magnitude after an amount of money alone.
  static let moneyScales: [String: Decimal] = [
    "k": 1000, "m": 1_000_000, "b": 1_000_000_000, "t": 1_000_000_000_000,
  ]

  /// The signs of fractions.
  static let fractionSigns: [Unicode.Scalar: Decimal] = [
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅐": 1 / 7, "⅑": 1 / 9,
    "⅒": 1 / 10,
  ]

  // MARK: Money

  /// Currencies by the words after a number.
  static let currencyNames = WordTable(currencyNameWords)

  static let currencyNameWords: [(String, String)] = [
    ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("英镑", "GBP"), ("日元", "JPY"), ("日圆", "JPY"), ("韩元", "KRW"),
    ("韩圆", "KRW"), ("瑞士法郎", "CHF"), ("新加坡元", "SGD"), ("新元", "SGD"), ("印度卢比", "INR"), ("卢比", "INR"),
    ("港元", "HKD"), ("港币", "HKD"), ("元人民币", "CNY"), ("人民币", "CNY"), ("元", "CNY"), ("圆", "CNY"),
    ("元整", "CNY"), ("圆整", "CNY"), ("新台币", "TWD"), ("澳元", "AUD"), ("澳大利亚元", "AUD"), ("加元", "CAD"),
    ("加拿大元", "CAD"), ("新西兰元", "NZD"), ("以色列新谢克尔", "ILS"), ("新谢克尔", "ILS"), ("谢克尔", "ILS"),
    ("瑞典克朗", "SEK"), ("丹麦克朗", "DKK"), ("挪威克朗", "NOK"), ("卢布", "RUB"), ("泰铢", "THB"), ("越南盾", "VND"),
    ("林吉特", "MYR"), ("雷亚尔", "BRL"), ("兰特", "ZAR"), ("里拉", "TRY"), ("迪拉姆", "AED"), ("里亚尔", "SAR"),
  ]

  /// What follows 元 in words that are no money, such as 元素 and 元宇宙.
  static let notYuan: Set<Unicode.Scalar> = ["素", "件", "宇", "旦", "首", "老", "年", "勋", "气", "宵", "数", "组", "化"]

  /// Currencies by the English word after a number.
  static let currencyWords = [
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "pound": "GBP",
    "yen": "JPY",
    "won": "KRW", "yuan": "CNY", "francs": "CHF", "franc": "CHF", "rupees": "INR", "rupee": "INR",
    "renminbi": "CNY", "rmb": "CNY", "shekels": "ILS", "rand": "ZAR", "roubles": "RUB", "rubles": "RUB",
    "baht": "THB", "ringgit": "MYR", "reais": "BRL",
  ]

  /// What stands before `dollars`, `francs` or `kronor` and decides whose they are.
  static let currencyNations: [String: String] = [
    "us": "USD", "american": "USD", "singapore": "SGD", "australian": "AUD", "canadian": "CAD",
    "taiwan": "TWD",
    "taiwanese": "TWD", "swiss": "CHF", "swedish": "SEK", "danish": "DKK", "norwegian": "NOK",
    "japanese": "JPY",
    "korean": "KRW", "chinese": "CNY", "indian": "INR", "british": "GBP", "israeli": "ILS", "kong": "HKD",
    "zealand": "NZD",
  ]

  /// Codes of currencies that are words in capitals more often: TOP 100, ALL 50 states.
  static let notCodes: Set<String> = ["TOP", "ALL", "GEL", "SOS", "CUP", "PEN", "MAD", "COP", "BAM", "ANG"]

  /// Currencies by the sign before a number, or after it.
  static let currencySigns = WordTable(currencySignWords)

  static let currencySignWords: [(String, String)] = [
    ("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"), ("NZ$", "NZD"), ("S$", "SGD"), ("A$", "AUD"),
    ("C$", "CAD"),
    ("R$", "BRL"), ("$", "USD"), ("＄", "USD"), ("€", "EUR"), ("£", "GBP"), ("￡", "GBP"), ("₩", "KRW"),
    ("₹", "INR"), ("¥", "CNY"), ("￥", "CNY"), ("CN¥", "CNY"), ("JP¥", "JPY"), ("人民币", "CNY"), ("₪", "ILS"),
    ("₽", "RUB"), ("฿", "THB"),
  ]

  // MARK: Units and measures

  /// Units that are written against a number without a space; 5g is a weight, and 5G is not.
  static let attachedUnits: Set<String> = [
    "nm", "mm", "cm", "m", "km", "kg", "g", "mg", "t", "Wh", "kWh", "MWh", "GWh", "TWh", "kW", "MW", "GW",
    "Hz",
    "kHz", "MHz", "GHz", "kB", "KB", "MB", "GB", "TB", "PB", "Mbps", "Gbps", "ml", "mL", "L", "h", "min", "s",
    "ms",
    "fold", "x", "pp", "pct", "bp", "bps", "ha", "V", "kV", "W", "P", "PFLOPS", "TFLOPS", "EFLOPS", "Mt",
    "Gt",
  ]

  /// Measure words, after which two numerals or more are an amount.
  static let measures = WordTable([
    "个", "家", "项", "名", "人", "位", "所", "座", "条", "年", "月", "天", "日", "次", "届", "种", "件", "台", "套", "支", "部",
    "篇", "份", "岁", "米", "公里", "千米", "吨", "国", "省", "市", "区", "城", "周", "小时", "分钟", "秒", "度", "级", "亩", "倍",
    "轮", "批", "组", "款", "只", "颗", "辆", "架", "间", "栋", "门", "股", "笔", "起", "处", "类", "余", "多", "平方", "立方",
    "公顷", "公斤", "亿", "万", "户", "村", "县", "镇", "期", "场", "张", "片", "块", "卷", "册", "人次", "人员",
    "厘米", "毫米", "微米", "纳米", "千克", "克", "升", "千瓦", "兆瓦", "瓦", "里", "海里", "尺",
    "个月", "季", "例", "宗", "幅", "艘", "班", "趟", "层", "字", "行", "页", "机构", "企业", "词",
  ])

  /// What stands between the ends of a range.
  static let rangeJoints = WordTable([
    "——", "—", "–", "-", "－", "−", "‑", "至", "到", "～", "~", "〜", "∼", " to ", " – ", " — ", "\u{A0}to\u{A0}",
  ])

  /// What follows 成 in words that are not tenths, such as 成为 and 成功.
  static let notTenths: Set<Unicode.Scalar> = [
    "为", "功", "立", "果", "员", "本", "长", "就", "熟", "都", "分", "交", "效", "年", "人", "绩", "套", "型", "形", "品", "批",
    "千", "上", "天", "对", "群", "因", "败", "语", "全", "家", "见", "像", "活", "真",
  ]

  /// What follows 折 in words that are not discounts, such as 折叠.
  static let notDiscounts: Set<Unicode.Scalar> = [
    "叠", "射", "磨", "返", "腾", "旧", "合", "中", "算", "线", "不", "断", "服",
  ]

  // MARK: Signs

  /// Words before a number that make it negative.
  static let negatives = WordTable(["负", "零下", "minus ", "negative ", "Minus ", "Negative ", "minus\u{A0}"])

  /// What ends in 负 and is no sign, such as 肩负.
  static let notNegative: Set<Unicode.Scalar> = ["抱", "肩", "担", "背", "自", "胜", "欺", "辜", "正", "重", "减", "承"]

  /// What may stand before a hyphen that is a sign.
  static let beforeSign: Set<Unicode.Scalar> = [
    "(", "（", "[", "“", "\"", "「", "：", ":", "，", ",", "；", ";", "、", "。", "=", "＝", "≈", "~", "<", ">", "≤",
    "≥", "/",
    "|",
  ]

  /// Words of a fall that stand before the number it falls by.
  static let falls = WordTable([
    "下降", "减少", "降低", "下滑", "回落", "萎缩", "缩减", "下跌", "缩小", "负增长", "收缩", "跌", "降", "压缩", "削减", "缩短",
  ])

  /// What may stand between a word of a fall and its number.
  static let fallAdverbs = WordTable([
    "了", "约", "近", "超过", "超", "逾", "达", "大约", "接近", "将近", "幅度", "为", "仅", "不到", "的",
  ])

  static let englishFalls: Set<String> = [
    "fell", "fall", "falls", "fallen", "falling", "dropped", "drop", "drops", "declined", "decline",
    "declines",
    "decreased", "decrease", "shrank", "shrunk", "contracted", "contraction", "down", "reduced", "lowered",
    "cut",
    "reduction", "lost", "loss", "slipped", "slid",
  ]

  static let englishFallAdverbs: Set<String> = [
    "by", "about", "nearly", "almost", "around", "roughly", "some", "over", "more", "than", "only", "just",
    "an", "a",
    "of", "approximately", "another", "less", "further",
  ]

  /// Words that make `half` or `a third` after them a part of a whole.
  static let approximations: Set<String> = [
    "by", "about", "over", "than", "nearly", "almost", "roughly", "around", "under", "only", "just", "least",
    "approximately", "exactly", "some", "below", "another", "to", "at",
  ]

  /// What may follow `three times` where it is a factor and no count of events.
  static let afterTimes: Set<String> = [
    "as", "more", "the", "higher", "larger", "greater", "faster", "bigger", "that", "those", "its", "their",
    "what",
    "above", "longer", "over",
  ]
}
