"""What must hold of a Word file by itself. Each check takes a package and gives how much it looked at and what it found."""

import collections
import pathlib
import tempfile
import zlib

from openxml_audit import OpenXmlValidator

from package import NAMES, W, words

# What the validator asks for and the standard does not; each with its reason.
SETTLED = {
    # ISO/IEC 29500-1, 17.9.18: the value 0 takes a paragraph out of the list of its style.
    "Numbering definition '0' referenced but not found",
    # ISO/IEC 29500-1, 11.3.10: a main document may have a theme; this one names every face and colour itself.
    "A required relationship type 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme' is missing.",
}


def schemas(package):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "file.docx"
        path.write_bytes(package.data)
        result = OpenXmlValidator().validate(path)
    found = [f"{error.part_uri}: {error.description}" for error in result.errors
             if error.description not in SETTLED]
    return sum(name.endswith((".xml", ".rels")) for name in package.parts), found


def fields(package):
    """Every field begins, shows something and ends, in that order."""
    found, count = [], 0
    depth = []
    for element in package.body.iter(f"{{{W}}}fldChar", f"{{{W}}}t", f"{{{W}}}instrText"):
        kind = element.get(f"{{{W}}}fldCharType")
        if kind == "begin":
            depth.append({"shown": False, "name": "", "separate": False})
            count += 1
        elif not depth:
            if kind:
                found.append(f"a field {kind}s that has not begun")
        elif kind == "separate":
            depth[-1]["separate"] = True
        elif kind == "end":
            field = depth.pop()
            if not field["shown"]:
                found.append(f"the field '{field['name'].strip()}' shows nothing")
            if depth:
                depth[-1]["shown"] = True
        elif element.tag.endswith("}instrText"):
            depth[-1]["name"] += element.text or ""
        elif depth[-1]["separate"] and (element.text or "").strip():
            depth[-1]["shown"] = True
    found += ["a field does not end" for _ in depth]
    return count, found


def places(package):
    """Every place that a link or a field names is there, once."""
    names = collections.Counter(package.find("//w:bookmarkStart/@w:name"))
    found = [f"the place '{name}' stands {count} times" for name, count in names.items() if count > 1]
    found += [f"the name '{name}' is no name for Word" for name in names
              if len(name) > 40 or not name.replace("_", "").isalnum() or name[0].isdigit()]
    asked = package.find("//w:hyperlink/@w:anchor")
    asked += [text.split()[1] for text in package.find("//w:instrText/text()")
              if text.split()[0] in ("REF", "PAGEREF", "NOTEREF")]
    found += [f"there is no place '{name}'" for name in sorted(set(asked) - set(names))]
    return len(asked), found


def captions(package):
    """Captions count by a field, one after another, and references say the same numbers."""
    found, series, shown = [], collections.Counter(), {}
    for paragraph in package.find("//w:p[w:pPr/w:pStyle/@w:val='Caption']"):
        instruction = "".join(paragraph.xpath(".//w:instrText/text()", namespaces=NAMES)).split()
        if not instruction or instruction[0] != "SEQ":
            found.append(f"'{words(paragraph)[:20]}' has a number that is only typed")
            continue
        series[instruction[1]] += 1
        label = words(paragraph).split("\u3000")[0].split("  ")[0]
        if not label.endswith(str(series[instruction[1]])):
            found.append(f"'{label}' is number {series[instruction[1]]} of its kind")
        for name in paragraph.xpath(".//w:bookmarkStart/@w:name", namespaces=NAMES):
            shown[name] = label
    for paragraph in package.find("//w:p[.//w:instrText[contains(., ' REF ')]]"):
        runs, name, text = list(paragraph.iter(f"{{{W}}}instrText", f"{{{W}}}t", f"{{{W}}}fldChar")), None, ""
        for element in runs:
            if element.tag.endswith("}instrText"):
                parts = element.text.split()
                name, text = (parts[1], "") if parts[0] == "REF" else (None, "")
            elif element.get(f"{{{W}}}fldCharType") == "end" and name:
                if shown.get(name) != text:
                    found.append(f"a reference says '{text}' of '{shown.get(name)}'")
                name = None
            elif name and element.tag.endswith("}t"):
                text += element.text or ""
    return sum(series.values()), found


def tables(package):
    """Heads repeat, rows are not cut, and columns are as wide as what they hold."""
    found = []
    all_tables = package.find("//w:tbl")
    for table in all_tables:
        name = words(table)[:12]
        rows = table.xpath("w:tr", namespaces=NAMES)
        if not rows[0].xpath("w:trPr/w:tblHeader", namespaces=NAMES):
            found.append(f"the head of '{name}' is not repeated")
        if any(not row.xpath("w:trPr/w:cantSplit", namespaces=NAMES) for row in rows):
            found.append(f"rows of '{name}' may be cut")
        widths = [int(value) for value in table.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NAMES)]
        if len(widths) > 2 and len(set(widths)) == 1:
            found.append(f"all columns of '{name}' are as wide")
        for row in rows:
            cells = row.xpath("w:tc", namespaces=NAMES)
            spans = sum(int((cell.xpath("w:tcPr/w:gridSpan/@w:val", namespaces=NAMES) or ["1"])[0]) for cell in cells)
            if spans != len(widths):
                found.append(f"a row of '{name}' has {spans} cells for {len(widths)} columns")
    return len(all_tables), found


def pictures(package):
    """Pictures are sharp, have SVG behind them where they are drawings, and words beside them."""
    found = []
    drawings = package.find("//w:drawing")
    for drawing in drawings:
        name = drawing.xpath(".//wp:docPr/@name", namespaces=NAMES)[0]
        if not drawing.xpath(".//wp:docPr/@descr", namespaces=NAMES)[0].strip():
            found.append(f"{name} has no words")
        if not drawing.xpath(".//asvg:svgBlip/@r:embed", namespaces=NAMES):
            found.append(f"{name} has no SVG")
    for name, data in package.parts.items():
        if name.endswith(".png") and int.from_bytes(data[16:20], "big") < 1440:
            found.append(f"{name} is {int.from_bytes(data[16:20], 'big')} pixels wide")
        if name.endswith(".png"):
            found += [f"{name}: the sum of {kind} is wrong" for kind in _damaged(data)]
    return len(drawings), found


def _damaged(png):
    """The chunks of a PNG whose sums are not those of their bytes."""
    at = 8
    while at < len(png):
        size = int.from_bytes(png[at:at + 4], "big")
        body = png[at + 4:at + 8 + size]
        if zlib.crc32(body) != int.from_bytes(png[at + 8 + size:at + 12 + size], "big"):
            yield body[:4].decode("latin-1")
        at += 12 + size


def languages(package):
    """The text says which languages it is in."""
    styles = package.parts["word/styles.xml"].decode()
    found = [] if "w:eastAsia=\"zh-CN\"" in styles else ["the styles name no language of Chinese text"]
    properties = package.read().core_properties
    for name in ("title", "author", "language", "created"):
        if not getattr(properties, name):
            found.append(f"the properties have no {name}")
    return 5, found


CHECKS = {
    "every part keeps to the schemas of OOXML": (schemas, ("word/document.xml", "<w:pPr>", "<w:pPr><w:nothing/>")),
    "every field begins, shows something and ends": (
        fields, ("word/document.xml", '<w:fldChar w:fldCharType="end"/>', "")),
    "every place that is named is there, once": (places, ("word/document.xml", "w:anchor=\"_", "w:anchor=\"x_")),
    "captions count by fields, and references agree": (captions, ("word/document.xml", "> SEQ ", "> PAGE ")),
    "heads of tables repeat, rows are whole, columns fit": (tables, ("word/document.xml", "<w:tblHeader/>", "")),
    "pictures are sharp, with SVG behind and words beside": (pictures, ("word/document.xml", "<asvg:svgBlip", "<asvg:x")),
    "languages and properties are said": (
        languages, ("word/styles.xml", 'w:eastAsia="zh-CN"', 'w:eastAsia="xx"')),
}
