"""One content set for Casebook and for Hugo, the same at every run.

generate(folder, pages) writes `folder/casebook` and `folder/hugo`: half the pages in Chinese, half their translations
into English, each with about 8 KB of text: four headings, a table, two notes, figures from a data file, sources and
links to other pages, which both programs check.
"""

import json
import pathlib
import random
import shutil
import struct
import zlib

HERE = pathlib.Path(__file__).parent
TEMPLATES = HERE.parent.parent / "Templates"
FONT = HERE.parent.parent / ".cache" / "fonts" / "FandolHei-Regular.otf"
KINDS = HERE.parent.parent / "Content" / "kinds.yaml"
HAN = "大学企业政府基金研究成果许可专利资金人才产业平台合作机制风险收益长期开放市场政策投入转移实验室"
LATIN = ("university firm state fund research result licence patent capital talent industry platform joint scheme risk "
         "return long open market policy spending transfer laboratory region centre board public private shared early "
         "late stage loan grant share").split()
HEADINGS = {"zh": ("做法", "机制", "条件", "启示"), "en": ("Practice", "Mechanism", "Conditions", "Lessons")}
LANGUAGES = ("zh", "en")
FACTS, INDICATORS = 4, 10


class Words:
    """Sentences by a generator of their own, so that a page is the same however many there are."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def sentence(self, language):
        if language == "zh":
            return "".join(self.random.choices(HAN, k=self.random.randint(12, 30))) + "。"
        words = self.random.choices(LATIN, k=self.random.randint(8, 16))
        return " ".join(words).capitalize() + "."

    def paragraph(self, language):
        gap = "" if language == "zh" else " "
        return gap.join(self.sentence(language) for _ in range(self.random.randint(4, 7)))

    def phrase(self, language):
        return self.sentence(language)[:-1]


def source(number, cases):
    """One of at most 200 sources, each of which some fact rests on."""
    return f"source-{number % min(200, cases * FACTS):03}"


def name(number):
    return f"case-{number:05}"


def case(number, cases, language, write):
    """The text of a case; `write` knows how a program writes figures, citations and lists of facts."""
    words = Words(f"{number} {language}")
    dice = random.Random(number)  # the same in both languages
    lines = []
    for section, heading in enumerate(HEADINGS[language]):
        lines += [f"## {heading}", ""]
        for _ in range(3):
            lines += [words.paragraph(language), ""]
        other = dice.randrange(cases)
        stop = "。" if language == "zh" else "."
        lines += [
            f"**{words.phrase(language)}** {words.phrase(language)} {write.fact(f'{name(number)}-{section % FACTS}')}, "
            f"*{words.phrase(language)[:8]}* [{words.phrase(language)[:10]}]({name(other)}.md) "
            f"{write.cite(source(dice.randrange(200), cases))}{stop}" + (f"[^{section + 1}]" if section < 2 else ""),
            "",
        ]
        if section == 0:
            lines += [write.facts(number), ""]
        if section == 1:
            lines += ["| A | B | C |", "|---|---|--:|"]
            lines += [
                f"| {words.phrase(language)[:8]} | {words.phrase(language)[:12]} | {words.phrase(language)[:6]} |" for _ in range(5)
            ]
            lines.append("")
        if section == 2:
            lines += [f"- {words.phrase(language)}" for _ in range(4)] + [""]
    lines += [f"[^{note}]: {words.sentence(language)}\n" for note in (1, 2)]
    return "\n".join(lines)


class CasebookWriter:
    def fact(self, fact):
        return f":fact[{fact}]"

    def cite(self, source):
        return f"[@{source}]"

    def facts(self, number):
        return "::facts"


class PlainWriter:
    """For programs without figures of their own: the same text with each figure and source written out."""

    def __init__(self, cases):
        self.rows = {row["id"]: row for row in facts(cases)}

    def fact(self, fact):
        return f"{self.rows[fact]['value']:,}"

    def cite(self, source):
        return f"(Source {source[-3:]})"

    def facts(self, number):
        rows = [self.rows[f"{name(number)}-{fact}"] for fact in range(FACTS)]
        return "\n".join(
            ["| Indicator | Value | Year | Source |", "|---|--:|---|---|"]
            + [f"| {row['indicator']} | {row['value']:,} | {row['period']} | {row['source']} |" for row in rows])


class HugoWriter:
    def fact(self, fact):
        return f'{{{{< fact "{fact}" >}}}}'

    def cite(self, source):
        return f'{{{{< cite "{source}" >}}}}'

    def facts(self, number):
        return f'{{{{< facts "{name(number)}" >}}}}'


def facts(cases):
    for number in range(cases):
        dice = random.Random(f"facts {number}")
        for fact in range(FACTS):
            yield {
                "id": f"{name(number)}-{fact}", "case": name(number), "indicator": f"count-{dice.randrange(INDICATORS)}",
                "value": dice.randint(10, 900000), "period": str(dice.randint(1990, 2025)),
                "source": source(number * FACTS + fact, cases),
            }


def flat_png(width, height, grey):
    """The bytes of a picture of one grey."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = (b"\0" + bytes([grey]) * (3 * width)) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def summary(number, language):
    return Words(f"summary {number} {language}").phrase(language)


def date(number):
    return f"2026-{1 + number % 9:02}-{1 + number % 27:02}"


def casebook(root, cases, everything):
    """Casebook's workspace; `everything` adds what Hugo does not do: the ledger, the search index, open data."""
    content = root / "Content"
    put(content / "site.yaml",
        "title: { zh: 比较, en: Comparison }\ndescription: { zh: 生成的站点, en: A generated site }\n"
        "url: https://example.org/\nlanguages: [zh, en]\npublisher: { zh: 编辑部, en: The editors }\n"
        "navigation: [cases, pillars]\ntemplates: own\n")
    shutil.copy(KINDS, content / "kinds.yaml")
    put(content / "data" / "indicators.csv",
        "id,zh,en,pillar,unit,unit_zh,unit_en\n"
        + "".join(f"count-{n},指标{n},Indicator {n},one,items,项,item|items\n" for n in range(INDICATORS)))
    put(content / "data" / "sources.yaml",
        "references:\n" + "".join(
            f"  - {{ id: source-{n:03}, type: book, title: Source {n}, publisher: Press, "
            "issued: { date-parts: [[2020]] } }\n" for n in range(min(200, cases * FACTS))))
    put(content / "data" / "facts.csv",
        "id,case,indicator,qualifier,value,period,sources,status\n" + "".join(
            f"{f['id']},{f['case']},{f['indicator']},exactly,{f['value']},{f['period']},{f['source']},reported\n"
            for f in facts(cases)))
    for language in LANGUAGES:
        folder = content / language
        put(folder / "index.md", f"---\ntitle: Home\n---\n\n{Words('home').paragraph(language)}\n")
        put(folder / "pillars" / "one.md", f"---\ntitle: Pillar\n---\n\n{Words('pillar').paragraph(language)}\n")
        put(folder / "pillars" / "index.md", f"---\ntitle: Pillars\n---\n\n{Words('pillars').paragraph(language)}\n")
        put(folder / "cases" / "index.md", "---\ntitle: Cases\n---\n\n::cases\n")
        if everything:
            put(folder / "evidence" / "index.md", "---\ntitle: Evidence\n---\n\n::ledger\n")
        for number in range(cases):
            put(folder / "cases" / f"{name(number)}.md",
                f"---\ntitle: {'案例' if language == 'zh' else 'Case'} {number}\nsummary: {summary(number, language)}\n"
                f"date: {date(number)}\npillars: [one]\norder: {number + 1}\n---\n\n"
                + case(number, cases, language, CasebookWriter()))
    shutil.copytree(TEMPLATES, root / "Templates")
    if not everything:
        (root / "Templates" / "search.mustache").unlink()


def hugo(root, cases):
    shutil.copytree(HERE / "hugo", root)
    (root / "assets").mkdir()
    (root / "assets" / "base.png").write_bytes(flat_png(1200, 630, 250))
    # The font that the program's own briefings are set in; without it Hugo draws with its own, which has no Chinese.
    if FONT.exists():
        shutil.copy(FONT, root / "assets" / "font.otf")
    (root / "static").mkdir()
    shutil.copy(TEMPLATES / "assets" / "site.css", root / "static" / "site.css")
    data = root / "data"
    rows = list(facts(cases))
    put(data / "facts.json", json.dumps({f["id"]: f for f in rows}))
    by_case = {}
    for row in rows:
        by_case.setdefault(row["case"], []).append(row["id"])
    put(data / "cases.json", json.dumps(by_case))
    put(data / "indicators.json", json.dumps(
        {f"count-{n}": {"zh": f"指标{n}", "en": f"Indicator {n}"} for n in range(INDICATORS)}, ensure_ascii=False))
    put(data / "sources.json", json.dumps(
        {f"source-{n:03}": {"title": f"Source {n}", "publisher": "Press", "year": 2020} for n in range(min(200, cases * FACTS))}))
    for language in LANGUAGES:
        folder = root / "content" / language
        put(folder / "_index.md", f"---\ntitle: Home\n---\n\n{Words('home').paragraph(language)}\n")
        put(folder / "pillars" / "one.md", f"---\ntitle: Pillar\n---\n\n{Words('pillar').paragraph(language)}\n")
        put(folder / "pillars" / "_index.md", f"---\ntitle: Pillars\n---\n\n{Words('pillars').paragraph(language)}\n")
        put(folder / "cases" / "_index.md", "---\ntitle: Cases\n---\n")
        for number in range(cases):
            put(folder / "cases" / f"{name(number)}.md",
                f"---\ntitle: {'案例' if language == 'zh' else 'Case'} {number}\nsummary: {summary(number, language)}\n"
                f"date: {date(number)}\npillars: [one]\nweight: {number + 1}\n---\n\n"
                + case(number, cases, language, HugoWriter()))


def pelican(root, cases):
    write = PlainWriter(cases)
    put(root / "pelicanconf.py",
        "SITENAME = 'Comparison'\nSITEURL = 'https://example.org'\nTHEME = 'simple'\nTIMEZONE = 'UTC'\nDEFAULT_LANG = 'zh'\n"
        "FEED_ALL_ATOM = 'feeds/all.atom.xml'\nDEFAULT_PAGINATION = False\n"
        "MARKDOWN = {'extensions': ['markdown.extensions.extra', 'markdown.extensions.toc'], 'output_format': 'html5'}\n")
    for language in LANGUAGES:
        for number in range(cases):
            text = case(number, cases, language, write).replace("](case-", "]({filename}case-")
            put(root / "content" / language / f"{name(number)}.md",
                f"Title: {'案例' if language == 'zh' else 'Case'} {number}\nDate: {date(number)}\nLang: {language}\n"
                f"Slug: {name(number)}\nCategory: cases\nSummary: {summary(number, language)}\n\n{text}")


def zensical(root, cases):
    write = PlainWriter(cases)
    put(root / "zensical.toml", '[project]\nsite_name = "Comparison"\nsite_url = "https://example.org/"\n')
    put(root / "docs" / "index.md", "# Comparison\n\n[案例](zh/index.md) [Cases](en/index.md)\n")
    for language in LANGUAGES:
        titles = [f"{'案例' if language == 'zh' else 'Case'} {number}" for number in range(cases)]
        put(root / "docs" / language / "index.md",
            "# Cases\n\n" + "".join(f"- [{title}]({name(number)}.md)\n" for number, title in enumerate(titles)))
        for number in range(cases):
            put(root / "docs" / language / f"{name(number)}.md",
                f"# {titles[number]}\n\n" + case(number, cases, language, write))


def peers(folder, pages):
    """Writes `pelican` and `zensical` below a folder."""
    cases = max(1, pages // 2)
    pelican(folder / "pelican", cases)
    zensical(folder / "zensical", cases)


def generate(folder, pages):
    """Writes `casebook`, `casebook-all` and `hugo` below a folder."""
    cases = max(1, pages // 2)
    casebook(folder / "casebook", cases, everything=False)
    casebook(folder / "casebook-all", cases, everything=True)
    hugo(folder / "hugo", cases)
