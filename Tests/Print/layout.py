"""Checks of where things stand. Each gives how many things it looked at, and what it found wrong."""

import itertools
import re

from lineends import offences
from printed import lines
from prints import check, is_mark

STOPS = "[，、；：。？！][”’」』）】》〉]*"


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


@check("no table row is alone on a page")
def rows_have_company(it):
    found, count = [], 0
    for _, rows in itertools.groupby(it.rows(), lambda row: row[0]):
        rows = [cells for _, _, cells in rows if cells[0].section == "tbody" and cells[0].chars]
        if len(rows) < 2:
            continue
        count += 1
        for row, neighbour in ((rows[0], rows[1]), (rows[-1], rows[-2])):
            ends = [{page for cell in cells for page in cell.pages} for cells in (row, neighbour)]
            if not ends[0] & ends[1]:
                found.append(it.at(row[0], "its row is the only one of its table"))
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
            # A mark may hang over the line's end, and a dot under a character below it.
            inside = left - 6 <= char.left and char.right <= right + 6
            inside = inside and bottom - 6 <= char.bottom and char.top <= top + 6
            if not inside and id(char) in loose and char.text not in it.source.added:
                # The heads and feet of pages; the numbers of lists bear no tag either.
                inside = 0 <= char.left and char.right <= width and 0 <= char.bottom and char.top <= height
                inside = inside and (char.bottom >= top - 3 or char.top <= bottom + 3)
            if not inside:
                found.append(f"page {number + 1}: '{char.text}' stands outside the page's text")
    for table, row, cells in it.rows():
        for one, other in itertools.combinations([cell for cell in cells if cell.chars], 2):
            if any(_overlap(a, b) for a in one.chars for b in other.chars if a.page == b.page):
                found.append(it.at(one, f"runs into '{other.text[:24]}'"))
    return count, found


def _overlap(a, b):
    return (min(a.right, b.right) - max(a.left, b.left) > 1
            and min(a.top, b.top) - max(a.bottom, b.bottom) > 1)


@check("text has the size that the style gives it")
def text_has_its_size(it):
    # Chromium makes a whole document smaller when one thing in it is too wide.
    found, count = [], 0
    for block in it.blocks:
        if not block.chars or block.kind in ("drawing", "note") or is_mark(block):
            continue
        count += 1
        size = block.chars[0].size
        if abs(size - block.size) > block.size / 40:
            found.append(it.at(block, f"is set in {size:.1f} pt rather than {block.size:.1f}"))
    return count, found


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


@check("lines of Chinese headings end behind stops")
def headings_break_at_stops(it):
    if not it.source.language.startswith("zh"):
        return 0, []
    found, count = [], 0
    for block in it.blocks:
        rows = lines(block.chars) if block.kind == "heading" or block.contents else []
        texts = ["".join(char.text for char in row) for row in rows]
        for place in range(1, len(texts)):
            count += 1
            before, after = "".join(texts[:place]), "".join(texts[place:])
            clause = re.split(STOPS, before)[-1] + re.split(STOPS, after)[0]
            # A clause that is longer than a line ends it anywhere.
            if not re.search(f"{STOPS}$", before) and len(clause) < max(map(len, texts)):
                found.append(it.at(block, f"the line '{texts[place - 1][-12:]}' ends inside a clause"))
    return count, found


@check("heads of pages are one line")
def heads_are_one_line(it):
    found, count = [], 0
    loose = {id(char) for char in it.printed.loose}
    for number, chars in enumerate(it.printed.chars):
        _, _, _, top = it.pages.box(number, it.printed.sizes[number])
        rows = lines([char for char in chars if id(char) in loose and char.bottom > top])
        count += bool(rows)
        if len(rows) > 1:
            found.append(f"page {number + 1}: its head has {len(rows)} lines")
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
