#!/usr/bin/env python3
"""Holds the recipes for forges to the forges' own schemas, and runs what their steps say on a small report.

Usage: Tests/Hosting/forges.py CASEBOOK. A step that only the forge can do (check out, hand over, deploy) is left out, and so
is what installs packages; the program comes from a tarball on this machine.
"""

import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RECIPES = ROOT / "docs" / "hosting" / "forges"
SCHEMAS = {"github.yml": "vendor.github-workflows", "forgejo.yml": "vendor.github-workflows", "gitlab.yml": "vendor.gitlab-ci"}
failed = 0


def check(holds, what, *details):
    global failed
    failed += not holds
    print(("ok: " if holds else "FAILED: ") + what, flush=True)
    if not holds:
        for detail in details:
            print(f"  {str(detail)[-1500:]}", flush=True)


def steps(name):
    """The shell of a recipe's steps, in order."""
    recipe = yaml.safe_load((RECIPES / name).read_text(encoding="utf-8"))
    if name == "gitlab.yml":
        return [*recipe["default"]["before_script"], *recipe["check"]["script"], *recipe["pages"]["script"]]
    return [step["run"] for job in recipe["jobs"].values() for step in job["steps"] if "run" in step]


def runnable(shell, folder):
    """A step without what asks for the network or for the machine's own folders."""
    shell = re.sub(r"^apt-get .*$", ":", shell, flags=re.M).replace("/tmp/", f"{folder}/").replace("/opt/", f"{folder}/")
    return re.sub(r'^export RSYNC_RSH=.*$', ":", shell, flags=re.M)


def report(casebook, folder):
    subprocess.run([casebook, "init", folder, "--report", "minimal", "--language", "zh"], check=True, capture_output=True)


def tarball(casebook, folder):
    path = folder / "program.tar.gz"
    with tarfile.open(path, "w:gz") as file:
        file.add(casebook, "casebook-0-linux/bin/casebook")
    return path


def run(name, casebook):
    with tempfile.TemporaryDirectory(prefix="casebook-forge-") as holder:
        folder = pathlib.Path(holder)
        report(casebook, folder / "report")
        program = tarball(casebook, folder)
        paths = folder / "paths"
        paths.touch()
        environment = {
            "HOME": holder, "LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin", "CASEBOOK_URL": program.as_uri(),
            "CASEBOOK_SHA256": hashlib.sha256(program.read_bytes()).hexdigest(), "RUNNER_TEMP": holder,
            "GITHUB_PATH": str(paths), "REPORT_TARGET": str(folder / "www") + "/", "REPORT_KEY": "none",
            # Where the tests keep Swift's runtime, that of a packed program is inside it.
            "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
        }
        if name == "gitlab.yml":
            script = ["set -eu", *(runnable(step, holder) for step in steps(name))]
            said = [subprocess.run(["sh", "-c", "\n".join(script)], cwd=folder / "report", env=environment, text=True,
                                   capture_output=True)]
        else:
            said = []
            for step in steps(name):
                added = ":".join(paths.read_text().split())
                here = {**environment, "PATH": f"{added}:{environment['PATH']}" if added else environment["PATH"]}
                said.append(subprocess.run(["bash", "-euo", "pipefail", "-c", runnable(step, holder)],
                                           cwd=folder / "report", env=here, text=True, capture_output=True))
        site = {"gitlab.yml": folder / "report" / "public", "forgejo.yml": folder / "www"}.get(
            name, folder / "report" / "Output" / "site")
        check(all(step.returncode == 0 for step in said) and (site / "index.html").is_file(),
              f"the steps of {name} check a report and leave a site", *(step.stdout + step.stderr for step in said))
        (folder / "program.tar.gz").write_bytes(b"another program")
        first = next(step for step in steps(name) if "sha256sum" in step)
        fetched = f"cp {program} {holder}/casebook.tar.gz; " if name == "gitlab.yml" else ""
        spoilt = subprocess.run(["bash", "-euo", "pipefail", "-c", fetched + runnable(first, holder)],
                                cwd=folder / "report", env=environment, text=True, capture_output=True)
        check(spoilt.returncode != 0, f"and those of {name} end where the program is another one", spoilt.stdout)


def hook(casebook):
    with tempfile.TemporaryDirectory(prefix="casebook-hook-") as holder:
        folder = pathlib.Path(holder)
        (folder / "bin").mkdir()
        (folder / "bin" / "casebook").symlink_to(casebook)
        environment = {
            **os.environ, "HOME": holder, "PATH": f"{folder}/bin:{os.environ['PATH']}", "GIT_AUTHOR_NAME": "editor",
            "GIT_AUTHOR_EMAIL": "editor@localhost", "GIT_COMMITTER_NAME": "editor", "GIT_COMMITTER_EMAIL": "editor@localhost"}

        def git(*arguments, where=folder / "report"):
            return subprocess.run(["git", *arguments], cwd=where, env=environment, text=True, capture_output=True)

        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", folder / "bare.git"], check=True)
        shutil.copy(RECIPES / "post-receive", folder / "bare.git" / "hooks" / "post-receive")
        git("config", "casebook.site", str(folder / "www" / "site"), where=folder / "bare.git")
        report(casebook, folder / "report")
        git("init", "-q", "-b", "main")
        page = folder / "report" / "Content" / "zh" / "index.md"
        extra = page.with_name("extra.md")
        text = page.read_text(encoding="utf-8")
        extra.write_text("---\ntitle: 又一页\nsummary: 又一页。\n---\n\n正文。\n", encoding="utf-8")

        def push():
            git("add", "-A")
            git("commit", "-qm", "an edit")
            return git("push", str(folder / "bare.git"), "main")

        said = push()
        site = folder / "www" / "site"
        check((site / "extra" / "index.html").is_file(), "a push to a server's own repository publishes", said.stdout, said.stderr)
        extra.unlink()
        page.write_text(text + "\n推上来的一句。\n", encoding="utf-8")
        said = push()
        check("推上来的一句" in (site / "index.html").read_text(encoding="utf-8") and not (site / "extra").exists(),
              "the next brings what it changes and takes away what it removes", said.stdout, said.stderr)
        page.write_text(text + "\n错的:fact[no-such-fact]。\n", encoding="utf-8")
        said = push()
        check("推上来的一句" in (site / "index.html").read_text(encoding="utf-8") and "unknown-fact" in said.stderr,
              "one with a mistake leaves the site, and whoever pushes reads why", said.stdout, said.stderr)


def main():
    casebook = pathlib.Path(sys.argv[1]).resolve()
    for name, schema in SCHEMAS.items():
        said = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, RECIPES / name],
                              text=True, capture_output=True)
        check(said.returncode == 0, f"{name} keeps to the forge's own schema", said.stdout, said.stderr)
        run(name, casebook)
    hook(casebook)
    sys.exit(failed > 0)


main()
