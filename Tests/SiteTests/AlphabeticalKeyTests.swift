import Testing

@testable import Site

@Suite struct AlphabeticalKeyTests {
  @Test(arguments: [
    ("波士顿", "B"), ("长三角", "C"), ("行业协会", "H"), ("率先", "S"), ("重庆", "C"), ("重点", "Z"), ("调整", "T"),
    ("调研", "D"), ("会计", "K"), ("厦门", "X"), ("PD-L1抑制剂", "P"), ("“两步走”", "L"), ("《方法》", "F"),
    ("Zürich", "Z"), ("The cycle", "C"), ("A template", "T"), ("Amsterdam", "A"), ("阿姆斯特丹", "A"),
    ("2030", "#"),
    ("", "#"),
  ]) func aTitleStandsUnderTheLetterOfItsSound(_ title: String, _ letter: String) {
    #expect(AlphabeticalKey(title).letter == letter)
  }

  @Test func familyNamesHaveTheirOwnSounds() {
    #expect(AlphabeticalKey("单一来源").letter == "D")
    #expect(AlphabeticalKey(name: "单霁翔, 2019").letter == "S")
    #expect(AlphabeticalKey(name: "曾鸣").letter == "Z")
    #expect(AlphabeticalKey(name: "徐飞").letter == "X")
  }

  @Test func manyTitlesAtOnceHaveTheKeysThatEachHas() {
    let titles = (0..<300).flatMap { number in
      [
        "长三角\(number)", "波士顿 128号公路", "The cycle", "“两步走”", "", "2030", "行业\n协会", "Zürich", "重庆（渝）", "a b",
        "β粒子",
      ]
    }
    let keys = AlphabeticalKey.all(titles)
    #expect(keys.map(\.letter) == titles.map { AlphabeticalKey($0).letter })
    for (key, title) in zip(keys, titles).prefix(44) {
      let one = AlphabeticalKey(title)
      #expect(!(key < one) && !(one < key), "\(title)")
    }
  }

  @Test func titlesOfBothScriptsAreInOneOrder() {
    let titles = ["慕尼黑", "MIT", "班加罗尔", "巴黎", "Basel", "波士顿"]
    #expect(
      titles.sorted { AlphabeticalKey($0) < AlphabeticalKey($1) } == [
        "巴黎", "班加罗尔", "Basel", "波士顿", "MIT", "慕尼黑",
      ])
  }
}
