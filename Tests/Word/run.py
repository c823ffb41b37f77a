"""Checks the Word files of a built site, by themselves and as LibreOffice lays them out, and that each check can fail.

Usage: run.py SITE
Prints a line `ok: …` or `FAILED: …` for each check.
"""

import pathlib
import re
import sys
import tempfile

import agreement
import checks
from engines import browser
from office import Office
from package import Package
from source import Source  # of Tests/Print


class Tally:
    """What the checks said of all files together."""

    def __init__(self, failed=0):
        self.counts, self.found, self.failed = {}, {}, failed

    def add(self, title, name, result):
        count, found = result
        self.counts[title] = self.counts.get(title, 0) + count
        self.found.setdefault(title, []).extend(f"{name}: {problem}" for problem in found)

    def say(self):
        for title, count in self.counts.items():
            found = self.found[title] + ([] if count else ["it had nothing to look at"])
            print(f"{'FAILED' if found else 'ok'}: {title} ({count})", flush=True)
            for problem in found[:8]:
                print(f"    {problem}")
            if len(found) > 8:
                print(f"    and {len(found) - 8} more")
            self.failed += bool(found)


def check_against_briefing(tally, site, name, path, package, source, office):
    laid = agreement.Laid(office.convert(package.data, "pdf"))
    tally.add("LibreOffice's pages have 99.9 % of the briefing's text in its order", name, agreement.text(source, laid))
    tally.add("the headings are those of the briefing, with their numbers", name, agreement.headings(source, package))
    tally.add("captions stand on the page of their drawing", name, agreement.captions(package, laid))
    tally.add("the notes are those of the briefing", name, agreement.notes(source, package))
    tally.add("the tables are those of the briefing, cell by cell", name, agreement.cells(source, package))
    tally.add("LibreOffice saves what it has opened", name,
              agreement.saved(package, office.convert(package.data, "docx")))
    markup = path.with_suffix(".html").read_text()
    tally.add("the figures of facts are in the file", name, agreement.figures(site, package, markup, source.language))
    if "official" in source.classes:
        if source.language == "zh":
            tally.add("lines of the official profile stand on its grid", name, agreement.grid(laid))
    else:
        tally.add("the contents name about the right pages", name, agreement.contents(package, laid))


def check_that_checks_fail(package, source, office, site, markup):
    """Spoils a file in one way for each check, and gives the checks that do not see it."""
    blind = []
    for title, (check, spoil) in checks.CHECKS.items():
        if not check(package.changed(*spoil))[1]:
            blind.append(title)
    parts = dict(package.parts)
    document = parts["word/document.xml"].decode()
    parts["word/document.xml"] = re.sub(
        r"(<w:t [^>]*>)([^<]{120,})", lambda found: found[1] + found[2][:40], document).encode()
    spoiled = Package.of(parts)
    if not agreement.text(source, agreement.Laid(office.convert(spoiled.data, "pdf")))[1]:
        blind.append("the text on LibreOffice's pages")
    heading = package.changed("word/document.xml", '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="BodyText"/>')
    if not agreement.headings(source, heading)[1]:
        blind.append("the headings")
    turned = package.changed(
        "word/document.xml", '<w:pStyle w:val="Figure"/>', '<w:pStyle w:val="Figure"/><w:pageBreakBefore/>')
    if not agreement.captions(turned, agreement.Laid(office.convert(turned.data, "pdf")))[1]:
        blind.append("the captions")
    cell = package.changed("word/document.xml", "<w:tc>", '<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p>')
    if not agreement.cells(source, cell)[1]:
        blind.append("the tables")
    if package.notes and not agreement.notes(source, package.changed("word/footnotes.xml", "</w:t>", "x</w:t>"))[1]:
        blind.append("the notes")
    figure = agreement.printed_figures(markup)[0]
    number = package.parts["word/document.xml"].decode().count(figure)
    parts = dict(package.parts)
    parts["word/document.xml"] = parts["word/document.xml"].replace(figure.encode(), b"x")
    if number and not agreement.figures(site, Package.of(parts), markup, source.language)[1]:
        blind.append("the figures")
    return blind


def main(site):
    site = pathlib.Path(site)
    tally = Tally()
    files = sorted(site.rglob("*.docx"))
    with tempfile.TemporaryDirectory() as folder, browser() as page:
        office = Office(folder)
        first = None
        for path in files:
            package = Package(path.read_bytes())
            source = Source(page, path.with_suffix(".html").resolve().as_uri())
            for title, (check, _) in checks.CHECKS.items():
                tally.add(title, path.name, check(package))
            check_against_briefing(tally, site, path.name, path, package, source, office)
            if first is None and package.notes and package.find("//w:instrText[contains(., ' SEQ ')]"):
                first = (package, source, path.with_suffix(".html").read_text())
        tally.say()
        tally = Tally(tally.failed)
        if first:
            package, source, markup = first
            blind = check_that_checks_fail(package, source, office, site, markup)
            tally.add("every check sees a file that is spoiled for it", "spoiled",
                      (1, [f"nothing was seen of: {title}" for title in blind]))
    tally.add("there is a file of each profile in each language", "site", (len(files), [] if len(files) > 3 else ["too few"]))
    tally.say()
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
