"""Searches a built site with its own script in a headless Chromium, and holds what is found against the plainest search.

Usage: search.py SITE. Ends with status 1 if anything is wrong; times are printed and never judged.
"""

import gzip
import pathlib
import re
import sys
import urllib.parse

from browser import Browser, Server
from oracle import RUN, WORD, Pages, Store, fold, sample

LIMIT = 30_000
SCRIPT_LIMIT = 10_000
QUERIES = 4_000

# Runs queries through the script's own index: the numbers of the entries found, and how long each took.
FIND = """
const queries = %s;
const script = document.querySelector("script[type=module]").src;
const { Index, parse } = await import(script);
window.searchIndex ??= new Index(new URL("./", document.querySelector("main form").action));
const found = [];
const times = [];
for (const query of queries) {
  const start = performance.now();
  const groups = await window.searchIndex.find(parse(query));
  times.push(performance.now() - start);
  found.push(groups.flatMap(({ entries }) => entries));
}
return { found, times };
"""

# Types queries into the field as a reader would see them typed, and times each until its results stand on the page.
SHOW = """
const queries = %s;
const input = document.querySelector("main input");
const root = document.querySelector("[data-search=page]");
const times = [];
const counts = [];
for (const query of queries) {
  const shown = new Promise((done) => root.addEventListener("search-shown", done, { once: true }));
  const start = performance.now();
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await shown;
  document.body.getBoundingClientRect();
  times.push(performance.now() - start);
  counts.push({
    total: [...root.querySelectorAll("[data-slot=total]")].reduce((sum, each) => sum + Number(each.textContent), 0),
    marks: [...root.querySelectorAll(".results mark")].map((mark) => mark.textContent),
    unmarked: [...root.querySelectorAll(".results ol > li")].filter((item) => !item.querySelector("mark")).length,
  });
}
return { times, counts };
"""


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


class Check:
    """Counts what holds and says what does not."""

    def __init__(self):
        self.failed = 0

    def __call__(self, holds, what):
        if not holds:
            self.failed += 1
        print(f"{'ok' if holds else 'FAILED'}: {what}")


def find(browser, queries):
    """Runs queries in portions: the entries found by each, and their times."""
    found, times = [], []
    for start in range(0, len(queries), 500):
        answer = browser.run(FIND % repr(queries[start : start + 500]))
        found += answer["found"]
        times += answer["times"]
    return found, times


def recall(check, browser, pages, store, queries, what, is_exact):
    """Holds what the script finds for queries against the pages that show them and the index's own texts."""
    found, times = find(browser, list(queries))
    missed, surplus, lost = [], [], []
    for (query, expected), numbers in zip(queries.items(), found):
        addresses = {urllib.parse.unquote(store.address(number)) for number in numbers}
        missed += [(query, address) for address in expected if address not in addresses]
        # A word is looked for by its beginning, without the English plural's s.
        containing = store.containing(query if is_exact else query.removesuffix("s"))
        lost += [(query, number) for number in containing if number not in numbers and is_exact]
        surplus += [(query, number) for number in numbers if number not in containing]
    total = sum(len(expected) for expected in queries.values())
    check(not missed, f"{what}: {total - len(missed)} of {total} pairs of query and page found {missed[:5] or ''}")
    check(not lost and not surplus, f"{what}: what is found is what contains it {(lost + surplus)[:5] or ''}")
    if is_exact:
        check(all(len(numbers) == len(set(numbers)) for numbers in found), f"{what}: nothing is found twice")
    print(f"    {len(queries)} queries, in the index p50 {percentile(times, .5):.1f} ms, p95 {percentile(times, .95):.1f} ms")


def are_marked(queries, counts):
    """Whether each result has a mark, and each mark the query, or of a word the beginning."""
    return all(
        count["total"] > 0 and count["unmarked"] == 0
        and all(query.removesuffix("s") in fold(mark) for mark in count["marks"])
        for query, count in zip(queries, counts)
    )


def addresses(check, pages, store):
    """Every address that a result can have leads to a page, and to a place on it."""
    ids = {}
    dead = []
    for entry in store.entries.values():
        page, _, place = urllib.parse.unquote(entry["a"]["url"]).partition("#")
        file = (pages.search / page / "index.html").resolve()
        if file not in ids:
            ids[file] = set(re.findall(r'\sid="([^"]*)"', file.read_text(encoding="utf-8"))) if file.exists() else None
        places = {place, *entry["anchors"]} - {""}
        if ids[file] is None or not places <= ids[file]:
            dead.append((page, places))
    check(not dead, f"the addresses of {len(store.entries)} entries lead somewhere {dead[:3] or ''}")


def sizes(check, site, store):
    """The sizes of the script and of the index's files."""
    script = next((site / "assets").glob("search.*.js")).read_bytes()
    size = len(gzip.compress(script, 9))
    check(size <= SCRIPT_LIMIT, f"the script is {size} bytes with gzip ({len(script)} without)")
    plain = [file.stat().st_size for file in store.files]
    packed = [len(gzip.compress(file.read_bytes(), 9)) for file in store.files]
    check(
        max(plain) <= LIMIT,
        f"{len(plain)} files of the index, {sum(plain)} bytes, the largest {max(plain)} bytes ({max(packed)} with gzip)",
    )


def keyboard(check, browser, url, query, other):
    """Walks through a search with the keyboard alone."""
    browser.go(url)
    active = "document.activeElement"
    field = "document.querySelector('main input')"
    count = "document.querySelectorAll('.results ol > li').length"
    browser.press("/")
    check(browser.run(f"return {active} === {field} && {field}.value === ''"), "the key / goes to the field")
    browser.type(query)
    check(browser.until(f"{count} > 0"), "results appear while typing")
    check(
        browser.until("document.querySelector('[role=status]').textContent.trim() !== ''"),
        "the live region says how many: " + browser.run("return document.querySelector('[role=status]').innerText.trim()"),
    )
    check(browser.run(f"return new URLSearchParams(location.search).get('q') === '{query}'"), "the query is in the address")
    browser.press("ArrowDown")
    first = "document.querySelector('.results a')"
    check(browser.run(f"return {active} === {first}"), "the arrow leads to the first result")
    browser.press("ArrowDown")
    browser.press("ArrowUp")
    check(browser.run(f"return {active} === {first}"), "and back to it")
    browser.press("ArrowUp")
    check(browser.run(f"return {active} === {field}"), "and up to the field")
    browser.press("Enter")
    browser.run(f"{field}.select()")
    browser.type(other)
    check(browser.until(f"document.title.startsWith('{other}')"), "another query")
    browser.run("history.back()")
    check(browser.until(f"{field}.value === '{query}' && {count} > 0"), "the back button shows the query before")
    browser.press("ArrowDown")
    target = browser.run(f"return {active}.href")
    browser.events.clear()
    browser.press("Enter")
    browser.wait("Page.loadEventFired")
    check(browser.run("return location.href.split('#')[0]") == target.split("#")[0], "Enter opens a result")
    browser.run("history.back()")
    check(browser.until(f"{field} && {field}.value === '{query}' && {count} > 0"), "and back to the results")
    browser.run(f"{field}.focus()")
    browser.press("Escape")
    check(
        browser.run(f"return {active} === {field} && {field}.value === '' && {count} === 0 && !location.search"),
        "Escape clears",
    )


def composition(check, browser, url):
    """Nothing is searched while an input method composes."""
    browser.go(url)
    browser.run("document.querySelector('main input').focus()")
    browser.send("Input.imeSetComposition", text="bo'shi", selectionStart=6, selectionEnd=6)
    quiet = not browser.until("document.querySelector('.answered')", seconds=0.3)
    browser.type("波士顿")
    check(quiet and browser.until("document.querySelector('.results mark')"), "an input method can compose in peace")


def languages(check, browser, base):
    """What is found in the other language is said."""
    shown = "!document.querySelector('[data-search=others]').hidden"
    browser.go(base + "en/search/?q=" + urllib.parse.quote("耐心资本"))
    check(browser.until(shown), "a Chinese query on the English page says what there is in Chinese")
    link = browser.run("return document.querySelector('[data-search=others] a:not([hidden])').href")
    browser.go(link)
    check(browser.until("document.querySelector('.results mark')"), "and its link leads there")
    browser.go(base + "search/?q=licence")
    check(browser.until(shown), "an English query on the Chinese page says what there is in English")
    browser.go(base + "search/?q=" + urllib.parse.quote("波士顿"))
    browser.until("document.querySelector('.results mark')")
    check(not browser.until(shown, seconds=0.5), "a Chinese query on the Chinese page is answered in Chinese alone")


def weight(check, browser, url):
    """The search costs a page that is not its own neither a script nor a request."""
    browser.send("Network.setCacheDisabled", cacheDisabled=True)
    browser.go(url)
    asked = [
        message["params"]["request"]["url"] for message in browser.events
        if message.get("method") == "Network.requestWillBeSent"
    ]
    asked = [address for address in asked if "favicon" not in address]
    browser.send("Network.setCacheDisabled", cacheDisabled=False)
    check(len(asked) <= 3 and not any(".js" in address for address in asked), f"a case page makes {len(asked)} requests")


def widths(check, browser, base):
    """No page of the search is wider than a narrow screen."""
    browser.send(
        "Emulation.setDeviceMetricsOverride", width=320, height=640, deviceScaleFactor=1, mobile=True)
    queries = ["search/?q=" + urllib.parse.quote(query) for query in ("许可", "谷歌", "MIT")]
    for page in queries + ["en/search/?q=google", "search/", "en/search/", "en/cases/boston/"]:
        browser.go(base + page)
        browser.until("document.querySelector('.results mark') || !location.search")
        wide = browser.run("return document.documentElement.scrollWidth")
        check(wide <= 320, f"{urllib.parse.unquote(page)} fits 320 pixels ({wide})")
    browser.send("Emulation.clearDeviceMetricsOverride")


def without_scripts(check, browser, base, pages):
    """The same form leads to the index of everything."""
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.go(base + "cases/boston/")
    browser.send("Emulation.setScriptExecutionDisabled", value=False)
    action = browser.run("return document.querySelector('header form[role=search]').action")
    check(action == base + "search/", "the form of every page leads to the search page")
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.go(action + "?q=x")
    browser.send("Emulation.setScriptExecutionDisabled", value=False)
    links = set(browser.run("return [...document.querySelectorAll('.index-part a')].map((link) => link.href.split('#')[0])"))
    listed = {urllib.parse.unquote(link.removeprefix(base)) for link in links}
    missing = {address for address in pages.texts if "#" not in address} - listed - {""}
    check(not missing, f"without scripts the index lists every page {sorted(missing)[:5] or ''}")


def main():
    site = pathlib.Path(sys.argv[1])
    check = Check()
    with Server(site) as server, Browser() as browser:
        for language, base, pattern in (("zh", server.url, RUN), ("en", server.url + "en/", WORD)):
            pages = Pages(site, language)
            store = Store(pages.search)
            print(f"== Search, {language}")
            sizes(check, site, store)
            addresses(check, pages, store)
            browser.go(base + "search/")
            texts = pages.parts(pattern, range(2, 7) if language == "zh" else None)
            queries = {query: texts[query] for query in sample(texts, QUERIES)}
            what = "Han texts of 2 to 6 characters" if language == "zh" else "words"
            recall(check, browser, pages, store, queries, f"{what} ({len(texts)} in all)", language == "zh")
            if language == "zh":
                single = pages.parts(RUN, range(1, 2))
                recall(check, browser, pages, store, single, f"single characters ({len(single)} in all)", True)
            shown = sample(texts, 150)
            answer = browser.run(SHOW % repr(shown))
            times, counts = answer["times"], answer["counts"]
            check(are_marked(shown, counts), "every result shown has its hit marked, and nothing else")
            print(f"    {len(shown)} queries typed, on the page p50 {percentile(times, .5):.1f} ms, p95 {percentile(times, .95):.1f} ms")
            complaints = [each for each in browser.complaints() if "favicon" not in each]
            check(not complaints, f"no complaints of the browser {complaints[:3] or ''}")
        print("== Search, in use")
        pages = Pages(site, "zh")
        keyboard(check, browser, server.url + "search/", "许可", "基金")
        composition(check, browser, server.url + "search/")
        languages(check, browser, server.url)
        weight(check, browser, server.url + "cases/boston/")
        widths(check, browser, server.url)
        without_scripts(check, browser, server.url, pages)
    print(f"search: {check.failed} failed")
    sys.exit(1 if check.failed else 0)


if __name__ == "__main__":
    main()
