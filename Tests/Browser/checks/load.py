"""What loading a page asks for and moves: requests, complaints of the browser, layout shift."""

from check import Check, probe

MOST_REQUESTS = 3
# Below this a shift is 0.00 wherever it is reported: rounding of the browser's, no movement.
LEAST_SHIFT = 0.001
# A block that moves less stands where it stood.
MOST_DISTANCE = 1
# What browsers ask for on their own account, for tabs and home screens.
ICONS = "() => [...document.querySelectorAll('link[rel~=icon], link[rel=manifest]')].map(link => link.href)"


class Load(Check):
    name = "load"
    kinds = ("requests", "complaint", "shift", "arrival")

    def __init__(self, site):
        super().__init__(site)
        self.most_requests, self.most_shift = 0, 0.0
        self.kinds_of_page, self.farthest = {page.path for page in site.one_of_each_kind() if not page.awaits}, 0.0
        self.icons = set()
        self.shift, self.arrival = probe("shift"), probe("arrival")

    async def look(self, tab, page):
        findings = []
        shift, moved = await tab.page.evaluate(self.shift)
        self.most_shift = max(self.most_shift, shift)
        icons = await tab.page.evaluate(ICONS)
        self.icons |= set(icons)
        requests = [request for request in tab.requests if request not in icons]
        self.most_requests = max(self.most_requests, len(requests))
        if len(requests) > MOST_REQUESTS:
            findings.append(("requests", f"{len(requests)}: {' '.join(requests)}"))
        if shift >= LEAST_SHIFT:
            findings.append(("shift", f"{shift:.4f}: {moved}"))
        # A browser that is led on to the next page gives up its icon, and may say so when it is there.
        findings += [
            ("complaint", complaint) for complaint in tab.complaints if not any(icon in complaint for icon in self.icons)
        ]
        if page.path in self.kinds_of_page:
            distance, block = await tab.page.evaluate(self.arrival)
            self.farthest = max(self.farthest, distance)
            if distance > MOST_DISTANCE:
                findings.append(("arrival", f"{block} moves by {distance:.0f} px as the page arrives"))
            # What was taken away comes back.
            await tab.page.goto(tab.address, wait_until="load")
        return findings

    def figures(self):
        return (
            f"load: {self.pages} pages, at most {self.most_requests} requests (limit {MOST_REQUESTS}), "
            f"layout shift at most {self.most_shift:g} (limit 0), blocks moved at most {self.farthest:.1f} px "
            f"as {len(self.kinds_of_page)} pages arrive, one of each kind"
        )
