"""Checks of how lines are filled, how large type is, and how much of a page stays white."""

import collections
import itertools
import statistics

from printed import lines
from prints import check, is_mark

# The most that a justified line may be wider than it would be by itself.
MOST_STRETCH = 0.2
SMALLEST = 7.5
# The type of ordinary text and of tables in a report, by its setting.
REPORT = {"": (11, 9), "large": (14, 12)}
# And of the labels of charts beside tables of 12 pt.
LABELS = 11.5
# GB/T 9704—2012: the distance of two lines, and how many a page has.
PITCH, LINES = 28.95, 22


def _is_han(char):
    return "\u4e00" <= char.text <= "\u9fff"


def _advances(row):
    """How far from each other the Han characters of a line stand that follow one another, in their size."""
    row = sorted(row, key=lambda char: char.x)
    return [
        (other.x - one.x) / one.size for one, other in zip(row, row[1:])
        if _is_han(one) and _is_han(other) and abs(one.size - other.size) < 0.1 and abs(one.base - other.base) < 0.5]


@check("no line is stretched")
def lines_are_not_stretched(it):
    if not it.source.language.startswith("zh"):
        return 0, []
    measured = []
    for block in it.blocks:
        if not block.isText or block.table or block.note:
            continue
        for row in lines(block.chars):
            advances = _advances(row)
            if len(advances) >= 3:
                measured.append((block, row, statistics.median(advances)))
    if not measured:
        return 0, []
    own = statistics.mode(round(advance, 3) for _, _, advance in measured)
    found = []
    for block, row, advance in measured:
        if advance / own - 1 > MOST_STRETCH:
            text = "".join(char.text for char in row)
            found.append(it.at(block, f"'{text[:20]}' is {100 * (advance / own - 1):.0f} % too wide"))
    return len(measured), found


@check("nothing is too small to read")
def type_is_large_enough(it):
    found, count = {}, 0
    for chars in it.printed.chars:
        for char in chars:
            count += 1
            if char.size < SMALLEST - 0.05:
                found.setdefault((char.page, round(char.size, 1)), char)
    wanted = REPORT.get(it.source.setting) if "report" in it.source.classes else None
    problems = [f"page {page + 1}: '{char.text}' is set in {size} pt" for (page, size), char in found.items()]
    for block in it.blocks if wanted else ():
        if block.kind == "drawing" and block.chars and it.source.setting == "large":
            count += 1
            if max(char.size for char in block.chars) < LABELS - 0.05:
                problems.append(it.at(block, f"is set in {block.chars[0].size:.1f} pt, not {LABELS}"))
        if not block.chars or block.note or block.kind not in ("paragraph", "item", "cell") or not block.isText or is_mark(block):
            continue
        count += 1
        least = wanted[1] if block.table else wanted[0]
        size = max(char.size for char in block.chars)
        if size < least - 0.05:
            problems.append(it.at(block, f"is set in {size:.1f} pt, not {least}"))
    return count, problems


@check("large editions begin with one page that says it all")
def digest_is_one_page(it):
    if it.source.setting != "large" or "report" not in it.source.classes:
        return 0, []
    blocks = [block for block in it.blocks if block.isDigest]
    pages = {page for block in blocks for page in block.pages}
    if not blocks or not all(block.chars for block in blocks) or len(pages) != 1:
        return len(blocks), [f"it stands on {len(pages)} pages"]
    others = [block for block in it.blocks if pages & set(block.pages) and not block.isDigest]
    return len(blocks), [it.at(block, "stands on its page") for block in others]


@check("lines stand on the grid")
def lines_are_on_the_grid(it):
    if "official" not in it.source.classes or not it.source.language.startswith("zh"):
        return 0, []
    found, count = [], 0
    pages = collections.Counter()
    for block in it.blocks:
        if block.kind not in ("paragraph", "item", "heading") or block.table or block.note or abs(block.size - 16) > 0.1:
            continue
        rows = lines(block.chars)
        for row in rows:
            pages[row[0].page] += 1
        for page, group in itertools.groupby(rows, lambda row: row[0].page):
            bases = [_base(row) for row in group]
            count += len(bases) - 1
            # Chromium puts each line on a whole pixel, so that single distances differ and their sum does not.
            off = [base for place, base in enumerate(bases) if abs(bases[0] - base - place * PITCH) > 0.8]
            if off:
                pitch = (bases[0] - bases[-1]) / (len(bases) - 1)
                found.append(it.at(block, f"its lines are {pitch:.2f} pt apart"))
    found += [f"page {page + 1} has {number} lines" for page, number in pages.items() if number > LINES]
    return count, found


def _base(row):
    """The line that a row's characters stand on, its marks apart."""
    return statistics.mode(round(char.base, 1) for char in row if char.size > 15) if any(
        char.size > 15 for char in row) else row[0].base


@check("no page is more than half empty within a chapter")
def pages_are_filled(it):
    chapters = {}
    for block in it.blocks:
        if block.within and block.chars and not block.contents:
            for char in block.chars:
                chapters.setdefault(block.within, {}).setdefault(char.page, []).append((char, bool(block.note)))
    found, count = [], 0
    for pages in chapters.values():
        for page in sorted(pages)[:-1]:
            count += 1
            _, bottom, _, top = it.pages.box(page, it.printed.sizes[page])
            flow = [char.bottom for char, is_note in pages[page] if not is_note]
            notes = [char.top for char, is_note in pages[page] if is_note]
            if not flow:
                continue
            lowest = min(flow)
            floor = max([bottom, *(note for note in notes if note < lowest)])
            blank = (lowest - floor) / (top - bottom)
            if blank > 0.5 and not _is_turned(it, page):
                found.append(f"page {page + 1} is empty for {100 * blank:.0f} %")
    return count, found


def _is_turned(it, page):
    """Whether a wide table lies on a page or on the next one, which takes neither the text before it nor that behind it."""
    return any(width > height for width, height in it.printed.sizes[page:page + 2])
