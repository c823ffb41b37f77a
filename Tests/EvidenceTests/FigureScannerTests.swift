import Evidence
import Testing

@Suite struct FigureScannerTests {
  /// What was found: the text, `=`, the value, the unit and the exemption.
  private func scan(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return FigureScanner.scan(text).map { figure in
      var line = String(decoding: bytes[figure.range], as: UTF8.self) + "=\(figure.value)"
      switch figure.unit {
      case .percent: line += " percent"
      case .perMille: line += " mille"
      case .fraction: line += " part"
      case .percentagePoints: line += " points"
      case .multiple: line += " multiple"
      case .currency(let currency): line += " \(currency.code)"
      case nil: break
      }
      if let high = figure.high { line += " to \(high)" }
      return line + (figure.exemption.map { " (\($0.rawValue))" } ?? "")
    }
  }

  @Test(arguments: [
    ("超过500项许可", ["500=500"]),
    ("共有1200家企业", ["1200=1200"]),
    ("约30,000名研究人员", ["30,000=30000"]),
    ("占50%", ["50%=50 percent"]),
    ("利率1.5%—2.5%", ["1.5%—2.5%=1.5 percent to 2.5"]),
    ("8—12年", ["8—12=8 to 12"]),
    ("3万名", ["3万=30000"]),
    ("总额1.5亿欧元", ["1.5亿欧元=150000000 EUR"]),
    ("6.8万亿美元", ["6.8万亿美元=6800000000000 USD"]),
    ("300多家", ["300多=300"]),
    ("100多万人", ["100多万=1000000"]),
    ("20余项", ["20余=20"]),
    ("每年２０项", ["２０=20"]),
    ("下降−5%", ["−5%=-5 percent"]),
    ("提高2个百分点", ["2个百分点=2 points"]),
    ("增长3倍", ["3倍=3 multiple"]),
    ("8成企业", ["8成=80 percent"]),
    ("15亿瑞士法郎", ["15亿瑞士法郎=1500000000 CHF"]),
    ("人均4000美元", ["4000美元=4000 USD"]),
    ("20万新加坡元", ["20万新加坡元=200000 SGD"]),
    ("￥500", ["￥500=500 CNY"]),
    ("400 Wh/kg", ["400=400"]),
    ("400Wh/kg", ["400=400"]),
    ("5nm工艺", ["5=5"]),
    ("2000家企业", ["2000=2000"]),
    ("目前500家，代表30家", ["500=500", "30=30"]),
    ("经过5个月", ["5=5"]),
    ("2个月后", ["2=2"]),
  ])
  func `Arabic digits in Chinese text`(text: String, expected: [String]) {
    #expect(scan(text) == expected)
  }

  @Test(arguments: [
    ("每年四百至五百件许可", ["四百至五百=400 to 500"]),
    ("四百到五百件", ["四百到五百=400 to 500"]),
    ("四百——五百件", ["四百——五百=400 to 500"]),
    ("四百—五百件", ["四百—五百=400 to 500"]),
    ("四百件至五百件", ["四百件至五百=400 to 500"]),
    ("三十至四十亿元", ["三十至四十亿元=3000000000 CNY to 4000000000"]),
    ("三十亿至四十亿欧元", ["三十亿至四十亿欧元=3000000000 EUR to 4000000000"]),
    ("三百至四百万美元", ["三百至四百万美元=3000000 USD to 4000000"]),
    ("三至五百家", ["三至五百=300 to 500"]),
    ("百分之四十至五十", ["百分之四十至五十=40 percent to 50"]),
    ("百分之四十到百分之五十", ["百分之四十到百分之五十=40 percent to 50"]),
    ("三成至五成", ["三成至五成=30 percent to 50"]),
    ("三到五成", ["三到五成=30 percent to 50"]),
    ("两到三倍", ["两到三倍=2 multiple to 3"]),
    ("二十至三十家", ["二十至三十=20 to 30 (smallCount)"]),
    // These are no ranges.
    ("统一到三百家", ["三百=300"]),
    ("数十到五百家", ["五百=500"]),
    ("五百至四百件", ["五百=500", "四百=400"]),
    ("四百件，至五百件", ["四百=400", "五百=500"]),
    ("四百家到二〇二五年", ["四百=400", "二〇二五=2025 (year)"]),
    ("三至五年", ["三至五=3 to 5 (smallCount)"]),
    ("三百至少五百", ["三百=300", "五百=500"]),
    ("三成至五百家", ["三成=30 percent", "五百=500"]),
  ])
  func `ranges in Chinese numerals are one figure`(text: String, expected: [String]) {
    #expect(scan(text) == expected)
  }

  @Test(arguments: [
    ("三百亿美元", ["三百亿美元=30000000000 USD"]),
    ("五成以上", ["五成=50 percent"]),
    ("占三成五", ["三成五=35 percent"]),
    ("两倍", ["两倍=2 multiple"]),
    ("一倍", ["一倍=1 multiple"]),
    ("打八折", ["八折=80 percent"]),
    ("二十", ["二十=20 (smallCount)"]),
    ("二十多家", ["二十多=20 (smallCount)"]),
    ("二十三个", ["二十三=23 (smallCount)"]),
    ("三十年来", ["三十=30 (smallCount)"]),
    ("一百二十项", ["一百二十=120"]),
    ("两万五千人", ["两万五千=25000"]),
    ("一百多万人", ["一百多万=1000000"]),
    ("三点五亿", ["三点五亿=350000000"]),
    ("一点五倍", ["一点五倍=1.5 multiple"]),
    ("百分之五十", ["百分之五十=50 percent"]),
    ("百分之50", ["百分之50=50 percent"]),
    ("千分之五", ["千分之五=5 mille"]),
    ("四分之一", ["四分之一=0.25 part"]),
    ("百万美元", ["百万美元=1000000 USD"]),
    ("十万亿元", ["十万亿元=10000000000000 CNY"]),
    ("一千零五十", ["一千零五十=1050"]),
    ("七八家企业", ["七八=7 (smallCount)"]),
    ("七八十人", ["七八十=70 (smallCount)"]),
    ("十二名专家", ["十二=12 (smallCount)"]),
    ("一万五千亿元", ["一万五千亿元=1500000000000 CNY"]),
    ("百分之三点五", ["百分之三点五=3.5 percent"]),
    ("两万三千人", ["两万三千=23000"]),
    ("一百二", ["一百二=120"]),
    ("伍仟元整", ["伍仟元整=5000 CNY"]),
    ("翻两番", ["翻两番=4 multiple"]),
  ])
  func `amounts in Chinese numerals`(text: String, expected: [String]) {
    #expect(scan(text) == expected)
  }

  @Test(arguments: [
    "一个", "一起努力", "统一", "万一", "三三两两", "一一对应", "五花八门", "百花齐放", "千万不要", "两岸", "三条规律", "四个方面", "成为主体",
    "十全十美", "一举两得", "二手", "百姓", "百折不挠", "十四五规划", "二十大", "三心二意", "千家万户", "一成立", "唯一",
    "万众一心", "百科", "七上八下", "一",
  ])
  func `set phrases hold no figure`(text: String) {
    #expect(scan(text) == [])
  }

  @Test(arguments: [
    ("2023年", ["2023=2023 (year)"]),
    ("二〇二五年", ["二〇二五=2025 (year)"]),
    ("2020—2023年", ["2020=2020 (year)", "2023=2023 (year)"]),
    ("（2019）", ["2019=2019 (year)"]),
    ("中国制造2025", ["2025=2025 (year)"]),
    ("2023年6月1日", ["2023=2023 (year)", "6=6 (date)", "1=1 (date)"]),
    ("十二月三十一日", ["十二=12 (date)", "三十一=31 (date)"]),
    ("第1名", ["1=1 (ordinal)"]),
    ("第十二届", ["十二=12 (ordinal)"]),
    ("二十一世纪", ["二十一=21 (ordinal)"]),
    ("图3和表 12", ["3=3 (ordinal)", "12=12 (ordinal)"]),
    ("前10强", ["10=10 (name)"]),
    ("5G和6G", ["5G=5 (name)", "6G=6 (name)"]),
    ("PD-L1抑制剂", ["1=1 (name)"]),
    ("H-1B签证", ["1B=1 (name)"]),
    ("COVID-19", ["19=19 (name)"]),
    ("863计划", ["863=863 (name)"]),
    ("工业4.0", ["4.0=4 (name)"]),
    ("（1）机制", ["1=1 (ordinal)"]),
    ("1. 引言", ["1=1 (ordinal)"]),
    ("14:30", ["14:30=14 (date)"]),
    ("2026-11-23", ["2026-11-23=2026 (date)"]),
  ])
  func `years, dates, ordinals and names are exempt`(text: String, expected: [String]) {
    #expect(scan(text) == expected)
  }

  @Test(arguments: [
    ("more than 500 licences", ["500=500"]),
    ("30,000 researchers", ["30,000=30000"]),
    ("US$100 million", ["US$100 million=100000000 USD"]),
    ("US$100\u{A0}million", ["US$100\u{A0}million=100000000 USD"]),
    ("$2.5bn a year", ["$2.5bn=2500000000 USD"]),
    ("€500m", ["€500m=500000000 EUR"]),
    ("CHF 1.5 billion", ["CHF 1.5 billion=1500000000 CHF"]),
    ("KRW 200 million", ["KRW 200 million=200000000 KRW"]),
    ("1.5 billion people", ["1.5 billion=1500000000"]),
    ("200 million euros", ["200 million euros=200000000 EUR"]),
    ("80 per cent of firms", ["80 per cent=80 percent"]),
    ("80 percent", ["80 percent=80 percent"]),
    ("2 percentage points", ["2 percentage points=2 points"]),
    ("8–12 years", ["8–12=8 to 12"]),
    ("a 5-year plan", ["5=5"]),
    ("five times, 5 times", ["five=5 (smallCount)", "5 times=5 multiple"]),
    ("a 3-fold rise", ["3-fold=3 multiple"]),
    ("more than 2000 firms", ["2000=2000"]),
    ("30\u{202F}000 people", ["30\u{202F}000=30000"]),
    ("staff may 5 times", ["5 times=5 multiple"]),
    ("1/4 of the staff", ["1/4=0.25 part"]),
    ("between -5 and 3", ["-5 and 3=-5 to 3"]),
    ("S$200,000.", ["S$200,000=200000 SGD"]),
    ("at 400 Wh/kg", ["400=400"]),
  ])
  func `figures in English text`(text: String, expected: [String]) {
    #expect(scan(text) == expected)
  }

  @Test(arguments: [
    ("in 2023", ["2023=2023 (year)"]),
    ("its 2001–2002 records", ["2001=2001 (year)", "2002=2002 (year)"]),
    ("from 2005 to 2008", ["2005=2005 (year)", "2008=2008 (year)"]),
    ("Horizon 2020", ["2020=2020 (year)"]),
    ("the 1980s", ["1980s=1980 (year)"]),
    ("mid-2023", ["2023=2023 (year)"]),
    ("2023/24", ["2023/24=2023 (year)"]),
    ("1 May 2024", ["1=1 (date)", "2024=2024 (year)"]),
    ("May 1", ["1=1 (date)"]),
    ("Wi-Fi 6", ["6=6 (name)"]),
    ("24 November 2026", ["24=24 (date)", "2026=2026 (year)"]),
    ("November 23, 2026", ["23=23 (date)", "2026=2026 (year)"]),
    ("the 1st, 2nd and 21st", ["1st=1 (ordinal)", "2nd=2 (ordinal)", "21st=21 (ordinal)"]),
    ("Figure 2 and Section 3", ["2=2 (ordinal)", "3=3 (ordinal)"]),
    ("No. 5", ["5=5 (ordinal)"]),
    ("GPT-4o", ["4o=4 (name)"]),
    ("CO2", ["2=2 (name)"]),
    ("24/7", ["24/7=24 (ratio)"]),
    ("version 1.2.3", ["1.2.3=1.2 (name)"]),
    ("https://example.org/2/30", []),
    ("note [12]", ["12=12 (ordinal)"]),
    ("Industry 4.0", ["4.0=4 (name)"]),
    ("3D printing", ["3D=3 (name)"]),
  ])
  func `years, dates, ordinals and names in English are exempt`(text: String, expected: [String]) {
    #expect(scan(text) == expected)
  }

  @Test(arguments: ["", "没有数字", "no figures", "，。", "🏙️"])
  func `text without numbers has none`(text: String) {
    #expect(scan(text) == [])
  }
}
