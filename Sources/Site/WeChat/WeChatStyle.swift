/// How paragraphs and characters look in an article for WeChat, whose editor keeps nothing but style on the element.
enum WeChatStyle {
  private static let text = "font-size:16px;line-height:1.8;color:#222222;"
  private static let small = "font-size:13px;line-height:1.7;color:#666666;"

  /// The style of a paragraph.
  static func paragraph(_ style: WordStyleName, level: Int = 0) -> String {
    switch style {
    case .heading1, .backHeading:
      "margin:36px 0 16px;padding-left:10px;border-left:4px solid #9e2a2b;font-size:18px;line-height:1.5;font-weight:bold;color:#222222;"
    case .heading2: "margin:28px 0 12px;font-size:17px;line-height:1.5;font-weight:bold;color:#222222;"
    case .heading3, .heading4, .heading5, .heading6:
      "margin:20px 0 8px;font-size:16px;line-height:1.5;font-weight:bold;color:#222222;"
    case .subtitle: "margin:0 0 16px;font-size:15px;line-height:1.7;color:#666666;"
    case .imprint, .about: "margin:0 0 8px;" + small
    case .summary: "margin:0 0 20px;font-size:15px;line-height:1.8;color:#555555;"
    case .caption: "margin:24px 0 4px;font-size:15px;line-height:1.6;font-weight:bold;color:#222222;"
    case .figure: "margin:8px 0;text-align:center;"
    case .figureNote: "margin:0 0 4px;" + small
    case .tableText, .tableHead: "margin:0;font-size:14px;line-height:1.6;color:#222222;"
    case .quote: "margin:0 0 16px;padding-left:12px;border-left:3px solid #d9d5cd;" + text
    case .boxTitle: "margin:20px 0 8px;font-size:14px;line-height:1.6;font-weight:bold;color:#9e2a2b;"
    case .boxText: "margin:0 0 12px;padding-left:12px;border-left:3px solid #d9d5cd;" + text
    case .listBullet, .listNumber:
      "margin:0 0 10px;padding-left:\(20 * (level + 1))px;text-indent:-20px;" + text
    case .code:
      "margin:0 0 16px;padding:8px;background-color:#f4f2ee;font-family:monospace;font-size:13px;line-height:1.6;"
    case .bibliography: "margin:0 0 6px;padding-left:32px;text-indent:-32px;word-break:break-all;" + small
    case .footnoteText, .backText: "margin:0 0 6px;" + small
    default: "margin:0 0 18px;text-align:justify;" + text
    }
  }

  /// The style of characters; empty for those that look as the paragraph does.
  static func characters(_ style: WordStyleName) -> String {
    switch style {
    case .sourceMark, .locator, .footnoteReference:
      "font-size:11px;line-height:0;color:#888888;vertical-align:super;"
    case .standing: "font-size:12px;color:#9e2a2b;"
    case .small: "font-size:12px;color:#666666;"
    case .codeCharacters: "font-family:monospace;font-size:14px;"
    default: ""
    }
  }

  /// What marks stressed words in Chinese, where slanting is no way to.
  static let dotted =
    "text-emphasis:filled dot;text-emphasis-position:under right;-webkit-text-emphasis:filled dot;"
  static let picture = "display:block;width:100%;height:auto;margin:0 auto;"
  static let table =
    "width:100%;border-collapse:collapse;border-top:2px solid #1d1b19;border-bottom:2px solid #1d1b19;margin:0 0 18px;"
  static func cell(isHead: Bool) -> String {
    "padding:6px 8px 6px 0;vertical-align:top;text-align:left;border-bottom:1px solid \(isHead ? "#1d1b19" : "#d9d5cd");"
  }
}
