"""What a check is, and what it finds."""

import pathlib
from dataclasses import dataclass

PROBES = pathlib.Path(__file__).parent / "probes"
DESKTOP = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which check and kind, on which page, and where on it."""

    check: str
    kind: str
    page: str
    detail: str

    def __str__(self):
        return f"{self.page}: {self.check}/{self.kind}: {self.detail}"


class Check:
    """Looks at pages that are open in a tab.

    `look` finds the tab at DESKTOP size in the light scheme and leaves it so.
    """

    name = ""
    # Every kind of finding that this check knows; each is planted in faults/. None: the kinds are another's.
    kinds = ()

    def __init__(self, site):
        self.site = site
        self.pages, self.seconds = 0, 0.0

    def wants(self, page):
        """Whether to look at a page; one that scripts have changed is no page as it was loaded."""
        return not page.awaits

    async def look(self, tab, page):
        """Gives pairs of kind and detail."""
        raise NotImplementedError

    def leftovers(self):
        """What is wrong once every page has been looked at."""
        return []

    def figures(self):
        """The line that says what was looked at."""
        raise NotImplementedError


def probe(name):
    """The text of a function that runs in the page."""
    return (PROBES / f"{name}.js").read_text(encoding="utf-8")
