"""Searches a built site with its own script in a headless Chromium, and holds what is found against the plainest search.

Usage: search.py SITE. Prints a line `ok: …` or `FAILED: …` for each check; times are printed and never judged. The site is
served below a path, with the security policy that it names itself in `_headers`.
"""

import contextlib
import functools
import gzip
import http.server
import pathlib
import re
import shutil
import sys
import tempfile
import threading
import time
import urllib.parse

from playwright.sync_api import Error, sync_playwright

from checks.axe import RUN as AXE
from checks.axe import TAGS
from checks.axe import _script as axe_script
from oracle import RUN, WORD, Pages, Store, fold, sample

LIMIT = 30_000
SCRIPT_LIMIT = 10_000
QUERIES = 4_000

# Runs queries through the script's own index: the numbers of the entries found, and how long each took.
FIND = """async (queries) => {
  const { Index, parse } = await import(document.querySelector("script[type=module]").src);
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
}"""

# Puts queries into the field as typing does, and times each until its results are laid out on the page.
SHOW = """async (queries) => {
  const input = document.querySelector("main input");
  const root = document.querySelector("[data-search=page]");
  const times = [];
  const shown = [];
  for (const query of queries) {
    const done = new Promise((then) => root.addEventListener("search-shown", then, { once: true }));
    const start = performance.now();
    input.value = query;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await done;
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
    shown.push({
      total: [...root.querySelectorAll("[data-slot=total]")].reduce((sum, each) => sum + Number(each.textContent), 0),
      marks: [...root.querySelectorAll(".results mark")].map((mark) => mark.textContent),
      unmarked: [...root.querySelectorAll(".results ol > li")].filter((item) => !item.querySelector("mark")).length,
    });
  }
  return { times, shown };
}"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files with a security policy."""

    protocol_version = "HTTP/1.1"
    policy = ""

    def end_headers(self):
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(site):
    """Serves a site below a path, since it has to work below any; gives its address."""
    names = re.search(r"Content-Security-Policy: (.*)", (site / "_headers").read_text(encoding="utf-8"))
    policy = names[1]
    if "unsafe" in policy:
        raise ValueError(f"no strict policy: {policy}")
    with tempfile.TemporaryDirectory() as work:
        (pathlib.Path(work) / "report").symlink_to(site.resolve())
        handler = functools.partial(type("Policed", (Handler,), {"policy": policy}), directory=work)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/report/"
        finally:
            server.shutdown()
            server.server_close()


@contextlib.contextmanager
def opened(**options):
    """A page in a headless Chromium, and what it complains of."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_context(**options).new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
        yield page
        browser.close()


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


class Check:
    """Says what holds and what does not, and counts the latter."""

    def __init__(self):
        self.failed = 0

    def __call__(self, holds, what):
        if not holds:
            self.failed += 1
        print(f"{'ok' if holds else 'FAILED'}: search: {what}", flush=True)


def holds(page, condition, seconds=10):
    """Whether a condition comes to hold in the page, which may be on its way to another."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(Error):
            if page.evaluate(f"!!({condition})"):
                return True
        page.wait_for_timeout(10)
    return False


def recall(check, page, pages, store, queries, what, is_exact):
    """Holds what the script finds for queries against the pages that show them and the index's own texts."""
    found, times = [], []
    for start in range(0, len(queries), 500):
        answer = page.evaluate(FIND, list(queries)[start : start + 500])
        found += answer["found"]
        times += answer["times"]
    missed, wrong = [], []
    for (query, expected), numbers in zip(queries.items(), found):
        addresses = {urllib.parse.unquote(store.address(number)) for number in numbers}
        missed += [(query, address) for address in expected if address not in addresses]
        # A word is looked for by its beginning, without the English plural's s.
        containing = store.containing(query if is_exact else query.removesuffix("s"))
        wrong += [(query, number) for number in numbers if number not in containing]
        if is_exact:
            wrong += [(query, number) for number in containing if number not in numbers]
        if len(numbers) != len(set(numbers)):
            wrong.append((query, "twice"))
    total = sum(len(expected) for expected in queries.values())
    check(not missed, f"{what}: {total - len(missed)} of {total} pairs of query and page found {missed[:5] or ''}")
    check(not wrong, f"{what}: what is found contains it {'and nothing else does ' if is_exact else ''}{wrong[:5] or ''}")
    print(f"  {len(queries)} queries, in the index p50 {percentile(times, .5):.1f} ms, p95 {percentile(times, .95):.1f} ms")


def are_marked(queries, shown):
    """Whether each result has a mark, and each mark the query, or of a word the beginning; M.I.T is the word mit."""
    return all(
        each["total"] > 0 and each["unmarked"] == 0
        and all(query.removesuffix("s") in fold(mark).replace(".", "") for mark in each["marks"])
        for query, each in zip(queries, shown)
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


ACTIVE = "document.activeElement"
FIELD = "document.querySelector('main input')"
COUNT = "document.querySelectorAll('.results ol > li').length"
OTHERS = "!document.querySelector('[data-search=others]').hidden"


def keyboard(check, page, url, query, other):
    """Walks through a search with the keyboard alone."""
    page.goto(url)
    page.keyboard.press("/")
    check(page.evaluate(f"{ACTIVE} === {FIELD} && {FIELD}.value === ''"), "the key / goes to the field")
    page.keyboard.insert_text(query)
    check(holds(page, f"{COUNT} > 0"), "results appear while typing")
    said = page.inner_text("[role=status]").strip()
    check(any(letter.isdigit() for letter in said), f"the live region says how many: {said}")
    check(page.evaluate("new URLSearchParams(location.search).get('q')") == query, "the query is in the address")
    first = "document.querySelector('.results a')"
    page.keyboard.press("ArrowDown")
    check(page.evaluate(f"{ACTIVE} === {first}"), "an arrow leads to the first result")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    check(page.evaluate(f"{ACTIVE} === {first}"), "on, and back to it")
    page.keyboard.press("ArrowUp")
    check(page.evaluate(f"{ACTIVE} === {FIELD}"), "and up to the field")
    page.keyboard.press("Enter")
    page.evaluate(f"{FIELD}.select()")
    page.keyboard.insert_text(other)
    check(holds(page, f"document.title.startsWith('{other}')"), "another query takes its place")
    page.go_back()
    check(holds(page, f"{FIELD}.value === '{query}' && {COUNT} > 0"), "the back button shows the query before")
    page.focus("main input")
    page.keyboard.press("ArrowDown")
    target = page.evaluate(f"{ACTIVE}.href")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check(page.url.split("#")[0] == target.split("#")[0], "Enter opens a result")
    page.go_back()
    check(holds(page, f"{FIELD}?.value === '{query}' && {COUNT} > 0"), "and the back button leads back to the results")
    before = page.evaluate(COUNT)
    page.click(".results button:not([hidden])")
    check(
        holds(page, f"{COUNT} > {before} && {ACTIVE}.closest('.results li')"),
        "the button for more shows more and leads to the first of them")
    page.keyboard.press("Escape")
    check(page.evaluate(f"{ACTIVE} === {FIELD}"), "Escape leads from results to the field")
    page.keyboard.press("Escape")
    check(page.evaluate(f"{FIELD}.value === '' && {COUNT} === 0 && !location.search"), "and clears it")


def composition(check, page, url):
    """Nothing is searched while an input method composes."""
    page.goto(url)
    page.focus("main input")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "bo'shi", "selectionStart": 6, "selectionEnd": 6})
    quiet = not holds(page, "document.querySelector('[role=status]').textContent", seconds=0.3)
    page.keyboard.insert_text("波士顿")
    check(quiet and holds(page, "document.querySelector('.results mark')"), "an input method composes undisturbed")


def languages(check, page, base):
    """What is found in the other language is said."""
    page.goto(base + "en/search/?q=" + urllib.parse.quote("耐心资本"))
    check(holds(page, OTHERS), "a Chinese query on the English page says what there is in Chinese")
    page.goto(page.evaluate("document.querySelector('[data-search=others] a:not([hidden])').href"))
    check(holds(page, "document.querySelector('.results mark')"), "and its link leads there")
    page.goto(base + "search/?q=licence")
    check(holds(page, OTHERS), "an English query on the Chinese page says what there is in English")
    page.goto(base + "search/?q=" + urllib.parse.quote("波士顿"))
    holds(page, "document.querySelector('.results mark')")
    check(not holds(page, OTHERS, seconds=0.5), "a Chinese query on the Chinese page is answered in Chinese alone")


def widths(check, page, base):
    """Results are no wider than a narrow screen."""
    page.set_viewport_size({"width": 320, "height": 640})
    queries = ["search/?q=" + urllib.parse.quote(query) for query in ("许可", "谷歌", "MIT")]
    for path in queries + ["en/search/?q=google"]:
        page.goto(base + path)
        holds(page, "document.querySelector('.results mark')")
        wide = page.evaluate("document.documentElement.scrollWidth")
        check(wide <= 320, f"{urllib.parse.unquote(path)} fits 320 pixels ({wide})")


def accessible(check, page, base):
    """axe finds nothing in results, in light, in dark and on a narrow screen."""
    found = []
    for path in ("search/?q=" + urllib.parse.quote("许可"), "search/?q=MIT", "en/search/?q=seoul", "search/?q=xyz"):
        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 320)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(base + path)
            holds(page, "document.querySelector('[role=status]').textContent")
            page.evaluate(axe_script())
            violations = page.evaluate(AXE, {"runOnly": TAGS})["violations"]
            found += [f"{path} {scheme} {width}: {each['id']} {each['target']}" for each in violations]
    page.emulate_media(color_scheme="light")
    check(not found, f"axe has no violations in results {found[:5] or ''}")


def without_scripts(check, base, pages):
    """The form of every page leads to the index of everything."""
    with opened(java_script_enabled=False) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(base + "cases/boston/")
        check(not any(".js" in address for address in asked), "other pages load no script")
        page.fill("header form[role=search] input", "税")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        check(page.url.startswith(base + "search/?q="), "the form of every page leads to the search page")
        links = page.eval_on_selector_all(".index-part a", "links => links.map((link) => link.href.split('#')[0])")
        listed = {urllib.parse.unquote(link.removeprefix(base)) for link in links}
        missing = {address for address in pages.texts if "#" not in address} - listed - {""}
        check(not missing, f"without scripts its index lists every page {sorted(missing)[:5] or ''}")


def main():
    site = pathlib.Path(sys.argv[1])
    check = Check()
    with served(site) as base:
        with opened() as page:
            for language, pattern in (("zh", RUN), ("en", WORD)):
                pages = Pages(site, language)
                store = Store(pages.search)
                is_exact = language == "zh"
                sizes(check, site, store)
                addresses(check, pages, store)
                page.goto(base + ("search/" if is_exact else "en/search/"))
                texts = pages.parts(pattern, range(2, 7) if is_exact else None)
                queries = {query: texts[query] for query in sample(texts, QUERIES)}
                what = "Chinese of 2 to 6 characters" if is_exact else "English words"
                recall(check, page, pages, store, queries, f"{what} ({len(texts)} in all)", is_exact)
                if is_exact:
                    single = pages.parts(RUN, range(1, 2))
                    recall(check, page, pages, store, single, "single characters", True)
                queries = sample(texts, 150)
                answer = page.evaluate(SHOW, queries)
                times = answer["times"]
                check(are_marked(queries, answer["shown"]), "every result shown has its hit marked, and nothing else")
                print(
                    f"  {len(queries)} queries typed, on the page p50 {percentile(times, .5):.1f} ms, "
                    f"p95 {percentile(times, .95):.1f} ms"
                )
            keyboard(check, page, base + "search/", "许可", "基金")
            composition(check, page, base + "search/")
            languages(check, page, base)
            accessible(check, page, base)
            widths(check, page, base)
            check(not page.complaints, f"the browser has no complaints {page.complaints[:3] or ''}")
        without_scripts(check, base, Pages(site, "zh"))
    sys.exit(1 if check.failed else 0)


if __name__ == "__main__":
    main()
