"""A printed file as the checks see it: its pages, every character with its place, and the order of its tags."""

import ctypes
import functools
import math

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

# What carries no text of its own: spaces, and hyphens, which engines add where they divide a word.
IGNORED = {"\u00ad", "\u2010", "\u2011", "-", "\u200b", "\u2060", "\ufeff", "\u0000", "\u0002", "\ufffe"}

# Dots that the Noto fonts draw with one glyph, of which a file can name only one.
SAME = {"\u2022": "·", "\u2027": "·", "\u30fb": "·"}


def is_text(character):
    return not character.isspace() and character not in IGNORED


def normalised(text):
    """A text without spaces and hyphens."""
    return "".join(SAME.get(character, character) for character in text if is_text(character))


class Char:
    """A character on a page; places in points from the lower left corner."""

    __slots__ = ("text", "page", "left", "bottom", "right", "top", "x", "base", "size", "colour", "mcid")

    def __init__(self, text, page, box, origin, size, colour, mcid):
        self.text, self.page, self.size = text, page, size
        self.x, self.base = origin
        self.left, self.right, self.bottom, self.top = box
        self.colour, self.mcid = colour, mcid


class Tag:
    """An element of the structure tree."""

    __slots__ = ("kind", "parent", "content")

    def __init__(self, kind, parent):
        self.kind, self.parent = kind, parent
        self.content = []  # tags, and pairs of page and marked content


class Printed:
    """A PDF file."""

    def __init__(self, path, only_last=False):
        """Reads a file; `only_last` leaves out the characters of all pages but the last."""
        self.path = str(path)
        self.pdf = pikepdf.open(path)
        self.document = pypdfium2.PdfDocument(str(path))
        self.sizes = [page.get_size() for page in self.document]
        last = len(self.document) - 1
        self.chars = [[] if only_last and number < last else self._chars(number) for number in range(last + 1)]
        self.numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

    def _chars(self, number):
        page = self.document[number]
        text = page.get_textpage()
        box = [ctypes.c_double() for _ in range(4)]
        x, y = ctypes.c_double(), ctypes.c_double()
        matrix = pdfium.FS_MATRIX()
        rgba = [ctypes.c_uint() for _ in range(4)]
        chars, drawings = [], self._drawings(page)
        for index in range(pdfium.FPDFText_CountChars(text)):
            if pdfium.FPDFText_IsGenerated(text, index) == 1:
                continue
            character = chr(pdfium.FPDFText_GetUnicode(text, index))
            if not is_text(character):
                continue
            pdfium.FPDFText_GetCharBox(text, index, *box)
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            pdfium.FPDFText_GetFillColor(text, index, *rgba)
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
            thing = pdfium.FPDFText_GetTextObject(text, index)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            if mark < 0:
                # The words of a drawing that is set as a whole bear its mark.
                mark = next((each for each, holds in drawings if holds(x.value, y.value)), -1)
            chars.append(
                Char(
                    SAME.get(character, character), number, [value.value for value in box], (x.value, y.value),
                    size, tuple(value.value for value in rgba[:3]), mark))
        return chars

    @staticmethod
    def _drawings(page):
        """The mark of each drawing on a page, and whether it holds a point."""
        drawings = []
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, index)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            if mark < 0 or pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM:
                continue
            edges = [ctypes.c_float() for _ in range(4)]
            pdfium.FPDFPageObj_GetBounds(thing, *edges)
            left, bottom, right, top = (edge.value for edge in edges)
            drawings.append((
                mark,
                lambda x, y, left=left, bottom=bottom, right=right, top=top: (
                    left - 6 <= x <= right + 6 and bottom - 6 <= y <= top + 6)))
        return drawings

    def grey(self, number, scale=2):
        """A page as rows of grey values, as a printer without colours shows it."""
        return self.document[number].render(scale=scale, grayscale=True).to_numpy()

    # The structure tree

    @functools.cached_property
    def tags(self):
        """The structure tree's root."""
        root = Tag("Root", None)
        tree = self.pdf.Root.get("/StructTreeRoot")
        if tree is None:
            return root
        waiting = [(tree.get("/K"), root, None)]
        while waiting:
            node, parent, page = waiting.pop()
            if node is None:
                continue
            if isinstance(node, int):
                parent.content.append((page, int(node)))
            elif isinstance(node, pikepdf.Array):
                waiting.extend((child, parent, page) for child in reversed(list(node)))
            elif isinstance(node, pikepdf.Dictionary):
                page = self.numbers.get(node.Pg.objgen, page) if "/Pg" in node else page
                if node.get("/Type") == "/OBJR":
                    continue
                if node.get("/Type") == "/MCR":
                    parent.content.append((page, int(node.MCID)))
                    continue
                tag = Tag(str(node.get("/S", "/None"))[1:], parent)
                parent.content.append(tag)
                waiting.append((node.get("/K"), tag, page))
        return root

    @functools.cached_property
    def marked(self):
        """The characters of each piece of marked content, by page and number."""
        marked = {}
        for chars in self.chars:
            for char in chars:
                if char.mcid >= 0:
                    marked.setdefault((char.page, char.mcid), []).append(char)
        return marked

    def text_of(self, tag):
        """The characters of a tag in the order of its content."""
        chars, waiting = [], [tag]
        while waiting:
            item = waiting.pop()
            if isinstance(item, Tag):
                waiting.extend(reversed(item.content))
            else:
                chars.extend(self.marked.get(item, []))
        return chars

    @functools.cached_property
    def logical(self):
        """All tagged characters in the order in which a reader hears them."""
        return self.text_of(self.tags)

    @functools.cached_property
    def loose(self):
        """The characters that no tag holds: heads and feet of pages."""
        tagged = {id(char) for char in self.logical}
        return [char for chars in self.chars for char in chars if id(char) not in tagged]

    def all_tags(self, *kinds):
        """The tags of some kinds, in order."""
        found, waiting = [], [self.tags]
        while waiting:
            tag = waiting.pop()
            if tag.kind in kinds:
                found.append(tag)
            waiting.extend(child for child in reversed(tag.content) if isinstance(child, Tag))
        return found

    # Links

    @functools.cached_property
    def destinations(self):
        """The page of each named destination."""
        found = {}

        def add(name, value):
            if isinstance(value, pikepdf.Dictionary):
                value = value.get("/D")
            if value is not None and len(value) and isinstance(value[0], pikepdf.Dictionary):
                found[name] = self.numbers.get(value[0].objgen)

        for name, value in (self.pdf.Root.get("/Dests") or {}).items():
            add(name[1:], value)
        names = self.pdf.Root.get("/Names")
        if names is not None and "/Dests" in names:
            for name, value in pikepdf.NameTree(names.Dests).items():
                add(name, value)
        return found

    @functools.cached_property
    def links(self):
        """The links within the file: page, box, and the page that each leads to."""
        links = []
        for number, page in enumerate(self.pdf.pages):
            for note in page.get("/Annots") or []:
                if note.get("/Subtype") != "/Link":
                    continue
                target = note.get("/Dest")
                if target is None and note.get("/A") is not None and note.A.get("/S") == "/GoTo":
                    target = note.A.get("/D")
                if target is None:
                    continue
                if isinstance(target, pikepdf.Array):
                    page_to = self.numbers.get(target[0].objgen)
                else:
                    name = str(target)
                    page_to = self.destinations.get(name[1:] if name.startswith("/") else name)
                x1, y1, x2, y2 = (float(value) for value in note.Rect)
                links.append((number, [min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)], page_to))
        return links


def lines(chars):
    """Characters gathered into lines: by page, then by height; raised marks belong to the line they stand in."""
    found = []
    for char in chars:
        for line in reversed(found[-3:]):
            if line[0].page == char.page and abs(line[0].base - char.base) < 0.62 * max(line[0].size, char.size):
                line.append(char)
                break
        else:
            found.append([char])
    return found
