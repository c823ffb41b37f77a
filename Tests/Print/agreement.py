"""Whether two engines made the same of one source."""

import re


def tagged(it, *kinds):
    """The texts of the tags of some kinds, but for the heads of tables, which engines repeat in ways of their own."""
    # A cell whose unit and basis stand on lines of their own is several blocks here and one tag there.
    heads = {
        "".join(cell.text for cell in cells[start:end])
        for cells in it.heads().values() for start in range(len(cells)) for end in range(start + 1, start + 5)}
    texts = []
    for tag in it.printed.all_tags(*kinds):
        text = "".join(char.text for char in it.printed.text_of(tag) if char.text not in it.source.added)
        # Chromium repeats a head piece by piece: its letters say which it is, their order does not.
        # Two engines need not have a chapter on the same page.
        text = re.sub(r"（第\d+页）|\(p\.\d+\)", "", text)
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
        # A row that is higher than a page is one cell here and one cell a page there.
        if texts[0] != texts[1] and (name != "cells" or "".join(texts[0]) != "".join(texts[1])):
            only = [sorted(set(texts[a]) - set(texts[1 - a]))[:3] for a in (0, 1)]
            found.append(f"{name}: {len(texts[0])} and {len(texts[1])}; only one has {only[0]} or {only[1]}")
    notes = [["".join(char.text for char in b.chars) for b in it.blocks if b.note] for it in (one, other)]
    count += len(notes[0])
    if notes[0] != notes[1]:
        found.append("notes differ")
    return count, found
