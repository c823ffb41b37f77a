"""Checks of Western text: where words are divided, the marks of references, the faces."""

import itertools
import re

import pikepdf

from printed import is_text
from prints import check

# Words of fewer letters are whole, and so many stand on each side of a hyphen.
SHORTEST, LEAST = 7, 3
# Whatever is longer in a cell may be no word.
LONGEST = 24
WIDE = re.compile("[\uff01-\uff60\u3001\u3002\u3008-\u3011\u3014-\u301b]")
HAN = re.compile("[\u3400-\u9fff]")


def _is_english(it):
    return it.source.language.startswith("en")


@check("English words are divided where they may be")
def words_are_divided_well(it):
    if not _is_english(it):
        return 0, []
    found, count = [], 0
    for block in it.blocks:
        if not block.isText and not block.note or not block.chars:
            continue
        # Where each character that is text stands among all characters.
        places = [at for at, char in enumerate(block.words) if is_text(char) and char not in it.source.added]
        if len(places) != len(block.chars):
            continue
        for (place, char), (following, other) in itertools.pairwise(zip(places, block.chars)):
            if char.page == other.page and abs(char.base - other.base) < 0.62 * max(char.size, other.size):
                continue
            count += 1
            # Else a space, a hyphen or a dash of the text itself stands between.
            problem = _fault(block.words, following, bool(block.table)) if following == place + 1 else None
            if problem:
                found.append(it.at(block, problem))
    return count, found


def _fault(text, at, is_cell=False):
    """What is wrong with a division before a character; nothing where no word is divided there. In cells none is."""
    start, end = at, at
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    word = text[start:end]
    # Addresses and long numbers are broken where the line is full.
    if not start < at < end or HAN.search(word) or re.search(r"[/.@_\d]$", text[:start]) or re.match(r"[/@_\d]|\.\w", text[end:]):
        return None
    said = f"'{text[start:at]}-{text[at:end]}' is divided"
    if is_cell and len(word) < LONGEST:
        return f"{said}, in a table"
    if len(word) < SHORTEST:
        return f"{said}: a short word"
    if at - start < LEAST or end - at < LEAST:
        return f"{said}: too near to an end"
    if word[0].isupper() and not re.search(r"(?:^|[.?!:]\W*)\s*$", text[:start]):
        return f"{said}: a name"
    if not re.search(r"[^\W\d_]{2}", text[end:]):
        return f"{said}: the last word of its paragraph"
    return None


@check("Western references have half-width marks")
def references_have_narrow_marks(it):
    found, count = [], 0
    for block in it.blocks:
        if not block.isReference or not block.chars or HAN.search(block.text):
            continue
        count += 1
        wide = WIDE.search(block.words)
        if wide:
            found.append(it.at(block, f"has '{wide.group()}'"))
    return count, found


@check("Western text has a Western face")
def faces_are_western(it):
    if not _is_english(it):
        return 0, []
    found, count = [], 0
    for font in it.printed.pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font" or "/ToUnicode" not in font:
            continue
        name = str(font.get("/BaseFont", "?"))[1:]
        if not re.search("CJK|SC|Fandol|Kai|Song|Hei|Fang", name):
            continue
        count += 1
        letters = sorted(char for char in _characters(font.ToUnicode.read_bytes()) if char.isascii() and char.isalnum())
        if letters:
            found.append(f"{name} sets '{''.join(letters)}'")
    return count, found


def _characters(table):
    """The characters that a font's table says its glyphs are."""
    for kind, body in re.findall(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", table, re.S):
        values = re.findall(rb"<([0-9A-Fa-f]+)>", body)
        step = 2 if kind == b"bfchar" else 3
        for index in range(0, len(values) - step + 1, step):
            text = bytes.fromhex(values[index + step - 1].decode()).decode("utf-16-be", "replace")
            span = int(values[index + 1], 16) - int(values[index], 16) if step == 3 else 0
            yield from text[:-1]
            yield from (chr(ord(text[-1]) + offset) for offset in range(span + 1))
