"""Checks of the file: its text, its fonts, its colours, what it says of itself."""

import json
import re
import subprocess
import sys

import pikepdf

from printed import normalised
from prints import check


@check("no radical stands for a character")
def no_radicals(it):
    # Readers of PDF hide it: what counts is what the file says its glyphs are.
    source = {char for block in it.blocks for char in block.text}
    found, count = set(), 0
    for thing in it.printed.pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font" or "/ToUnicode" not in thing:
            continue
        for kind, body in re.findall(
                rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", thing.ToUnicode.read_bytes(), re.S):
            step = 2 if kind == b"bfchar" else 3
            values = re.findall(rb"<([0-9A-Fa-f]+)>", body)
            for index in range(0, len(values) - step + 1, step):
                count += 1
                first = bytes.fromhex(values[index + step - 1].decode()).decode("utf-16-be", "replace")
                span = int(values[index + 1], 16) - int(values[index], 16) if step == 3 else 0
                for code in range(ord(first[0]), ord(first[0]) + span + 1) if len(first) == 1 else ():
                    if 0x2E80 <= code <= 0x2FDF and chr(code) not in source:
                        found.add(chr(code))
    return count, [f"'{char}' U+{ord(char):04X}" for char in sorted(found)]


@check("the text is the source's text")
def text_is_the_sources(it):
    total = sum(len(block.text) for block in it.blocks)
    lost = sum(len(block.text) for block in it.missing)
    heads = {tuple(cell.text for cell in cells): None for cells in it.heads().values()}
    heads = {"".join(head) for head in heads}
    surplus, samples = 0, []
    for block in it.blocks:
        tail = "".join(char.text for char in block.tail)
        if block.contents:
            tail = re.sub(r"^\.*\d+", "", tail)
        if block.section == "thead":
            # Chromium gives a head that is repeated all its places in one tag.
            tail = tail.replace(block.text, "")
        for head in sorted(heads, key=len, reverse=True):
            tail = tail.replace(head, "")
        tail = re.sub(r"^(?:[•◦▪·]|\d+\.|\(\d+\))$", "", tail)
        if tail:
            surplus += len(tail)
            samples.append(f"surplus behind {block}: '{tail[:40]}'")
    found = []
    if lost > total / 1000 or surplus > total / 1000:
        found = [f"{lost} of {total} characters are missing, {surplus} are too many"]
        found += [f"missing: {block}" for block in it.missing[:8]] + samples[:8]
    it.fidelity = 100 * (1 - max(lost, surplus) / max(total, 1))
    return total, found


@check("fonts are embedded, subset, and those that the style names")
def fonts_are_embedded(it):
    found, fonts = [], {}
    for thing in it.printed.pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/Subtype" in thing:
            descriptor = thing.get("/FontDescriptor")
            if thing.Subtype == "/Type0":
                descriptor = thing.DescendantFonts[0].get("/FontDescriptor")
            elif str(thing.Subtype).startswith("/CIDFont"):
                continue
            fonts[thing.objgen] = (thing, descriptor)
    style = it.source.style.lower()
    families = set()
    for font, descriptor in fonts.values():
        name = str((descriptor or {}).get("/FontName", font.get("/BaseFont", "?")))[1:]
        if font.Subtype != "/Type3" and not (
                descriptor is not None and any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))):
            found.append(f"the font {name} is not embedded")
        if font.Subtype != "/Type3" and not re.match(r"[A-Z]{6}\+", name):
            found.append(f"the font {name} is not a subset")
        families.add(str((descriptor or {}).get("/FontFamily", name.split("+")[-1].split("-")[0])))
    for family in sorted(families):
        if re.sub(r"\W", "", family.lower()) not in re.sub(r"\W", "", style):
            found.append(f"the font {family} is none that the style names")
    return len(fonts), found


@check("legible without colours, and nothing hidden")
def legible_in_grey(it):
    found, count, scale = [], 0, 2
    for number, chars in enumerate(it.printed.chars):
        grey = it.printed.grey(number, scale)
        height = grey.shape[0]
        for char in chars:
            rows = slice(max(0, int(height - char.top * scale) - 1), int(height - char.bottom * scale) + 2)
            area = grey[rows, max(0, int(char.left * scale) - 1):int(char.right * scale) + 2]
            if not area.size:
                continue  # outside the page, which another check reports
            count += 1
            paper, ink = _light(int(area.max())), _light(int(area.min()))
            if (paper + 0.05) / (ink + 0.05) < (3 if char.size >= 18 else 4.5) and not _is_thin(char, area):
                found.append(f"page {number + 1}: '{char.text}' does not stand out in grey")
    return count, found


def _light(value):
    """Relative luminance of a grey."""
    value /= 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _is_thin(char, area):
    """Whether a mark is finer than a pixel, so that its colour tells more than the picture."""
    red, green, blue = (_light(value) for value in char.colour)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return int(area.min()) < 250 and (_light(int(area.max())) + 0.05) / (light + 0.05) >= 4.5 and (
        (char.right - char.left) < 3.5 or (char.top - char.bottom) < 3 or char.size < 7.6
        or char.text == "○")


@check("title, author, subject, language, outline, tags")
def document_describes_itself(it):
    pdf, found = it.printed.pdf, []
    root, info = pdf.Root, pdf.docinfo
    wanted = {
        "/Title": it.source.title, "/Author": it.source.meta.get("author"),
        "/Subject": it.source.meta.get("description"), "/Keywords": it.source.meta.get("keywords")}
    for key, value in wanted.items():
        # What has no subjects has no keywords.
        if not value and key != "/Keywords" or str(info.get(key, "")) != (value or ""):
            found.append(f"{key[1:]} is '{info.get(key, '')}' rather than '{value}'")
    date = it.source.meta.get("dcterms.created", "").replace("-", "")
    if not date or not str(info.get("/CreationDate", "")).startswith(f"D:{date}"):
        found.append(f"the date is '{info.get('/CreationDate', '')}' rather than that of the edition, {date}")
    if str(root.get("/Lang", "")) != it.source.language:
        found.append(f"the language is '{root.get('/Lang', '')}'")
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)) or "/StructTreeRoot" not in root:
        found.append("it is not tagged")
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        found.append("a reader shows its file's name in place of its title")
    headings = [block.text for block in it.blocks if block.kind == "heading"]
    with pdf.open_outline() as outline:
        titles, waiting = [], list(reversed(outline.root))
        while waiting:
            item = waiting.pop()
            titles.append(normalised(item.title))
            waiting.extend(reversed(item.children))
    if titles != headings:
        lost = [title for title in headings if title not in titles]
        found.append(f"the outline is not the headings: {len(titles)} for {len(headings)}, without {lost[:3]}")
    return 9 + len(headings), found


@check("PDF/UA-1")
def conforms_to_ua(it):
    if it.engine == "chromium":
        return 0, []  # tagged, but it makes no claim: page heads are untagged, and there is no description in XMP
    claim = it.printed.pdf.Root.get("/Metadata")
    found = [] if claim is not None and b"pdfuaid:part" in claim.read_bytes() else ["the file does not say so"]
    report = json.loads(subprocess.run(
        [sys.executable, "-m", "outloud.cli", it.printed.path, "--layer", "conformance", "--json", "-"],
        capture_output=True, text=True).stdout)["results"][0]
    for finding in report["findings"]:
        if finding["severity"] != "error" or finding["rule"] == "LNK-001" and _links_are_tagged(it.printed.pdf):
            continue
        found.append(f"{finding['rule']} on page {finding.get('page')}: {finding['message']}")
    return report["stats"]["elements"], found


def _links_are_tagged(pdf):
    """Whether each link is within a Link tag. WeasyPrint makes a link of each element in a link too, and outloud takes
    one in a Span in a Link for none."""
    tagged = set()
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/StructElem" or "/K" not in thing:
            continue
        kids = thing.K if isinstance(thing.K, pikepdf.Array) else [thing.K]
        links = [kid.Obj.objgen for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
        tag = thing
        while links and tag is not None and tag.get("/S") != "/Link":
            tag = tag.get("/P")
        if tag is not None:
            tagged.update(links)
    return all(
        note.objgen in tagged for page in pdf.pages for note in page.get("/Annots") or []
        if note.get("/Subtype") == "/Link")
