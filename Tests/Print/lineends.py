"""What may stand at a line's start and end in Chinese."""

import itertools

# CLREQ 3.1.3: stops, closing marks, connectors and dividers open no line; opening marks end none.
NO_START = set("、，。．：；！？）〕］｝〉》」』】〗”’·・～–／%％‰℃…")
NO_END = set("（〔［｛〈《「『【〖“‘")


def offences(rows, added=()):
    """The rules that a text's lines break, each with its line."""
    found = []
    texts = []
    for row in rows:
        row = sorted(row, key=lambda char: char.left)
        texts.append("".join(char.text for char in row if char.text not in added))
    texts = [text for text in texts if text]
    for text, following in itertools.pairwise(texts):
        if following[0] in NO_START:
            found.append((f"'{following[0]}' opens a line", following))
        if text[-1] in NO_END:
            found.append((f"'{text[-1]}' ends a line", text))
        for dash in "—…":
            if text[-1] == following[0] == dash:
                found.append((f"'{dash}{dash}' is divided", text))
    return found
