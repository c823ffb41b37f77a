#!/usr/bin/env python3
"""An editing hour in Chinese, in a headless Chromium beside `casebook serve`; random edits, after which every file must be
what a clean build publishes; then what nobody should send to it.

Usage: Tests/Preview/run.py CASEBOOK [hour|edits|hostile …]. Prints a line `ok: …` or `FAILED: …` for each check; times are
printed and never judged.
"""

import pathlib
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

from playwright.sync_api import sync_playwright

from served import Served, workspace

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EDITS = 200
SEED = 20261126
results = {True: 0, False: 0}


def check(holds, what, *details):
    results[bool(holds)] += 1
    print(("ok: " if holds else "FAILED: ") + what, flush=True)
    if not holds:
        for detail in details[:10]:
            print(f"  {str(detail)[:600]}", flush=True)


def until(page, script, argument=None, seconds=60):
    """Whether something comes to be true in a page."""
    try:
        page.wait_for_function(script, arg=argument, timeout=seconds * 1000, polling=20)
        return True
    except Exception:  # the browser's own error says no more than that it did not
        return False


SHOWS = "text => document.body.innerText.replace(/\\u2060/g, '').includes(text)"
LACKS = "text => !document.body.innerText.includes(text)"


def seen(page, text):
    return until(page, SHOWS, text)


def gone(page, text):
    return until(page, LACKS, text)


# MARK: The hour


def hour(casebook, folder):
    served = Served(casebook, workspace(ROOT, folder), "--port", "0")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        browser = browser.new_context(viewport={"width": 1200, "height": 800}, locale="zh-CN")
        page = browser.new_page()
        faults = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        try:
            text_and_place(served, page)
            broken_fact(served, page, browser)
            fixed(casebook, served, page)
            number(served, page, browser)
            card(served, page)
            names(casebook, served, page)
            looks(served, page)
            lost(served, page)
            burst(served, page)
            imported(casebook, served, page)
            check(not faults, "no script of the preview has failed", *faults)
        finally:
            browser.close()
            status = served.end()
    check(status in (0, 130, 143), f"it ends when it is told to ({status})", *served.lines[-5:])


BOSTON = "Content/zh/cases/boston.md"


def text_and_place(served, page):
    page.goto(served.base + "/cases/boston/")
    heading = page.locator("main h2").nth(1)
    heading.evaluate("element => scrollTo(0, scrollY + element.getBoundingClientRect().top - 200)")
    before = heading.evaluate("element => element.getBoundingClientRect().top")
    first = re.search(r"^## .+$", served.read(BOSTON), re.M).group()
    start = time.monotonic()
    served.replace(BOSTON, first, first + "\n\n这一段是刚刚写下的，用来看它什么时候出现。")
    check(seen(page, "这一段是刚刚写下的"), "a sentence that is saved stands in the open page")
    print(f"  after {1000 * (time.monotonic() - start):.0f} ms")
    after = page.locator("main h2").nth(1).evaluate("element => element.getBoundingClientRect().top")
    check(abs(after - before) < 3, "what was being read has kept its place", f"{before} px before, {after} px after")
    check(page.evaluate("scrollY") > 0, "the page has not gone back to its top")


def broken_fact(served, page, browser):
    name = re.search(r":fact\[([a-z0-9-]+)\]", served.read(BOSTON)).group(1)
    served.replace(BOSTON, f":fact[{name}]", f":fact[{name}x]")
    check(until(page, "() => document.querySelector('main .casebook-fault')"), "a wrong fact is marked in the text")
    note = page.locator("main .casebook-fault-note").first.inner_text()
    check(name + "x" in note and "没有" in note, "with what is wrong, in Chinese, beside it", note)
    panel = page.locator("#casebook-panel")
    panel.locator("button").click()
    said = panel.inner_text()
    marked = panel.locator("pre mark").first.inner_text()
    check("unknown-fact" in said and f"{BOSTON}:" in said and name + "x" in marked,
          "the panel has the finding with its place and its line, and marks what is wrong in it", said, marked)
    link = panel.locator("a.casebook-file").first.get_attribute("href")
    check(re.match(r"vscode://file/.+/boston\.md:\d+:\d+$", link or ""), "and a link that opens the file at the line", link)
    status, _ = served.get("/cases/seoul/")
    check(status == 200, "pages that are fine are there")
    desk = browser.new_page()
    desk.goto(served.base + "/_desk/")
    check(seen(desk, "unknown-fact"), "the desk names it")
    desk.screenshot(path=str(served.root / "desk.png"))
    served.replace(BOSTON, f":fact[{name}x]", f":fact[{name}]")
    check(until(page, "() => !document.querySelector('main .casebook-fault')"), "mended, the mark is gone")
    check(gone(desk, "unknown-fact"), "and gone from the desk, without a reload")
    desk.close()


def fixed(casebook, served, page):
    text = served.read(BOSTON)
    heading = re.search(r"^## (.+)$", text, re.M)
    served.save(BOSTON, text.replace(heading.group(), f"##　{heading.group(1)}", 1))
    check(until(page, "() => document.querySelector('#casebook-panel')?.textContent.includes('heading-space')"),
          "a heading with a full-width space is reported")
    run = subprocess.run([casebook, "check", "--fix", "--root", served.root], capture_output=True, text=True)
    check(served.read(BOSTON) == text, "check --fix writes it as it should be", run.stdout[-600:], run.stderr[-600:])
    check(until(page, "() => !document.querySelector('#casebook-panel')?.textContent.includes('heading-space')"),
          "and the open page no longer complains")


FACTS = "Content/data/facts.csv"


def number(served, page, browser):
    rows = served.read(FACTS)
    old = re.search(r"^boston-licences-1998,([^,]*),([^,]*),licences-per-year,exactly,(\d+),", rows, re.M)
    new = old.group().replace(f",{old.group(3)},", ",7654,")
    english = browser.new_page()
    english.goto(served.base + "/en/cases/boston/")
    page.goto(served.base + "/cases/boston/")
    charts = page.locator("figure svg").first.inner_html()
    served.save(FACTS, rows.replace(old.group(), new, 1))
    check(seen(page, "7654"), "a number changed in facts.csv stands in the Chinese page")
    check(seen(english, "7,654"), "and in the English one")
    check(until(page, "old => document.querySelector('figure svg').innerHTML !== old", charts), "and the chart is drawn anew")
    status, ledger = served.get("/evidence/")
    check("7654" in ledger, "and in the ledger", status)
    desk = browser.new_page()
    desk.goto(served.base + "/_desk/")
    check(seen(desk, "cases/boston"), "the desk names the pages that the change touched")
    desk.close()
    english.close()
    served.save(FACTS, rows)
    check(gone(page, "7654"), "taken back, it is gone")


def card(served, page):
    figure = page.locator("main [data-fact]").first
    name = figure.get_attribute("data-fact")
    figure.click()
    until(page, "() => document.querySelector('#casebook-card')")
    said = page.locator("#casebook-card").inner_text()
    check(name in said and "facts.csv:" in said, "a click on a figure shows its fact and its line", said)
    page.keyboard.press("Escape")
    check(until(page, "() => !document.querySelector('#casebook-card')"), "Escape closes it")


def is_there(served, path):
    """Whether a page is still there a while after it went."""
    try:
        served.wait_for(lambda: served.get(path)[0] == 404, seconds=10)
        return False
    except TimeoutError:
        return True


def names(casebook, served, page):
    for language in ("zh", "en"):
        served.path(f"Content/{language}/about.md").rename(served.path(f"Content/{language}/imprint.md"))
    served.wait_for(lambda: served.get("/imprint/")[0] == 200)
    check(served.get("/en/imprint/")[0] == 200, "a page that is renamed has its new address in both languages")
    for language in ("zh", "en"):
        served.path(f"Content/{language}/imprint.md").rename(served.path(f"Content/{language}/about.md"))
    served.wait_for(lambda: served.get("/about/")[0] == 200)
    check(not is_there(served, "/imprint/"), "the name that was taken back is a 404")
    run = subprocess.run([casebook, "new", "case", "hefei", "--root", served.root], capture_output=True, text=True)
    paths = [served.path(f"Content/{language}/cases/hefei.md") for language in ("zh", "en")]
    check(run.returncode == 0 and all(path.is_file() for path in paths), "`new` writes a case in both languages",
          run.stdout, run.stderr)
    if all(path.is_file() for path in paths):
        served.wait_for(lambda: served.get("/cases/hefei/")[0] == 200)
        page.goto(served.base + "/cases/hefei/")
        check(page.locator("main h1").count() == 1, "and it is there to be seen at once")
        for path in paths:
            path.unlink()
        served.wait_for(lambda: served.get("/cases/hefei/")[0] == 404)
        check(True, "a page that is deleted is a 404")


def looks(served, page):
    page.goto(served.base + "/about/")
    layout = served.read("Templates/page.mustache")
    served.save("Templates/page.mustache", layout.replace("{{> partials/article}}", "{{> partials/article}}\n<p>样板里加的一行</p>", 1))
    check("{{> partials/article}}" in layout and seen(page, "样板里加的一行"), "a template that is changed changes the open page")
    served.save("Templates/page.mustache", "{{#wrong}}\n" + layout)
    served.wait_for(lambda: "page.mustache" in served.get("/_casebook/desk.json")[1])
    check(seen(page, "样板里加的一行"), "with a wrong one the last good page stays")
    served.save("Templates/page.mustache", layout)
    check(gone(page, "样板里加的一行"), "the right one is taken at once")
    sheet = served.read("Templates/assets/site.css")
    served.save("Templates/assets/site.css", sheet + "\nmain h1 { letter-spacing: 7px }\n")
    check(until(page, "() => getComputedStyle(document.querySelector('main h1')).letterSpacing === '7px'"),
          "a style sheet that is changed dresses the open page")
    served.save("Templates/assets/site.css", sheet)


def lost(served, page):
    settings = served.path("Content/site.yaml")
    kept = settings.read_text(encoding="utf-8")
    settings.unlink()
    served.wait_for(lambda: "site.yaml" in served.get("/_casebook/desk.json")[1])
    check(served.get("/about/")[0] == 200, "without site.yaml the pages stay, and the desk says what is missing")
    settings.write_text(kept, encoding="utf-8")
    served.resting()
    served.path("Content").rename(served.path("Away"))
    served.wait_for(lambda: "Content" in served.get("/_casebook/desk.json")[1])
    check(served.get("/about/")[0] == 200, "without Content the pages stay")
    served.path("Away").rename(served.path("Content"))
    served.replace("Content/zh/about.md", "---\n\n", "---\n\n文件夹回来了。\n\n")
    check(seen(page, "文件夹回来了"), "and with it everything goes on")
    served.replace("Content/zh/about.md", "文件夹回来了。\n\n", "")
    check(gone(page, "文件夹回来了"), "as before")


def burst(served, page):
    before = served.resting()
    served.path("Content/assets").mkdir(exist_ok=True)
    for number in range(100):
        served.save(f"Content/assets/burst-{number}.txt", "一")
    served.replace(BOSTON, "\n## ", "\n一百个改动之后的一句。\n\n## ")
    page.goto(served.base + "/cases/boston/")
    check(seen(page, "一百个改动之后的一句"), "after a hundred changes at once the last is seen")
    count = served.resting() - before
    check(count <= 4, "they are few rebuilds", f"{count}")
    print(f"  {count} for 101 files")
    for number in range(100):
        served.path(f"Content/assets/burst-{number}.txt").unlink()


def imported(casebook, served, page):
    exported = served.root / "facts.xlsx"
    rows = served.read(FACTS)
    run = subprocess.run([casebook, "export", exported, "--root", served.root], capture_output=True, text=True)
    check(run.returncode == 0 and exported.is_file(), "facts go out as a file for Excel", run.stdout, run.stderr)
    if not exported.is_file():
        return
    old = re.search(r"^boston-licences-1998,([^,]*),([^,]*),licences-per-year,exactly,(\d+),", rows, re.M)
    served.save(FACTS, rows.replace(old.group(), old.group().replace(f",{old.group(3)},", ",8765,"), 1))
    exported.unlink()
    subprocess.run([casebook, "export", exported, "--root", served.root], check=True, capture_output=True)
    served.save(FACTS, rows)
    page.goto(served.base + "/cases/boston/")
    run = subprocess.run([casebook, "import", exported, "--root", served.root], capture_output=True, text=True)
    check(seen(page, "8765"), "what was changed there and brought in stands in the open page", run.stdout, run.stderr)
    check("boston-licences-1998" in run.stdout + run.stderr, "and the import says which row changed", run.stdout)
    served.save(FACTS, rows)


# MARK: Random edits

# What the preview adds to pages: what keeps them up to date, the facts behind figures, and marks of mistakes.
DRESS = re.compile(
    rb' data-casebook-version="[^"]*"|<link rel="stylesheet" href="/_casebook/[^>]*>'
    rb'|<script src="/_casebook/[^>]*></script>')


MARK = re.compile(rb"<(/?)(span|mark)\b[^>]*>")


def undressed(page):
    """A page without what the preview adds to it."""
    page = DRESS.sub(b"", page)
    kept, position, opened = [], 0, []
    hidden = 0
    for tag in MARK.finditer(page):
        piece = page[position:tag.start()]
        if not hidden:
            kept.append(piece)
        position = tag.end()
        if not tag.group(1):
            kind = ("note" if b'class="casebook-fault-note' in tag.group() else
                    "mark" if tag.group().startswith(b"<span data-fact=") or b'class="casebook-fault' in tag.group() else "own")
            opened.append(kind)
            hidden += kind == "note"
            if kind == "own" and not hidden:
                kept.append(tag.group())
        elif opened:
            kind = opened.pop()
            if kind == "own" and not hidden:
                kept.append(tag.group())
            if kind == "note":
                hidden -= 1
                # A note has a space behind it.
                position += page[position:position + 1] == b" "
    return b"".join(kept) + page[position:]


def edits(casebook, folder):
    root = workspace(ROOT, folder)
    served = Served(casebook, root, "--port", "0")
    chance = random.Random(SEED)
    pages = sorted(path.relative_to(root).as_posix() for path in (root / "Content").rglob("*.md"))
    hidden = {}
    for _ in range(EDITS):
        name = chance.choice(pages)
        kind = chance.choice(["text", "text", "fact", "hide", "title", "style"])
        if kind == "fact":
            rows = served.read(FACTS).split("\n")
            line = chance.randrange(1, len(rows) - 1)
            rows[line] = re.sub(r",exactly,(\d)", lambda found: f",exactly,{1 + int(found.group(1)) % 9}", rows[line], count=1)
            served.save(FACTS, "\n".join(rows))
        elif kind == "style":
            served.save("Templates/assets/site.css", served.read("Templates/assets/site.css") + f"\n/* {chance.random()} */\n")
        elif kind == "hide":
            # A page that goes and comes back with the next edit of its kind.
            if hidden:
                back, text = hidden.popitem()
                served.save(back, text)
            else:
                hidden[name] = served.read(name)
                served.path(name).unlink()
        elif name not in hidden:
            text = served.read(name)
            if kind == "title":
                text = re.sub(r'^(title: [^\n]+?)\d*("?)$', rf"\g<1>{chance.randrange(10)}\g<2>", text, count=1, flags=re.M)
            else:
                lines = text.split("\n")
                body = [number for number, line in enumerate(lines) if re.match(r"^[\u4e00-\u9fffA-Z]", line)]
                if body:
                    lines[chance.choice(body)] += chance.choice(["又一句。", "Another sentence.", "（改）"])
                text = "\n".join(lines)
            served.save(name, text)
        if chance.random() < 0.3:
            time.sleep(chance.random() / 20)
    for name, text in hidden.items():
        served.save(name, text)
    served.settled("Content/zh/about.md", "/about/")
    served.idle()
    run = subprocess.run([casebook, "build", "--root", root], capture_output=True, text=True)
    site = root / "Output" / "site"
    built = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()} if site.is_dir() else {}
    check(run.returncode == 0, f"after {EDITS} random edits the report still builds", *(line for line in run.stderr.split("\n") + run.stdout.split("\n") if "错误" in line or "error" in line))
    differing = []
    for path, file in sorted(built.items()):
        # The manifest is that of a folder, which a preview has not.
        if path == ".manifest.json":
            continue
        status, served_bytes = served.get_bytes("/" + urllib.parse.quote(re.sub(r"index\.html$", "", path)))
        if status != 200 and path != "404.html":
            differing.append(f"{path}: {status}")
        elif undressed(served_bytes) != file.read_bytes():
            differing.append(path)
    check(built and not differing, f"and each of its {len(built)} files is the same in the preview", *differing,
          len(differing))
    check(served.get("/charts/cases/boston/none.zh.svg")[0] == 404 and served.get("/share/none.0123456789.png")[0] == 404,
          "what a build does not publish is not there")
    served.end()


# MARK: What nobody should send


def hostile(casebook, folder):
    root = workspace(ROOT, folder)
    secret = root.parent / "secret.txt"
    # A folder whose name begins as that of the workspace does.
    beside = root.parent / f"{root.name}-beside" / "Content"
    beside.mkdir(parents=True)
    (beside / "secret.txt").write_text("what is secret stays here")
    secret.write_text("what is secret stays here")
    (root / "Content" / "assets").mkdir(exist_ok=True)
    (root / "Content" / "assets" / "outside.png").symlink_to(secret)
    served = Served(casebook, root, "--port", "0")
    again = Served(casebook, root, "--port", str(served.port))
    check(again.port != served.port and any("已被占用" in line for line in again.lines),
          "a port that is taken is passed over, and said", *again.lines)
    again.end()

    head = f" HTTP/1.1\r\nHost: localhost:{served.port}\r\nConnection: close\r\n\r\n"
    leaks = []
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt",
                 "/..%5csecret.txt", "/%252e%252e/secret.txt", "//secret.txt", "/./../secret.txt", "/assets/outside.png",
                 "/%00/../secret.txt", f"/{root}/Content/site.yaml", "/Content/site.yaml", "/site.yaml", "/../Content/site.yaml",
                 "/%c0%ae%c0%ae/secret.txt", "/_casebook/../../secret.txt", "/_casebook/fact?id=../../secret.txt",
                 f"/../{root.name}-beside/Content/secret.txt", "/-beside/Content/secret.txt",
                 f"http://localhost:{served.port}/../secret.txt"):
        answer = served.raw(f"GET {path}{head}".encode())
        if b"what is secret" in answer or b"base_url" in answer or answer.startswith(b"HTTP/1.1 200"):
            leaks.append(f"{path}: {answer[:200]!r}")
    check(not leaks, "nothing outside the site is served, however it is written", *leaks)

    refused = []
    for host in ("evil.example", f"evil.example:{served.port}", "localhost.evil.example", "127.0.0.1.evil.example", "",
                 "[::2]", "10.0.0.1", "localhost@evil.example"):
        answer = served.raw(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        if not re.match(rb"HTTP/1\.1 4\d\d", answer):
            refused.append(f"{host!r}: {answer[:80]!r}")
    check(not refused, "a Host that is not this machine gets nothing", *refused)
    answer = served.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
    check(re.match(rb"HTTP/1\.1 4\d\d", answer), "nor does a request without a Host", answer[:80])

    odd = []
    for name, request in {
        "a body of 10 MB": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n" + b"x" * 10_000_000,
        "a line of 10 MB": b"GET /" + b"x" * 10_000_000 + head.encode(),
        "a head of 10 MB": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 10_000_000 + b"\r\n\r\n",
        "100,000 heads": b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"A: b\r\n" * 100_000 + b"\r\n",
        "no HTTP": b"\x16\x03\x01\x02\x00" + bytes(range(256)) * 8,
        "another method": f"DELETE /{head}".encode(),
        "two lengths": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        "an end in the middle": b"GET /about/ HTTP/1.1\r\nHo",
    }.items():
        answer = served.raw(request, wait=3)
        if answer and not re.match(rb"HTTP/1\.[01] 4\d\d", answer):
            odd.append(f"{name}: {answer[:80]!r}")
        if served.get("/about/")[0] != 200:
            odd.append(f"{name}: the preview no longer answers")
    check(not odd, "what is too large or no request gets a refusal, and the preview goes on", *odd)

    # A page that is open and becomes a link to what is outside.
    watching = socket.create_connection(("127.0.0.1", served.port), timeout=10)
    watching.sendall(f"GET /_casebook/events?path=/about/ HTTP/1.1\r\nHost: localhost:{served.port}\r\n\r\n".encode())
    about = served.path("Content/zh/about.md")
    kept = about.read_text(encoding="utf-8")
    outside = root.parent / "outside.md"
    outside.write_text(kept.replace("---\n\n", "---\n\nwhat is secret stays here\n\n", 1), encoding="utf-8")
    about.unlink()
    about.symlink_to(outside)
    links = lambda: served.get("/_casebook/desk.json")[1].count("linked-outside")
    served.wait_for(lambda: links() == 2)
    check("what is secret" not in served.get("/about/")[1], "nor through a page that becomes a link while it is open")
    watching.close()
    about.unlink()
    about.write_text(kept, encoding="utf-8")
    served.wait_for(lambda: links() == 1)

    # The whole folder goes, and comes back.
    away = root.with_name("away")
    root.rename(away)
    served.wait_for(lambda: "missing-folder" in served.get("/_casebook/desk.json")[1] or served.process.poll() is not None)
    check(served.get("/about/")[0] == 200, "without its folder the preview stays, and says that it is gone")
    away.rename(root)

    # Tabs that are open at once, each a connection that waits.
    tabs = []
    for _ in range(1000):
        connection = socket.create_connection(("127.0.0.1", served.port), timeout=10)
        connection.sendall(f"GET /_casebook/events?path=/about/ HTTP/1.1\r\nHost: localhost:{served.port}\r\n\r\n".encode())
        tabs.append(connection)
    check(served.get("/about/")[0] == 200, "with a thousand open tabs a page is served")
    for connection in tabs[::2]:
        connection.close()
    served.replace("Content/zh/about.md", "---\n\n", "---\n\n给所有标签页的一句。\n\n")
    served.wait_for(lambda: "给所有标签页的一句" in served.get("/about/")[1])
    told = 0
    for connection in tabs[1::2]:
        connection.settimeout(10)
        data = b""
        try:
            while b"event: findings" not in data and (piece := connection.recv(4096)):
                data += piece
        except OSError:
            pass
        told += b"event: findings" in data
        connection.close()
    check(told == 500, "those that stayed are told of a change, those that went are no trouble", f"{told} of 500")

    served.resting()
    served.idle()
    before = served.cpu()
    time.sleep(3)
    used = served.cpu() - before
    check(used < 0.03, "left alone it does nothing", f"{used:.2f} s of processor time in 3 s")
    print(f"  {served.memory():.0f} MB")
    check(served.end() in (0, 130, 143), "and it ends when it is told to", *served.lines[-5:])


def main():
    casebook = pathlib.Path(sys.argv[1]).resolve()
    parts = {"hour": hour, "edits": edits, "hostile": hostile}
    for name in sys.argv[2:] or parts:
        with tempfile.TemporaryDirectory(prefix="casebook-preview-") as folder:
            try:
                parts[name](casebook, pathlib.Path(folder) / "report")
            except Exception as error:  # a part that cannot go on is one failure
                check(False, f"{name}: {error}")
    print(f"preview: {results[True]} passed, {results[False]} failed")
    sys.exit(results[False] > 0)


main()
