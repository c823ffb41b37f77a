"""What may stand at a line's start and end in Chinese."""

# CLREQ 3.1.3: stops, closing marks, connectors and dividers open no line; opening marks end none.
NO_START = set("、，。．：；！？）〕］｝〉》」』】〗”’·・～–／%％‰℃…")
NO_END = set("（〔［｛〈《「『【〖“‘")


def offences(rows):
    """The rules that lines break, each with its line."""
    found = []
    for row in rows:
        row = sorted(row, key=lambda char: char.left)
        start, end, line = row[0].text, row[-1].text, "".join(char.text for char in row)
        if start in NO_START:
            found.append((f"'{start}' opens a line", line))
        if end in NO_END:
            found.append((f"'{end}' ends a line", line))
        for dash in "—…":
            if end == dash and (len(line) - len(line.rstrip(dash))) % 2 == 1:
                found.append((f"'{dash}{dash}' is divided", line))
    return found
