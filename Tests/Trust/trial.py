"""A small workspace that a trial builds, spoils and kills builds of, and what must hold of it afterwards."""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FIXTURES = ROOT / "Tests" / "SiteTests" / "Fixtures"
MANIFEST = ".manifest.json"
# Two states of one page: what a build makes of either is known before.
STATES = ("第一稿。", "第二稿，改了一句，并且长一些。")

results = {True: 0, False: 0}


def check(holds, what, *details):
    results[bool(holds)] += 1
    print(("ok: " if holds else "FAILED: ") + what, flush=True)
    if not holds:
        for detail in details[:10]:
            print(f"  {detail}", flush=True)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tree(folder):
    """Every file of a folder with its digest; None if there is no folder."""
    if not folder.is_dir():
        return None
    return {str(path.relative_to(folder)): digest(path) for path in sorted(folder.rglob("*")) if path.is_file()}


class Trial:
    """A workspace of its own, with what a build of each of its states makes."""

    def __init__(self, casebook, folder=None, output=None, fixtures=("base", "briefing")):
        self.casebook = casebook
        self.holder = None if folder else tempfile.TemporaryDirectory(prefix="casebook-trust-")
        self.root = pathlib.Path(folder or self.holder.name) / "workspace"
        for fixture in fixtures:
            for name in ("Content", "Templates"):
                source = FIXTURES / fixture / name
                if source.is_dir():
                    shutil.copytree(source, self.root / name, dirs_exist_ok=True)
        # How Word files look is the showcase's.
        shutil.copytree(ROOT / "Templates" / "word", self.root / "Templates" / "word", dirs_exist_ok=True)
        self.site = pathlib.Path(output) if output else self.root / "Output" / "site"
        self.page = self.root / "Content" / "zh" / "index.md"
        self.text = self.page.read_text(encoding="utf-8")
        self.engines = pathlib.Path(self.holder.name if self.holder else folder) / "engines"
        self.engine("weasyprint", 'for last; do :; done; sleep 0.05; cp "$PDF" "$last"')

    def engine(self, name, script):
        """A program that stands in for an engine."""
        self.engines.mkdir(parents=True, exist_ok=True)
        program = self.engines / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def write(self, state):
        """Brings the workspace into a state; as an editor's program does, in one step."""
        fresh = self.root / "index.fresh"
        fresh.write_text(f"{self.text}\n{STATES[state]}\n", encoding="utf-8")
        fresh.replace(self.page)

    def command(self, *arguments):
        command = [str(self.casebook), *(arguments or ("build",)), "--root", str(self.root)]
        if self.site != self.root / "Output" / "site":
            command += ["--output", str(self.site)]
        return command

    @property
    def environment(self):
        pdf = ROOT / "Tests" / "PrintTests" / "Files" / "weasyprint.pdf"
        return {**os.environ, "PATH": f"{self.engines}:{os.environ['PATH']}", "PDF": str(pdf)}

    def start(self, *arguments, wrapped=(), **options):
        return subprocess.Popen(
            [*wrapped, *self.command(*arguments)], env=self.environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, start_new_session=True, **options)

    def build(self, *arguments, wrapped=(), timeout=120):
        process = self.start(*arguments, wrapped=wrapped)
        try:
            _, errors = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return 124, "it did not end"
        return process.returncode, errors.decode(errors="replace")

    # What must hold

    @property
    def manifest(self):
        name = "manifest.json" if self.site.name == "site" else f"{self.site.name}-manifest.json"
        return self.site.parent / name

    def disagreement(self):
        """What the site and its manifest disagree on; nothing if both are missing or agree."""
        site = tree(self.site)
        if site is None:
            return "a manifest without a site" if self.manifest.exists() else None
        if not self.manifest.exists():
            return None if not site else "a site without a manifest"
        try:
            entries = json.loads(self.manifest.read_bytes())["files"]
        except (ValueError, KeyError) as error:
            return f"the manifest cannot be read: {error}"
        listed = {entry["path"]: entry["sha256"] for entry in entries}
        site.pop(MANIFEST, None)
        if listed == site:
            return None
        wrong = sorted(set(listed.items()) ^ set(site.items()))
        return f"{len(wrong)} files differ from the manifest, such as {wrong[0][0]}"

    def leftovers(self):
        """What stands beside the site and should not."""
        allowed = {self.site.name, self.manifest.name, "cache"}
        return sorted({path.name for path in self.site.parent.iterdir()} - allowed)

    def known(self, *modes):
        """The trees that whole runs make of both states, each run beside a site and a cache of its own."""
        trees = []
        with tempfile.TemporaryDirectory(prefix="casebook-known-") as folder:
            other = Trial(self.casebook, folder)
            for mode in modes:
                for state in range(len(STATES)):
                    other.write(state)
                    shutil.rmtree(other.root / "Output", ignore_errors=True)
                    status, errors = other.build(*mode)
                    assert status == 0, f"{mode} in state {state} does not build: {errors}"
                    trees.append(tree(other.site))
        return trees
