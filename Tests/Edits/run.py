#!/usr/bin/env -S python3 -B
"""Edits a copy of the showcase in about thirty ways, one after another, and says after each which files had to change.

Usage: Tests/Edits/run.py CASEBOOK. Prints a line `ok: …` or `FAILED: …` for each check. What had to change is found without
the program: an edit replaces words, and the files of the site that hold them are those that it reaches. Every file that
changed must be among those that may, every one that must have changed has, and whatever did not change is the very file that
stood there before. At the end the site is what a clean build makes.
"""

import argparse
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGE = {"data/datapackage.json"}
# Where the search lies, and what briefings are: all of it says what is on many pages.
SEARCH = ("assets/search/", "search/", "en/search/")
BESIDE = (*SEARCH, "briefings/", "en/briefings/")


class Site:
    """The published files: what is in each, and which file on the disk it is."""

    def __init__(self, folder):
        self.files = {}
        for path in folder.rglob("*"):
            if path.is_file() and path.name != ".manifest.json":
                self.files[path.relative_to(folder).as_posix()] = (path.read_bytes(), path.stat().st_ino)

    def holding(self, *texts):
        """The files that hold one of some texts, as they stand or as HTML and JSON write them."""
        forms = set()
        for text in texts:
            forms |= {text, text.replace("&", "&amp;").replace('"', "&quot;"), text.replace('"', '\\"')}
        found = [form.encode() for form in forms]
        return {path for path, (content, _) in self.files.items() if any(form in content for form in found)}

    def matching(self, pattern):
        expression = re.compile(pattern.encode())
        return {path for path, (content, _) in self.files.items() if expression.search(content)}

    def below(self, *folders):
        return {path for path in self.files if path.startswith(folders)}

    @property
    def word_files(self):
        """Files of Word, which are packed, so that nothing is found in them."""
        return {path for path in self.files if path.endswith(".docx")}

    @property
    def pages(self):
        """Pages that are set by a template, and do not only lead on to another."""
        return {path for path, (content, _) in self.files.items() if path.endswith("index.html") and b"<main" in content}


class Desk:
    """A copy of the showcase with its site."""

    def __init__(self, casebook, root):
        self.casebook, self.root = casebook, root
        for folder in ("Content", "Templates"):
            shutil.copytree(ROOT / folder, root / folder)

    def build(self, *options):
        done = subprocess.run(
            [self.casebook, "build", "--no-pictures", "--root", str(self.root), *options],
            capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "en_GB.UTF-8"})
        return done.returncode, done.stderr

    @property
    def site(self):
        return Site(self.root / "Output" / "site")

    def read(self, path):
        return (self.root / "Content" / path).read_text()

    def write(self, path, text):
        place = self.root / "Content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    def replace(self, path, old, new, count=1):
        text = self.read(path)
        assert old in text, f"{path} has no '{old}'"
        self.write(path, text.replace(old, new, count))

    def template(self, path, added):
        place = self.root / "Templates" / path
        place.write_text(place.read_text() + added)

    def clause(self, path):
        """A piece of plain text of a page that stands nowhere else in it: between two marks, without markup."""
        text = self.read(path).split("\n---\n", 1)[1]
        for line in text.splitlines():
            if line[:1] in "#:|->![`*1234567890" or not line:
                continue
            for piece in re.findall(r"(?<=[，。；])[\u4e00-\u9fff]{8,}(?=[，。；])|(?<=[.,;] )[A-Za-z ]{24,}(?=[,.;])", line):
                if text.count(piece) == 1:
                    return piece
        raise AssertionError(f"{path} has no clause of plain text")

    def key(self, path, name):
        """What a page's front matter says for a key, on one line."""
        found = re.search(rf"^{name}: *(.+)$", self.read(path), re.MULTILINE)
        assert found, f"{path} has no {name}"
        return found[1].strip().strip('"')

    def fact(self, number):
        """A row of the facts with a plain whole number and nothing computed from it or said of it elsewhere."""
        rows = self.read("data/facts.csv").splitlines()[1:]
        everything = "".join(path.read_text() for path in (self.root / "Content" / "data").iterdir() if path.is_file())
        found = [
            row for row in rows
            if re.match(r"[a-z0-9-]+,[a-z-]+,,[a-z0-9-]+,exactly,\d{2,3},,,", row) and '"' not in row
            and row.endswith(",,") and everything.count(row.split(",")[0]) == 1]
        return found[number]


def text_edits(desk):
    """Edits of pages' texts: what holds the clause, and nothing else."""
    for path in (
            "zh/cases/stockholm.md", "en/cases/stockholm.md", "zh/pillars/capital.md", "zh/centres/beijing.md",
            "zh/recommendations/cost-sharing.md", "zh/about.md"):
        def edit(site, path=path):
            clause = desk.clause(path)
            desk.replace(path, clause, clause + ("，此外再无" if path.startswith("zh") else " and no more"))
            # A translation says that its original has changed since.
            other = {f"en/{path[3:-3]}/index.html"} if path.startswith("zh") else set()
            # The pages of briefings say how large the files are that hold it.
            files = site.below(*BESIDE)
            return site.holding(clause), site.holding(clause) | files | other
        yield f"a sentence of {path}", edit


def key_edits(desk):
    """Edits of front matter: all that may show it are the files that hold it."""
    for name, path, change in (
            ("summary", "zh/cases/london.md", lambda old: old.replace("。", "，仅此而已。", 1)),
            ("title", "en/cases/helsinki.md", lambda old: old + " and Espoo"),
            ("updated", "zh/cases/paris.md", lambda old: "2026-11-25"),
            ("order", "zh/cases/tokyo-yokohama.md", lambda old: "99")):
        def edit(site, name=name, path=path, change=change):
            old = desk.key(path, name)
            desk.replace(path, f"{name}: ", f"{name}: {change(old)}  # ", 1) if name in ("updated", "order") else desk.replace(path, old, change(old))
            page = {f"{path[3:-3]}/index.html" if path.startswith("zh") else f"en/{path[3:-3]}/index.html"}
            if name in ("summary", "title"):
                return page if name == "title" else set(), set(site.files)
            return set(), set(site.files)
        yield f"the {name} of {path}", edit


def fact_edits(desk):
    """Edits of one fact: the pages that name it, its own document, the tables, and briefings, which print their digest."""
    data = {"data/facts.csv", "data/facts.json"} | PACKAGE

    def beside(site):
        return site.below(*BESIDE)

    def value(site):
        cells = desk.fact(0).split(",")
        desk.replace("data/facts.csv", ",".join(cells[:6]), ",".join(cells[:5] + [str(int(cells[5]) + 1)]))
        named = site.matching(rf'#{cells[0]}"><span class="figure">')
        return data | {f"data/facts/{cells[0]}.json"} | named, data | site.holding(cells[0]) | beside(site) | site.below("charts/")

    def note(site):
        cells = desk.fact(1).split(",")
        desk.replace("data/facts.csv", desk.fact(1), ",".join(cells[:13] + ["记录如此。", "So it is recorded."] + cells[15:]))
        return data | {f"data/facts/{cells[0]}.json"}, data | site.holding(cells[0]) | beside(site)

    def standing(site):
        cells = desk.fact(2).split(",")
        other = "corroborated" if cells[12] == "reported" else "reported"
        desk.replace("data/facts.csv", desk.fact(2), ",".join(cells[:12] + [other] + cells[13:]))
        return data | {f"data/facts/{cells[0]}.json"}, data | site.holding(cells[0]) | beside(site) | site.pages

    def above(site):
        texts = "".join(path.read_text() for path in (desk.root / "Content").rglob("*.md"))
        row = next(cells for cells in (desk.fact(number).split(",") for number in range(10**6)) if cells[3] not in texts)
        new = ",".join(["zz-new"] + row[1:5] + ["987654"] + row[6:8] + ["", ""] + row[10:])
        header = desk.read("data/facts.csv").splitlines()[0]
        desk.replace("data/facts.csv", header + "\n", header + "\n" + new + "\n")
        pages = site.holding(f"/cases/{row[1]}/", row[0], *row[10].split(";"))
        return data, data | {"data/fact-sources.csv", "data/fact-sources.json", "data/series.csv", "data/series.json"} | pages | beside(site)

    return [("the value of a fact", value), ("the note of a fact", note), ("the standing of a fact", standing), ("a fact above all others", above)]


def data_edits(desk):
    """Edits of what facts rest on: briefings print the digest of all of it."""
    def definition(site):
        rows = desk.read("data/indicators.csv").splitlines()
        old = next(cell for row in rows[1:] if '"' not in row for cell in row.split(",") if re.fullmatch(r"[\u4e00-\u9fff，、]{10,}。?", cell))
        desk.replace("data/indicators.csv", old, old.rstrip("。") + "，按原文。")
        return PACKAGE | {"data/indicators.csv", "data/indicators.json"}, site.holding(old) | PACKAGE | site.below(*BESIDE, "data/facts/")

    def title(site):
        old = re.search(r"title: (MIT[^\n{}\"]{12,})\n", desk.read("data/sources.yaml"))[1].strip()
        desk.replace("data/sources.yaml", old, old + ", as printed")
        return PACKAGE | {"data/sources.csv", "data/sources.json"}, site.holding(old) | PACKAGE | site.below(*BESIDE)

    def term(site):
        row = desk.read("data/terms.csv").splitlines()[1]
        desk.replace("data/terms.csv", row + "\n", "")
        return set(), site.holding(*row.split(",")[:3])

    return [("a definition", definition), ("the title of a source", title), ("a term that goes", term)]


def workspace_edits(desk):
    def site_title(site):
        desk.replace("site.yaml", "title: { zh: 镜鉴,", "title: { zh: 镜与鉴,")
        return {path for path in site.pages if not path.startswith("en/")}, set(site.files)

    def publisher(site):
        desk.replace("site.yaml", "en: The Jingjian editors", "en: Editors of Jingjian")
        held = site.holding("The Jingjian editors")
        return held & site.pages, held | site.word_files

    def navigation(site):
        desk.replace("site.yaml", "[cases, compare,", "[compare, cases,")
        return site.pages, set(site.files)

    def label(site):
        desk.replace("kinds.yaml", "zh: 案例", "zh: 实例")
        return set(), site.holding("案例") | site.below(*SEARCH) | site.word_files

    def page_template(site):
        desk.template("base.mustache", "<!-- edited -->\n")
        return site.pages, {path for path in site.files if path.endswith(".html")}

    def kind_template(site):
        desk.template("case.mustache", "<!-- edited -->\n")
        cases = {path for path in site.below("cases/", "en/cases/") if path.count("/") == (3 if path.startswith("en/") else 2) and path.endswith("index.html")}
        return cases, cases

    def directive_template(site):
        desk.template("directives/matrix.mustache" if (desk.root / "Templates/directives/matrix.mustache").exists() else "directives/takeaways.mustache", "<!-- edited -->\n")
        used = {path for path in site.files if path.endswith(".html")}
        return set(), used

    def style(site):
        desk.template("assets/site.css", "\n.edited { color: red; }\n")
        return site.pages, set(site.files)

    def word(site):
        place = desk.root / "Templates" / "strings" / "en.yaml"
        text = place.read_text()
        old = "You are here"
        assert old in text
        place.write_text(text.replace(old, "Here you are", 1))
        return site.holding(old), site.holding(old) | site.below("en/")

    def picture(site):
        path = next(path for path in (desk.root / "Content" / "assets").rglob("*.svg") if site.holding(path.name.removesuffix(".svg") + "."))
        name = path.name.removesuffix(".svg") + "."
        path.write_text(path.read_text().replace("</svg>", "<!-- edited --></svg>"))
        return site.matching(rf'src="[^"]*/{re.escape(name)}') & site.pages, site.holding(name) | {one for one in site.files if f"/{name}" in one}

    def unused(site):
        desk.write("assets/unused.csv", "a,b\n1,2\n")
        return set(), set()

    def new_page(site):
        desk.write("zh/news-one.md", "---\ntitle: 新近一则\nsummary: 新近一则的摘要。\n---\n\n见[首页](index.md)。\n")
        desk.write("en/news-one.md", "---\ntitle: One piece of news\n---\n\nSee the [first page](index.md).\n")
        return {"sitemap.xml", "llms.txt"}, {"sitemap.xml", "llms.txt", "en/llms.txt"} | site.below(*SEARCH)

    def draft(site):
        for language in ("zh", "en"):
            text = desk.read(f"{language}/news-one.md")
            desk.write(f"{language}/news-one.md", text.replace("---\n", "---\ndraft: true\n", 1))
        return {"sitemap.xml", "llms.txt"}, {"sitemap.xml", "llms.txt", "en/llms.txt"} | site.below(*SEARCH, "news-one/", "en/news-one/")

    def gone(site):
        for language in ("zh", "en"):
            (desk.root / "Content" / language / "news-one.md").unlink()
        return set(), set()

    def rows(site):
        path = "zh/about.md"
        desk.write(path, desk.read(path) + "\n\n")
        return set(), set()

    return [
        ("white lines", rows), ("a file that nothing names", unused), ("a picture", picture), ("two new pages", new_page),
        ("their drafts", draft), ("drafts that go", gone), ("the site's title", site_title), ("the publisher", publisher),
        ("the navigation", navigation), ("a kind's label", label), ("the template of pages", page_template),
        ("a kind's template", kind_template), ("a directive's template", directive_template), ("a style sheet", style),
        ("a word of the program", word)]


def listed(paths):
    return ", ".join(sorted(paths)[:8]) + (" …" if len(paths) > 8 else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("casebook", type=pathlib.Path)
    casebook = parser.parse_args().casebook.resolve()
    with tempfile.TemporaryDirectory(prefix="casebook-edits-") as folder:
        desk = Desk(casebook, pathlib.Path(folder))
        status, errors = desk.build()
        assert status == 0, errors
        before = desk.site
        edits = [*text_edits(desk), *key_edits(desk), *fact_edits(desk), *data_edits(desk), *workspace_edits(desk)]
        failed = tried = 0
        for name, edit in edits:
            reach = edit(before)
            must, may = reach
            status, errors = desk.build()
            after = desk.site
            paths = set(before.files) | set(after.files)
            bytes_of = lambda site, path: site.files.get(path, (None, None))[0]
            changed = {path for path in paths if bytes_of(before, path) != bytes_of(after, path)}
            again = {
                path for path in set(before.files) & set(after.files)
                if path not in changed and before.files[path][1] != after.files[path][1]}
            new = {path for path in changed if path not in before.files}
            # A style sheet, an asset or a part of the search under another name is the old one in its next state.
            beyond = {path for path in changed - may - must if not (path in new and path.startswith(("assets/", "news-one/", "en/news-one/", "data/facts/zz-new")))
                      and not (path.startswith("assets/") and path not in after.files)}
            problems = [
                f"the build ends with {status}: {errors[-300:]}" if status else "",
                f"did not change: {listed(must - changed)}" if must - changed else "",
                f"changed as well: {listed(beyond)}" if beyond else "",
                f"written again though the same: {listed(again)}" if again else ""]
            problems = [problem for problem in problems if problem]
            tried += 1
            failed += bool(problems)
            print(f"{'FAILED' if problems else 'ok'}: {name}: {len(changed)} files changed, all others are the same files")
            for problem in problems:
                print(f"  {problem}")
            if status:
                break
            before = after
        digest = lambda site: {path: hashlib.sha256(content).hexdigest() for path, (content, _) in site.files.items()}
        status, errors = desk.build("--clean")
        same = status == 0 and digest(desk.site) == digest(before)
        print(f"{'ok' if same else 'FAILED'}: after {tried} edits the site is what a clean build makes")
        raise SystemExit(1 if failed or not same else 0)


if __name__ == "__main__":
    main()
