"""A built site as a reader's programs see it: answers over HTTP, and the links in them."""

import http.client
import json
import re
import urllib.parse
import xml.etree.ElementTree
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes


class Client:
    """Asks one server over one connection."""

    def __init__(self, port):
        self.origin = f"http://127.0.0.1:{port}"
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def get(self, path, **headers):
        """`path` as it stands in an address; header names with `_` for `-`."""
        path = urllib.parse.quote(path, safe="/%?=&:;,+~!*'()@")
        self.connection.request("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = self.connection.getresponse()
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())


class Page(HTMLParser):
    """The addresses and ids of a page, and what a strict policy would refuse in it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.links, self.ids, self.refused, self.data = [], set(), [], []
        self.in_data = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.add(values["id"])
        for name in ("href", "src", "action"):
            if values.get(name):
                self.links.append(values[name])
        if tag == "meta" and values.get("property") in ("og:url", "og:image"):
            self.links.append(values["content"])
        if tag == "style" or "style" in values or any(name.startswith("on") for name in values):
            self.refused.append(self.get_starttag_text())
        if tag == "script":
            self.in_data = values.get("type") == "application/ld+json"
            if not self.in_data and "src" not in values:
                self.refused.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        if tag == "script":
            self.in_data = False

    def handle_data(self, data):
        if self.in_data:
            self.data.append(json.loads(data))


def addresses(value):
    """Every address of this kind of site in a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [address for part in value for address in addresses(part)]
    return [value] if isinstance(value, str) and re.match("https?://", value) else []


def links(path, answer):
    """The addresses that an answer names, and its ids where it is a page."""
    kind = answer.headers.get("content-type", "").split(";")[0]
    text = answer.body.decode("utf-8", "replace")
    if kind == "text/html":
        page = Page(text)
        return page.links + addresses(page.data), page.ids
    if kind in ("application/xml", "application/atom+xml"):
        tree = xml.etree.ElementTree.fromstring(text)
        found = [node.text for node in tree.iter() if node.tag.endswith("}loc")]
        # An entry's id is a name and leads to no place on the page, but the page is there.
        found += [node.text.split("#")[0] for node in tree.iter() if node.tag.endswith("}id")]
        return found + [node.get("href") for node in tree.iter() if node.get("href")], set()
    if kind == "application/manifest+json":
        manifest = json.loads(text)
        return [manifest["start_url"]] + [icon["src"] for icon in manifest["icons"]], set()
    if path.endswith("/llms.txt"):
        return re.findall(r"\]\((https?://[^)\s]+)\)", text), set()
    if path.endswith("/robots.txt"):
        return re.findall(r"^Sitemap: (\S+)$", text, re.M), set()
    return [], set()


@dataclass
class Crawl:
    pages: int = 0
    links: int = 0
    files: int = 0
    problems: tuple = ()


def crawl(client, starts):
    """Follows every link of the server from some addresses on; each must answer, and each fragment must be there."""
    seen, waiting, fragments, problems = {}, list(starts), [], []
    result = Crawl()
    base = client.origin + starts[0]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        answer = client.get(path)
        found, ids = links(path, answer)
        seen[path] = ids
        if answer.status != 200:
            problems.append(f"{path} answers {answer.status}")
            continue
        result.files += 1
        result.pages += answer.headers.get("content-type", "").startswith("text/html")
        for link in found:
            whole = urllib.parse.urljoin(client.origin + path, link)
            if not whole.startswith(client.origin + "/"):
                continue
            result.links += 1
            if not whole.startswith(base):
                problems.append(f"{path} leads out of the site: {link}")
                continue
            whole, _, fragment = whole.partition("#")
            target = whole[len(client.origin):].partition("?")[0]
            waiting.append(target)
            if fragment:
                fragments.append((path, target, urllib.parse.unquote(fragment)))
    for path, target, fragment in fragments:
        if fragment not in seen.get(target, ()):
            problems.append(f"{path} leads to {target}#{fragment}, which is not there")
    result.problems = tuple(problems)
    return result
