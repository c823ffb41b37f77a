"""What a site's readers can read, taken from its pages, and which of them contain a text: the plainest search there is."""

import html.parser
import json
import pathlib
import re
import unicodedata

HAN = "\u3005-\u3007\u3041-\u3096\u30a1-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd"
RUN = re.compile(f"[{HAN}]+")
# The ending of an ordinal, as in 2nd, is no word of its own.
WORD = re.compile(r"(?<![0-9a-z])[a-z]{3,}")

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "figcaption", "caption", "summary", "pre", "div", "section", "br"}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}
# What stands on a page without being its text: marks and labels that templates add, lists of other pages, what belongs to
# a fact's or a source's own entry.
OTHERS = {
    "cite", "standing", "sidenote", "label", "index", "recommendations", "trace", "ledger", "facts", "downloads", "doubts",
    "sources", "key", "cite-this", "uses", "reference", "returns", "quiet", "about", "trail", "contents", "neighbours",
    "dates", "index-part", "keys", "matrix", "columns", "strip", "related", "imprint", "parts",
}


class Reader(html.parser.HTMLParser):
    """The blocks of text of a page's main part, and those of each fact of the ledger by its id."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks = [""]
        self.facts = {}
        self.stack = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = set((attributes.get("class") or "").split())
        nothing = {"classes": set(), "fact": None, "inside": False, "left": False, "small": False}
        parent = self.stack[-1] if self.stack else nothing
        fact = parent["fact"]
        if tag == "li" and "ledger" in parent["classes"]:
            fact = attributes.get("id")
            self.facts[fact] = [""]
        is_other = bool(classes & OTHERS) or tag in {"script", "style", "svg", "template", "button", "noscript", "nav"}
        # Headings that templates give: to the end parts of a page, to the ledger's groups.
        is_other = is_other or (tag == "h2" and (attributes.get("id") or "").startswith(("page-", "case-", "centre-", "nation-")))
        # Of a chart only what the editor wrote is text: not its number, unit and basis, nor what stands under it.
        is_other = is_other or (tag in {"b", "small"} and parent.get("tag") == "figcaption")
        is_other = is_other or ("under" in parent["classes"] and "caption" not in classes)
        if tag in BLOCKS:
            self.cut(fact)
        if tag in VOID:
            return
        self.stack.append({
            "tag": tag, "classes": classes, "fact": fact,
            "inside": parent["inside"] or tag == "main",
            "left": parent["left"] or is_other,
            "small": parent["small"] or tag == "small" or "standing" in classes,
        })

    def handle_endtag(self, tag):
        if tag in VOID or not any(each["tag"] == tag for each in self.stack):
            return
        while True:
            each = self.stack.pop()
            if each["tag"] == tag:
                break
        if tag in BLOCKS:
            self.cut(each["fact"])

    def cut(self, fact):
        (self.facts[fact] if fact else self.blocks).append("")

    def handle_data(self, data):
        if not self.stack or not self.stack[-1]["inside"]:
            return
        top = self.stack[-1]
        data = data.replace("\u2060", "")
        if top["fact"]:
            if not top["small"]:
                self.facts[top["fact"]][-1] += data
        elif not top["left"]:
            self.blocks[-1] += data


def fold(text):
    """The text as searches compare it: compatibility forms replaced, no accents, small letters."""
    parts = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", parts)).lower()


class Pages:
    """The texts that readers of a language read, by the address of what a search should lead to."""

    def __init__(self, site, language):
        site = pathlib.Path(site)
        default = not (site / language).exists()
        base = site if default else site / language
        others = {path.name for path in site.iterdir() if (path / "index.html").exists() and (path / "search").exists()}
        self.search = base / "search"
        self.texts = {}
        for file in sorted(base.rglob("index.html")):
            route = file.parent.relative_to(base).as_posix()
            if route.split("/")[0] in others | {"search"} and (default or route.split("/")[0] == "search"):
                continue
            text = file.read_text(encoding="utf-8")
            # A former address leads on and has no text of its own.
            if re.search(r'<meta[^>]*http-equiv="?refresh', text, re.IGNORECASE):
                continue
            reader = Reader()
            reader.feed(text)
            address = "" if route == "." else route + "/"
            is_source = address.startswith("evidence/") and address != "evidence/"
            if not is_source:
                self.texts[address] = [fold(text) for text in reader.blocks if text.strip()]
                for fact, blocks in reader.facts.items():
                    self.texts[f"{address}#{fact}"] = [fold(text) for text in blocks if text.strip()]

    def parts(self, pattern, lengths=None):
        """Every part of the texts that a pattern finds, with the addresses it stands at.

        With lengths, all pieces of a found part that have one of them.
        """
        found = {}
        for address, texts in self.texts.items():
            for text in texts:
                for match in pattern.findall(text):
                    pieces = [match] if lengths is None else [
                        match[start : start + length]
                        for length in lengths for start in range(len(match) - length + 1)
                    ]
                    for piece in pieces:
                        found.setdefault(piece, set()).add(address)
        return found


JOINERS = re.compile(r"(?<=\w)[-\u2010-\u2015'\u2019._/&+@](?=\w)")


class Store:
    """The index's own texts, entry by entry, read from its files."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        segments = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["segments"]
        self.groups = {}
        self.entries = {}
        self.files = []
        for place, manifest in enumerate(segments):
            self.read(folder, manifest, place, len(segments))

    def read(self, folder, manifest, place, count):
        """Reads a segment, whose entries are numbered by turns with those of the others."""
        pattern = (folder / manifest["files"]).resolve()
        last = 0
        for number, first in enumerate(manifest["entries"]):
            file = pattern.with_name(pattern.name.replace("*", f"e{number}"))
            pieces = json.loads(file.read_text(encoding="utf-8"))
            is_split = manifest["entries"].count(first) > 1
            for offset, piece in enumerate(pieces):
                last = first if is_split else first + offset
                entry = self.entries.setdefault(last * count + place, {"a": {}, "texts": [], "anchors": set()})
                entry["a"].update(piece.get("a", {}))
                entry["texts"] += [fold(field[0]) for field in piece["f"]]
                entry["anchors"] |= {field[1] for field in piece["f"] if len(field) > 1}
        starts = [first for _, first in manifest["groups"]] + [last + 1]
        for (name, _), start, end in zip(manifest["groups"], starts, starts[1:]):
            self.groups.setdefault(name, []).extend(number * count + place for number in range(start, end))
        self.files += sorted(pattern.parent.glob(pattern.name))

    def address(self, number):
        """The address of an entry from the root of its language."""
        url = self.entries[number]["a"]["url"]
        return "" if url == "../" else url.removeprefix("../")

    def containing(self, text):
        """The entries with a field that contains a text."""
        # A word with marks inside, as n/ol, is found without them too.
        return {
            number for number, entry in self.entries.items()
            if any(text in each or text in JOINERS.sub("", each) for each in entry["texts"])}


def sample(values, count):
    """So many of the values, spread evenly over their order: the same at every run."""
    values = sorted(values)
    if len(values) <= count:
        return values
    return [values[index * len(values) // count] for index in range(count)]
