/// Made-up and real records with their entries after both editions of GB/T 7714.
enum ReferenceSamples {
  static let all = books + periodicals + online + others

  static let books: [ReferenceFormatterTests.Sample] = [
    .init(
      "book, Latin, two authors",
      """
      type: book
      title: "Start-up nation: the story of Israel's economic miracle"
      author: [{family: Senor, given: Dan}, {family: Singer, given: Saul}]
      publisher-place: New York
      publisher: Twelve
      issued: 2009
      """,
      "Senor D，Singer S. Start-up nation: the story of Israel's economic miracle[M]. New York：Twelve，2009.",
      "SENOR D, SINGER S. Start-up nation: the story of Israel's economic miracle[M]. New York: Twelve, 2009."
    ),
    .init(
      "book, Chinese, volume, edition, translators, pages",
      """
      type: book
      title: 创新经济学
      author: [{family: 王, given: 小明}, {family: 李, given: 强}, {family: 赵, given: 敏}, {family: 周, given: 伟}]
      translator: [{family: 陈, given: 思}]
      volume: 2
      edition: 3
      publisher-place: 北京
      publisher: 样例出版社
      issued: 2018
      page: 12–15
      """,
      "王小明，李强，赵敏，等. 创新经济学：第2卷[M]. 陈思，译. 3版. 北京：样例出版社，2018：12-15.",
      "王小明, 李强, 赵敏, 等. 创新经济学: 第2卷[M]. 陈思, 译. 3版. 北京: 样例出版社, 2018: 12-15."),
    .init(
      "book online, Latin, four authors, edition, access",
      """
      type: book
      title: Regional innovation
      author: [{family: Okoye, given: Ada B.}, {family: Lind, given: Per}, {family: Roy, given: A}, {family: Wu, given: T}]
      edition: 2
      publisher: Example Press
      issued: 2021
      accessed: 2026-11-23
      URL: https://example.org/book
      """,
      "Okoye A B，Lind P，Roy A，et al. Regional innovation[M/OL]. 2nd ed. Example Press，2021. https://example.org/book.",
      "OKOYE A B, LIND P, ROY A, et al. Regional innovation[M/OL]. 2nd ed. Example Press, 2021[2026-11-23]. https://example.org/book."
    ),
    .init(
      "edited book without authors",
      "type: book\ntitle: Clusters\neditor: {family: Novak, given: Eva, suffix: Jr.}\nissued: 1999/2001",
      "Novak E Jr. Clusters[M]. 1999—2001.", "NOVAK E, Jr. Clusters[M]. 1999-2001."),
    .init(
      "chapter, Chinese",
      """
      type: chapter
      title: 硅谷的经验
      author: {family: 孙, given: 立}
      editor: [{family: 高, given: 原}]
      container-title: 科技集群研究
      publisher-place: 上海
      publisher: 样例大学出版社
      issued: 2015
      page: 30-41
      """,
      "孙立. 硅谷的经验[M]//高原. 科技集群研究. 上海：样例大学出版社，2015：30-41.",
      "孙立. 硅谷的经验[M]//高原. 科技集群研究. 上海: 样例大学出版社, 2015: 30-41."),
    .init(
      "chapter, Latin, particle",
      """
      type: chapter
      title: Patient capital
      author: {family: Veld, given: Jan Willem, dropping-particle: in 't}
      container-title: "Handbook of finance"
      edition: 5
      publisher: Example Press
      issued: 2011
      page: 3-9
      """,
      "Veld J W in 't. Patient capital[M]//Handbook of finance. 5th ed. Example Press，2011：3-9.",
      "VELD J W in 't. Patient capital[M]//Handbook of finance. 5th ed. Example Press, 2011: 3-9."),
    .init(
      "thesis, Chinese",
      "type: thesis\ntitle: 大学技术转移机制研究\nauthor: {family: 何, given: 雨}\npublisher-place: 武汉\npublisher: 样例大学\nissued: 2020-06",
      "何雨. 大学技术转移机制研究[D]. 武汉：样例大学，2020.", "何雨. 大学技术转移机制研究[D]. 武汉: 样例大学, 2020."),
    .init(
      "thesis online, Latin",
      """
      type: thesis
      title: Essays on venture capital
      author: {family: Brandt, given: Lea}
      publisher-place: Zurich
      publisher: Example University
      issued: 2019
      accessed: 2026-11-01
      URL: https://example.org/thesis
      """,
      "Brandt L. Essays on venture capital[D/OL]. Zurich：Example University，2019. https://example.org/thesis.",
      "BRANDT L. Essays on venture capital[D/OL]. Zurich: Example University, 2019[2026-11-01]. https://example.org/thesis."
    ),
    .init(
      "report with number and publisher, Latin",
      """
      type: report
      title: Innovation policy review
      author: {literal: Example Agency}
      number: EA-12
      publisher-place: Paris
      publisher: Example Press
      issued: 2022-03-01
      page: 25
      """,
      "Example Agency. Innovation policy review：EA-12[R]. Paris：Example Press，2022：25.",
      "Example Agency. Innovation policy review: EA-12[R]. Paris: Example Press, 2022: 25."),
    .init(
      "report online, Chinese",
      """
      type: report
      title: 科技创新中心年度报告
      author: {literal: 样例研究院}
      issued: 2024-05-06
      accessed: 2026-11-23
      URL: https://example.org/r.pdf
      """,
      "样例研究院. 科技创新中心年度报告[R/OL]. 2024-05-06. https://example.org/r.pdf.",
      "样例研究院. 科技创新中心年度报告[R/OL]. (2024-05-06)[2026-11-23]. https://example.org/r.pdf."),
  ]

  static let periodicals: [ReferenceFormatterTests.Sample] = [
    .init(
      "journal article, Chinese",
      """
      type: article-journal
      title: 耐心资本与硬科技
      author: [{family: 刘, given: 芳}, {family: 马, given: 超}]
      container-title: 样例学报（社会科学版）
      issued: 2023
      volume: 41
      issue: 2
      page: 5–17
      """,
      "刘芳，马超. 耐心资本与硬科技[J]. 样例学报（社会科学版），2023，41（2）：5-17.",
      "刘芳, 马超. 耐心资本与硬科技[J]. 样例学报（社会科学版）, 2023, 41(2): 5-17."),
    .init(
      "journal article online, Latin, DOI",
      """
      type: article-journal
      title: Do licences matter?
      author: [{family: Sato, given: Ken-Ichi}]
      container-title: Journal of Examples
      issued: 2020-04-01
      accessed: 2026-11-23
      volume: 7
      page: 100-120
      DOI: 10.1000/je.7
      """,
      "Sato K-I. Do licences matter?[J/OL]. Journal of Examples，2020，7：100-120. DOI:10.1000/je.7.",
      "SATO K I. Do licences matter?[J/OL]. Journal of Examples, 2020, 7: 100-120[2026-11-23]. DOI:10.1000/je.7."
    ),
    .init(
      "journal article without volume, and the DOI in the address",
      """
      type: article-journal
      title: Early view
      container-title: Journal of Examples
      issued: 2025-02-03
      number: 10234
      URL: https://doi.org/10.1000/je.8
      DOI: 10.1000/je.8
      """,
      "Early view[J/OL]. Journal of Examples，2025-02-03：10234. https://doi.org/10.1000/je.8.",
      "Early view[J/OL]. Journal of Examples, 2025: 10234. https://doi.org/10.1000/je.8."),
    .init(
      "magazine article with an issue alone",
      "type: article-magazine\ntitle: 城市与大学\nauthor: {family: 林, given: 静}\ncontainer-title: 样例周刊\nissued: 2019\nissue: 8\npage: 20-22",
      "林静. 城市与大学[J]. 样例周刊，2019（8）：20-22.", "林静. 城市与大学[J]. 样例周刊, 2019(8): 20-22."),
    .init(
      "newspaper article, Chinese",
      "type: article-newspaper\ntitle: 创新走廊启动\nauthor: {family: 郑, given: 言}\ncontainer-title: 样例日报\nissued: 2021-09-08\npage: 3",
      "郑言. 创新走廊启动[N]. 样例日报，2021-09-08（3）.", "郑言. 创新走廊启动[N]. 样例日报, 2021-09-08(3)."),
    .init(
      "newspaper article online, Latin, no author",
      """
      type: article-newspaper
      title: India's semiconductor industry to grow
      container-title: The Economic Times
      issued: 2024
      accessed: 2026-11-20
      URL: https://example.org/et
      """,
      "India's semiconductor industry to grow[N/OL]. The Economic Times，2024. https://example.org/et.",
      "India's semiconductor industry to grow[N/OL]. The Economic Times, 2024[2026-11-20]. https://example.org/et."
    ),
  ]

  static let online: [ReferenceFormatterTests.Sample] = [
    .init(
      "web page, Chinese, dates of publication and access",
      """
      type: webpage
      title: 高校成果转化办法
      author: {literal: 样例大学}
      issued: 2022-10-01
      accessed: 2026-11-23
      URL: https://example.org/zh
      """,
      "样例大学. 高校成果转化办法[EB/OL]. （2022-10-01）[2026-11-23]. https://example.org/zh.",
      "样例大学. 高校成果转化办法[EB/OL]. (2022-10-01)[2026-11-23]. https://example.org/zh."),
    .init(
      "web page, Latin, access alone",
      "type: webpage\ntitle: Impact monitoring\nauthor: {literal: Innosuisse}\naccessed: 2026-11-23\nURL: https://example.org/impact",
      "Innosuisse. Impact monitoring[EB/OL]. [2026-11-23]. https://example.org/impact.",
      "Innosuisse. Impact monitoring[EB/OL]. [2026-11-23]. https://example.org/impact."),
    .init(
      "web page with nothing but a supplied title and a site",
      "type: webpage\ntitle: \"[论国际科创中心的三条共性规律]\"\nauthor: {family: 徐, given: 飞}\ncontainer-title: 教育在线\nmedium: OL",
      "徐飞. [论国际科创中心的三条共性规律][EB/OL]. 教育在线.", "徐飞. [论国际科创中心的三条共性规律][EB/OL]. 教育在线."),
    .init(
      "web page without dates",
      "type: webpage\ntitle: Home\nauthor: {literal: Example Inc.}\nURL: https://example.org/",
      "Example Inc. Home[EB/OL]. https://example.org/.", "Example Inc. Home[EB/OL]. https://example.org/."),
    .init(
      "post",
      "type: post\ntitle: Notes from Munich\nauthor: {family: Huber, given: Anna}\nissued: 2026-01-02\naccessed: 2026-11-23\nURL: https://example.org/p",
      "Huber A. Notes from Munich[EB/OL]. （2026-01-02）[2026-11-23]. https://example.org/p.",
      "HUBER A. Notes from Munich[EB/OL]. (2026-01-02)[2026-11-23]. https://example.org/p."),
    .init(
      "data set, Chinese, version",
      """
      type: dataset
      title: 城市研发投入数据集
      author: [{family: 吴, given: 越}, {family: 郭, given: 晨}]
      version: 1.2
      publisher: 样例数据中心
      issued: 2023-09-10
      accessed: 2026-11-23
      URL: https://example.org/ds
      """,
      "吴越，郭晨. 城市研发投入数据集[DS/OL]. V1.2. 样例数据中心（2023-09-10）[2026-11-23]. https://example.org/ds.",
      "吴越, 郭晨. 城市研发投入数据集[DS/OL]. V1.2. 样例数据中心, 2023[2026-11-23]. https://example.org/ds."),
    .init(
      "data set, Latin, DOI",
      """
      type: dataset
      title: Exchange rates
      author: {literal: Example Bank}
      publisher: Example Data
      issued: 2024
      accessed: 2026-11-23
      DOI: https://doi.org/10.1000/ds.1
      """,
      "Example Bank. Exchange rates[DS/OL]. Example Data（2024）[2026-11-23]. DOI:10.1000/ds.1.",
      "Example Bank. Exchange rates[DS/OL]. Example Data, 2024[2026-11-23]. DOI:10.1000/ds.1."),
    .init(
      "preprint",
      """
      type: article
      title: Clusters and spillovers
      author: {family: Ito, given: Yuki}
      version: 2
      publisher: arXiv
      issued: 2024-01-05
      accessed: 2026-11-23
      URL: https://example.org/pp
      """,
      "Ito Y. Clusters and spillovers[PP/OL]. V2. arXiv（2024-01-05）[2026-11-23]. https://example.org/pp.",
      "ITO Y. Clusters and spillovers[EB/OL]. V2. arXiv, 2024[2026-11-23]. https://example.org/pp."),
  ]

  static let others: [ReferenceFormatterTests.Sample] = [
    .init(
      "patent, Latin",
      """
      type: patent
      title: Method for node ranking in a linked database
      author: {family: Page, given: Lawrence}
      number: US6285999B1
      issued: 2001-09-04
      publisher: Stanford University
      """,
      "Page L. Method for node ranking in a linked database：US6285999B1[P]. 2001-09-04.",
      "PAGE L. Method for node ranking in a linked database: US6285999B1[P]. 2001-09-04."),
    .init(
      "patent online, Chinese",
      """
      type: patent
      title: 一种固态电池
      author: {family: 胡, given: 南}
      number: CN202010000000.1
      issued: 2021-03-04
      accessed: 2026-11-23
      URL: https://example.org/cn
      """,
      "胡南. 一种固态电池：CN202010000000.1[P/OL]. 2021-03-04. https://example.org/cn.",
      "胡南. 一种固态电池: CN202010000000.1[P/OL]. 2021-03-04[2026-11-23]. https://example.org/cn."),
    .init(
      "standard, Chinese",
      """
      type: standard
      title: 出版物上数字用法
      author: {literal: 全国语言文字标准化技术委员会}
      number: GB/T 15835—2011
      publisher-place: 北京
      publisher: 中国标准出版社
      issued: 2011
      """,
      "GB/T 15835—2011\u{2003}出版物上数字用法[S].",
      "全国语言文字标准化技术委员会. 出版物上数字用法: GB/T 15835—2011[S]. 北京: 中国标准出版社, 2011."),
    .init(
      "standard online, Latin",
      """
      type: standard
      title: Quantities and units
      author: {literal: ISO}
      number: ISO 80000-1:2022
      issued: 2022-12-01
      accessed: 2026-11-23
      URL: https://example.org/iso
      """,
      "ISO 80000-1:2022\u{2003}Quantities and units[S/OL]. https://example.org/iso.",
      "ISO. Quantities and units: ISO 80000-1:2022[S/OL]. (2022-12-01)[2026-11-23]. https://example.org/iso."),
    .init(
      "conference paper in proceedings, Chinese",
      """
      type: paper-conference
      title: 产学研协同机制
      author: {family: 钱, given: 江}
      editor: {literal: 样例学会}
      container-title: 样例学会年会论文集
      publisher-place: 北京
      publisher: 样例出版社
      issued: 2016
      page: 45-52
      """,
      "钱江. 产学研协同机制[C]//样例学会. 样例学会年会论文集. 北京：样例出版社，2016：45-52.",
      "钱江. 产学研协同机制[C]//样例学会. 样例学会年会论文集. 北京: 样例出版社, 2016: 45-52."),
    .init(
      "conference paper by its event, Latin",
      """
      type: paper-conference
      title: Open labs
      author: {family: Rossi, given: Gianna}
      event-title: 6th Example Conference
      issued: 2022-05-01
      page: 2
      accessed: 2026-11-23
      URL: https://example.org/c
      """,
      "Rossi G. Open labs[C/OL]//6th Example Conference，2022：2. https://example.org/c.",
      "ROSSI G. Open labs[C/OL]//6th Example Conference. 2022: 2[2026-11-23]. https://example.org/c."),
    .init(
      "patent, by its application in 2025",
      """
      type: patent
      title: 一种节电器
      author: {family: 邓, given: 北}
      number: CN101000000A
      call-number: CN200610000000.3
      issued: 2008-01-16
      """,
      "邓北. 一种节电器：CN200610000000.3[P]. 2008-01-16.", "邓北. 一种节电器: CN101000000A[P]. 2008-01-16."),
    .init(
      "archive, Chinese",
      """
      type: manuscript
      title: 关于设立园区的请示
      author: {literal: 样例市建设厅}
      call-number: LS031-001
      publisher-place: 武汉
      publisher: 样例省档案馆
      issued: 1931-11-07
      URL: https://example.org/a
      """,
      "样例市建设厅. 关于设立园区的请示：LS031-001[A/OL]. 武汉：样例省档案馆，1931-11-07. https://example.org/a.",
      "样例市建设厅. 关于设立园区的请示: LS031-001[A/OL]. 武汉: 样例省档案馆, 1931-11-07. https://example.org/a."),
    .init(
      "video online, a web page in 2025, and a title with marks",
      """
      type: motion_picture
      title: 'The genome of <i>Eucalyptus</i>: a <span class="nocase">Talk</span>'
      author: {family: Lund, given: Kari}
      issued: 2022-10-26
      accessed: 2026-11-02
      URL: https://example.org/v
      """,
      "Lund K. The genome of Eucalyptus: a Talk[EB/OL]. （2022-10-26）[2026-11-02]. https://example.org/v.",
      "LUND K. The genome of Eucalyptus: a Talk[Z/OL]. 2022[2026-11-02]. https://example.org/v."),
    .init(
      "teaching case, a document of no special type",
      """
      type: document
      title: Valor and Tesla Motors
      author: [{family: Kaplan, given: Steven N.}, {family: Gol, given: Jonathan}, {family: Jain, given: C}, {family: McManmon, given: C}]
      publisher: University of Chicago Booth School of Business
      issued: 2017
      """,
      "Kaplan S N，Gol J，Jain C，et al. Valor and Tesla Motors[Z]. University of Chicago Booth School of Business，2017.",
      "KAPLAN S N, GOL J, JAIN C, et al. Valor and Tesla Motors[Z]. University of Chicago Booth School of Business, 2017."
    ),
  ]
}
