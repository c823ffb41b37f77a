import Diagnostics

/// A word of the data files that editors write as they say it, or as a sign.
protocol SaidValue: RawRepresentable<String>, CaseIterable {
  /// What is written for it, in Chinese or as a sign.
  var said: [String] { get }
}

extension SaidValue {
  /// The word that is meant by one that the files do not have; `unknown-value` mends it.
  static func meant(by text: String) -> Self? {
    let text = text.lowercased()
    return allCases.first { $0.said.contains(text) }
  }

  /// The tail of a message on a word that the files do not have, `; did you mean 'about'?`: by what is said, else by spelling.
  static func suggestion(for text: String) -> Message {
    Suggestion.clause(meant(by: text)?.rawValue ?? Suggestion.nearest(to: text, in: allCases.map(\.rawValue)))
  }
}

extension Qualifier: SaidValue {
  var said: [String] {
    switch self {
    case .exactly: ["准确", "精确", "正好", "恰好", "等于", "="]
    case .about: ["约", "大约", "约为", "近", "左右", "大致", "~", "～", "≈"]
    case .moreThan: ["超过", "超", "多于", "大于", "高于", "逾", ">", "＞"]
    case .atLeast: ["至少", "不少于", "不低于", "以上", "≥", ">="]
    case .upTo: ["至多", "最多", "不超过", "不多于", "以内", "≤", "<="]
    case .lessThan: ["不到", "不足", "少于", "小于", "低于", "<", "＜"]
    case .range: ["区间", "范围", "介于"]
    case .noData: ["无数据", "没有数据", "缺数据", "暂无数据", "n/a"]
    case .notApplicable: ["不适用"]
    case .statement: ["陈述", "表述", "说法"]
    }
  }
}

extension Standing: SaidValue {
  var said: [String] {
    switch self {
    case .reported: ["已报道", "报道", "有来源"]
    case .corroborated: ["已印证", "印证", "已证实", "证实"]
    case .disputed: ["存疑", "有争议", "争议"]
    case .corrected: ["已更正", "更正"]
    case .withdrawn: ["已撤回", "撤回"]
    }
  }
}

extension Indicator.Better: SaidValue {
  var said: [String] {
    switch self {
    case .higher: ["越高越好", "越大越好", "高"]
    case .lower: ["越低越好", "越小越好", "低"]
    }
  }
}

extension SourceType: SaidValue {
  var said: [String] {
    switch self {
    case .articleJournal: ["期刊文章", "期刊论文", "论文", "学术论文"]
    case .articleNewspaper: ["报纸文章", "报纸", "新闻", "新闻报道"]
    case .articleMagazine: ["杂志文章", "杂志"]
    case .bill: ["法案"]
    case .book: ["书", "图书", "专著"]
    case .chapter: ["章", "章节"]
    case .dataset: ["数据集", "数据"]
    case .interview: ["访谈", "采访"]
    case .legislation: ["法律", "法规"]
    case .paperConference: ["会议论文"]
    case .patent: ["专利"]
    case .periodical: ["期刊"]
    case .regulation: ["规章", "条例"]
    case .report: ["报告", "研究报告"]
    case .speech: ["讲话", "演讲"]
    case .standard: ["标准"]
    case .thesis: ["学位论文"]
    case .treaty: ["条约"]
    case .webpage: ["网页", "网站"]
    default: []
    }
  }
}
