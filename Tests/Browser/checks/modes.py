"""A reader who wants no motion, chooses the colours, or runs no scripts."""

from check import Check, probe
from contrast import LABELS, contrasts

TEXT = "() => document.body.innerText.split('\\n').map(line => line.trim()).filter(Boolean)"


class Modes(Check):
    name = "modes"
    kinds = ("motion", "forced", "drawn", "scripts")

    def __init__(self, site):
        super().__init__(site)
        self.motion, self.current = probe("motion"), probe("current")
        self.lines, self.drawn = 0, 0
        self.kinds_of_page = {page.path for page in site.one_of_each_kind()}

    def wants(self, page):
        return page.path in self.kinds_of_page and not page.awaits and not page.is_paper

    async def look(self, tab, page):
        findings = []
        # Every tab asks for reduced motion.
        findings += [("motion", moving) for moving in await tab.page.evaluate(self.motion)]

        await tab.page.emulate_media(forced_colors="active")
        findings += [("forced", lost) for lost in await tab.page.evaluate(self.current)]
        # Charts keep their own colours on a ground that is no longer theirs.
        for scheme in ("dark", "light"):
            await tab.page.emulate_media(color_scheme=scheme)
            drawn = await contrasts(tab, LABELS)
            self.drawn += len(drawn)
            findings += [("drawn", f"{scheme}: {text}") for text, _, is_poor in drawn if is_poor]
        await tab.page.emulate_media(forced_colors="none")

        context = await tab.browser.new_context(java_script_enabled=False, viewport=tab.page.viewport_size)
        plain = await context.new_page()
        await plain.goto(tab.address)
        without = set(await plain.evaluate(TEXT))
        await context.close()
        await tab.page.goto(tab.address)
        # What is said of the scripts themselves has no use without them.
        await tab.page.evaluate("() => document.querySelectorAll('.scripted').forEach(e => { e.hidden = true; })")
        lines = await tab.page.evaluate(TEXT)
        self.lines += len(lines)
        findings += [("scripts", f"only with scripts: {line[:60]}") for line in lines if line not in without]
        return findings

    def figures(self):
        return (
            f"reduced motion, forced colours, no scripts: {self.pages} pages, one of each kind, "
            f"{self.lines} lines of text, {self.drawn} labels in charts"
        )
