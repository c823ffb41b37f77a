"""The checks of a printed file. Each takes a print and gives (how many things it looked at, what it found wrong)."""

import itertools
import json
import re
import subprocess
import sys

import pikepdf

from geometry import Pages
from lineends import offences
from match import match
from printed import Tag, lines, normalised

CHECKS = {}


def check(title):
    def register(function):
        CHECKS[title] = function
        return function

    return register


class Print:
    """A source and what an engine made of it."""

    def __init__(self, source, printed, engine):
        self.source, self.printed, self.engine = source, printed, engine
        self.missing = match(source, printed)
        self.pages = Pages(source.style)
        self.blocks = source.blocks

    def at(self, thing, problem):
        pages = ", ".join(str(page + 1) for page in thing.pages) if thing.pages else "?"
        return f"page {pages}: {thing}: {problem}"

    def flow(self):
        """The blocks that stand one below the other: all but notes and the words in drawings."""
        return [block for block in self.blocks if block.chars and not block.note and block.kind != "drawing"]

    def rows(self):
        """The rows of tables: for each, its table and its cells."""
        for (table, row), cells in itertools.groupby(
                (block for block in self.blocks if block.row and block.kind == "cell"), lambda b: (b.table, b.row)):
            yield table, row, list(cells)

    def heads(self):
        """The cells of each table's head."""
        heads = {}
        for block in self.blocks:
            if block.section == "thead" and block.kind == "cell":
                heads.setdefault(block.table, []).append(block)
        return heads


@check("no table row is split")
def rows_are_whole(it):
    found, count = [], 0
    for _, _, cells in it.rows():
        count += 1
        lost = [cell for cell in cells if not cell.chars]
        pages = {page for cell in cells for page in cell.pages}
        if lost:
            found.append(it.at(cells[0], f"the cell '{lost[0].text[:24]}' of its row is in no one place"))
        elif len(pages) > 1:
            found.append(it.at(cells[0], f"its row is on pages {sorted(page + 1 for page in pages)}"))
    return count, found


@check("no column is clipped")
def nothing_is_clipped(it):
    found, count = [], 0
    loose = {id(char) for char in it.printed.loose}
    for number, chars in enumerate(it.printed.chars):
        width, height = it.printed.sizes[number]
        left, bottom, right, top = it.pages.box(number, (width, height))
        for char in chars:
            count += 1
            if id(char) in loose and char.text not in it.source.added:
                inside = 0 <= char.left and char.right <= width and 0 <= char.bottom and char.top <= height
                inside = inside and (char.bottom >= top - 3 or char.top <= bottom + 3)
            else:
                # A mark may hang over the line's end, and a dot under a character below it.
                inside = left - 6 <= char.left and char.right <= right + 6
                inside = inside and bottom - 6 <= char.bottom and char.top <= top + 6
            if not inside:
                found.append(f"page {number + 1}: '{char.text}' stands outside the page's text")
    for table, row, cells in it.rows():
        for one, other in itertools.combinations([cell for cell in cells if cell.chars], 2):
            if any(_overlap(a, b) for a in one.chars for b in other.chars if a.page == b.page):
                found.append(it.at(one, f"runs into '{other.text[:24]}'"))
    return count, found


@check("text has the size that the style gives it")
def text_has_its_size(it):
    # Chromium makes a whole document smaller when one thing in it is too wide.
    found, count = [], 0
    for block in it.blocks:
        if not block.chars or block.kind in ("drawing", "note"):
            continue
        count += 1
        size = block.chars[0].size
        if abs(size - block.size) > block.size / 40:
            found.append(it.at(block, f"is set in {size:.1f} pt rather than {block.size:.1f}"))
    return count, found


def _overlap(a, b):
    return (min(a.right, b.right) - max(a.left, b.left) > 1
            and min(a.top, b.top) - max(a.bottom, b.bottom) > 1)


@check("table heads are repeated")
def heads_are_repeated(it):
    found, count = [], 0
    heads, pages = it.heads(), {}
    for table, _, cells in it.rows():
        if cells[0].section == "thead":
            continue
        for page in {page for cell in cells for page in cell.pages}:
            top = max(char.top for cell in cells for char in cell.chars if char.page == page)
            pages.setdefault(table, {}).setdefault(page, []).append(top)
    for table, tops in pages.items():
        if table not in heads:
            continue
        for page in sorted(tops):
            count += 1
            chars = it.printed.chars[page]
            for cell in heads[table]:
                if not any(place >= max(tops[page]) - 1 for place in _heights(chars, cell.text)):
                    found.append(f"page {page + 1}: table {table} goes on without its head '{cell.text[:24]}'")
                    break
    return count, found


def _heights(chars, text):
    """How high on the page a text stands, wherever it does."""
    whole = "".join(char.text for char in chars)
    start = whole.find(text)
    while start >= 0:
        yield max(char.bottom for char in chars[start:start + len(text)])
        start = whole.find(text, start + 1)


@check("no heading at a page's foot")
def headings_have_company(it):
    found, count = [], 0
    for block, following in itertools.pairwise(it.flow()):
        if block.kind not in ("heading", "caption") or block.contents or block.id == "cover":
            continue
        if block.kind == "caption" and following.table != block.table:
            continue
        count += 1
        if following.pages[0] != block.pages[-1]:
            found.append(it.at(block, f"what follows it is on page {following.pages[0] + 1}"))
    return count, found


@check("no lone line at a page's top or foot")
def no_lone_lines(it):
    found, count = [], 0
    for block in it.blocks:
        if block.kind not in ("paragraph", "item", "text") or not block.chars or block.contents:
            continue
        rows = lines(block.chars)
        if len(rows) < 2:
            continue
        count += 1
        pages = [row[0].page for row in rows]
        if pages[0] != pages[-1] and (pages.count(pages[0]) < 2 or pages.count(pages[-1]) < 2):
            found.append(it.at(block, "a page has only one of its lines"))
    return count, found


@check("figures are whole")
def figures_are_whole(it):
    figures = {}
    for block in it.blocks:
        if block.figure:
            figures.setdefault(block.figure, []).append(block)
    found = []
    for blocks in figures.values():
        pages = {page for block in blocks for page in block.pages}
        if len(pages) != 1 or any(not block.chars for block in blocks):
            found.append(it.at(blocks[0], "its figure is not in one place"))
    return len(figures), found


@check("contents lead to the right page and print its number")
def contents_are_right(it):
    targets, found, count = {}, [], 0
    for block in it.blocks:
        # The first text within an element with an id is where the element begins.
        if block.id and block.chars and not block.contents:
            targets.setdefault(block.id, block)
    for target, group in itertools.groupby(
            (block for block in it.blocks if block.contents and block.target), lambda block: block.target):
        entry = [block for block in group if block.chars]
        count += 1
        if not entry or target not in targets:
            found.append(f"the entry for '{target}' or its heading is not in print")
            continue
        page = targets[target].pages[0]
        last = entry[-1].chars[-1]
        printed = "".join(char.text for char in entry[-1].tail if char.page == last.page and char.text.isdigit())
        if printed != str(page + 1):
            found.append(it.at(entry[0], f"prints '{printed}' for page {page + 1}"))
        if not any(
                number == last.page and box[0] - 2 <= last.left and last.right <= box[2] + 2
                and box[1] - 3 <= last.base <= box[3] + 3 and page_to == page
                for number, box, page_to in it.printed.links):
            found.append(it.at(entry[0], f"has no link to page {page + 1}"))
    return count, found


@check("page numbers are those of the pages")
def numbers_are_printed(it):
    found, count = [], 0
    for number in range(len(it.printed.chars)):
        left, bottom, right, top = it.pages.box(number, it.printed.sizes[number])
        foot = "".join(
            char.text for char in it.printed.loose if char.page == number and char.top <= bottom + 3)
        digits = re.sub(r"\D", "", foot)
        if not digits and number == 0:
            continue  # a cover
        count += 1
        if digits != str(number + 1):
            found.append(f"page {number + 1} has '{foot}' at its foot")
    return count, found


@check("notes are present, and their marks lead to them")
def notes_are_present(it):
    notes = {}
    for block in it.blocks:
        if block.note:
            notes.setdefault(block.note, []).append(block)
    found = [
        it.at(blocks[0], "is not in print") for blocks in notes.values() if not all(b.chars for b in blocks)]
    for reference in it.source.references:
        page = it.printed.destinations.get(reference, it.printed.destinations.get(_escaped(reference)))
        if reference not in notes:
            found.append(f"the mark for '{reference}' belongs to no note")
        elif page is None or page != notes[reference][0].pages[:1][0] if notes[reference][0].pages else True:
            found.append(f"the mark for '{reference}' does not lead to its note")
    return len(notes) + len(it.source.references), found


def _escaped(name):
    from urllib.parse import quote

    return quote(name)


@check("no radical stands for a character")
def no_radicals(it):
    # Readers of PDF hide it: what counts is what the file says its glyphs are.
    source = {char for block in it.blocks for char in block.text}
    found, count = set(), 0
    for thing in it.printed.pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font" or "/ToUnicode" not in thing:
            continue
        for kind, body in re.findall(
                rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", thing.ToUnicode.read_bytes(), re.S):
            step = 2 if kind == b"bfchar" else 3
            values = re.findall(rb"<([0-9A-Fa-f]+)>", body)
            for index in range(0, len(values) - step + 1, step):
                count += 1
                first = bytes.fromhex(values[index + step - 1].decode()).decode("utf-16-be", "replace")
                span = int(values[index + 1], 16) - int(values[index], 16) if step == 3 else 0
                for code in range(ord(first[0]), ord(first[0]) + span + 1) if len(first) == 1 else ():
                    if 0x2E80 <= code <= 0x2FDF and chr(code) not in source:
                        found.add(chr(code))
    return count, [f"'{char}' U+{ord(char):04X}" for char in sorted(found)]


@check("the text is the source's text")
def text_is_the_sources(it):
    total = sum(len(block.text) for block in it.blocks)
    lost = sum(len(block.text) for block in it.missing)
    heads = {tuple(cell.text for cell in cells): None for cells in it.heads().values()}
    heads = {"".join(head) for head in heads}
    surplus, samples = 0, []
    for block in it.blocks:
        tail = "".join(char.text for char in block.tail)
        if block.contents:
            tail = re.sub(r"^\.*\d+", "", tail)
        if block.section == "thead":
            # Chromium gives a head that is repeated all its places in one tag.
            tail = tail.replace(block.text, "")
        for head in sorted(heads, key=len, reverse=True):
            tail = tail.replace(head, "")
        tail = re.sub(r"^(?:[•◦▪·]|\d+\.|\(\d+\))$", "", tail)
        if tail:
            surplus += len(tail)
            samples.append(f"surplus behind {block}: '{tail[:40]}'")
    found = []
    if lost > total / 1000 or surplus > total / 1000:
        found = [f"{lost} of {total} characters are missing, {surplus} are too many"]
        found += [f"missing: {block}" for block in it.missing[:8]] + samples[:8]
    it.fidelity = 100 * (1 - max(lost, surplus) / max(total, 1))
    return total, found


@check("fonts are embedded, subset, and those that the style names")
def fonts_are_embedded(it):
    found, fonts = [], {}
    for thing in it.printed.pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/Subtype" in thing:
            descriptor = thing.get("/FontDescriptor")
            if thing.Subtype == "/Type0":
                descriptor = thing.DescendantFonts[0].get("/FontDescriptor")
            elif str(thing.Subtype).startswith("/CIDFont"):
                continue
            fonts[thing.objgen] = (thing, descriptor)
    style = it.source.style.lower()
    families = set()
    for font, descriptor in fonts.values():
        name = str((descriptor or {}).get("/FontName", font.get("/BaseFont", "?")))[1:]
        if font.Subtype != "/Type3" and not (
                descriptor is not None and any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))):
            found.append(f"the font {name} is not embedded")
        if font.Subtype != "/Type3" and not re.match(r"[A-Z]{6}\+", name):
            found.append(f"the font {name} is not a subset")
        families.add(str((descriptor or {}).get("/FontFamily", name.split("+")[-1].split("-")[0])))
    for family in sorted(families):
        if re.sub(r"\W", "", family.lower()) not in re.sub(r"\W", "", style):
            found.append(f"the font {family} is none that the style names")
    return len(fonts), found


@check("legible without colours, and nothing hidden")
def legible_in_grey(it):
    found, count, scale = [], 0, 2
    for number, chars in enumerate(it.printed.chars):
        grey = it.printed.grey(number, scale)
        height = grey.shape[0]
        for char in chars:
            rows = slice(max(0, int(height - char.top * scale) - 1), int(height - char.bottom * scale) + 2)
            area = grey[rows, max(0, int(char.left * scale) - 1):int(char.right * scale) + 2]
            if not area.size:
                continue  # outside the page, which another check reports
            count += 1
            paper, ink = _light(int(area.max())), _light(int(area.min()))
            if (paper + 0.05) / (ink + 0.05) < (3 if char.size >= 18 else 4.5) and not _is_thin(char, area):
                found.append(f"page {number + 1}: '{char.text}' does not stand out in grey")
    return count, found


def _light(value):
    """Relative luminance of a grey."""
    value /= 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _is_thin(char, area):
    """Whether a mark is finer than a pixel, so that its colour tells more than the picture."""
    red, green, blue = (_light(value) for value in char.colour)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return int(area.min()) < 250 and (_light(int(area.max())) + 0.05) / (light + 0.05) >= 4.5 and (
        (char.right - char.left) < 3 or (char.top - char.bottom) < 3 or char.size < 7.5)


@check("title, author, subject, language, outline, tags")
def document_describes_itself(it):
    pdf, found = it.printed.pdf, []
    root, info = pdf.Root, pdf.docinfo
    wanted = {
        "/Title": it.source.title, "/Author": it.source.meta.get("author"),
        "/Subject": it.source.meta.get("description"), "/Keywords": it.source.meta.get("keywords")}
    for key, value in wanted.items():
        if not value or str(info.get(key, "")) != value:
            found.append(f"{key[1:]} is '{info.get(key, '')}' rather than '{value}'")
    date = it.source.meta.get("dcterms.created", "").replace("-", "")
    if not date or not str(info.get("/CreationDate", "")).startswith(f"D:{date}"):
        found.append(f"the date is '{info.get('/CreationDate', '')}' rather than that of the edition, {date}")
    if str(root.get("/Lang", "")) != it.source.language:
        found.append(f"the language is '{root.get('/Lang', '')}'")
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)) or "/StructTreeRoot" not in root:
        found.append("it is not tagged")
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        found.append("a reader shows its file's name in place of its title")
    headings = [block.text for block in it.blocks if block.kind == "heading"]
    with pdf.open_outline() as outline:
        titles, waiting = [], list(reversed(outline.root))
        while waiting:
            item = waiting.pop()
            titles.append(normalised(item.title))
            waiting.extend(reversed(item.children))
    if titles != headings:
        lost = [title for title in headings if title not in titles]
        found.append(f"the outline is not the headings: {len(titles)} for {len(headings)}, without {lost[:3]}")
    return 9 + len(headings), found


@check("Chinese rules of lines")
def lines_obey(it):
    if not it.source.language.startswith("zh"):
        return 0, []
    found, count = [], 0
    for block in it.blocks:
        rows = lines(block.chars)
        count += len(rows)
        for rule, line in offences(rows, it.source.added):
            if "://" not in line:  # an address that is longer than a line is broken wherever the line is full
                found.append(it.at(block, f"{rule}: {line[:30]}"))
    return count, found


@check("PDF/UA-1")
def conforms_to_ua(it):
    if it.engine == "chromium":
        return 0, []  # tagged, but it makes no claim: page heads are untagged, and there is no description in XMP
    claim = it.printed.pdf.Root.get("/Metadata")
    found = [] if claim is not None and b"pdfuaid:part" in claim.read_bytes() else ["the file does not say so"]
    report = json.loads(subprocess.run(
        [sys.executable, "-m", "outloud.cli", it.printed.path, "--layer", "conformance", "--json", "-"],
        capture_output=True, text=True).stdout)["results"][0]
    for finding in report["findings"]:
        if finding["severity"] != "error" or finding["rule"] == "LNK-001" and _links_are_tagged(it.printed.pdf):
            continue
        found.append(f"{finding['rule']} on page {finding.get('page')}: {finding['message']}")
    return report["stats"]["elements"], found


def _links_are_tagged(pdf):
    """Whether each link is within a Link tag. WeasyPrint makes a link of each element in a link too, and outloud takes
    one in a Span in a Link for none."""
    tagged = set()
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/StructElem" or "/K" not in thing:
            continue
        kids = thing.K if isinstance(thing.K, pikepdf.Array) else [thing.K]
        links = [kid.Obj.objgen for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
        tag = thing
        while links and tag is not None and tag.get("/S") != "/Link":
            tag = tag.get("/P")
        if tag is not None:
            tagged.update(links)
    return all(
        note.objgen in tagged for page in pdf.pages for note in page.get("/Annots") or []
        if note.get("/Subtype") == "/Link")


def tagged(it, *kinds):
    """The texts of the tags of some kinds, but for the heads of tables, which engines repeat in ways of their own."""
    heads = {cell.text for cells in it.heads().values() for cell in cells}
    texts = []
    for tag in it.printed.all_tags(*kinds):
        text = "".join(char.text for char in it.printed.text_of(tag) if char.text not in it.source.added)
        # Chromium repeats a head piece by piece: its letters say which it is, their order does not.
        if text and not (tag.kind == "TH" and any(_is_repeated(text, head) for head in heads)):
            texts.append(text)
    return texts


def _is_repeated(text, head):
    """Whether a text is made of a head once or several times, in whatever order its pieces come."""
    times = len(text) // len(head)
    return len(text) == len(head) * times and sorted(text) == sorted(head * times)


def engines_agree(one, other):
    """Compares what two engines made of one source by their tags."""
    found, count = [], 0
    for name, kinds in [
            ("headings", ("H1", "H2", "H3", "H4", "H5", "H6")), ("captions", ("Caption",)), ("cells", ("TH", "TD"))]:
        texts = [tagged(it, *kinds) for it in (one, other)]
        count += len(texts[0])
        if texts[0] != texts[1]:
            only = [sorted(set(texts[a]) - set(texts[1 - a]))[:3] for a in (0, 1)]
            found.append(f"{name}: {len(texts[0])} and {len(texts[1])}; only one has {only[0]} or {only[1]}")
    notes = [["".join(char.text for char in b.chars) for b in it.blocks if b.note] for it in (one, other)]
    count += len(notes[0])
    if notes[0] != notes[1]:
        found.append("notes differ")
    return count, found
