"""Holds two built sites against each other: the same pages, and on each the same figures, notes, rows and links."""

import decimal
import html
import pathlib
import re
import sys

MAIN = re.compile(r"<main.*?</main>", re.S)
TEXT = re.compile(r'<div class="text">.*?(?=<section class="back"|<div class="footnotes"|</article>)', re.S)
FIGURE = re.compile(r'<span class="figure">(.*?)</span>')
NUMBER = re.compile(r"([\d,]+(?:\.\d+)?)[\s\u2060]*([万亿]?)")
POWERS = {"": 1, "万": 10**4, "亿": 10**8}
TAG = re.compile(r"<[^>]+>")


def pages(site):
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        # A page that only leads on is none, nor is the one for wrong addresses.
        if name == "404.html" or "http-equiv" in (text := path.read_text(encoding="utf-8")):
            continue
        found[name] = facts_of(text)
    return found


def value(figure):
    """What a figure says, however its digits are grouped and whichever of Chinese's powers of ten it is written in."""
    digits, power = NUMBER.search(figure).groups()
    return str(int(decimal.Decimal(digits.replace(",", "")) * POWERS[power]))


def facts_of(text):
    main = MAIN.search(text).group()
    body = TEXT.search(main).group()
    figures = [value(html.unescape(TAG.sub("", figure))) for figure in FIGURE.findall(body)]
    return {
        "title": html.unescape(TAG.sub("", re.search(r"<h1.*?</h1>", main, re.S).group())).strip(),
        "figures": sorted(figures),
        "headings": [TAG.sub("", heading) for heading in re.findall(r"<h2[^>]*>(.*?)</h2>", body, re.S)],
        "rows": len(re.findall("<tr>", body)) - len(re.findall("<thead>", body)),
        "notes": len(re.findall(r'role="doc-noteref"', body)),
    }


def check(casebook, hugo):
    """Ends the run if the sites differ."""
    ours, theirs = pages(pathlib.Path(casebook)), pages(pathlib.Path(hugo))
    if set(ours) != set(theirs):
        sys.exit(f"not the same pages: {sorted(set(ours) ^ set(theirs))[:10]}")
    for name, facts in ours.items():
        if facts != theirs[name]:
            sys.exit(f"{name} differs:\n{facts}\n{theirs[name]}")
    figures = sum(len(facts["figures"]) for facts in ours.values())
    print(f"both made the same {len(ours)} pages with the same {figures} figures")
