"""Finds a source's blocks in a printed file."""

# How far, in characters, a block may stand behind the one before it: a repeated table head lies between.
REACH = 1500


def match(source, printed):
    """Gives every block the characters that print it, and what follows it unclaimed; returns the blocks not found."""
    for block in source.blocks:
        block.chars, block.tail = [], []
    chars = [char for char in printed.logical if char.text not in source.added]
    claimed = _match_notes([block for block in source.blocks if block.note], chars)
    chars = [char for char, is_claimed in zip(chars, claimed) if not is_claimed]
    text = "".join(char.text for char in chars)
    missing, cursor, last = [], 0, None
    for block in source.blocks:
        if block.note and block.chars:
            continue
        if last is not None and last.contents and last.target != block.target:
            cursor = _behind_number(chars, cursor, last)
        length = len(block.text)
        place = cursor if text.startswith(block.text, cursor) else text.find(
            block.text, cursor, cursor + length + REACH)
        if place < 0:
            missing.append(block)
            continue
        if last is not None:
            last.tail += chars[cursor:place]
        block.chars = chars[place:place + length]
        cursor, last = place + length, block
    if last is not None:
        last.tail += chars[cursor:]
    return missing


def _behind_number(chars, cursor, entry):
    """Gives a line of the contents its leader and its number, which the next line's number would be taken for."""
    end = entry.chars[-1]
    while cursor < len(chars) and (chars[cursor].text.isdigit() or chars[cursor].text == "."):
        char = chars[cursor]
        if char.page != end.page or abs(char.base - end.base) > end.size / 2 or char.left < end.right:
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
