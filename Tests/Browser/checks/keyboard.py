"""A walk with the Tab key: every stop is seen, in reading order, none is missed, none holds the reader."""

from check import DESKTOP, Check, probe

MOST_STOPS = 400
WIDTHS = (DESKTOP["width"], 360)


class Keyboard(Check):
    name = "keyboard"
    kinds = ("unseen", "obscured", "order", "trap", "unreached", "skip")

    def __init__(self, site):
        super().__init__(site)
        self.here, self.all = probe("focus"), probe("stops")
        self.stops = 0
        self.walked = {page.path for page in site.one_of_each_kind()}

    def wants(self, page):
        is_wanted = page.is_home or page.kind in ("case", "pillar") or "compare" in page.path or page.is_search
        return is_wanted and page.path in self.walked and not page.awaits

    async def look(self, tab, page):
        findings = []
        for width in WIDTHS:
            await tab.page.set_viewport_size({"width": width, "height": DESKTOP["height"]})
            await tab.page.goto(tab.address)
            # A page that glides to each stop would be looked at on its way.
            await tab.restyle("html { scroll-behavior: auto !important; }")
            findings += [(kind, f"{width} px: {detail}") for kind, detail in await self._walk(tab)]
        await tab.page.set_viewport_size(DESKTOP)
        return findings + await self._skip(tab)

    async def _walk(self, tab):
        expected = await tab.page.evaluate(self.all)
        findings = [("unreached", "more stops than a reader would walk")] if expected > MOST_STOPS else []
        seen = 0
        for _ in range(min(expected, MOST_STOPS) + 2):
            await tab.page.keyboard.press("Tab")
            stop = await tab.page.evaluate(self.here)
            if stop is None:
                break
            if stop["again"]:
                # Behind the last stop a browser may begin anew.
                if seen < expected:
                    findings.append(("trap", stop["name"]))
                break
            seen += 1
            findings += stop["findings"]
        else:
            findings.append(("trap", "the walk does not end"))
        if seen < expected and not any(kind == "trap" for kind, _ in findings):
            findings.append(("unreached", f"{seen} of {expected} stops"))
        self.stops += seen
        return findings

    async def _skip(self, tab):
        """The first stop leads past the navigation."""
        await tab.page.goto(tab.address)
        await tab.page.keyboard.press("Tab")
        if await tab.page.evaluate("() => document.activeElement.matches('[href^=\"#\"]')"):
            await tab.page.keyboard.press("Enter")
            await tab.page.keyboard.press("Tab")
        inside = await tab.page.evaluate("() => document.activeElement.closest('main') !== null")
        await tab.page.goto(tab.address)
        return [] if inside else [("skip", "the first stop does not lead into the main part")]

    def figures(self):
        return f"keyboard at {len(WIDTHS)} widths: {self.pages} pages, {self.stops} stops"
