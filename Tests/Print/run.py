"""Checks the printed briefings of a site, and that each check can fail.

Usage: run.py WEASYPRINT-SITE CHROMIUM-SITE [WEASYPRINT-SITE CHROMIUM-SITE]…, two builds of one site, each with the PDFs of
one engine; then the same of what is hard to print, `Hostile`, and of an English report in large type.
Prints a line `ok: …` or `FAILED: …` for each check.
"""

import pathlib
import shutil
import sys
import tempfile
from urllib.parse import unquote

import yaml

import checks
import measures
import selftest
import webpages
from engines import browser
from printed import Printed
from source import Source

# What a set of briefings need not have; the specimen has it.
MAY_BE_ABSENT = {"figures are whole", "large editions begin with one page that says it all"}

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


# What cannot hold where a row is as high as a page, and what Chromium does not keep to before a table that it puts on the
# next page.
NOT_OF_HOSTILE = {"no table row is split", "no lone line at a page's top or foot"}


def main(weasyprint, chromium, *more):
    tally = Tally()
    folder = pathlib.Path(tempfile.mkdtemp())
    sheets = ROOT / "Templates/print"
    style, official = (
        "\n".join((sheets / f"{name}.css").read_text() for name in ("base", profile))
        for profile in ("report", "official"))
    try:
        with browser() as page:
            print("-- the checks themselves")
            selftest.run(page, folder, style, official, (sheets / "weasyprint.css").read_text(), tally.say)
            print("-- lines in ten measures")
            for profile in ("report", "official"):
                style = "\n".join((sheets / f"{name}.css").read_text() for name in ("base", profile))
                tally.say(f"Chinese lines in ten measures and both engines ({profile})",
                          *measures.check(page, folder, style))
            print("-- web pages on paper")
            count, repeated, short = webpages.check(page, chromium, folder)
            twice, ends = "web pages on paper say nothing twice", "web pages on paper end with no page of two lines"
            tally.say(twice, count, repeated)
            tally.say(ends, count, short)
            count, repeated, short = webpages.check(
                page, chromium, folder, ".sidenote.disputed { display: inline !important }"
                " .bottom { position: static !important; break-before: page !important }", "cases/boston")
            tally.say(f"{twice}: fails on doubts that stand twice", count, [] if repeated else ["it found no fault"])
            tally.say(f"{ends}: fails on a footer by itself", count, [] if short else ["it found no fault"])
            briefings(page, {"weasyprint": weasyprint, "chromium": chromium}, tally)
            for kind, exempt, sites in zip(
                    ("of what is hard to print", "in large type"), (NOT_OF_HOSTILE, ()), zip(more[::2], more[1::2])):
                briefings(page, dict(zip(("weasyprint", "chromium"), sites)), tally, kind, exempt)
    finally:
        shutil.rmtree(folder)
    return tally.failed


def given(site, path):
    """The front matter of a briefing: in the workspace that the site lies in, or in the showcase."""
    name, language, _ = path.name.rsplit(".", 2)
    content = next(
        folder / "Content" for folder in (site.resolve().parents[1], ROOT) if (folder / "Content/site.yaml").exists())

    def read(language):
        file = content / language / "briefings" / f"{name}.md"
        return yaml.safe_load(file.read_text().split("---\n", 2)[1]) if file.exists() else {}

    # What is to be shown is said once, in the first language.
    first = yaml.safe_load((content / "site.yaml").read_text())["languages"][0]
    return {"show": read(first).get("show"), **read(language)}


def briefings(page, sites, tally, kind="", exempt=()):
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
            printed = Printed(file)
            numbers = {unquote(name): at + 1 for name, at in printed.destinations.items() if at is not None}
            it = checks.Print(
                Source(page, (site / path).resolve().as_uri(), numbers), printed, engine, given(site, path))
            prints.append(it)
            for title, check in checks.CHECKS.items():
                if title in exempt:
                    continue
                count, found = check(it)
                if count or title not in sums:
                    sums.setdefault(title, Sum()).add(name, count, found)
            fidelity = min(fidelity, it.fidelity)
        if len(prints) == 2:
            sums.setdefault("both engines print the same", Sum()).add(path.name, *checks.engines_agree(*prints))
    for title, total in sums.items():
        share = f", {fidelity:.3f} %" if title == "the text is the source's text" else ""
        name = f"{title}, {kind}" if kind else title
        if kind and not total.count:
            continue
        tally.say(name, total.count, total.found, f" in {total.files} files{share}")
    if not kind and len(pages) < 4:
        tally.say("two briefings in two languages", len(pages), ["there are fewer"])


if __name__ == "__main__":
    sys.exit(1 if main(*map(pathlib.Path, sys.argv[1:])) else 0)
