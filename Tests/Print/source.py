"""A page as a browser shows it for paper: its blocks of text in order, each with its role."""

import base64
import json
from dataclasses import dataclass, field

from printed import normalised

# Walks the document in the browser, which knows what is shown and what style sheets add.
WALK = r"""
() => {
  const blocks = [], added = [];
  let current = null;
  const counts = {table: 0, row: 0, figure: 0, chapter: 0};
  const start = (context) => { current = null; };
  const say = (text, context) => {
    if (!text.trim()) {
      if (current) current.text += ' ';
      return;
    }
    if (!current) { current = Object.assign({text: ''}, context); blocks.push(current); }
    current.text += text;
  };
  const generated = (element, which, context) => {
    const style = getComputedStyle(element, which);
    // Counters are no text of the page.
    if (style.display === 'none' || !/^"([^"\\]|\\.)*"$/.test(style.content)) return;
    // A line break is no text.
    const text = JSON.parse(style.content.replace(/\\a ?/gi, ""));
    if (text) added.push(text);
  };
  const describe = (element, context) => {
    const name = element.localName, role = element.getAttribute('role');
    const style = getComputedStyle(element);
    const next = Object.assign({}, context, {size: parseFloat(style.fontSize) * 0.75});
    if (style.breakBefore === 'page') next.chapter = ++counts.chapter;
    // A part of a chapter that begins no page goes on with it.
    if (name === 'section' || name === 'nav') next.within = counts.chapter;
    // Labels, imprints and the like are no ordinary text.
    if (element.matches('.text p, .text li, .text td, .text th')) next.isText = !element.closest('.under, .key, .about, .label, .footnote');
    if (element.matches('.sources li')) next.isReference = true;
    if (element.closest('.digest')) next.isDigest = true;
    const place = ['rank', 'name', 'issue', 'subtitle', 'audience', 'attachments', 'signature', 'dated', 'contact', 'copies', 'printed']
      .find(place => element.classList.contains(place));
    if (place) next.place = place;
    if (element.matches('.colophon p:not([class])')) next.place = 'shown';
    if (element.id) next.id = element.id;
    if (/^h[1-6]$/.test(name)) next.kind = 'heading';
    if (name === 'table') { next.table = ++counts.table; }
    if (name === 'thead' || name === 'tbody') next.section = name;
    if (name === 'tr') next.row = ++counts.row;
    if (name === 'td' || name === 'th') next.kind = 'cell';
    if (name === 'caption' || name === 'figcaption') next.kind = 'caption';
    if (name === 'figure') next.figure = ++counts.figure;
    if (name === 'li') next.kind = 'item';
    if (name === 'p' && next.kind === 'text') next.kind = 'paragraph';
    if (role === 'doc-footnote') { next.kind = 'note'; next.note = element.id; }
    if (element.classList.contains('contents')) next.contents = true;
    if (next.contents && name === 'a') next.target = decodeURIComponent(element.hash.slice(1));
    return next;
  };
  const walk = (node, context) => {
    if (node.nodeType === Node.TEXT_NODE) { say(node.data, context); return; }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.localName === 'svg') {
      start();
      for (const text of node.querySelectorAll('text')) {
        say(text.textContent, Object.assign({}, context, {kind: 'drawing'}));
        start();
      }
      return;
    }
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden' || node.localName === 'template') return;
    const isInline = style.display.startsWith('inline') || style.display === 'contents';
    const next = describe(node, context);
    if (!isInline) start();
    if (node.classList.contains('at-page') && current) current.leads = (current.leads || 0) + 1;
    generated(node, '::before', next);
    for (const child of node.childNodes) walk(child, next);
    generated(node, '::after', next);
    if (!isInline) start();
  };
  walk(document.body, {kind: 'text', id: '', table: 0, row: 0, section: '', figure: 0, note: '', contents: false,
    target: '', size: 0, chapter: 0, within: 0, isText: false, isReference: false, isDigest: false, place: ''});
  return JSON.stringify({
    blocks,
    language: document.documentElement.lang,
    classes: [...document.body.classList],
    title: document.title,
    meta: Object.fromEntries([...document.querySelectorAll('meta[name]')].map(m => [m.name, m.content])),
    sheets: [...document.querySelectorAll('link[rel=stylesheet]')].map(l => l.getAttribute('href')),
    styles: [...document.querySelectorAll('style')].map(s => s.textContent),
    added,
    bare: [...document.querySelectorAll('.text a[href^="#"]')].filter(a => !a.closest(
      '.cite, .standing, .record, .ref, .folio, .footnote, .under, .label, [role]') && !a.nextElementSibling?.matches('.at-page')
    ).map(a => a.textContent),
    shown: {
      marks: document.querySelectorAll('.text .cite a[href^="#source-"]').length,
      version: document.querySelectorAll('.colophon code').length,
      licence: document.querySelectorAll('.colophon [rel~=license]').length,
    },
    references: [...document.querySelectorAll('[role=doc-noteref]')].map(
      a => decodeURIComponent((a.hash || a.querySelector('a')?.hash || '#').slice(1))),
  });
}
"""


@dataclass
class Block:
    """A run of text without a line break of its own."""

    text: str
    kind: str = "text"
    id: str = ""
    table: int = 0
    row: int = 0
    section: str = ""
    figure: int = 0
    note: str = ""
    contents: bool = False
    target: str = ""
    size: float = 0  # in points
    chapter: int = 0  # which of those that begin a page it is in
    within: int = 0  # the same, parts of a chapter counted with it
    leads: int = 0  # how many pages it names that its links lead to
    isText: bool = False  # ordinary text, not a label
    isReference: bool = False  # of the list of sources
    isDigest: bool = False  # of the page that says it all
    place: str = ""  # what it is in an official document: its issuer, its number, its record
    words: str = ""  # the text with its spaces and hyphens
    chars: list = field(default_factory=list)  # where it was found in print
    tail: list = field(default_factory=list)  # what stands between it and the next block

    @property
    def pages(self):
        return sorted({char.page for char in self.chars})

    def __str__(self):
        return f"{self.kind} '{self.text[:24]}'"


class Source:
    """A page's blocks, and what it says of itself."""

    def __init__(self, page, url, numbers=None):
        """Reads a page; `numbers` are the pages of ids in print, which stand beside links."""
        page.goto(url)
        page.evaluate(
            "numbers => document.querySelectorAll('.at-page .folio').forEach(folio => {"
            " if (folio.dataset.target in numbers) folio.textContent = numbers[folio.dataset.target] })", numbers or {})
        page.emulate_media(media="print")
        found = json.loads(page.evaluate(WALK))
        # What style sheets add is marks between words; one engine tags them and the other does not, so none counts.
        self.added = {char for text in found["added"] for char in normalised(text)}
        self.blocks = []
        for values in found["blocks"]:
            words = values.pop("text")
            text = "".join(char for char in normalised(words) if char not in self.added)
            if text:
                self.blocks.append(Block(text, words=words, **values))
        self.language, self.title, self.meta = found["language"], found["title"], found["meta"]
        self.bare, self.shown = found["bare"], found["shown"]
        self.references, self.classes = found["references"], found["classes"]
        self.setting = "large" if "large" in self.classes else ""
        sheets = [base64.b64decode(sheet.split(",", 1)[1]).decode() for sheet in found["sheets"]]
        self.style = "\n".join(sheets + found["styles"])
