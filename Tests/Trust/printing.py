"""What a briefing may make an engine fetch: nothing, from the net or the disk, whatever its text asks for."""

import pathlib
import shutil
import socket
import subprocess
import tempfile
import threading
import time

from trial import ROOT, Trial, check

SECRET = "Kennwort-7f3a-geheim"


class Listener:
    """A socket that notes everyone who connects."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.seen = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            connection.settimeout(1)
            try:
                self.seen.append(connection.recv(300).decode(errors="replace").split("\r\n")[0])
            except OSError:
                self.seen.append("a connection")
            connection.close()


def attacks(port, secret):
    """Raw HTML that asks for something; each names itself in the address."""
    web = f"http://127.0.0.1:{port}"
    disk = secret.as_uri()
    forms = []
    for name, base in (("net", web), ("host", f"http://localhost:{port}"), ("disk", disk)):
        def at(what):
            return f"{base}/{name}-{what}" if name != "disk" else base
        forms += [
            f'<img src="{at("img")}" alt="x">', f'<img srcset="{at("srcset")} 1x" alt="x">',
            f'<iframe src="{at("iframe")}" width="400" height="200"></iframe>',
            f'<object data="{at("object")}" type="text/html" width="400" height="200"></object>',
            f'<embed src="{at("embed")}">', f'<link rel="stylesheet" href="{at("link")}">',
            f'<style>@import "{at("import")}"; p {{ background: url({at("url")}) }} '
            f'@font-face {{ font-family: x; src: url({at("font")}) }} em {{ font-family: x }}</style><em>x</em>',
            f'<p style="background: url({at("style")})">x</p>', f'<video src="{at("video")}" poster="{at("poster")}"></video>',
            f'<svg width="20" height="20"><image href="{at("svg")}" width="20" height="20"/><use href="{at("use")}#a"/></svg>',
            f'<link rel="prefetch" href="{at("prefetch")}"><link rel="preconnect" href="{base}">',
            f'<link rel="attachment" href="{at("attachment")}">', f'<base href="{base}/"><img src="relative" alt="x">',
            f'<form action="{at("form")}"><button autofocus>x</button></form>',
            f'<meta http-equiv="refresh" content="0; url={at("refresh")}">',
            f'<META HTTP-EQUIV=refr&#101;sh CONTENT="0;{at("refresh2")}">',
        ]
        if name != "disk":
            forms += [
                f'<script>fetch("{at("fetch")}"); location = "{at("location")}"</script>',
                f'<img src="x" onerror="new Image().src=\'{at("onerror")}\'" alt="x">',
            ]
        else:
            forms += [f'<script>location = "{base}"</script>']
    return forms


def run(casebook):
    engines = [("weasyprint", ROOT / ".venv" / "bin" / "weasyprint"), ("chromium", shutil.which("chromium"))]
    with tempfile.TemporaryDirectory(prefix="casebook-printing-") as folder:
        folder = pathlib.Path(folder)
        secret = folder / "secret.html"
        secret.write_text(f"<!DOCTYPE html><title>x</title><p>{SECRET}</p>\n")
        listener = Listener()
        trial = Trial(casebook)
        settings = trial.root / "Content" / "site.yaml"
        settings.write_text(settings.read_text() + "raw_html: allow\n")
        page = trial.root / "Content" / "zh" / "briefings" / "short.md"
        forms = attacks(listener.port, secret)
        page.write_text(page.read_text() + "\n\n" + "\n\n".join(forms) + "\n")
        for engine, program in engines:
            if not program or not pathlib.Path(program).exists():
                print(f"not tried: what {engine} fetches (it is not on this machine)")
                continue
            listener.seen.clear()
            status, errors = trial.build("pdf", "--engine", engine, "--program", str(program), "short", timeout=300)
            time.sleep(0.3)
            pdf = trial.site / "briefings" / "short" / "short.zh.pdf"
            check(status == 0 and pdf.is_file(), f"{engine} prints a briefing with {len(forms)} kinds of raw HTML", status, errors[-500:])
            check(not listener.seen, f"{engine} asks nobody for anything", *listener.seen)
            check(pdf.is_file() and SECRET not in text(pdf), f"{engine} reads no file but the briefing's own")
        listener.socket.close()
        endless(casebook, engines)
        own_programs(casebook)


def own_programs(casebook):
    """Programs that a workspace brings along under the names of engines and tools: none of them is run."""
    trial = Trial(casebook)
    ran = trial.root / "ran"
    names = ("weasyprint", "chromium", "chromium-browser", "google-chrome", "rsvg-convert", "fc-list", "git", "sh")
    for folder in (".venv/bin", "venv/bin", "bin", "node_modules/.bin", "Templates", "Content/assets", "."):
        for name in names:
            program = trial.root / folder / name
            program.parent.mkdir(parents=True, exist_ok=True)
            program.write_text(f"#!/bin/sh\necho {folder}/{name} >>'{ran}'\n")
            program.chmod(0o755)
    wrong = []
    for mode in (("check",), ("build",), ("pdf", "short"), ("word", "short")):
        done = subprocess.run(trial.command(*mode), cwd=trial.root, env=trial.environment, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            wrong.append(f"{mode}: {done.returncode} {done.stderr[-300:]}")
    printed = trial.site / "briefings" / "short" / "short.zh.pdf"
    check(not wrong, "a workspace that brings programs along is checked, built and printed", *wrong)
    check(not ran.exists(), f"{len(names) * 7} programs that lie in it are not run", ran.read_text() if ran.exists() else "")
    # The trial sees a program that is run.
    path = f"{trial.root / '.venv' / 'bin'}:{trial.environment['PATH']}"
    subprocess.run(trial.command("pdf", "short", "--clean"), cwd=trial.root, env={**trial.environment, "PATH": path}, capture_output=True, timeout=120)
    check(ran.exists(), "… and one that PATH names is", printed)


def running(folder):
    return subprocess.run(["pgrep", "-af", str(folder)], capture_output=True, text=True).stdout.splitlines()


def text(pdf):
    script = "import pypdfium2, sys; d = pypdfium2.PdfDocument(sys.argv[1]); print(''.join(p.get_textpage().get_text_range() for p in d))"
    done = subprocess.run([ROOT / ".venv" / "bin" / "python", "-c", script, pdf], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else SECRET


def endless(casebook, engines):
    """A drawing that repeats itself a hundred million times, which both engines would draw for hours."""
    trial = Trial(casebook)
    settings = trial.root / "Content" / "site.yaml"
    settings.write_text(settings.read_text() + "raw_html: allow\n")
    page = trial.root / "Content" / "zh" / "briefings" / "short.md"
    text = page.read_text()
    levels = '<rect id="a0" width="1" height="1"/>' + "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
    (trial.root / "Content" / "assets").mkdir(exist_ok=True)
    (trial.root / "Content" / "assets" / "bomb.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{levels}</svg>')
    page.write_text(text + "\n\n![图](../../assets/bomb.svg)\n")
    status, errors = trial.build()
    check(status == 1 and "svg-size" in errors, "a picture that repeats itself a hundred million times is refused", status, errors[-300:])
    page.write_text(text + f'\n\n<svg viewBox="0 0 9 9">{levels}</svg>\n')
    for engine, program in engines:
        if not program or not pathlib.Path(program).exists():
            continue
        start = time.monotonic()
        status, errors = trial.build("pdf", "--engine", engine, "--program", str(program), "--time-limit", "6", "short", timeout=120)
        took = time.monotonic() - start
        stopped = status == 1 and "--time-limit" in errors
        # Chromium may give up by itself.
        check(stopped or (engine == "chromium" and took < 60), f"{engine} is stopped when a briefing takes too long", status, errors[-300:], took)
        left = running(trial.root)
        for _ in range(50):
            if not left:
                break
            time.sleep(0.1)
            left = running(trial.root)
        check(not left, f"… and nothing that {engine} has started goes on", *left)
