#!/usr/bin/env python3
"""Looks at every page of a built site in a browser. Usage: Tests/Browser/run.py [DIR [PAGE…]]

With pages named (`cases/boston en/index.html`) it looks at those alone, and at nothing but them.

Prints one line a check, `ok: …` or `FAILED: …` with its figures, and what it found. Each check must also find
the faults planted in faults/, all of them and nothing else: a check that cannot fail proves nothing.
"""

import asyncio
import pathlib
import shutil
import sys
import time

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import async_playwright

from check import DESKTOP, Finding
from checks.axe import Axe
from checks.keyboard import Keyboard
from checks.lines import Lines
from checks.links import broken_links
from checks.load import Load
from checks.modes import Modes
from checks.reflow import Reflow
from pages import Site

HERE = pathlib.Path(__file__).parent
CHECKS = [Load, Axe, Reflow, Keyboard, Modes, Lines]
TABS = 3
# A sheet that a script adopts is no inline style, so it works whatever the page's security policy says.
RESTYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}"""
# Marks the start of the frame that follows the one with the end of the page in it.
ARRIVED = """addEventListener("load", () =>
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("arrived"))))"""
# Milliseconds: a briefing's page is as high as all its paper, and other tabs and suites are at work beside this one.
PATIENCE = 180_000
SHOWN = 25


class Tab:
    """An open page, with what its loading asked for and complained of."""

    def __init__(self, browser, page, base):
        self.browser, self.page, self.base = browser, page, base
        self.requests, self.complaints, self.address = [], [], ""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.complaints.append(f"not loaded: {request.url}"))
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("console", self._hear)

    def _hear(self, message):
        # Nobody asked for an icon but the browser.
        if message.type in ("error", "warning") and not message.location["url"].endswith("/favicon.ico"):
            self.complaints.append(message.text)

    async def open(self, page):
        self.requests, self.complaints = [], []
        self.address = self.base + page.path
        await self.page.goto(self.address, wait_until="load")
        if page.awaits:
            await self.page.wait_for_selector(page.awaits)

    async def restyle(self, css):
        """Lays a style sheet over the page's own, or takes it away again if the sheet is empty."""
        await self.page.evaluate(RESTYLE, css)


class Chromium:
    """The one browser, opened anew should it fall over."""

    def __init__(self, playwright):
        self.playwright, self.browser, self.opening = playwright, None, asyncio.Lock()

    async def tab(self, base):
        async with self.opening:
            if not self.browser or not self.browser.is_connected():
                self.browser = await self.playwright.chromium.launch(executable_path=shutil.which("chromium"))
        context = await self.browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        await context.add_init_script(ARRIVED)
        return Tab(self.browser, await context.new_page(), base)

    async def close(self):
        await self.browser.close()


async def visit(tab, page, checks):
    """What the checks find on one page."""
    findings = []
    await tab.open(page)
    for check in checks:
        started = time.monotonic()
        for kind, detail in dict.fromkeys(await check.look(tab, page)):
            findings.append(Finding(check.name, kind, page.path, detail))
        check.pages += 1
        check.seconds += time.monotonic() - started
    return findings


async def tour(chromium, site, base, checks, wants):
    """Takes every page that a check wants through its checks, several tabs at a time."""
    findings, waiting = [], [page for page in site.pages if any(wants(check, page) for check in checks)]

    async def work():
        tab = None
        while waiting:
            page = waiting.pop(0)
            wanting = [check for check in checks if wants(check, page)]
            # A browser that falls over is no fault of the page, unless it does so twice.
            for is_last in (False, True):
                try:
                    tab = tab or await chromium.tab(base)
                    findings.extend(await visit(tab, page, wanting))
                    break
                except PlaywrightError as error:
                    complaints = "; ".join([error.message.splitlines()[0], *(tab.complaints if tab else [])])
                    tab = None
                    if is_last:
                        findings.append(Finding("load", "complaint", page.path, complaints))
        if tab:
            await tab.page.context.close()

    await asyncio.gather(*(work() for _ in range(TABS)))
    return findings


def say(good, line, findings=()):
    print(("ok: " if good else "FAILED: ") + line, flush=True)
    for finding in list(findings)[:SHOWN]:
        print(f"  {finding}")
    if len(findings) > SHOWN:
        print(f"  and {len(findings) - SHOWN} more")
    return good


def planted(site, checks, findings):
    """What the checks missed of the planted faults, and what they found beyond them."""
    wrong = []
    for check in checks:
        for page in site.pages:
            if check.name not in page.faults:
                continue
            expected = page.faults[check.name] - {"none"}
            found = {f.kind for f in findings if f.page == page.path and f.check == check.name}
            wrong += [Finding(check.name, kind, page.path, "planted and not found") for kind in expected - found]
            wrong += [f for f in findings if f.page == page.path and f.check == check.name and f.kind not in expected]
        everywhere = set().union(*(page.faults.get(check.name, set()) for page in site.pages))
        wrong += [Finding(check.name, kind, "-", "planted nowhere") for kind in check.kinds if kind not in everywhere]
    return wrong


async def main(root, *only):
    site, faults = Site(root, only), Site(HERE / "faults")
    good = True
    async with async_playwright() as playwright:
        chromium = Chromium(playwright)
        with faults.served() as base:
            checks = [check(faults) for check in CHECKS]
            found = await tour(chromium, faults, base, checks, lambda check, page: check.name in page.faults)
            wrong = planted(faults, checks, found)
            good &= say(not wrong, f"checks find {len({(f.page, f.check, f.kind) for f in found})} planted faults", wrong)
        with site.served() as base:
            checks = [check(site) for check in CHECKS]
            started = time.monotonic()
            found = await tour(chromium, site, base, checks, lambda check, page: check.wants(page))
            for check in checks:
                mine = [f for f in found if f.check == check.name]
                mine += [] if only else [Finding(check.name, kind, "-", detail) for kind, detail in check.leftovers()]
                good &= say(not mine, f"{check.figures()}: {len(mine)} findings", mine)
            shares = ", ".join(f"{check.name} {check.seconds:.0f} s" for check in checks)
            print(f"{len(site.pages)} pages in {time.monotonic() - started:.0f} s, {TABS} at a time: {shares}")
        await chromium.close()
    if only:
        return good
    _, broken = broken_links(HERE / "faults/links")
    good &= say(len(broken) == 2, f"lychee finds {len(broken)} of 2 planted faults", broken if len(broken) != 2 else ())
    count, broken = broken_links(site.root)
    good &= say(count > 0 and not broken, f"lychee, links and fragments offline: {count} links, {len(broken)} broken", broken)
    return good


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(main(*(sys.argv[1:] or ["Output/site"]))) else 1)
