"""A folder of pages, and a server on the loopback that knows nothing but files."""

import contextlib
import dataclasses
import functools
import http.server
import pathlib
import re
import threading
import urllib.parse
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True)
class Page:
    """One HTML file: its path below the root, its language, its kind, and the faults planted in it."""

    path: str
    language: str
    kind: str
    # What has to be there before the page is looked at, where scripts bring it.
    awaits: str = ""
    # Whether the program has written all of it: the page of a source, of which there are hundreds, each like the others.
    is_source: bool = False
    # Check -> kinds of finding, from <meta name="faults">; empty on the pages of a real site.
    faults: dict = field(default_factory=dict, hash=False)

    @property
    def is_home(self):
        return self.kind.startswith("home")

    @property
    def is_paper(self):
        """Whether it is a briefing in one file, which is made for paper: `Tests/Print` looks at its lines and its room."""
        path = pathlib.PurePosixPath(self.path)
        return path.name == f"{path.parent.name}.{self.language.split('-')[0]}.html"

    @property
    def is_search(self):
        return pathlib.PurePosixPath(self.path).parent.name == "search"


class _Head(HTMLParser):
    """Reads what a page says of itself before its text begins."""

    def __init__(self):
        super().__init__()
        self.language, self.kind, self.faults, self.leads_on, self.is_source = "", "", "", False, False

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag == "html":
            self.language = named.get("lang") or ""
        elif tag == "body":
            self.kind = named.get("class") or ""
        elif tag == "meta" and named.get("name") == "faults":
            self.faults = named.get("content") or ""
        elif tag == "meta" and (named.get("http-equiv") or "").lower() == "refresh":
            self.leads_on = True
        elif tag == "p" and named.get("class") == "uses":
            self.is_source = True


class Site:
    """The pages below a folder, all or those whose paths begin so; pages that only lead on are left out."""

    def __init__(self, root, only=()):
        self.root = pathlib.Path(root).resolve()
        paths = sorted(self.root.rglob("*.html"))
        if only:
            paths = [path for path in paths if path.relative_to(self.root).as_posix().startswith(tuple(only))]
        self.pages = [page for path in paths if (page := self._read(path))]
        self.pages += [self._searched(page) for page in self.pages if page.is_search]

    def _read(self, path):
        head = _Head()
        head.feed(path.read_text(encoding="utf-8"))
        if head.leads_on:
            return None
        faults = {}
        for word in re.findall(r"\S+", head.faults):
            check, kind = word.split("/")
            faults.setdefault(check, set()).add(kind)
        return Page(path.relative_to(self.root).as_posix(), head.language, head.kind, "", head.is_source, faults)

    @staticmethod
    def _searched(page):
        """The search page as it is once it has been asked for something."""
        query = urllib.parse.quote("许可" if page.language.startswith("zh") else "licence")
        return dataclasses.replace(page, path=f"{page.path}?q={query}", kind="found", awaits=".results mark")

    def one_of_each_kind(self):
        """The first page of every kind and language."""
        seen = {}
        for page in self.pages:
            seen.setdefault((page.language, page.kind, page.path.count("/")), page)
        return list(seen.values())

    @contextlib.contextmanager
    def served(self):
        """Serves the folder while the block runs and gives the address of its root."""
        handler = functools.partial(_QuietHandler, directory=str(self.root))
        server = _QuietServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


class _QuietServer(http.server.ThreadingHTTPServer):
    # A browser that goes to the next page hangs up; nobody need hear of it.
    def handle_error(self, request, client_address):
        pass


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass
