"""Chinese line starts and ends, in ten measures and both engines."""

from engines import print_with_chromium, print_with_weasyprint
from lineends import offences
from printed import Printed, lines

MEASURES = (7, 9, 11, 13, 16, 19, 22, 26, 30, 34)

# What no style sheet can make an engine do: it breaks lines before these marks unless the text has a word joiner there,
# as Casebook writes it. The marks stand in the page both ways. Each limit must still be one, or the list is out of date.
LIMITS = {
    (engine, f"'{mark}' opens a line"): "its class in UAX 14 allows a break before it"
    for engine in ("chromium", "weasyprint") for mark in "·～／"}
JOINER = "\u2060"

MARKS = "、，。：；！？）〕］〉》」』】”’–"
OPENING = "（〔［〈《「『【“‘"
FILLER = "产学研用耐心资本开放生态三根支柱循环往复长期投入风险共担收益共享"


def text(tied):
    """Paragraphs in which every mark meets the end of a line in every measure."""
    paragraphs = []
    marks = [*MARKS, *(JOINER + mark for mark in "·～／—" if tied), *("·～／" if not tied else "")]
    for index, mark in enumerate(marks):
        words, at = [], index
        for length in range(1, 13):
            words.append(FILLER[at % 20:at % 20 + length])
            at += 3
        paragraphs.append(mark.join(words) + "。")
    for opening, closing in zip(OPENING, "）〕］〉》」』】”’"):
        words = [
            FILLER[n % 11:n % 11 + n % 5 + 1] + opening + FILLER[n % 7:n % 7 + n % 3 + 1] + closing
            for n in range(1, 14)]
        paragraphs.append("".join(words) + "。")
    for pair in ("——", "……"):
        paragraphs.append(pair.join(FILLER[n % 9:n % 9 + n % 6 + 1] for n in range(1, 18)) + "。")
    paragraphs.append("".join(f"{FILLER[n % 9:n % 9 + n % 4 + 1]}{10 + n}%的企业" for n in range(1, 15)) + "。")
    return paragraphs


def page(style, tied):
    """A column in each measure."""
    body = "".join(
        f'<section style="width:{measure}em;break-after:page">' + "".join(f"<p>{p}</p>" for p in text(tied))
        + "</section>" for measure in MEASURES)
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>行</title><style>{style}\n'
        "@page{size:A4;margin:15mm;@top-left{content:none}@top-right{content:none}@bottom-right{content:none}}"
        "html{font-size:10pt;line-height:16pt}p{margin:0 0 4pt;text-align:justify}</style></head>"
        f"<body>{body}</body></html>")


def check(browser, folder, style, spoil=""):
    """The lines of both engines: how many there are, and which break a rule that is not a known limit."""
    total, problems = 0, []
    for tied in (True,) if spoil else (True, False):
        html = page(style + spoil, tied)
        print_with_chromium(browser, html, folder / "lines-chromium.pdf")
        print_with_weasyprint(html, folder / "lines-weasyprint.pdf")
        for engine in ("chromium", "weasyprint"):
            count, seen = offences_in(folder / f"lines-{engine}.pdf")
            total += count
            for rule, broken in sorted(seen.items()):
                if tied or (engine, rule) not in LIMITS:
                    problems.append(f"{engine}: {rule}, {len(broken)} times: {broken[0]}")
            problems += [
                f"{engine}: '{rule}' is listed as a limit and does not happen" for other, rule in LIMITS
                if other == engine and not tied and rule not in seen and not spoil]
    return total, problems


def offences_in(path):
    """How many lines a file has, and those that break a rule, by rule."""
    printed = Printed(path)
    total, seen = 0, {}
    for tag in printed.all_tags("P"):
        rows = lines(printed.text_of(tag))
        total += len(rows)
        for rule, line in offences(rows):
            seen.setdefault(rule, []).append(line)
    return total, seen
