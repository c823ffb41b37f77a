"""A Word file as the checks see it: its parts, and what stands in them."""

import io
import zipfile

import docx
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}


class Package:
    """The parts of a file by their paths."""

    def __init__(self, data):
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])
        notes = self.parts.get("word/footnotes.xml")
        self.notes = [] if notes is None else etree.fromstring(notes).xpath(
            "w:footnote[not(@w:type)]", namespaces=NAMES)

    def find(self, path):
        return self.body.xpath(path, namespaces=NAMES)

    def read(self):
        """The file as python-docx has it."""
        return docx.Document(io.BytesIO(self.data))

    def changed(self, name, old, new):
        """The same file with some text of a part in another way; a change that changes nothing is a fault of the test."""
        parts = dict(self.parts)
        before = parts[name]
        parts[name] = before.replace(old.encode(), new.encode(), 1)
        assert parts[name] != before, f"{name} has no {old!r}"
        return Package.of(parts)

    @staticmethod
    def of(parts):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return Package(buffer.getvalue())


def words(element):
    """The words of an element, with what fields show and without what they are told."""
    return "".join(element.xpath(".//w:t/text()", namespaces=NAMES))
