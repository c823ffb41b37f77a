"""Times the search of a built site in a headless Chromium, from a key to results on the page: search_times.py SITE."""

import pathlib
import sys

from browser import Browser, Server
from oracle import RUN, Pages, Store, sample
from search import SHOW, Check, percentile, recall, sizes


def show(browser, queries):
    answer = browser.run(SHOW % repr(queries))
    return answer["times"]


def report(what, times):
    print(
        f"    {what}: p50 {percentile(times, .5):.1f} ms, p95 {percentile(times, .95):.1f} ms, "
        f"longest {max(times):.1f} ms ({len(times)} queries)"
    )


site = pathlib.Path(sys.argv[1])
check = Check()
pages = Pages(site, "zh")
store = Store(pages.search)
print(f"== Search, {len(pages.texts)} pages, {len(store.entries)} entries")
sizes(check, site, store)
texts = pages.parts(RUN, range(2, 7))
with Server(site) as server, Browser() as browser:
    browser.go(server.url + "search/")
    queries = {query: texts[query] for query in sample(texts, 2_000)}
    recall(check, browser, pages, store, queries, f"Han texts of 2 to 6 characters ({len(texts)} in all)", True)

    # Half of what people look for is in every page, half is rare.
    often = sorted(texts, key=lambda query: (-len(texts[query]), query))
    mixed = sample(texts, 150) + sample(often[: len(often) // 100], 150)
    show(browser, mixed)
    report("warm, every file loaded before", show(browser, mixed))
    single = sorted({query[0] for query in texts})
    show(browser, single)
    report("warm, single characters", show(browser, single))

    cold = []
    browser.send("Network.setCacheDisabled", cacheDisabled=True)
    for query in sample(mixed, 40):
        browser.go(server.url + "search/")
        cold += show(browser, [query])
    report("cold, nothing loaded, from loopback", cold)
    asked = []
    for query in sample(mixed, 20):
        browser.go(server.url + "search/")
        before = "performance.getEntriesByType('resource').filter((each) => each.name.endsWith('.json'))"
        show(browser, [query])
        asked.append(browser.run(f"const files = {before}; return [files.length, files.reduce((sum, each) => sum + each.encodedBodySize, 0)]"))
    print(
        f"    a cold query loads {percentile([files for files, _ in asked], .5)} files, "
        f"{percentile([size for _, size in asked], .5)} bytes in the middle, before compression"
    )
sys.exit(1 if check.failed else 0)
