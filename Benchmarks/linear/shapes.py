"""Workspaces in which one construct stands so and so often: `SHAPES[name](count)` gives the files by path.

A file that is given takes the place of that of `base`; the size of the input grows as the count.
"""

import json

SITE = "title: { zh: 站 }\nurl: https://example.org/\nlanguages: [zh]\nnavigation: [cases]\ntemplates: own\n"
KINDS = """case:
  folder: cases
  label: { zh: 案例 }
  subject: true
  keys: { pillars: { to: pillar, many: true }, place: { text: true, index: places }, tags: { words: true, many: true } }
pillar: { folder: pillars, label: { zh: 支柱 }, topic: true }
centre:
  folder: centres
  label: { zh: 中心 }
  keys: { region: { text: true }, cities: { words: true } }
recommendation:
  folder: recommendations
  label: { zh: 建议 }
  keys:
    pillar: { to: pillar }
    centres: { to: centre, many: true }
    draws_on: { to: case, many: true }
    evidence: { facts: true, many: true, within: draws_on }
    standing: { choice: [source, editors] }
"""
INDICATORS = "id,zh,en,pillar,unit,unit_zh,unit_en\nstaff,人员,Staff,one,people,人,person|people\n"
FACTS = "id,case,indicator,qualifier,value,sources,status\n"
SOURCE = "  - { id: %s, type: book, title: 来源, issued: { date-parts: [[2020]] } }\n"


def page(body="正文。\n", title="页", keys=""):
    return f"---\ntitle: {title}\n{keys}---\n\n{body}"


def base():
    return {
        "Content/site.yaml": SITE,
        "Content/kinds.yaml": KINDS,
        "Content/data/indicators.csv": INDICATORS,
        "Content/data/facts.csv": FACTS + "a,one,staff,exactly,5,s,reported\n",
        "Content/data/sources.yaml": "references:\n" + SOURCE % "s",
        "Content/zh/index.md": page(),
        "Content/zh/cases/index.md": page("::cases\n"),
        "Content/zh/cases/one.md": page("人员:fact[a]。\n", keys="pillars: [one]\nplace: 甲\n"),
        "Content/zh/pillars/one.md": page(),
        "Content/zh/evidence/index.md": page("::ledger\n"),
    }


SHAPES = {}


def shape(name):
    def add(make):
        SHAPES[name] = make
        return make

    return add


def text(name, unit, before="", after="", keys="", count=1):
    """A page whose text repeats something; `{n}` in it is the number of the turn."""
    def make(turns):
        if "{n}" in unit:
            body = "".join(unit.replace("{n}", str(number)) for number in range(turns * count))
        else:
            body = unit * (turns * count)
        return {"Content/zh/index.md": page(before + body + after + "\n", keys=keys)}

    SHAPES[name] = make


def table(name, path, head, row, count=1):
    def make(turns):
        return {path: head + "".join(row.replace("{n}", str(number)) for number in range(turns * count))}

    SHAPES[name] = make


# Signs of Markdown, each on one line and never closed, then closed, then a line each.
for word, sign in {
    "stars": "*a ", "two stars": "**a ", "underscores": "_a ", "strokes": "~~a ", "backticks": "`a ", "brackets": "[",
    "pictures": "![", "link ends": "](", "angles": "<", "ampersands": "&a", "backslashes": "\\", "dollars": "$a ",
    "note marks": "[^1", "citation marks": "[@s", "wide brackets": "［", "lenses": "【", "quotes": "“", "braces": "{",
    "directives": ":lit[a]{", "facts": ":fact[a", "colons": ":", "comments": "<!--", "tags": "<b ", "entities": "&#1",
    "emphasis in quotes": "**“a”**b", "attributes": "a{#", "short codes": "{{< a ", "wide stars": "＊＊a", "html": "<a href='",
    "addresses": "http://a ", "ids in brackets": "[a] ", "wide notes": "［^1］", "wide links": "【a】（b）", "spaced": ":fact [a] ",
    "hashes": "#", "pipes": "|", "equals": "=", "dashes": "-", "tildes": "~", "plus": "+ ", "digits": "1. ",
    "numbers": "有5家企业，", "English numbers": "had 5 firms, ", "shares": "占12.5%，", "years": "2019年至2020年，",
    "dates": "3 May 2020, ", "money": "5亿美元，", "words": "大学企业政府。", "joiners": "a\u200b", "broken links": "[x]a.md) ",
    "broken link starts": "[x](a.md ", "escaped": "\\* ", "math": "$$a", "wide colons": "：fact[a]", "tabs": "a\t",
}.items():
    text(f"{word} on a line", sign, "头", count=8)
for word, unit in {
    "strong on a line": "**a** ", "code on a line": "`a` ", "links on a line": "[a](cases/one.md) ",
    "wrong links on a line": "[a](b{n}.md) ", "one wrong link on a line": "[a](b.md) ", "pictures on a line": "![a](a{n}.png) ",
    "facts on a line": ":fact[a] ", "unknown facts on a line": ":fact[b{n}] ", "citations on a line": "[@s] ",
    "citations of places on a line": "[@s, p{n}] ", "unknown sources on a line": "[@t{n}] ", "literals on a line": ":lit[5] ",
    "references on a line": ":ref[f{n}] ", "unknown directives on a line": ":what{n}[a] ", "counts on a line": ":count[cases] ",
    "wide signs on a line": "，[a]（b.md）", "html on a line": "<b>a</b>", "notes of no definition on a line": "[^n{n}] ",
}.items():
    text(word, unit, "头", count=4)
text("sources in one citation", "@s; ", "头[", "@s]", count=4)
text("unknown sources in one citation", "@t{n}; ", "头[", "@s]", count=4)
text("attributes of a directive", "a{n}=b ", ":lit[a]{", "}", count=4)
text("one attribute over and over", "a=b ", ":lit[a]{", "}", count=4)
text("lines", "一行。\n", count=4)
text("paragraphs", "一段。\n\n", count=2)
text("headings", "## 标题{n}\n\n", count=1)
text("headings of one name", "## 标题\n\n", count=1)
text("headings of one id", "## 标题{n} {#a}\n\n", count=1)
text("a long heading", "题", "## ", count=16)
text("quotes in quotes", "> ", after="a", count=1)
text("lists in lists", "- ", after="a", count=1)
SHAPES["lists in lists by lines"] = lambda n: {
    "Content/zh/index.md": page("".join("  " * k + "- a\n" for k in range(int((2 * n) ** 0.5 * 2))))}
text("items", "- 项\n", count=2)
text("numbered items", "1. 项\n", count=2)
text("tasks", "- [ ] 项\n", count=2)
text("loose items", "- 项\n\n", count=2)
text("definitions", "词\n: 义\n\n", count=1)
text("terms of one definition", "词\n", after=": 义\n", count=2)
text("rows of a table", "| a | b |\n", "| a | b |\n|---|---|\n", count=2)
SHAPES["columns of a table"] = lambda n: {
    "Content/zh/index.md": page("|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "b|" * n + "\n")}
text("cells of one row", "a|", "| a | b |\n|---|---|\n|", count=4)
text("notes", "甲[^n{n}]。\n\n[^n{n}]: 注。\n\n", count=1)
text("notes at the end", "[^n{n}]: 注。\n\n", "甲[^n1]。\n\n", count=1)
text("marks of one note", "甲[^n] ", after="\n\n[^n]: 注。", count=2)
text("one note over and over", "[^n]: 注。\n\n", "甲[^n]。\n\n", count=1)
text("notes in notes", "[^n{n}]: 注[^m{n}]。\n\n", count=1)
text("lines of a note", "    行。\n", "甲[^n]。\n\n[^n]: 注。\n", count=4)
text("fences", "```\na\n```\n\n", count=1)
text("open fences in quotes", "> ```\n\n", count=1)
text("lines of code", "a b\n", "```\n", "```", count=4)
text("raw blocks", "<div>\na\n</div>\n\n", count=1)
text("comments", "<!-- a -->\n\n", count=1)
text("link definitions", "[a{n}]: b.md\n", count=2)
text("uses of a link definition", "[a] ", after="\n\n[a]: cases/one.md", count=4)
text("thematic breaks", "---\n\n", count=2)
text("boxes", ":::note\n文。\n:::\n\n", count=1)
text("open boxes", ":::note\n\n", count=1)
text("boxes in boxes", ":::note\n", "", "文。\n", count=1)
text("closing lines", ":::\n\n", count=2)
text("unknown boxes", ":::what\n文。\n:::\n\n", count=1)
text("unknown leaves", "::what{n}\n\n", count=1)
text("unknown leaves with ends", "::what\n\n:::\n\n", count=1)
text("key points", "- 点:fact[a]。\n", ":::takeaways\n", ":::", count=1)
text("figures", "::figure[图]{src=a.png alt=a id=f{n}}\n\n", count=1)
text("lists of pages", "::cases\n\n", count=1)
text("comparisons", "::compare{indicator=staff id=c{n}}\n\n", count=1)
text("charts", "::chart{type=bar indicator=staff id=c{n} title=T}\n\n", count=1)
text("charts of one id", "::chart{type=bar indicator=staff id=c title=T}\n\n", count=1)
text("broken evidence by lines", "甲:fact [a]乙。\n\n", count=2)
text("foreign markup by lines", "{{< a >}}\n\n", count=2)
text("numbers by lines", "甲有5家企业。\n\n", count=2)
text("avoided words on a line", "资金、", count=4)
text("full-width signs by lines", "＃ 标题\n\n", count=2)
text("hidden signs", "甲\u202e乙\n", count=2)
SHAPES["a cycle"] = lambda n: {"Content/zh/index.md": page(
    ":::chart{type=loop id=f title=T}\n" + "".join(f"- 阶段{k}\n  - 到下一步\n" for k in range(n)) + ":::\n")}
SHAPES["a matrix"] = lambda n: {"Content/zh/index.md": page(
    ":::chart{type=matrix id=f title=T}\n| 案例 | 甲 | 乙 |\n|---|---|---|\n" + "".join(f"| 丙{k} | 有 | 无 |\n" for k in range(n)) + ":::\n")}

# Front matter, settings, kinds and other YAML.
text("unknown keys", "", keys="")
SHAPES["unknown keys"] = lambda n: {"Content/zh/index.md": page(keys="".join(f"key{k}: a\n" for k in range(n)))}
SHAPES["a key over and over"] = lambda n: {"Content/zh/index.md": page(keys="summary: a\n" * n)}
SHAPES["words of a key"] = lambda n: {"Content/zh/cases/one.md": page(keys=f"tags: [{', '.join(f't{k}' for k in range(n))}]\n")}
SHAPES["unknown names in a key"] = lambda n: {
    "Content/zh/cases/one.md": page(keys=f"pillars: [{', '.join(f't{k}' for k in range(n))}]\n")}
SHAPES["one name in a key over and over"] = lambda n: {"Content/zh/cases/one.md": page(keys=f"pillars: [{', '.join(['one'] * n)}]\n")}
SHAPES["facts of a key"] = lambda n: {
    "Content/zh/recommendations/x.md": page(keys=f"draws_on: [one]\nevidence: [{', '.join(f'a{k}' for k in range(n))}]\n"),
    "Content/data/facts.csv": FACTS + "".join(f"a{k},one,staff,exactly,5,s,reported\n" for k in range(n))}
SHAPES["aliases of a page"] = lambda n: {"Content/zh/index.md": page(keys=f"aliases: [{', '.join(f'old/{k}' for k in range(n))}]\n")}
SHAPES["one alias over and over"] = lambda n: {"Content/zh/index.md": page(keys=f"aliases: [{', '.join(['old/a'] * n)}]\n")}
SHAPES["aliases that are pages"] = lambda n: {
    "Content/zh/index.md": page(keys=f"aliases: [{', '.join(f'p{k}' for k in range(n))}]\n"),
    **{f"Content/zh/p{k}.md": page() for k in range(n)}}
SHAPES["brackets in YAML"] = lambda n: {"Content/zh/index.md": page(keys=f"a: {'[' * n}\n")}
SHAPES["closed brackets in YAML"] = lambda n: {"Content/zh/index.md": page(keys=f"a: {'[' * n}{']' * n}\n")}
SHAPES["braces in YAML"] = lambda n: {"Content/zh/index.md": page(keys=f"a: {'{a: ' * n}1{'}' * n}\n")}
SHAPES["a long value"] = lambda n: {"Content/zh/index.md": page(keys=f"summary: {'词' * n * 16}\n")}
SHAPES["a long title"] = lambda n: {"Content/zh/index.md": page(title="题" * n * 4)}
SHAPES["a long value in quotes"] = lambda n: {"Content/zh/index.md": page(keys='summary: "' + "\\n" * n * 8 + '"\n')}
SHAPES["lines of a value"] = lambda n: {"Content/zh/index.md": page(keys="summary: >\n" + "  词\n" * n * 4)}
SHAPES["kinds"] = lambda n: {"Content/kinds.yaml": KINDS + "".join(f"k{k}: {{ folder: f{k}, label: {{ zh: 类 }} }}\n" for k in range(n))}
SHAPES["keys of a kind"] = lambda n: {
    "Content/kinds.yaml": KINDS + "many:\n  folder: many\n  label: { zh: 多 }\n  keys:\n" + "".join(f"    k{k}: text\n" for k in range(n))}
SHAPES["subjects among the kinds"] = lambda n: {
    "Content/kinds.yaml": KINDS + "".join(f"k{k}: {{ folder: f{k}, label: {{ zh: 类 }}, subject: true }}\n" for k in range(n))}
SHAPES["navigation"] = lambda n: {"Content/site.yaml": SITE.replace("[cases]", "[" + ", ".join(["cases"] * n) + "]")}
SHAPES["unknown pages in the navigation"] = lambda n: {
    "Content/site.yaml": SITE.replace("[cases]", "[" + ", ".join(f"p{k}" for k in range(n)) + "]")}
SHAPES["unknown settings"] = lambda n: {"Content/site.yaml": SITE + "".join(f"key{k}: a\n" for k in range(n))}
SHAPES["budgets"] = lambda n: {"Content/site.yaml": SITE + "budget:\n" + "".join(f"  p{k}: 14 KB\n" for k in range(n))}

# Sources.
SOURCES = "Content/data/sources.yaml"
table("sources", SOURCES, "references:\n", SOURCE % "s{n}")
SHAPES["sources of one id"] = lambda n: {SOURCES: "references:\n" + SOURCE % "s" * n}
SHAPES["authors of a source"] = lambda n: {SOURCES: "references:\n  - id: s\n    type: book\n    title: 来源\n    issued: { date-parts: [[2020]] }\n    author:\n" + "".join(f"      - {{ family: 王{k}, given: 明 }}\n" for k in range(n))}
SHAPES["fields of a source"] = lambda n: {SOURCES: "references:\n  - id: s\n    type: book\n    title: 来源\n    issued: { date-parts: [[2020]] }\n" + "".join(f"    field{k}: a\n" for k in range(n))}
SHAPES["a note of a source"] = lambda n: {SOURCES: "references:\n  - id: s\n    type: book\n    title: 来源\n    issued: { date-parts: [[2020]] }\n    note: '" + "k: v; " * n + "'\n"}
SHAPES["a long title of a source"] = lambda n: {SOURCES: "references:\n  - { id: s, type: book, title: " + "题" * n * 4 + ", issued: { date-parts: [[2020]] } }\n"}
SHAPES["sources that all pages cite"] = lambda n: {
    SOURCES: "references:\n" + "".join(SOURCE % f"s{k}" for k in range(n)),
    "Content/zh/index.md": page("".join(f"甲[@s{k}]。\n\n" for k in range(n)))}

# Tables.
FACTS_FILE = "Content/data/facts.csv"
table("facts", FACTS_FILE, FACTS, "a{n},one,staff,exactly,5,s,reported\n")
table("facts that differ", FACTS_FILE, FACTS, "a{n},one,staff,exactly,{n},s,reported\n")
table("facts of one id", FACTS_FILE, FACTS, "a,one,staff,exactly,5,s,reported\n")
table("facts of nobody", FACTS_FILE, FACTS, "a{n},,staff,exactly,5,s,reported\n")
table("facts of unknown cases", FACTS_FILE, FACTS, "a{n},c{n},staff,exactly,5,s,reported\n")
table("facts of unknown indicators", FACTS_FILE, FACTS, "a{n},one,i{n},exactly,5,s,reported\n")
table("facts of unknown sources", FACTS_FILE, FACTS, "a{n},one,staff,exactly,5,t{n},reported\n")
table("facts of a source each", FACTS_FILE, FACTS, "a{n},one,staff,exactly,5,s{n},reported\n")
_facts = SHAPES["facts of a source each"]
SHAPES["facts of a source each"] = lambda n: {
    **_facts(n), SOURCES: "references:\n" + "".join(SOURCE % f"s{k}" for k in range(n))}
table("wrong values", FACTS_FILE, FACTS, "a{n},one,staff,exactly,x,s,reported\n")
table("wrong qualifiers", FACTS_FILE, FACTS, "a{n},one,staff,exact,5,s,reported\n")
table("short rows", FACTS_FILE, FACTS, "a{n},one\n")
table("long rows", FACTS_FILE, FACTS, "a{n},one,staff,exactly,5,s,reported,,,,,\n")
table("quoted cells", FACTS_FILE, FACTS, '"a{n}","one","staff","exactly","5","s","reported"\n')
table("open quotes", FACTS_FILE, FACTS, 'a{n},"one,staff,exactly,5,s,reported\n')
table("empty rows", FACTS_FILE, FACTS, ",,,,,,\n")
SHAPES["columns"] = lambda n: {FACTS_FILE: FACTS[:-1] + "".join(f",c{k}" for k in range(n)) + "\na,one,staff,exactly,5,s,reported" + "," * n + "\n"}
SHAPES["columns of one name"] = lambda n: {FACTS_FILE: FACTS[:-1] + ",c" * n + "\na,one,staff,exactly,5,s,reported" + "," * n + "\n"}
SHAPES["columns without a name"] = lambda n: {FACTS_FILE: FACTS[:-1] + "," * n + "\na,one,staff,exactly,5,s,reported" + "," * n + "\n"}
SHAPES["commas"] = lambda n: {FACTS_FILE: FACTS + "," * n * 8 + "\n"}
SHAPES["quotes in a cell"] = lambda n: {FACTS_FILE: FACTS + 'a,one,staff,exactly,5,s,"' + '""' * n * 8 + '"\n'}
SHAPES["sources in a cell"] = lambda n: {FACTS_FILE: FACTS + "a,one,staff,exactly,5," + ";".join(f"t{k}" for k in range(n)) + ",reported\n"}
SHAPES["one source in a cell over and over"] = lambda n: {FACTS_FILE: FACTS + "a,one,staff,exactly,5," + ";".join(["s"] * n) + ",reported\n"}
SHAPES["digits of a value"] = lambda n: {FACTS_FILE: FACTS + "a,one,staff,exactly," + "1" * n * 8 + ",s,reported\n"}
SHAPES["a long note"] = lambda n: {FACTS_FILE: FACTS[:-1] + ",note_zh\na,one,staff,exactly,5,s,disputed," + "词有5家，" * n * 4 + "\n"}
SHAPES["a series"] = lambda n: {FACTS_FILE: FACTS[:-1] + ",period\n" + "".join(f"a{k},one,staff,exactly,5,s,reported,{1000 + k % 1000}-{1 + k // 1000 % 12:02}\n" for k in range(n))}
SHAPES["sums"] = lambda n: {FACTS_FILE: FACTS[:-1] + ",computed\n" + "".join(f"a{k},one,staff,exactly,5,s,reported,\n" for k in range(n)) + "b,one,staff,,,,," + '"sum(' + ", ".join(f"a{k}" for k in range(n)) + ')"\n'}
SHAPES["computed facts"] = lambda n: {FACTS_FILE: FACTS[:-1] + ",computed\na,one,staff,exactly,5,s,reported,\n" + "".join(f"b{k},one,staff,,,,,a + a\n" for k in range(n))}
SHAPES["computed facts in a chain"] = lambda n: {FACTS_FILE: FACTS[:-1] + ",computed\nb0,one,staff,exactly,5,s,reported,\na,one,staff,exactly,5,s,reported,\n" + "".join(f"b{k},one,staff,,,,,b{k - 1} + a\n" for k in range(1, n))}
SHAPES["computed facts in a circle"] = lambda n: {FACTS_FILE: FACTS[:-1] + ",computed\na,one,staff,exactly,5,s,reported,\n" + "".join(f"b{k},one,staff,,,,,b{(k + 1) % n} + a\n" for k in range(n))}
table("indicators", "Content/data/indicators.csv", INDICATORS, "i{n},指标{n},Indicator {n},one,items,项,item|items\n")
table("indicators of unknown topics", "Content/data/indicators.csv", INDICATORS, "i{n},指标{n},Indicator {n},t{n},items,项,item|items\n")
table("indicators of one name", "Content/data/indicators.csv", INDICATORS, "i{n},指标,Indicator,one,items,项,item|items\n")
table("rates", "Content/data/rates.csv", "currency,units_per_usd,period,source\n", "EUR,0.9,{n} average,s\n")
table("corrections", "Content/data/corrections.csv", "fact,date,old_qualifier,old,reason_zh,reason_en\n", "a,2026-01-01,exactly,{n},错,wrong\n")
table("corrections of unknown facts", "Content/data/corrections.csv", "fact,date,old_qualifier,old,reason_zh,reason_en\n", "b{n},2026-01-01,exactly,4,错,wrong\n")
SHAPES["corrected facts"] = lambda n: {
    FACTS_FILE: FACTS + "".join(f"a{k},one,staff,exactly,5,s,reported\n" for k in range(n)),
    "Content/data/corrections.csv": "fact,date,old_qualifier,old,reason_zh,reason_en\n" + "".join(f"a{k},2026-01-01,exactly,4,错,wrong\n" for k in range(n))}
table("terms", "Content/data/terms.csv", "id,zh,en,zh_avoid,en_avoid\n", "t{n},词{n},word {n},坏{n},bad {n}\n")
SHAPES["avoided words of a term"] = lambda n: {"Content/data/terms.csv": "id,zh,en,zh_avoid,en_avoid\nt,词,word," + ";".join(f"坏{k}" for k in range(n)) + ",\n"}
SHAPES["terms on a page"] = lambda n: {
    "Content/data/terms.csv": "id,zh,en,zh_avoid,en_avoid\n" + "".join(f"t{k},词{k},word {k},坏{k},bad {k}\n" for k in range(n)),
    "Content/zh/index.md": page("".join(f"坏{k}。\n\n" for k in range(n)))}

# Pages.
def pages(name, make):
    SHAPES[name] = make


pages("pages", lambda n: {f"Content/zh/cases/p{k}.md": page(keys="pillars: [one]\n") for k in range(n)})
pages("pages with an alias", lambda n: {f"Content/zh/cases/p{k}.md": page(keys=f"pillars: [one]\naliases: [old/{k}]\n") for k in range(n)})
pages("pages with a wrong link", lambda n: {f"Content/zh/cases/p{k}.md": page(f"[a](q{k}.md)\n", keys="pillars: [one]\n") for k in range(n)})
pages("pages with one wrong link", lambda n: {f"Content/zh/cases/p{k}.md": page("[a](q.md)\n", keys="pillars: [one]\n") for k in range(n)})
pages("pages with an unknown fact", lambda n: {f"Content/zh/cases/p{k}.md": page(f":fact[q{k}]\n", keys="pillars: [one]\n") for k in range(n)})
pages("pages that cite", lambda n: {f"Content/zh/cases/p{k}.md": page("甲[@s]。\n", keys="pillars: [one]\n") for k in range(n)})
pages("pages with a number", lambda n: {f"Content/zh/cases/p{k}.md": page("有5家。\n", keys="pillars: [one]\n") for k in range(n)})
pages("drafts", lambda n: {f"Content/zh/cases/p{k}.md": page(keys="pillars: [one]\ndraft: true\n") for k in range(n)})
pages("dated pages", lambda n: {f"Content/zh/p{k}.md": page(keys="date: 2026-01-01\n") for k in range(n)})
pages("tags", lambda n: {f"Content/zh/cases/p{k}.md": page(keys=f"tags: [t{k}]\nplace: p{k}\n") for k in range(n)})
pages("folders in folders", lambda n: {"Content/zh/" + "/".join("d" * min(n // 8, 900) for _ in [0]) + "/a.md": page()})
pages("translations with other facts", lambda n: {
    "Content/site.yaml": SITE.replace("[zh]", "[zh, en]").replace("zh: 站", "zh: 站, en: Site"),
    "Content/en/index.md": page(),
    **{f"Content/zh/p{k}.md": page("甲:fact[a]。\n") for k in range(n)},
    **{f"Content/en/p{k}.md": page("A.\n") for k in range(n)}})
pages("a briefing", lambda n: {
    "Content/zh/briefings/b.md": page(keys=f"date: 2026-01-01\nprofile: report\nparts: [{', '.join(f'cases/p{k}' for k in range(n))}]\n"),
    **{f"Content/zh/cases/p{k}.md": page("## 题\n\n甲:fact[a]。\n", keys="pillars: [one]\n") for k in range(n)}})
pages("briefings", lambda n: {
    f"Content/zh/briefings/b{k}.md": page(keys="date: 2026-01-01\nprofile: report\nparts: [cases/one]\n") for k in range(n)})
pages("unknown parts of a briefing", lambda n: {
    "Content/zh/briefings/b.md": page(keys=f"date: 2026-01-01\nprofile: report\nparts: [{', '.join(f'cases/p{k}' for k in range(n))}]\n")})
pages("advice", lambda n: {f"Content/zh/recommendations/p{k}.md": page(keys="draws_on: [one]\nevidence: [a]\n") for k in range(n)})
pages("lists of pages on pages", lambda n: {f"Content/zh/p{k}.md": page("::recommendations\n") for k in range(n)})
pages("files that nothing reads", lambda n: {f"Content/zh/p{k}.txt": "a" for k in range(n)})
pages("pictures that nothing shows", lambda n: {f"Content/assets/p{k}.txt": "a" for k in range(n)})
pages("look-alike ids", lambda n: {FACTS_FILE: FACTS + "".join(f"\u0430{k},one,staff,exactly,5,s,reported\n" for k in range(n))})

# Templates.
pages("tags of a template", lambda n: {"Templates/partials/x.mustache": "{{title}}" * n})
pages("sections of a template", lambda n: {"Templates/partials/x.mustache": "{{#a}}" * n + "{{/a}}" * n})
pages("open sections of a template", lambda n: {"Templates/partials/x.mustache": "{{#a}}" * n})
pages("unknown names in a template", lambda n: {"Templates/page.mustache": "".join(f"{{{{x{k}}}}}" for k in range(n))})
pages("style", lambda n: {"Templates/assets/site.css": "a { color: red } /* a */\n" * n})
pages("open comments in style", lambda n: {"Templates/assets/site.css": "/* " * n})
pages("words of the interface", lambda n: {"Templates/strings/zh.yaml+": "".join(f"word{k}: 词\n" for k in range(n))})
pages("tags of a drawing", lambda n: {
    "Content/assets/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + "<g/>" * n + "</svg>",
    "Content/zh/index.md": page("::figure[图]{src=assets/a.svg alt=a id=f}\n".replace("assets/", "../assets/"))})
pages("groups in groups of a drawing", lambda n: {
    "Content/assets/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + "<g>" * n + "</g>" * n + "</svg>",
    "Content/zh/index.md": page("::figure[图]{src=../assets/a.svg alt=a id=f}\n")})
pages("uses in a drawing", lambda n: {
    "Content/assets/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g id="a"/>' + '<use href="#a"/>' * n + "</svg>",
    "Content/zh/index.md": page("::figure[图]{src=../assets/a.svg alt=a id=f}\n")})
pages("attributes of a drawing", lambda n: {
    "Content/assets/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" ' + "".join(f'a{k}="b" ' for k in range(n)) + "/>",
    "Content/zh/index.md": page("::figure[图]{src=../assets/a.svg alt=a id=f}\n")})


# What every run of the tests holds: what once grew faster than its length, and one of each kind of thing beside it.
HELD = [
    "note marks on a line", "directives on a line", "facts on a line", "equals on a line", "tildes on a line",
    "addresses on a line", "emphasis in quotes on a line", "wide colons on a line", "uses of a link definition",
    "numbers on a line", "references on a line", "unknown facts on a line", "citations on a line",
    "unknown sources in one citation", "headings of one name", "lists in lists",
    "rows of a table", "notes", "marks of one note", "boxes", "closing lines", "figures", "unknown keys",
    "words of a key", "facts of a key", "aliases of a page", "lines of a value", "closed brackets in YAML", "kinds",
    "subjects among the kinds", "sources", "authors of a source", "facts", "facts of a source each",
    "facts of unknown sources", "columns", "sources in a cell", "computed facts in a chain", "corrected facts", "terms",
    "pages", "pages with a wrong link", "drafts", "briefings", "sections of a template", "style",
]

# How often a test lets a construct stand, where that is not the usual.
COUNTS = {
    # Where each is defined is looked up: of few a look at all would cost little.
    "notes": 240,
    # A page without words costs more in another place, which hides what few of them cost.
    "words of a key": 240,
    # Of many names the nearest 256 are compared letter by letter.
    "pages with a wrong link": 260,
    "pages with one wrong link": 260,
    # What is said of a line or a file a hundred times has been looked up; what signs mean is looked for within a reach.
    "attributes of a directive": 400,
    "unknown sources in one citation": 300,
    "figures": 240,
    "facts of a key": 240,
    "facts": 240,
    "corrected facts": 240,
    "references on a line": 240,
    "unknown facts on a line": 240,
}


def write(folder, name, count, templates):
    """Lays a shape over the base and gives its size in bytes."""
    import shutil

    files = base()
    given = SHAPES[name](count)
    files.update(given)
    shutil.copytree(templates, folder / "Templates", dirs_exist_ok=True)
    for path, text in files.items():
        if path.endswith("+"):
            path = path[:-1]
            text = (folder / path).read_text() + text
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return sum(len(text.encode()) for text in given.values())
