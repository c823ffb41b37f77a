"""Finds a source's blocks in a printed file."""

import itertools

# How far, in characters, a block may stand behind the one before it: a repeated table head lies between.
REACH = 1500


def match(source, printed):
    """Gives every block the characters that print it, and what follows it unclaimed; returns the blocks not found."""
    for block in source.blocks:
        block.chars, block.tail = [], []
    chars = [char for char in printed.logical if char.text not in source.added]
    claimed = _match_notes([block for block in source.blocks if block.note], chars)
    chars = [char for char, is_claimed in zip(chars, claimed) if not is_claimed]
    claimed = _match_figures(source.blocks, chars)
    chars = [char for char, is_claimed in zip(chars, claimed) if not is_claimed]
    text = "".join(char.text for char in chars)
    missing, cursor, last = [], 0, None
    heads = _heads(source)
    for block in source.blocks:
        if (block.note or block.figure) and block.chars:
            continue
        if last is not None and last.contents and last.target != block.target:
            cursor = _behind_number(chars, cursor, last)
        length = len(block.text)
        place = cursor if text.startswith(block.text, cursor) else text.find(
            block.text, cursor, cursor + length + REACH)
        places = range(place, place + length) if place >= 0 else _around_heads(
            text, block, heads.get(block.table, ""), cursor)
        if not places:
            missing.append(block)
            continue
        if last is not None:
            last.tail += chars[cursor:places[0]]
        block.chars = [chars[place] for place in places]
        cursor, last = places[-1] + 1, block
    if last is not None:
        last.tail += chars[cursor:]
    return missing


def _heads(source):
    """The text of each table's head."""
    heads = {}
    for block in source.blocks:
        if block.section == "thead":
            heads[block.table] = heads.get(block.table, "") + block.text
    return heads


def _around_heads(text, block, head, cursor):
    """Where a cell stands that goes on on another page, below the head that is repeated there; nothing if it does not."""
    start = text.find(block.text[:20], cursor, cursor + 20 + REACH)
    if start < 0 or not head:
        return []
    places, at = [], start
    for char in block.text:
        if text[at:at + 1] != char and text.startswith(head, at):
            at += len(head)
        if text[at:at + 1] != char:
            return []
        places.append(at)
        at += 1
    return places


def _behind_number(chars, cursor, entry):
    """Gives a line of the contents its leader and its number, which the next line's number would be taken for."""
    end = entry.chars[-1]
    # A title that fills its line has its leader on the next.
    line = chars[cursor].base if cursor < len(chars) and chars[cursor].text == "." else end.base
    while cursor < len(chars) and (chars[cursor].text.isdigit() or chars[cursor].text == "."):
        char = chars[cursor]
        if char.page != end.page or abs(char.base - line) > end.size / 2 or line == end.base and char.left < end.right:
            break
        entry.tail.append(char)
        cursor += 1
    return cursor


def _match_notes(notes, chars):
    """Notes stand where they are called or at the foot of the page; whichever it is, each in one piece."""
    text = "".join(char.text for char in chars)
    claimed = [False] * len(chars)
    cursor = 0
    for note in notes:
        place = text.find(note.text, cursor)
        if place < 0:
            place = text.find(note.text)
        while place >= 0 and claimed[place]:
            place = text.find(note.text, place + 1)
        if place < 0:
            continue
        end = place + len(note.text)
        note.chars = chars[place:end]
        claimed[place:end] = [True] * len(note.text)
        cursor = end
    return claimed


def _match_figures(blocks, chars):
    """A figure may stand behind paragraphs that follow it: it is found in one piece wherever that is, or else where it was."""
    text = "".join(char.text for char in chars)
    claimed = [False] * len(chars)
    for _, figure in itertools.groupby((block for block in blocks if block.figure), lambda block: block.figure):
        figure = [block for block in figure if not block.note]
        place = text.find("".join(block.text for block in figure))
        if place < 0:
            continue
        for block in figure:
            end = place + len(block.text)
            block.chars = chars[place:end]
            claimed[place:end] = [True] * len(block.text)
            place = end
    return claimed
