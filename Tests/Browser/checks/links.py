"""Links and fragments of every page, by lychee and without a network."""

import json
import pathlib
import re
import subprocess
import sys


def broken_links(root):
    """The number of links below a folder that lead below it, and those of them that lead nowhere."""
    root = pathlib.Path(root).resolve()
    command = [
        pathlib.Path(sys.executable).parent / "lychee",
        "--offline", "--include-fragments", "--no-ignore", "--no-progress", "--index-files", "index.html",
        "--format", "json", "--root-dir", root,
    ]  # fmt: skip
    # What the site says of its own addresses (canonical, alternate) is held against the files as well.
    home = root / "index.html"
    own = re.search(r'rel="canonical" href="([^"]+)"', home.read_text(encoding="utf-8")) if home.exists() else None
    if own:
        command += ["--remap", f"{re.escape(own[1])} {root.as_uri()}/"]
    run = subprocess.run([*command, root], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 2):
        return 0, [run.stderr.strip()]
    report = json.loads(run.stdout)
    broken = [
        f"{pathlib.Path(page).relative_to(root)}: {link['url']}: {link['status']['text']}"
        for page, links in report["error_map"].items()
        for link in links
    ]
    return report["successful"] + len(broken), broken
