"""Word files, articles for WeChat, citations and lists for hosts, made of the content of somebody who means harm."""

import html
import html.parser
import json
import pathlib
import re
import tempfile
import urllib.parse
import xml.etree.ElementTree
import zipfile

import hostile
from trial import check

# Fields of Word that run or fetch something, the end of an entry of BibTeX and of a line in a server's list.
FIELDS = (
    '{ DDEAUTO cmd.exe "/k calc" }{ DDE x y }{ INCLUDETEXT "file:///etc/passwd" }{ INCLUDEPICTURE "http://example.org/x" \\d }'
    '{ HYPERLINK "file:///etc/passwd" }{ MACROBUTTON x y }" \\h </w:instrText></w:t>}}, @article{evil, title={x}}')
# The fields that Casebook writes itself.
OWN_FIELDS = {"TOC", "PAGE", "NUMPAGES", "PAGEREF", "REF", "SEQ", "STYLEREF", "NOTEREF"}
RELATIONS = {
    "styles", "numbering", "settings", "fontTable", "footnotes", "header", "footer", "image", "hyperlink", "officeDocument",
    "extended-properties", "core-properties",
}
SCHEMES = {"http", "https", "mailto", "tel", ""}
WECHAT_ELEMENTS = {"section", "p", "span", "strong", "br", "img", "table", "tbody", "tr", "td", "th"}
WECHAT_ATTRIBUTES = {"style", "src", "alt", "colspan"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_faults(path):
    found = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not re.search(r"\.(xml|rels|png|jpe?g|gif|svg)$", name) or ".." in name or name.startswith("/"):
                found.append(f"a part named {name}")
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                root = xml.etree.ElementTree.fromstring(package.read(name))
            except xml.etree.ElementTree.ParseError as error:
                found.append(f"{name} is no XML: {error}")
                continue
            for element in root.iter():
                tag = element.tag.rsplit("}", 1)[-1]
                if tag in ("instrText", "fldSimple"):
                    text = element.text if tag == "instrText" else element.get(WORD + "instr")
                    word = (text or "").split()[:1]
                    if not word or word[0] not in OWN_FIELDS or len(text) > 80 or "DDE" in text:
                        found.append(f"{name}: a field {text!r}")
                if tag in ("object", "OLEObject", "altChunk", "subDoc", "attachedTemplate", "mailMerge", "control", "frame"):
                    found.append(f"{name}: <{tag}>")
                if tag == "Relationship":
                    kind = element.get("Type").rsplit("/", 1)[-1]
                    target = urllib.parse.urlsplit(element.get("Target"))
                    if kind not in RELATIONS or (element.get("TargetMode") == "External") != (kind == "hyperlink"):
                        found.append(f"{name}: a relation {kind} to {element.get('Target')}")
                    if kind == "hyperlink" and (target.scheme not in SCHEMES or not target.scheme and target.netloc) or kind != "hyperlink" and target.scheme:
                        found.append(f"{name}: a link to {element.get('Target')}")
                if tag in ("Default", "Override") and re.search("macro|vba|ole", element.get("ContentType") or "", re.IGNORECASE):
                    found.append(f"{name}: a part of type {element.get('ContentType')}")
    return found


def shown(path):
    """The words that a reader of a Word file sees."""
    with zipfile.ZipFile(path) as package:
        for name in ("word/document.xml", "word/footnotes.xml"):
            if name in package.namelist():
                yield "".join(element.text or "" for element in xml.etree.ElementTree.fromstring(package.read(name)).iter(WORD + "t"))


class Article(html.parser.HTMLParser):
    """What an article for WeChat holds beyond what its editor keeps; the page around it is left out."""

    def __init__(self, markup):
        super().__init__()
        self.found, self.count = [], 0
        self.feed(markup[markup.index("<article"):markup.index("</article>")].split(">", 1)[1])

    def handle_starttag(self, tag, attributes):
        self.count += 1
        if tag not in WECHAT_ELEMENTS:
            self.found.append(f"<{tag}>")
        for name, value in attributes:
            if name not in WECHAT_ATTRIBUTES or name == "src" and not value.startswith("data:image/png;base64,"):
                self.found.append(f"{name} on <{tag}>")
            if name == "style" and re.search(r"url\(|expression|@import|[<>{}]", value):
                self.found.append(f"style {value}")

    def handle_comment(self, data):
        self.found.append(f"a comment {data[:20]}")


def citation_faults(path, text):
    """Entries of BibTeX whose braces do not close where they should, and CSL that is no JSON."""
    found = []
    for block in re.findall(r"<pre[^>]*>(.*?)</pre>", text, re.DOTALL):
        block = html.unescape(block).rstrip()
        if block.startswith("[\n  {"):
            json.loads(block)
        if not block.startswith("@misc{"):
            continue
        depth = 0
        for number, sign in enumerate(re.sub(r"\\.", "  ", block)):
            depth += {"{": 1, "}": -1}.get(sign, 0)
            if depth == 0 and 5 < number < len(block) - 1:
                found.append(f"{path}: an entry of BibTeX ends at {block[number:number + 30]!r}")
                break
        if depth:
            found.append(f"{path}: an entry of BibTeX does not end")
        if len(re.findall(r"^@", block, re.MULTILINE)) != 1:
            found.append(f"{path}: two entries of BibTeX")
    return found


def host_faults(site):
    """Lines of the lists for hosts that are none of theirs."""
    forms = {
        "_redirects": r"/\S+ /\S* 301", "_redirects.nginx": r'"/[^"\\;]*" "/[^"\\; ]*";',
        "_headers": r"/\S*|  (Content-Security-Policy|X-Content-Type-Options|Referrer-Policy|Permissions-Policy|Cache-Control"
        r"|Access-Control-Allow-Origin): [\x20-\x7e]+|",
    }
    return [
        f"{name}: {line}" for name, form in forms.items()
        for line in (site / name).read_text(encoding="utf-8").splitlines() if not re.fullmatch(form, line)]


def specimens(folder):
    """A Word file, an article, an entry and a list with a fault each: every check must see its own."""
    path = folder / "specimen.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", f'<w:p xmlns:w="{WORD[1:-1]}"><w:instrText>DDEAUTO cmd</w:instrText></w:p>')
        package.writestr("word/_rels/document.xml.rels", (
            '<R><Relationship Type="x/attachedTemplate" Target="http://example.org/x.dotm" TargetMode="External"/>'
            '<Relationship Type="x/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></R>'))
        package.writestr("word/vbaProject.bin", "x")
    seen = word_faults(path)
    for name, line in (("_redirects", "/a /b 200"), ("_redirects.nginx", '"/a" "/b"; return 301 x; "";'), ("_headers", "  Set-Cookie: x")):
        (folder / name).write_text(line + "\n", encoding="utf-8")
    article = Article('<article><section onclick="x"><script></script><p style="background: url(x)"></p></section></article>').found
    entries = citation_faults("x", "<pre>@misc{a,\n  title = {x}},\n@article{evil,\n}</pre>")
    check(
        len(seen) >= 4 and len(article) == 3 and len(entries) >= 2 and len(host_faults(folder)) == 3,
        "the checks of documents see the faults of a specimen", seen, article, entries, host_faults(folder))


def run(casebook):
    with tempfile.TemporaryDirectory(prefix="casebook-documents-") as folder:
        specimens(pathlib.Path(folder))
    for payload, what in ((hostile.PAYLOAD, "markup"), (FIELDS, "fields")):
        trial = hostile.workspace(casebook, payload)
        page = trial.root / "Content" / "zh" / "cases" / "boston.md"
        page.write_text(page.read_text(encoding="utf-8").replace(
            "date: 2026-01-01", 'date: 2026-01-01\naliases: ["/旧址/", "/old-name/", "/é/"]'), encoding="utf-8")
        status, errors = trial.build("word")
        files = sorted(trial.site.rglob("*.docx"))
        wrong = [f"{path.name}: {fault}" for path in files for fault in word_faults(path)]
        words = "".join(text for path in files for text in shown(path))
        if words.count(payload[:20]) < 6:
            wrong.append(f"the payload is shown {words.count(payload[:20])} times")
        check(
            status == 0 and files and not wrong,
            f"{len(files)} Word files hold the payload of {what} as text, and no field or relation of it", status, *wrong, errors[-300:])
        status, errors = trial.build("wechat", "cases/boston", "briefings/short")
        articles = [(path, Article(path.read_text(encoding="utf-8"))) for path in sorted(trial.site.rglob("*.wechat.html"))]
        wrong = [f"{path.name}: {fault}" for path, article in articles for fault in sorted(set(article.found))]
        count = sum(article.count for _, article in articles)
        check(
            status == 0 and count > 20 and not wrong, f"{count} elements of articles for WeChat are of those that its editor keeps",
            status, *wrong, errors[-300:])
        pages = [path for path in sorted(trial.site.rglob("*.html")) if "@misc{" in path.read_text(encoding="utf-8")]
        wrong = [fault for path in pages for fault in citation_faults(path, path.read_text(encoding="utf-8"))]
        check(pages and not wrong, f"the citations of {len(pages)} pages are one entry each, in BibTeX and in CSL", *wrong)
        wrong = host_faults(trial.site)
        check(not wrong and "301" in (trial.site / "_redirects").read_text(), "the lists for hosts hold their own lines alone", *wrong)
