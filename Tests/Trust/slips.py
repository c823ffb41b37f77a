"""Single faults in a copy of the showcase: is each reported, and on the right line? What is not must change its own words alone."""

import collections
import difflib
import html.parser
import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile

from trial import ROOT, check

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def other(letter, chance):
    return chance.choice([sign for sign in LETTERS if sign != letter.lower()])


# What is spoilt, in which files, where, and how: the group `x` is what changes.
KINDS = {
    "a letter of a fact's id": (r"\.md$", r":fact\[[a-z0-9-]*(?P<x>[a-z])[a-z0-9-]*\]", "letter"),
    "a letter of a source's id": (r"\.md$", r"\[@[a-z0-9-]*(?P<x>[a-z])[a-z0-9-]*", "letter"),
    "a letter of a path": (r"\.md$", r"\]\([a-z./-]*(?P<x>[a-z])[a-z-]*\.md", "letter"),
    "a sign of a fragment": (r"\.md$", r"\.md#[^)]*(?P<x>[^)#])\)", "drop"),
    "a letter of a directive": (r"\.md$", r"^::+[a-z]*(?P<x>[a-z])[a-z]*", "letter"),
    "a bracket": (r"\.md$", r"(?P<x>[\[\](){}])", "drop"),
    "a quotation mark of an attribute": (r"\.md$", r"=(?P<x>\")", "drop"),
    "a colon of a directive": (r"\.md$", r"(?P<x>:)fact\[", "drop"),
    "an id in a table": (r"\.csv$", r"^[a-z0-9-]*(?P<x>[a-z])[a-z0-9-]*,", "letter"),
    "a comma in a table": (r"\.csv$", r"(?P<x>,)", "drop"),
    "a quotation mark in a table": (r"\.csv$", r"(?P<x>\")", "drop"),
    "a source in a table": (r"facts\.csv$", r",(?P<x>[a-z])[a-z-]+[a-z0-9-]*,[a-z0-9]*,(?:reported|disputed|corroborated|confirmed)", "letter"),
    "a status": (r"facts\.csv$", r",[a-z]*(?P<x>[a-z])(?=[a-z]*,)(?<=reporte|isputed|oborate|onfirme)", "letter"),
    "a date": (r"\.(md|yaml)$", r"^(?:date|updated|  *accessed): .*(?P<x>-)\d", "drop"),
    "a key": (r"\.(md|yaml)$", r"^ *(?P<x>[a-z])[a-z_]+: ", "letter"),
    "an indent": (r"\.yaml$", r"^(?P<x> )  *[a-z]+:", "drop"),
    "a digit in prose": (r"\.md$", r"[^\W\d_](?P<x>\d)(?=\d)", "digit"),
    "a digit of a value": (r"facts\.csv$", r",exactly,\d*(?P<x>\d)", "digit"),
}


class Outline(html.parser.HTMLParser):
    """The tags of a page, without what changes with every byte, and its text."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.text = [], []
        # The tags outside of drawings, where a value may move marks and take lines of an axis away.
        self.outside, self.depth = collections.Counter(), 0
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        names = tuple(sorted(name for name, _ in attributes))
        self.tags.append((tag, names))
        self.depth += tag == "svg"
        if self.depth == 0:
            self.outside[tag, names] += 1

    def handle_endtag(self, tag):
        self.tags.append(("/" + tag,))
        self.depth -= tag == "svg"

    def handle_data(self, data):
        self.text.append(data)


def spoil(kind, files, chance):
    """A file, its text with one fault, the line of it, and what was changed."""
    pattern, where, how = KINDS[kind]
    fitting = [path for path in files if re.search(pattern, path)]
    for _ in range(200):
        path = chance.choice(fitting)
        text = files[path]
        places = list(re.finditer(where, text, re.MULTILINE))
        if not places:
            continue
        start = chance.choice(places).start("x")
        sign = text[start]
        new = {"letter": lambda: other(sign, chance), "digit": lambda: str((int(sign) + chance.randint(1, 9)) % 10), "drop": lambda: ""}[how]()
        line = text.count("\n", 0, start) + 1
        return path, text[:start] + new + text[start + 1:], line, f"{path}:{line}: '{text[max(0, start - 12):start + 12]}'"
    return None


FINDING = re.compile(r"^(?:(?P<file>[^:\n]+):(?P<line>\d+):\d+: )?(?P<severity>error|warning|hint): (?P<message>.*) \[(?P<id>[a-z-]+)\]$", re.MULTILINE)


def build(casebook, root):
    """Builds the copy; gives what is said of it, and nothing if it ends in a crash."""
    done = subprocess.run(
        [casebook, "build", "--no-pictures", "--language", "en", "--root", root], capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        return None
    found = {(d["file"], d["line"] and int(d["line"]), d["id"], d["message"]) for d in FINDING.finditer(done.stderr)}
    # Whoever ends without a site has said why.
    return found if done.returncode == 0 or found else None


def site(root):
    folder = pathlib.Path(root) / "Output" / "site"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.html")}


def harm(before, after, is_value):
    """What a silent fault has done beyond its own words; nothing if it is harmless.

    Another value is another figure wherever it is shown: it may change the order of a list, a chart and its description, and
    nothing else.
    """
    if set(before) != set(after):
        return "pages came or went"
    for path in before:
        if before[path] == after[path]:
            continue
        one, two = Outline(before[path].decode()), Outline(after[path].decode())
        if is_value:
            if one.outside != two.outside:
                return f"markup of {path} has changed"
            continue
        if one.tags != two.tags:
            return f"markup of {path} has changed"
        old, new = "".join(one.text), "".join(two.text)
        changed = sum(max(b - a, d - c) for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if tag != "equal") \
            if len(old) < 4000 else abs(len(old) - len(new))
        if changed > 60:
            return f"{changed} signs of the text of {path} have changed"
    return None


def run(casebook, count, seed):
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="casebook-slips-") as folder:
        folder = pathlib.Path(folder)
        for name in ("Content", "Templates"):
            shutil.copytree(ROOT / name, folder / name)
        files = {
            str(path.relative_to(folder)): path.read_text(encoding="utf-8")
            for path in sorted((folder / "Content").rglob("*")) if path.suffix in (".md", ".csv", ".yaml")
        }
        # What a briefing's Word file holds is in its HTML, too.
        for path, text in files.items():
            files[path] = text.replace("formats: [pdf, docx]", "formats: [pdf]")
            (folder / path).write_text(files[path], encoding="utf-8")
        known = build(casebook, folder)
        before = site(folder)
        assert known is not None and before, "the showcase does not build"
        tally = {"reported on the line": 0, "reported elsewhere": 0, "harmless": 0, "silent": 0}
        silent, crashes = [], []
        kinds = list(KINDS)
        for number in range(count):
            fault = spoil(kinds[number % len(kinds)], files, chance)
            if fault is None:
                continue
            path, text, line, what = fault
            (folder / path).write_text(text, encoding="utf-8")
            found = build(casebook, folder)
            if found is None:
                crashes.append(what)
            elif new := found - known:
                right = any(f == path and l is not None and abs(l - line) <= 1 for f, l, *_ in new)
                tally["reported on the line" if right else "reported elsewhere"] += 1
            else:
                damage = harm(before, site(folder), kinds[number % len(kinds)] == "a digit of a value")
                tally["silent" if damage else "harmless"] += 1
                if damage:
                    silent.append(f"{kinds[number % len(kinds)]}: {what}: {damage}")
            (folder / path).write_text(files[path], encoding="utf-8")
        tried = sum(tally.values())
        shares = ", ".join(f"{number} {name}" for name, number in tally.items())
        for line in silent:
            print(f"  silent: {line}", flush=True)
        check(not crashes, f"{tried} single faults in the showcase: none ends in a crash", *crashes)
        # What stays silent and changes more than its own words is to become a check; the share only ever goes down.
        check(
            tally["silent"] <= tried * 0.06,
            f"{tried} single faults: {shares}; {100 * (tried - tally['silent']) / max(1, tried):.1f} % told or harmless (seed {seed})")
