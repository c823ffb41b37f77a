"""Writes a workspace of generated case pages, the same at every run: generate.py FOLDER PAGES [briefing].

With `briefing`, all of them are the parts of one briefing too."""

import pathlib
import random
import sys

folder, pages = pathlib.Path(sys.argv[1]), int(sys.argv[2])
random.seed(20261123)
words = "大学企业政府基金研究成果许可专利资金人才产业平台合作机制风险收益长期开放市场政策投入转移实验室"


def sentence() -> str:
    length = random.randint(12, 30)
    return "".join(random.choice(words) for _ in range(length)) + "。"


def paragraph() -> str:
    return "".join(sentence() for _ in range(random.randint(3, 6)))


content = folder / "Content"
(content / "data").mkdir(parents=True, exist_ok=True)
(content / "zh" / "cases").mkdir(parents=True)
(content / "zh" / "pillars").mkdir(parents=True)
(content / "site.yaml").write_text(
    "title: { zh: 生成的站点 }\nurl: https://example.org/\nlanguages: [zh]\nnavigation: [pillars]\n"
)
(content / "data" / "indicators.csv").write_text(
    "id,zh,en,pillar,unit,unit_zh,unit_en\n"
    + "".join(f"count-{n},指标{n},Indicator {n},one,items,项,item|items\n" for n in range(10))
)
facts = ["id,case,indicator,qualifier,value,sources,status"]
(content / "data" / "sources.yaml").write_text(
    "references:\n"
    + "".join(f"  - {{ id: source-{n}, type: book, title: 来源{n}, issued: {{ date-parts: [[2020]] }} }}\n" for n in range(50))
)
for name, title in (("one", "支柱"), ("index", "支柱")):
    (content / "zh" / "pillars" / f"{name}.md").write_text(f"---\ntitle: {title}\n---\n\n{paragraph()}\n")
(content / "zh" / "index.md").write_text(f"---\ntitle: 首页\n---\n\n{paragraph()}\n")
for number in range(pages):
    case = f"case-{number:05}"
    for fact in range(10):
        facts.append(
            f"{case}-{fact},{case},count-{fact},more-than,{random.randint(10, 900000)},source-{random.randint(0, 49)},reported"
        )
    parts = [f"---\ntitle: 案例{number}\nsummary: {sentence()}\npillars: [one]\norder: {number}\n---\n"]
    parts.append(":::takeaways\n" + "\n".join(f"- {sentence()[:-1]}:fact[{case}-{n}]。" for n in range(3)) + "\n:::\n")
    parts.append("::facts\n")
    for heading in ("做法", "机制", "条件", "局限", "启示"):
        parts.append(f"## {heading}\n")
        parts += [paragraph() + "\n" for _ in range(3)]
        parts.append(f"**“{sentence()[:6]}”**{sentence()[:-1]}:fact[{case}-{random.randint(0, 9)}]，见[案例](case-{random.randrange(pages):05}.md)[@source-{random.randint(0, 49)}]。\n")
    (content / "zh" / "cases" / f"{case}.md").write_text("\n".join(parts))
(content / "data" / "facts.csv").write_text("\n".join(facts) + "\n")
if "briefing" in sys.argv[3:]:
    (content / "zh" / "briefings").mkdir()
    (content / "zh" / "briefings" / "all.md").write_text(
        "---\ntitle: 全部案例\nsummary: 生成的案例。\nprofile: report\ndate: 2026-11-23\nparts:\n"
        + "".join(f"  - cases/case-{number:05}\n" for number in range(pages)) + "---\n"
    )
