"""axe on every page in light and in dark, and what it could not decide.

Where axe cannot see what lies behind a text, the contrast is computed here from the painted pixels. Every other
undecided finding must be settled in settled.txt, by hand and with a reason.
"""

import importlib.util
import os
import pathlib
import zlib

from check import DESKTOP, Check
from contrast import LABELS, contrasts

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """options => axe.run(options).then(({violations, incomplete}) => {
  const brief = list => list.flatMap(({id, nodes}) => nodes.map(node => ({
    id, target: node.target.flat().join(" "),
    keys: [...node.any, ...node.all, ...node.none].map(({data}) => data?.messageKey).filter(Boolean),
  })));
  return {violations: brief(violations), incomplete: brief(incomplete)};
})"""
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations", "incomplete"], "preload": False}
# A target must be 24 px high and wide at every width, and a narrow page packs them closer.
NARROW = {"runOnly": {"type": "rule", "values": ["target-size"]}, "resultTypes": ["violations", "incomplete"]}

# Whether a page looks otherwise in the dark; one that is made for paper does not.
HAS_SCHEMES = """() => [...document.styleSheets].some(sheet =>
  [...sheet.cssRules].some(rule => /prefers-color-scheme|color-scheme:.*dark|light-dark/.test(rule.cssText)))"""


def _script():
    package = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    return (pathlib.Path(package) / "axe.min.js").read_text(encoding="utf-8")


class Settled:
    """settled.txt: lines `rule | key | why this is no fault`, with each line's uses counted."""

    def __init__(self):
        path = pathlib.Path(__file__).parents[1] / "settled.txt"
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
        self.uses = {tuple(word.strip() for word in line.split("|")[:2]): 0 for line in lines}

    def holds(self, rule, keys):
        for key in keys or ["-"]:
            if (rule, key) in self.uses:
                self.uses[rule, key] += 1
                return True
        return False


class Axe(Check):
    name = "axe"

    def __init__(self, site):
        super().__init__(site)
        self.script, self.settled = _script(), Settled()
        self.runs, self.computed, self.least = 0, 0, float("inf")

    def wants(self, page):
        # All pages, but of those that the program writes alike one in six; with ALL_PAGES=1 these, too.
        return not page.is_source or "ALL_PAGES" in os.environ or zlib.crc32(page.path.encode()) % 6 == 0

    async def look(self, tab, page):
        findings = []
        await tab.page.evaluate(self.script)
        for scheme in ("light", "dark") if await tab.page.evaluate(HAS_SCHEMES) else ("light",):
            await tab.page.emulate_media(color_scheme=scheme)
            findings += await self._run(tab, scheme, OPTIONS)
        await tab.page.emulate_media(color_scheme="light")
        await tab.page.set_viewport_size({"width": 320, "height": 800})
        findings += await self._run(tab, "320 px", NARROW)
        await tab.page.set_viewport_size(DESKTOP)
        return findings

    async def _run(self, tab, circumstance, options):
        self.runs += 1
        result = await tab.page.evaluate(RUN, options)
        findings = [(found["id"], f"{circumstance}: {found['target']}") for found in result["violations"]]
        unseen = [found["target"] for found in result["incomplete"] if found["id"] == "color-contrast"]
        # axe passes over the labels of drawings altogether.
        drawn = LABELS if options is OPTIONS else []
        for text, least, is_poor in await contrasts(tab, unseen + drawn):
            self.computed += 1
            self.least = min(self.least, least)
            if is_poor:
                findings.append(("contrast", f"{circumstance}: {text}"))
        for found in result["incomplete"]:
            if found["id"] != "color-contrast" and not self.settled.holds(found["id"], found["keys"]):
                why = ", ".join(found["keys"]) or "-"
                findings.append(("unsettled", f"{circumstance}: {found['id']} ({why}): {found['target']}"))
        return findings

    def leftovers(self):
        return [("stale", f"settled.txt: {' | '.join(line)}") for line, uses in self.settled.uses.items() if not uses]

    def figures(self):
        least = f", the least {self.least:.2f}:1" if self.computed else ""
        return f"axe 4: {self.pages} pages, {self.runs} runs, {self.computed} contrasts computed from pixels{least}"
