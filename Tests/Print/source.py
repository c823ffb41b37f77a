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
  const counts = {table: 0, row: 0, figure: 0};
  const start = (context) => { current = null; };
  const say = (text, context) => {
    if (!text.trim()) return;
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
    const next = Object.assign({}, context, {size: parseFloat(getComputedStyle(element).fontSize) * 0.75});
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
    generated(node, '::before', next);
    for (const child of node.childNodes) walk(child, next);
    generated(node, '::after', next);
    if (!isInline) start();
  };
  walk(document.body, {kind: 'text', id: '', table: 0, row: 0, section: '', figure: 0, note: '', contents: false,
    target: '', size: 0});
  return JSON.stringify({
    blocks,
    language: document.documentElement.lang,
    title: document.title,
    meta: Object.fromEntries([...document.querySelectorAll('meta[name]')].map(m => [m.name, m.content])),
    sheets: [...document.querySelectorAll('link[rel=stylesheet]')].map(l => l.getAttribute('href')),
    styles: [...document.querySelectorAll('style')].map(s => s.textContent),
    added,
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
    chars: list = field(default_factory=list)  # where it was found in print
    tail: list = field(default_factory=list)  # what stands between it and the next block

    @property
    def pages(self):
        return sorted({char.page for char in self.chars})

    def __str__(self):
        return f"{self.kind} '{self.text[:24]}'"


class Source:
    """A page's blocks, and what it says of itself."""

    def __init__(self, page, url):
        page.goto(url)
        page.emulate_media(media="print")
        found = json.loads(page.evaluate(WALK))
        # What style sheets add is marks between words; one engine tags them and the other does not, so none counts.
        self.added = {char for text in found["added"] for char in normalised(text)}
        self.blocks = []
        for values in found["blocks"]:
            text = "".join(char for char in normalised(values.pop("text")) if char not in self.added)
            if text:
                self.blocks.append(Block(text, **values))
        self.language, self.title, self.meta = found["language"], found["title"], found["meta"]
        self.references = found["references"]
        sheets = [base64.b64decode(sheet.split(",", 1)[1]).decode() for sheet in found["sheets"]]
        self.style = "\n".join(sheets + found["styles"])
