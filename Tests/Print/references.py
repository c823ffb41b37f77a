"""Checks of what leads to another place: contents, page numbers, notes."""

import itertools
import re
from urllib.parse import quote

from prints import check


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
        if reference not in notes:
            found.append(f"the mark for '{reference}' belongs to no note")
            continue
        page = it.printed.destinations.get(reference, it.printed.destinations.get(quote(reference)))
        if page is None or page not in notes[reference][0].pages:
            found.append(f"the mark for '{reference}' does not lead to its note")
    return len(notes) + len(it.source.references), found


@check("links print the page that they lead to")
def links_print_their_page(it):
    # A block whose numbers are others than those of the pages is not found in print.
    leading = [block for block in it.blocks if block.leads]
    found = [it.at(block, "does not print the page that it leads to") for block in leading if not block.chars]
    found += [f"the link '{text}' says no page" for text in it.source.bare]
    return sum(block.leads for block in leading), found
