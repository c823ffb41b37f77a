"""Checks the printed briefings of a site, and that each check can fail.

Usage: run.py WEASYPRINT-SITE CHROMIUM-SITE, two builds of one site, each with the PDFs of one engine.
Prints a line `ok: …` or `FAILED: …` for each check.
"""

import pathlib
import shutil
import sys
import tempfile

import checks
import measures
import selftest
from engines import browser
from printed import Printed
from source import Source

# What a set of briefings need not have; the specimen has it.
MAY_BE_ABSENT = {"figures are whole"}

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Tally:
    """What the checks said: printed as they say it."""

    def __init__(self):
        self.failed = 0

    def say(self, title, count, found, note=""):
        if count == 0 and title not in MAY_BE_ABSENT:
            found = [*found, "it had nothing to look at"]
        print(f"{'FAILED' if found else 'ok'}: {title} ({count}{note})", flush=True)
        for problem in found[:8]:
            print(f"    {problem}")
        if len(found) > 8:
            print(f"    and {len(found) - 8} more")
        self.failed += bool(found)


class Sum:
    """One check over several files."""

    def __init__(self):
        self.count, self.found, self.files = 0, [], 0

    def add(self, name, count, found):
        self.count += count
        self.files += 1
        self.found += [f"{name}: {problem}" for problem in found]


def main(weasyprint, chromium):
    tally = Tally()
    folder = pathlib.Path(tempfile.mkdtemp())
    sheets = ROOT / "Templates/print"
    style = "\n".join((sheets / f"{name}.css").read_text() for name in ("base", "report"))
    try:
        with browser() as page:
            print("-- the checks themselves")
            selftest.run(page, folder, style, (sheets / "weasyprint.css").read_text(), tally.say)
            print("-- lines in ten measures")
            for profile in ("report", "official"):
                style = "\n".join((sheets / f"{name}.css").read_text() for name in ("base", profile))
                tally.say(f"Chinese lines in ten measures and both engines ({profile})",
                          *measures.check(page, folder, style))
            briefings(page, {"weasyprint": weasyprint, "chromium": chromium}, tally)
    finally:
        shutil.rmtree(folder)
    return tally.failed


def briefings(page, sites, tally):
    """Every check on every briefing, one line a check and engine."""
    pages = sorted(path.relative_to(sites["weasyprint"]) for path in sites["weasyprint"].glob("**/briefings/*/*.html")
                   if path.name != "index.html")
    print(f"-- {len(pages)} briefings, each by both engines")
    sums, fidelity = {}, 100
    for path in pages:
        prints = []
        for engine, site in sites.items():
            name = f"{path.name.removesuffix('.html')}, {engine}"
            file = (site / path).with_suffix(".pdf")
            if not file.exists():
                sums.setdefault("every briefing is printed", Sum()).add(name, 1, ["there is no PDF"])
                continue
            sums.setdefault("every briefing is printed", Sum()).add(name, 1, [])
            it = checks.Print(Source(page, (site / path).resolve().as_uri()), Printed(file), engine)
            prints.append(it)
            for title, check in checks.CHECKS.items():
                count, found = check(it)
                if count or title not in sums:
                    sums.setdefault(title, Sum()).add(name, count, found)
            fidelity = min(fidelity, it.fidelity)
        if len(prints) == 2:
            sums.setdefault("both engines print the same", Sum()).add(path.name, *checks.engines_agree(*prints))
    for title, total in sums.items():
        share = f", {fidelity:.3f} %" if title == "the text is the source's text" else ""
        tally.say(title, total.count, total.found, f" in {total.files} files{share}")
    if len(pages) < 4:
        tally.say("two briefings in two languages", len(pages), ["there are fewer"])


if __name__ == "__main__":
    sys.exit(1 if main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])) else 0)
