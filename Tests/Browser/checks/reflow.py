"""200 % zoom, a page 320 px wide, and a reader's own text spacing: nothing is lost, cut or covered."""

from check import DESKTOP, Check, probe

# What WCAG 1.4.12 lets a reader set.
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-bottom: 2em !important }"
)
# Half of 1280 px is what a zoom of 200 % leaves.
WIDTHS = (640, 320)


class Reflow(Check):
    name = "reflow"
    kinds = ("sideways", "outside", "clipped", "overlap")

    def __init__(self, site):
        super().__init__(site)
        self.probe = probe("reflow")
        self.texts = 0

    def wants(self, page):
        return not page.is_paper

    async def look(self, tab, page):
        findings = []
        for width in WIDTHS:
            findings += await self._look(tab, width, f"{width} px")
        await tab.restyle(SPACING)
        findings += await self._look(tab, 320, "320 px, wide spacing")
        findings += await self._look(tab, 1280, "1280 px, wide spacing")
        await tab.restyle("")
        return findings

    async def _look(self, tab, width, circumstance):
        await tab.page.set_viewport_size({"width": width, "height": DESKTOP["height"]})
        texts, findings = await tab.page.evaluate(self.probe)
        self.texts += texts
        return [(kind, f"{circumstance}: {detail}") for kind, detail in findings]

    def figures(self):
        return f"reflow at 640 and 320 px, text spacing: {self.pages} pages, {self.texts} runs of text"
