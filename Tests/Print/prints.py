"""What the checks look at, and the list of them."""

import itertools
import re

from geometry import Pages
from match import match

CHECKS = {}


def check(title):
    def register(function):
        CHECKS[title] = function
        return function

    return register


def is_mark(block):
    """Whether a block, such as a cell, is a mark of sources and nothing else."""
    return re.fullmatch(r"\[[\d,–]+\]", block.text) is not None


class Print:
    """A source and what an engine made of it."""

    def __init__(self, source, printed, engine, given=None):
        """`given` is the front matter of the briefing."""
        self.source, self.printed, self.engine, self.given = source, printed, engine, given
        self.missing = match(source, printed)
        self.pages = Pages(source.style)
        self.blocks = source.blocks

    def at(self, thing, problem):
        pages = ", ".join(str(page + 1) for page in thing.pages) if thing.pages else "?"
        return f"page {pages}: {thing}: {problem}"

    def flow(self):
        """The blocks that stand one below the other, in the order of print: all but notes and the words in drawings."""
        places = {id(char): place for place, char in enumerate(self.printed.logical)}
        blocks = [block for block in self.blocks if block.chars and not block.note and block.kind != "drawing"]
        return sorted(blocks, key=lambda block: places[id(block.chars[0])])

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
