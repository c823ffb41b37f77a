/// Characters that a font draws alike, so that an engine that works back from the drawing to the text may name the wrong one.
///
/// The system's Noto fonts draw 长 and the radical ⻓ with one glyph. Chromium writes the lower code of the two into the
/// PDF, and nobody finds or copies the word again.
enum TwinCharacters {
  /// What a character is written as instead when a text has the other and not itself.
  static func twin(of scalar: Unicode.Scalar, in text: Set<Unicode.Scalar>) -> Unicode.Scalar? {
    guard !text.contains(scalar) else { return nil }
    return twins[scalar]?.first { text.contains($0) }
  }

  private static let twins: [Unicode.Scalar: [Unicode.Scalar]] = {
    var twins: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    let scalars = radicals.unicodeScalars.filter { $0 != "\n" }
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let radical = scalars[index]
      index = scalars.index(after: index)
      guard index < scalars.endIndex else { break }
      twins[radical, default: []].append(scalars[index])
      index = scalars.index(after: index)
    }
    for (low, high) in marks { twins[low, default: []].append(high) }
    return twins
  }()

  /// Dashes, dots and brackets that the fonts draw alike, the lower code first.
  private static let marks: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("-", "\u{2011}"), ("\u{2012}", "\u{2013}"), ("\u{B7}", "\u{2022}"), ("\u{B7}", "\u{2027}"),
    ("\u{B7}", "\u{30FB}"), ("\u{2022}", "\u{2027}"), ("\u{2215}", "\u{FF0F}"), ("\u{2329}", "\u{3008}"),
    ("\u{232A}", "\u{3009}"), ("\u{2F3E}", "户"), ("\u{2F3E}", "戸"), ("\u{2EAB}", "罒"),
    ("\u{301C}", "\u{FF5E}"), ("\u{2035}", "\u{FF40}"),
  ]

  /// Each radical of Unicode's two blocks of radicals, followed by the character that it is the same as
  /// (Equivalent_Unified_Ideograph).
  private static let radicals = """
    ⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵
    ⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁
    ⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶
    ⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼
    ⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼀一⼁丨⼂丶⼃丿⼄乙⼅亅⼆二⼇亠⼈人⼉儿⼊入
    ⼋八⼌冂⼍冖⼎冫⼏几⼐凵⼑刀⼒力⼓勹⼔匕⼕匚⼖匸⼗十⼘卜⼙卩⼚厂⼛厶⼜又⼝口⼞囗⼟土⼠士⼡夂⼢夊⼣夕
    ⼤大⼥女⼦子⼧宀⼨寸⼩小⼪尢⼫尸⼬屮⼭山⼮巛⼯工⼰己⼱巾⼲干⼳幺⼴广⼵廴⼶廾⼷弋⼸弓⼹彐⼺彡⼻彳⼼心
    ⼽戈⼾戶⼿手⽀支⽁攴⽂文⽃斗⽄斤⽅方⽆无⽇日⽈曰⽉月⽊木⽋欠⽌止⽍歹⽎殳⽏毋⽐比⽑毛⽒氏⽓气⽔水⽕火
    ⽖爪⽗父⽘爻⽙爿⽚片⽛牙⽜牛⽝犬⽞玄⽟玉⽠瓜⽡瓦⽢甘⽣生⽤用⽥田⽦疋⽧疒⽨癶⽩白⽪皮⽫皿⽬目⽭矛⽮矢
    ⽯石⽰示⽱禸⽲禾⽳穴⽴立⽵竹⽶米⽷糸⽸缶⽹网⽺羊⽻羽⽼老⽽而⽾耒⽿耳⾀聿⾁肉⾂臣⾃自⾄至⾅臼⾆舌⾇舛
    ⾈舟⾉艮⾊色⾋艸⾌虍⾍虫⾎血⾏行⾐衣⾑襾⾒見⾓角⾔言⾕谷⾖豆⾗豕⾘豸⾙貝⾚赤⾛走⾜足⾝身⾞車⾟辛⾠辰
    ⾡辵⾢邑⾣酉⾤釆⾥里⾦金⾧長⾨門⾩阜⾪隶⾫隹⾬雨⾭靑⾮非⾯面⾰革⾱韋⾲韭⾳音⾴頁⾵風⾶飛⾷食⾸首⾹香
    ⾺馬⾻骨⾼高⾽髟⾾鬥⾿鬯⿀鬲⿁鬼⿂魚⿃鳥⿄鹵⿅鹿⿆麥⿇麻⿈黃⿉黍⿊黑⿋黹⿌黽⿍鼎⿎鼓⿏鼠⿐鼻⿑齊⿒齒
    ⿓龍⿔龜⿕龠
    """
}
