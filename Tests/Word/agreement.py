"""Whether a Word file says what the briefing's other files say, by itself and on the pages of LibreOffice."""

import collections
import dataclasses
import difflib
import html
import io
import json
import pathlib
import re
import sys

import docx
import pymupdf
from lxml import etree

# What finds a briefing's blocks in a printed file finds them on these pages too.
sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Print"))

from match import match  # noqa: E402
from printed import normalised  # noqa: E402

from package import NAMES, W, Package, words  # noqa: E402

# What of the text has to be found.
ENOUGH = 0.999
# Signs before items of lists, which the web shows by style.
BULLETS = set("•–—·")


class Laid:
    """The pages of LibreOffice, as `match` takes a printed file: characters in order, without heads and feet."""

    def __init__(self, data):
        self.document = pymupdf.open(stream=data, filetype="pdf")
        self.logical, self.lines = [], []
        for number, page in enumerate(self.document):
            # The lists of contents have pages of their own; what they say is compared by itself.
            if page.get_text().count(".....") > 4:
                continue
            for block in page.get_text("rawdict", sort=False)["blocks"]:
                for line in block.get("lines", []):
                    top = line["bbox"][1] / page.rect.height
                    if top < 0.075 or top > 0.915:
                        continue
                    chars = [char for span in line["spans"] for char in span["chars"]]
                    self.lines.append((number, chars[0]["origin"][1] if chars else 0,
                                       max((span["size"] for span in line["spans"]), default=0), len(chars)))
                    for place, span in enumerate(line["spans"]):
                        # The number that the program writes before a note.
                        own = "".join(char["c"] for char in span["chars"]).strip()
                        if place == 0 and span["size"] < 7 and own.isdigit():
                            continue
                        for char in span["chars"]:
                            for text in normalised(char["c"]):
                                self.logical.append(Placed(text, number, char["origin"], span["size"], char["bbox"]))


class Placed:
    """A character and its place."""

    __slots__ = ("text", "page", "base", "size", "left", "right")

    def __init__(self, text, page, origin, size, box):
        self.text, self.page, self.base, self.size = text, page, origin[1], size
        self.left, self.right = box[0], box[2]


def shown(source):
    """The blocks of the briefing that a Word file has too: not the lists of contents, nor the words in drawings."""
    return [block for block in source.blocks if not block.contents and block.kind != "drawing"]


def unnumbered(block):
    """A note without its number, which word processors write before what else it begins with."""
    if not block.note:
        return block
    return dataclasses.replace(block, text=bare(block.text, block.note), chars=[], tail=[])


def bare(text, note):
    """The text of a note without its sign and number."""
    number = note.rsplit("-", 1)[-1]
    return re.sub(rf"^\D{{0,2}}{number}", "", text)


def text(source, laid):
    """The share of the briefing's text that the pages have, in its order.

    A block that is not found as a whole is compared with what stands where it should: readers of PDF lose a stop that
    hangs in the margin.
    """
    blocks = source.blocks
    source.blocks = [unnumbered(block) for block in shown(source)]
    missing = match(source, laid)
    own, source.blocks = source.blocks, blocks
    total = sum(len(block.text) for block in own)
    places = {id(char): place for place, char in enumerate(laid.logical)}
    everything = "".join(char.text for char in laid.logical)
    lost, last, found = 0, 0, []
    absent = {id(block) for block in missing}
    for block in own:
        if block.chars and not block.note:
            last = places[id(block.chars[-1])]
        elif id(block) in absent:
            window = everything[max(0, last - 400):last + len(block.text) + 1500]
            pieces = difflib.SequenceMatcher(None, block.text, window, autojunk=False).get_matching_blocks()
            # Pieces of a few characters are found anywhere.
            gone = len(block.text) - sum(piece.size for piece in pieces if piece.size > 3)
            lost += gone
            if gone > 3:
                found.append(f"{gone} characters of {block}")
    if total == 0 or (total - lost) / total < ENOUGH:
        return total, [f"{100 * (total - lost) / max(total, 1):.2f} % of the text", *found]
    return total, []


def headings(source, package):
    """The headings, in their order and with their numbers, as python-docx reads them and a processor counts them."""
    return compare("heading", counted(package), [
        block.text for block in source.blocks if block.kind == "heading" and not block.contents])


def counted(package):
    """The headings of a file, each with the number that its list gives it."""
    document = package.read()
    numbers, result = collections.Counter(), []
    levels = {}
    numbering = etree.fromstring(package.parts["word/numbering.xml"])
    for level in numbering.xpath("w:abstractNum[1]/w:lvl", namespaces=NAMES):
        text_of, form = (level.xpath(f"w:{name}/@w:val", namespaces=NAMES)[0] for name in ("lvlText", "numFmt"))
        levels[int(level.get(f"{{{W}}}ilvl"))] = (text_of, form)
    for paragraph in document.paragraphs:
        style = paragraph.style.name
        if style not in ("Back Heading", "Title") and not style.startswith("Heading"):
            continue
        text_of = paragraph.text
        level = int(style.split()[-1]) - 1 if style.startswith("Heading") else None
        taken_out = paragraph._p.xpath("w:pPr/w:numPr/w:numId/@w:val") == ["0"]
        if level in levels and not taken_out:
            numbers[level] += 1
            for deeper in [other for other in numbers if other > level]:
                numbers[deeper] = 0
            pattern, _ = levels[level]
            number = re.sub(r"%(\d)", lambda found: written(max(numbers[int(found[1]) - 1], 1),
                                                            levels[int(found[1]) - 1][1]), pattern)
            text_of = number + text_of
        result.append(normalised(text_of))
    return result


def written(number, form):
    """A number as a word processor writes it."""
    if form != "chineseCountingThousand":
        return str(number)
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else ("" if tens == 1 else digits[tens]) + "十") + (digits[ones] if ones else "")


def captions(package, laid):
    """Captions stand on the page of their drawing."""
    texts = [normalised(words(paragraph)) for paragraph in package.find("//w:p[w:pPr/w:pStyle/@w:val='Caption']")]
    pages = [""] * len(laid.document)
    for char in laid.logical:
        pages[char.page] += char.text
    names = {normalised(name) for name in package.find("//w:drawing//wp:docPr/@name")}
    count, found = 0, []
    for number, page in enumerate(pages):
        own = [text for text in texts if text in page and re.match(r"\D+\d+", text)[0] in names]
        count += len(own)
        drawings = len(laid.document[number].get_image_info())
        if drawings < len(own):
            found.append(f"page {number + 1} has {len(own)} captions and {drawings} drawings: '{own[-1][:24]}'")
    return count, found


def notes(source, package):
    """The notes, each a real one."""
    own = collections.defaultdict(str)
    for block in source.blocks:
        if block.note:
            own[block.note] += block.text
    real = []
    for note in package.notes:
        real.append(normalised(words(note)))
    # The number is the word processor's.
    return compare("note", real, [bare(text_of, note) for note, text_of in own.items()])


def compare(kind, real, own):
    if real == own:
        return len(own), []
    missing, extra = collections.Counter(own) - collections.Counter(real), collections.Counter(real) - collections.Counter(own)
    found = [f"no {kind} '{name[:40]}'" for name in missing] + [f"a {kind} more: '{name[:40]}'" for name in extra]
    return len(own), found or [f"the {kind}s stand in another order"]


def cells(source, package):
    """The tables, cell by cell."""
    own = collections.defaultdict(list)
    for block in source.blocks:
        if block.kind == "cell" or (block.table and block.kind in ("paragraph", "text")):
            own[block.table].append(block.text)
    wanted = ["".join(texts) for texts in own.values()]
    real = ["".join(normalised(words(cell)) for cell in table.xpath(".//w:tc", namespaces=NAMES))
            for table in package.find("//w:tbl")]
    added = source.added
    real = ["".join(char for char in text if char not in added) for text in real]
    return compare("table", real, wanted)


def saved(package, data):
    """What LibreOffice has saved is what it has opened: headings, tables and notes."""
    other = docx.Document(io.BytesIO(data))
    before = package.read()

    def outline(document):
        return [normalised(p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]

    count, found = compare("heading", outline(other), outline(before))
    if len(other.tables) != len(before.tables):
        found.append(f"{len(other.tables)} tables of {len(before.tables)}")
    if len(Package(data).notes) != len(package.notes):
        found.append(f"{len(Package(data).notes)} notes of {len(package.notes)}")
    return count + len(before.tables) + len(package.notes), found


def printed_figures(markup):
    """The figures of facts in a briefing's HTML, as words."""
    # Parts of an amount that do not break have each a span of their own.
    return [
        html.unescape(re.sub("<[^>]+>", "", text))
        for text in re.findall(r'<span class="figure">((?:[^<]|<span class="whole">[^<]*</span>)+)</span>', markup)]


def figures(site, package, markup, language):
    """Each figure of a fact in the briefing is one that the published data have, and stands in the file as often."""
    known = set()
    for path in (site / "data/facts").glob("*.json"):
        text_of = json.loads(path.read_text()).get("text", {}).get(language)
        if text_of:
            known.add(normalised(text_of))
    all_text = normalised(words(package.body) + "".join(words(note) for note in package.notes))
    found, own = [], collections.Counter(normalised(text) for text in printed_figures(markup))
    for text_of, count in own.items():
        if not any(text_of in one for one in known):
            found.append(f"no fact says '{text_of}'")
        if all_text.count(text_of) < count:
            found.append(f"'{text_of}' stands {all_text.count(text_of)} times, not {count}")
    return sum(own.values()), found


def grid(laid):
    """In the official profile lines of text stand 28.95 points apart; faces sit a little higher or lower in their line."""
    rows = collections.defaultdict(set)
    for page, base, size, length in laid.lines:
        if abs(size - 16) < 0.1 and length > 12:
            rows[page].add(round(base, 1))
    steps = [other - one for bases in rows.values()
             for one, other in zip(sorted(bases), sorted(bases)[1:]) if 5 < other - one < 40]
    even = sum(abs(step - 28.95) < 0.2 for step in steps)
    mean = sum(steps) / max(len(steps), 1)
    if steps and (even < len(steps) / 2 or abs(mean - 28.95) > 0.3):
        return len(steps), [f"{even} of {len(steps)} lines are 28.95 points apart, {mean:.2f} on average"]
    return len(steps), []


def contents(package, laid, off=0.04):
    """The numbers in the contents are about those of the pages; only a word processor knows."""
    starts = collections.defaultdict(list)
    text_of = [""] * len(laid.document)
    for char in laid.logical:
        text_of[char.page] += char.text
    for number, page in enumerate(text_of, 1):
        starts[number] = page
    # An estimate drifts with the length of what stands before.
    allowed = max(3, off * len(laid.document))
    found, count = [], 0
    for paragraph in package.find("//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'Toc')]]"):
        if paragraph.xpath("w:pPr/w:pStyle/@w:val", namespaces=NAMES)[0] == "TOCHeading":
            continue
        runs = [run for run in paragraph.xpath(".//w:r", namespaces=NAMES)]
        number = words(runs[-2]) if runs else ""
        shown = [words(run) for run in runs if words(run)]
        if not number.isdigit():
            number = next((text for text in reversed(shown) if text.isdigit()), "")
        title = normalised(max((text for text in shown if not text.isdigit()), key=len, default=""))
        pages = [page for page, page_text in starts.items() if title and title in page_text]
        count += 1
        if not number:
            found.append(f"'{title[:20]}' has no number")
        elif pages and min(abs(int(number) - page) for page in pages) > allowed:
            found.append(f"'{title[:20]}' on page {number} is on {pages}")
    return count, found
