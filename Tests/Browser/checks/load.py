"""What loading a page asks for and moves: requests, complaints of the browser, layout shift."""

from check import Check, probe

MOST_REQUESTS = 3
# Below this a shift is 0.00 wherever it is reported: rounding of the browser's, no movement.
LEAST_SHIFT = 0.001
# What browsers ask for on their own account, for tabs and home screens.
ICONS = "() => [...document.querySelectorAll('link[rel~=icon], link[rel=manifest]')].map(link => link.href)"


class Load(Check):
    name = "load"
    kinds = ("requests", "complaint", "shift")

    def __init__(self, site):
        super().__init__(site)
        self.most_requests, self.most_shift = 0, 0.0
        self.icons = set()
        self.shift = probe("shift")

    async def look(self, tab, page):
        findings = []
        shift = await tab.page.evaluate(self.shift)
        self.most_shift = max(self.most_shift, shift)
        icons = await tab.page.evaluate(ICONS)
        self.icons |= set(icons)
        requests = [request for request in tab.requests if request not in icons]
        self.most_requests = max(self.most_requests, len(requests))
        if len(requests) > MOST_REQUESTS:
            findings.append(("requests", f"{len(requests)}: {' '.join(requests)}"))
        if shift >= LEAST_SHIFT:
            findings.append(("shift", f"{shift:.4f}"))
        # A browser that is led on to the next page gives up its icon, and may say so when it is there.
        findings += [
            ("complaint", complaint) for complaint in tab.complaints if not any(icon in complaint for icon in self.icons)
        ]
        return findings

    def figures(self):
        return (
            f"load: {self.pages} pages, at most {self.most_requests} requests (limit {MOST_REQUESTS}), "
            f"layout shift at most {self.most_shift:g} (limit 0)"
        )
