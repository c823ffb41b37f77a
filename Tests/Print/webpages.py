"""Pages of the website on paper: nothing is said twice, and no page has two lines."""

from printed import Printed

# What paper shows beside what says the same: notes on doubts beside their list, tables below their chart.
REPEATED = """() => {
  const isListed = document.querySelector('[id^="doubt-"]') !== null;
  const notes = isListed ? [...document.querySelectorAll('.sidenote.disputed')] : [];
  return notes.concat([...document.querySelectorAll('.chart details')]).filter(e => e.checkVisibility()).map(e => e.textContent);
}"""
# How many lines a page has at least, and below which height, in points, its number stands.
FEWEST, FOOT = 3, 79


def check(browser, site, folder, spoil="", only=None):
    """How many pages were looked at, and what they say twice, and which end with a page of two lines.

    Looks at the heaviest page of each folder, or at those of one.
    """
    repeated, short, count = [], [], 0
    for path in pages(site):
        name = path.relative_to(site).parent
        if only and str(name) != only:
            continue
        browser.goto(path.resolve().as_uri())
        browser.emulate_media(media="print")
        if spoil:
            browser.add_style_tag(content=spoil)
        count += 1
        repeated += [f"{name}: says twice: {text.strip()[:40]}" for text in browser.evaluate(REPEATED)]
        browser.pdf(path=str(folder / "page.pdf"), prefer_css_page_size=True)
        printed = Printed(folder / "page.pdf", only_last=True)
        lines = {round(char.base) for char in printed.chars[-1] if char.base > FOOT}
        if len(printed.chars) > 1 and len(lines) < FEWEST:
            short.append(f"{name}: its last page has {len(lines)} lines")
    return count, repeated, short


def pages(site):
    folders = {}
    for path in sorted(site.glob("**/index.html")):
        parts = path.relative_to(site).parts
        key = parts[:2] if parts[0] == "en" else parts[:1]
        folders.setdefault(key, []).append(path)
    return sorted(max(paths, key=lambda path: path.stat().st_size) for paths in folders.values())
