#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The words that make a number beside them a year, a place in an order or a part of a name.
enum ScannerNames {
  // MARK: English

  /// English words before a number that make it a place in an order.
  static let ordinalWords: Set<String> = [
    "no", "nos", "nr", "number", "numbers", "figure", "figures", "fig", "figs", "table", "tables", "chapter",
    "chapters", "section", "sections", "sec", "part", "parts", "article", "articles", "art", "arts", "annex",
    "annexes",
    "appendix", "step", "steps", "phase", "stage", "page", "pages", "p", "pp", "volume", "vol", "vols",
    "issue",
    "clause", "clauses", "rule", "rules", "paragraph", "paragraphs", "para", "paras", "line", "lines",
    "round", "note",
    "notes", "top", "grade", "level", "tier", "type", "class", "title", "law", "order", "resolution",
    "directive",
    "regulation", "decree", "recital", "recitals", "schedule", "box", "ranked", "ranks", "rank", "ranking",
    "item",
    "items", "equation", "footnote", "footnotes", "trl", "goal", "goals", "sdg", "question", "cohort",
    "batch",
    "session", "module", "lecture", "exhibit", "case", "option", "scenario", "team", "group",
  ]

  /// Those of them after which a list may go on: `Articles 3, 4 and 5`.
  static let pluralOrdinals: Set<String> = [
    "nos", "numbers", "figures", "figs", "tables", "chapters", "sections", "parts", "articles", "arts",
    "annexes",
    "steps", "pages", "pp", "vols", "clauses", "rules", "paragraphs", "paras", "lines", "notes", "recitals",
    "items",
    "footnotes", "goals",
  ]

  /// English words before a number that make it part of a name.
  static let nameWords: Set<String> = [
    "industry", "web", "version", "windows", "fi", "iphone", "android", "ios", "gpt", "bluetooth", "route",
    "highway",
    "interstate", "building", "room", "apollo", "boeing", "airbus", "formula", "channel", "area", "form",
    "falcon",
    "sputnik", "fortune", "big", "model", "society", "basel", "pier", "gate", "platform", "flight", "bus",
    "python",
    "catch", "isbn", "issn", "doi", "wcag", "s&p", "ftse", "csi", "nikkei", "dax", "stoxx", "hang", "unit",
    "suite",
    "eu", "mach", "beidou", "chang'e", "llama", "claude", "gemini",
  ]

  /// The letters of bodies and series whose documents have numbers.
  static let standardBodies: Set<String> = [
    "ISO", "IEC", "GB", "IEEE", "RFC", "EN", "DIN", "ANSI", "ASTM", "ITU", "JIS", "BS", "SAE", "UL", "FIPS",
    "NIST",
    "ECMA", "ETSI", "CSA", "NF", "IFRS", "IAS", "SOC", "ISIC", "NACE", "NUTS", "CMMI", "ICD", "WCAG", "TRL",
    "HS", "SDG",
    "CAS", "ISBN", "ISSN", "DOI", "CN", "ZL", "PDF", "HTTP", "TLS", "CFR", "USC", "HJ", "JGJ", "CJJ", "OHSAS",
    "IATF",
    "YD", "JR", "SJ", "WS", "NY", "QQ", "ID",
  ]

  /// English words before a number that make it a year.
  static let yearWords: Set<String> = [
    "in", "since", "by", "until", "till", "during", "before", "after", "from", "between", "year", "years",
    "early", "late", "mid", "fy", "circa", "end", "summer", "autumn", "spring", "winter", "of", "ad", "ce",
  ]

  /// Of these, a noun in the plural after a round number speaks for a count: `in 2000 cities`.
  static let weakYearWords: Set<String> = ["in", "by", "from", "between", "before", "after", "of"]

  /// Words after four digits that do not say what is counted.
  static let afterYears: Set<String> = [
    "and", "or", "to", "was", "is", "were", "are", "had", "has", "have", "the", "a", "an", "in", "on", "at",
    "by",
    "for", "with", "when", "as", "it", "they", "its", "but", "while", "which", "that", "from", "until",
    "through",
    "onwards", "onward", "after", "before", "under", "saw", "marked", "brought", "alone", "budget", "report",
    "act",
    "law", "plan", "edition", "survey", "census", "reform", "review", "version", "agenda", "election",
    "target",
    "olympics", "games", "financial", "fiscal", "academic", "crisis", "white", "paper", "programme",
    "strategy",
    "summit", "names", "changed", "changes", "sets", "does", "did", "fund", "call", "season", "treaty",
    "outbreak",
    "levels", "prices", "figures", "data", "results", "elections", "rules", "guidelines", "study", "index",
    "round",
    "cohort", "amendment", "directive", "regulation", "decision", "consensus", "bc", "bce", "ce", "ad",
    "period",
    "recession", "pandemic", "model", "standard", "update", "vintage", "series", "intake", "class", "of",
    "into",
    "assessment", "audit", "declaration", "agreement", "protocol", "convention", "evaluation", "statute",
    "bill",
  ]

  /// Words before a round number, or before one with a noun in the plural, that say it is a count.
  static let counters: Set<String> = [
    "than", "about", "over", "nearly", "almost", "some", "around", "to", "reached", "only", "least",
    "approximately",
    "roughly", "every", "all", "another", "has", "have", "had", "employs", "under", "below", "above",
  ]

  /// Whether a word seems to be a noun in the plural.
  static func isPlural(_ word: String) -> Bool {
    if ["people", "men", "women", "children", "staff", "companies"].contains(word) { return true }
    return word.hasSuffix("s") && !["ss", "us", "is"].contains { word.hasSuffix($0) }
  }

  static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec",
  ]

  static let phoneWords: Set<String> = [
    "phone", "tel", "telephone", "fax", "hotline", "mobile", "call", "whatsapp",
  ]

  /// English verbs before a number that everyone can call.
  static let callVerbs: Set<String> = [
    "call", "calls", "called", "calling", "dial", "dials", "dialled", "dialed", "dialling", "dialing", "ring",
    "rang", "rung", "phone", "phoned", "phoning", "text", "texted",
  ]

  /// English nouns in the plural that are not what a number counts where it can be called.
  static let callPlurals: Set<String> = [
    "calls", "callers", "operators", "dispatchers", "services", "always",
  ]

  /// English nouns after one.
  static let callNouns: Set<String> = [
    "call", "caller", "operator", "dispatcher", "dispatch", "emergency", "hotline", "helpline", "line",
    "service",
    "number", "system", "lifeline", "centre", "center", "switchboard", "desk", "app",
  ]

  /// Numbers that everyone in a country can call.
  static let shortNumbers = WordTable([
    "110", "119", "120", "122", "911", "999", "112", "988", "311", "111", "101", "12110", "96110", "95598",
    "10086",
    "10000", "10010",
  ])

  // MARK: Chinese

  /// Chinese words before one.
  static let callHeads = WordTable(["打", "打了", "拨", "拨了", "拨通", "呼叫", "转接", "接到", "通过", "直拨"])

  /// Chinese words after one.
  static let callTails = WordTable([
    "报警", "接警", "接处警", "接报", "处警", "出警", "警情", "警务", "火警", "急救", "救护", "救援", "指挥", "调度", "热线", "专线",
    "电话", "举报", "投诉", "求助", "求救", "平台", "服务台", "便民", "市民", "市长", "政务", "接诉", "联动", "来电", "坐席", "话务",
    "总机", "号码", "中心", "客服", "反诈",
  ])

  /// Chinese words before a number that make it a place in an order, whatever follows.
  static let chineseOrdinals = WordTable([
    "附录", "附件", "附表", "附图", "编号", "专栏", "序号", "排名", "位列", "位居", "名列", "公式", "脚注", "步骤",
  ])

  /// Those that do so where no measure follows the number: 图3 is a figure's number, 代表30家 is not.
  static let weakOrdinals = WordTable([
    "图", "表", "案例", "方案", "式", "阶段", "课题", "任务", "注", "卷", "栏", "专题", "样本", "情景", "类型", "模块", "例", "环节",
  ])

  /// Chinese words before a number that make it a code.
  static let codeWords = WordTable([
    "邮编", "邮政编码", "电话", "手机", "传真", "热线", "拨打", "致电", "号码", "群号", "群", "代码", "股票代码", "证号", "文号",
    "登记号", "账号", "账户", "批号", "工号", "学号", "车次", "航班", "货号", "条码", "专利号", "申请号", "公告号", "型号", "版本",
    "编码", "房间", "客服", "QQ", "编号", "案号", "刊号", "书号", "户号", "税号", "信用代码",
  ])

  /// Words before a number that name an index or a league.
  static let chineseNames = WordTable([
    "沪深", "上证", "中证", "科创", "深证", "标普", "纳斯达克", "日经", "恒生", "工业", "北斗", "嫦娥", "神舟", "天宫", "长征", "神威",
    "版本", "财富", "窗口", "富时", "罗素", "社会", "双",
  ])

  /// Chinese words after a number that make it part of a name or a place in an order.
  static let chineseNameTails = WordTable([
    "计划", "工程", "高校", "战略", "规划", "法案", "条款", "强企业", "强", "国集团", "指数", "热线", "专线", "版本", "版", "时代",
    "系列", "艺术区", "工作制", "型客机", "医院", "事件", "政策", "模式", "大学", "院校", "平台", "体系", "行动", "城市群", "号系统",
  ])

  /// Words before a number that say it is a year before our era or of it.
  static let eras = WordTable(["公元前", "公元", "前"])

  /// Words before a number that say it is a time of day.
  static let dayParts = WordTable([
    "上午", "下午", "凌晨", "晚上", "早上", "中午", "傍晚", "清晨", "早晨", "夜间", "今晚", "当晚", "午后", "深夜", "时间", "日",
  ])

  /// Words before a number that say its 点 are points and no hours.
  static let pointWords = WordTable([
    "涨", "跌", "升", "降", "报", "于", "扣", "积", "加", "减", "提出", "以下", "这", "如下", "有", "几", "为",
  ])

  /// What follows 点 where it counts arguments.
  static let arguments = WordTable([
    "建议", "意见", "要求", "启示", "考虑", "体会", "原因", "理由", "说明", "期待", "希望", "思考", "看法", "经验", "教训", "特征",
    "优势", "不足", "共识", "做法", "结论", "判断", "内容",
  ])

  /// Words before a number that say it is a place on the earth.
  static let coordinates = WordTable(["北纬", "南纬", "东经", "西经", "纬度", "经度"])

  /// Set phrases and names with numerals that would pass for amounts.
  static let phrases = WordTable([
    "两个一百年", "一百年奋斗", "五千年", "二万五千里长征", "两万五千里长征", "二万五千里", "十万八千里", "三千大千", "一千零一夜",
    "四万万", "百千万", "三百六十行", "三百六十度", "一百八十度", "三七二十一", "七七四十九", "九九八十一", "三十六计", "五百强",
    "二十国集团", "七十七国集团", "八百里秦川", "万里长城", "一亿中流",
    "千千万万", "十万个为什么", "一万年太久",
  ])
}
