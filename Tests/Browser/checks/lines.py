"""Chinese line rules as the browser sets them, at ten widths."""

from check import DESKTOP, Check, probe

WIDTHS = (320, 344, 360, 375, 390, 412, 540, 768, 1024, 1440)


class Lines(Check):
    name = "lines"
    kinds = ("opens", "ends", "split", "figure", "mark", "lone", "gap")

    def __init__(self, site):
        super().__init__(site)
        self.probe = probe("lines")
        self.lines = 0
        self.kinds_of_page = {page.path for page in site.one_of_each_kind()}

    def wants(self, page):
        return page.language.startswith("zh") and not page.is_paper and (page.kind == "case" or page.path in self.kinds_of_page)

    async def look(self, tab, page):
        findings = []
        for width in WIDTHS:
            await tab.page.set_viewport_size({"width": width, "height": 900})
            lines, wrong = await tab.page.evaluate(self.probe)
            self.lines += lines
            findings += [(kind, f"{width} px: {detail}") for kind, detail in wrong]
        await tab.page.set_viewport_size(DESKTOP)
        return findings

    def figures(self):
        return f"Chinese line rules at {len(WIDTHS)} widths: {self.pages} pages, {self.lines} lines"
