"""Checks of what an official document has after GB/T 9704: each field only where it is given, each in its place."""

from printed import normalised
from prints import check

# The keys of the front matter, and where each is printed.
PLACES = {
    "secrecy": "rank", "urgency": "rank", "issuer": "name", "issue": "issue", "signed": "issue", "to": "audience",
    "attachments": "attachments", "contact": "contact", "cc": "copies"}
EM = 16
NEAR = 6


def _is_official(it):
    return "official" in it.source.classes and it.given is not None


def _blocks(it, *places):
    return [block for block in it.blocks if block.place in places]


def _words(value):
    return [normalised(str(word)) for word in (value if isinstance(value, list) else [value])]


@check("an official document has what it is given, and no more")
def fields_are_those_given(it):
    if not _is_official(it):
        return 0, []
    given = dict(it.given)
    given.setdefault("to", given.get("audience"))
    found, count = [], 0
    for place in dict.fromkeys(PLACES.values()):
        wanted = [word for key, at in PLACES.items() if at == place and given.get(key) for word in _words(given[key])]
        blocks = _blocks(it, place)
        text = "".join(block.text for block in blocks)
        count += 1
        found += [f"'{word}' is not in its place, {place}" for word in wanted if word not in text]
        if blocks and not wanted:
            found.append(f"{place} is printed, and nothing is given for it: '{text}'")
        found += [it.at(block, "is not in print") for block in blocks if not block.chars]
    for place in ("signature", "dated", "printed"):
        count += 1
        if not any(block.chars for block in _blocks(it, place)):
            found.append(f"there is no {place}")
    asked = _words(given.get("show") or [])
    for name, number in it.source.shown.items():
        count += 1
        if number and name not in asked:
            found.append(f"{name} is printed, and nobody asked for it")
    return count, found


@check("the parts of an official document stand where officials look for them")
def parts_are_in_place(it):
    if not _is_official(it):
        return 0, []
    found, count = [], 0
    is_chinese = it.source.language.startswith("zh")
    headings = [block for block in it.blocks if block.id == "cover" and block.kind == "heading"]
    rows = [
        ("rank", _blocks(it, "rank")), ("name", _blocks(it, "name")), ("issue", _blocks(it, "issue")), ("title", headings),
        ("audience", _blocks(it, "audience")), ("attachments", _blocks(it, "attachments")),
        ("signature", _blocks(it, "signature")), ("dated", _blocks(it, "dated")), ("contact", _blocks(it, "contact")),
        ("copies", _blocks(it, "copies")), ("printed", _blocks(it, "printed"))]
    rows = [(name, [char for block in blocks for char in block.chars]) for name, blocks in rows]
    rows = [(name, chars) for name, chars in rows if chars]
    for (one, above), (other, below) in zip(rows, rows[1:]):
        count += 1
        if max((char.page, -char.base) for char in above) >= min((char.page, -char.base) for char in below):
            found.append(f"{other} does not stand below {one}")
    at = dict(rows)
    if "signature" in at:
        count += 1
        page = at["signature"][0].page
        if not any(block.isText and page in block.pages for block in it.blocks):
            found.append(f"who signs it stands on page {page + 1}, which has no text")
    for name, chars in rows:
        page = chars[0].page
        left, _, right, _ = it.pages.box(page, it.printed.sizes[page])
        starts, ends = min(char.left for char in chars), max(char.right for char in chars)
        middle = (starts + ends - left - right) / 2
        if name in ("rank", "audience"):
            count += 1
            found += [f"{name} begins {starts - left:.0f} pt beside the margin"] if abs(starts - left) > NEAR else []
        if name in ("name", "title"):
            count += 1
            found += [f"{name} stands {middle:.0f} pt beside the middle"] if abs(middle) > NEAR else []
        if name == "name" and not all(char.colour[0] > 150 > 60 > char.colour[1] for char in chars):
            found.append("the issuer's name is not red")
        if name in ("signature", "dated") and is_chinese and "dated" in at:
            count += 1
            other = at["dated"]
            beside = (starts + ends) / 2 - (min(char.left for char in other) + max(char.right for char in other)) / 2
            if abs(beside) > NEAR:
                found.append(f"{name} stands {beside:.0f} pt beside the middle of the date")
    # The wider of the two ends four characters before the margin.
    if is_chinese and {"signature", "dated"} <= at.keys():
        chars = at["signature"] + at["dated"]
        page = chars[0].page
        right = it.pages.box(page, it.printed.sizes[page])[2]
        space = right - max(char.right for char in chars)
        count += 1
        if abs(space - 4 * EM) > NEAR:
            found.append(f"the signature and the date end {space:.0f} pt before the margin, not {4 * EM}")
    return count, found


@check("the record stands at the foot of the last page")
def record_is_at_the_foot(it):
    if not _is_official(it):
        return 0, []
    last = len(it.printed.sizes) - 1
    bottom = it.pages.box(last, it.printed.sizes[last])[1]
    record = [char for block in _blocks(it, "copies", "printed", "shown") for char in block.chars]
    if not record or {char.page for char in record} != {last}:
        return 1, ["the record is not on the last page, and there alone"]
    if all(block.place in ("copies", "printed", "shown") or last not in block.pages for block in it.blocks):
        return 1, ["the record has the last page to itself"]
    found, lowest = [], min(char.bottom for char in record)
    # Half of what the line is higher than the letters, and the rule.
    if not bottom - 3 < lowest < bottom + 16:
        found.append(f"it ends {lowest - bottom:.0f} pt above the foot")
    highest = max(char.top for char in record)
    ids = {id(char) for char in record}
    below = [
        char for block in it.blocks for char in block.chars
        if char.page == last and char.bottom < highest - 1 and id(char) not in ids]
    if below:
        found.append(f"'{below[0].text}' stands below it")
    return len(record), found
