"""Checks the articles for WeChat of a built site: what they hold, and what an editable field keeps of them.

Usage: wechat.py SITE
Prints a line `ok: …` or `FAILED: …` for each check.
"""

import base64
import pathlib
import re
import sys

from lxml import html

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Print"))

from engines import browser  # noqa: E402

ELEMENTS = {"section", "p", "span", "strong", "br", "img", "table", "tbody", "tr", "td", "th"}
ATTRIBUTES = {"style", "src", "alt", "colspan"}

# What WeChat's editor takes away, as those say who have pasted into it: ids, classes, style sheets, scripts, links, SVG.
STRIP = r"""
(markup) => {
  const field = document.createElement('div');
  field.innerHTML = markup;
  for (const element of field.querySelectorAll('script, style, link, svg, iframe, form, input, button')) element.remove();
  for (const element of field.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      if (!['style', 'src', 'alt', 'colspan'].includes(name)) element.removeAttribute(name);
    }
    if (element.localName === 'a') element.replaceWith(...element.childNodes);
  }
  return field.innerHTML;
}
"""

# Copies by the page's own button and pastes into an editable field, as an editor does.
SELECT = """
() => {
  const field = document.createElement('div');
  field.contentEditable = 'true';
  field.id = 'field';
  document.body.append(field);
  field.focus();
}
"""


def fragment(page):
    return page.xpath("//article/section")[0]


def elements(article):
    found = []
    for element in article.iter():
        if element.tag not in ELEMENTS:
            found.append(f"<{element.tag}>")
        found += [f"{name} on <{element.tag}>" for name in element.attrib if name not in ATTRIBUTES]
    return len(list(article.iter())), sorted(set(found))


def pictures(article):
    found = []
    images = article.xpath(".//img")
    for image in images:
        if not image.get("src").startswith("data:image/png;base64,"):
            found.append(f"a picture is {image.get('src')[:30]}")
            continue
        data = base64.b64decode(image.get("src").split(",", 1)[1])
        width = int.from_bytes(data[16:20], "big")
        if width != 1440:
            found.append(f"a picture is {width} pixels wide")
        if not image.get("alt", "").strip():
            found.append("a picture has no words")
    return len(images), found


def tables(article):
    found = [f"a table of {len(row.xpath('td|th'))} columns" for row in article.xpath(".//tr") if len(row.xpath("td|th")) > 3]
    return len(article.xpath(".//tr")), found


def text_of(element):
    return re.sub(r"\s", "", element.text_content())


def order(article):
    """Notes, then sources stand at the end, and every mark of a note has its note."""
    text = text_of(article)
    heads = [text_of(p) for p in article.xpath("./p[contains(@style, 'border-left:4px')]")]
    found = []
    notes, sources = ("注释", "资料来源") if "资料来源" in heads else ("Notes", "Sources")
    if sources not in heads:
        found.append(f"no '{sources}' among {heads}")
    if notes in heads and heads.index(notes) > heads.index(sources):
        found.append("notes stand behind the sources")
    # Doubts and corrections may stand between the two, and nothing of the text.
    if notes in heads and len(heads) - heads.index(notes) > 4:
        found.append(f"the text goes on behind the notes: {heads}")
    return 1, found


def pasted(page, path, article):
    """What survives copying by the button and pasting into an editable field, and WeChat's filter behind it."""
    page.goto(path.resolve().as_uri())
    page.click("button[data-copy]")
    # What is copied reaches the clipboard a moment later.
    page.wait_for_timeout(700)
    page.evaluate(SELECT)
    page.keyboard.press("Control+V")
    page.wait_for_timeout(700)
    kept = page.evaluate("() => document.getElementById('field').innerHTML")
    filtered = html.fragment_fromstring(page.evaluate(STRIP, kept), create_parent="div")
    found = []
    if text_of(filtered) != text_of(article):
        found.append(f"{len(text_of(filtered))} of {len(text_of(article))} characters")
    for tag in ("img", "tr", "strong"):
        if len(filtered.xpath(f".//{tag}")) < len(article.xpath(f".//{tag}")):
            found.append(f"{len(filtered.xpath(f'.//{tag}'))} of {len(article.xpath(f'.//{tag}'))} <{tag}>")
    if len(filtered.xpath(".//*[@style]")) < len(article.xpath(".//*[@style]")) * 0.9:
        found.append("style was lost")
    return len(article.xpath(".//*")), found


def main(site):
    checks = {"articles hold nothing but what WeChat keeps": elements, "pictures are PNG 1,440 pixels wide, with words": pictures,
              "wide tables are pictures": tables, "notes and sources stand at the end": order}
    results = {title: [0, []] for title in [*checks, "what is copied and pasted is whole"]}
    blind = []
    with browser() as page:
        for path in sorted(pathlib.Path(site).rglob("*.wechat.html")):
            article = fragment(html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot())
            for title, check in [*checks.items(), (
                    "what is copied and pasted is whole", lambda article: pasted(page, path, article))]:
                count, found = check(article)
                results[title][0] += count
                results[title][1] += [f"{path.name}: {problem}" for problem in found]
        # Each check sees an article that is spoiled for it.
        row = "<tr>" + "<td>1</td>" * 4 + "</tr>"
        for title, spoiled in {
                "articles hold nothing but what WeChat keeps": '<section id="a"><a href="https://example.org/">x</a></section>',
                "pictures are PNG 1,440 pixels wide, with words": '<section><img src="https://example.org/a.png"></section>',
                "wide tables are pictures": f"<section><table>{row}</table></section>",
                "notes and sources stand at the end": "<section><p>1</p></section>"}.items():
            if not checks[title](html.fragment_fromstring(spoiled))[1]:
                blind.append(title)
    results["every check sees an article that is spoiled for it"] = [len(checks), blind]
    failed = 0
    for title, (count, found) in results.items():
        found = found or ([] if count else ["it had nothing to look at"])
        print(f"{'FAILED' if found else 'ok'}: {title} ({count})", flush=True)
        for problem in found[:8]:
            print(f"    {problem}")
        failed += bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
