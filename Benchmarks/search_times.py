"""Times the search of a built site in a headless Chromium, from a key to results on the page: search_times.py SITE."""

import pathlib
import sys

from oracle import RUN, Pages, Store, sample
from search import SHOW, Check, opened, percentile, recall, served, sizes


def report(what, times):
    print(
        f"  {what}: p50 {percentile(times, .5):.1f} ms, p95 {percentile(times, .95):.1f} ms, "
        f"longest {max(times):.1f} ms ({len(times)} queries)"
    )


LOADED = """performance.getEntriesByType("resource").filter((each) => each.name.endsWith(".json"))"""

site = pathlib.Path(sys.argv[1])
check = Check()
pages = Pages(site, "zh")
store = Store(pages.search)
print(f"Search, {len(pages.texts)} pages, {len(store.entries)} entries")
sizes(check, site, store)
texts = pages.parts(RUN, range(2, 7))
with served(site) as base, opened() as page:
    page.goto(base + "search/")
    queries = {query: texts[query] for query in sample(texts, 2_000)}
    recall(check, page, pages, store, queries, f"Chinese of 2 to 6 characters ({len(texts)} in all)", True)

    # What people look for is now rare, now on every page.
    often = sorted(texts, key=lambda query: (-len(texts[query]), query))
    mixed = sample(texts, 150) + sample(often[: len(often) // 100], 150)
    single = sorted({query[0] for query in texts})
    for what, asked in (("2 to 6 characters", mixed), ("single characters", single)):
        page.evaluate(SHOW, asked)
        report(f"warm, {what}", page.evaluate(SHOW, asked)["times"])

    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    cold, loaded = [], []
    for query in sample(mixed, 40):
        page.goto(base + "search/")
        cold += page.evaluate(SHOW, [query])["times"]
        loaded.append(page.evaluate(
            f"[{LOADED}.length, {LOADED}.reduce((sum, each) => sum + each.encodedBodySize, 0)]"))
    report("cold, nothing loaded, from loopback", cold)
    print(
        f"  the first query loads {percentile([count for count, _ in loaded], .5)} files, "
        f"{percentile([size for _, size in loaded], .5)} bytes in the middle, before compression"
    )
sys.exit(1 if check.failed else 0)
