"""Builds of the same input under other conditions: the same bytes, whatever the time, the place, the order and the machine's
language."""

import os
import pathlib
import shutil
import subprocess
import tempfile

from trial import FIXTURES, ROOT, check, tree

# Those that can hold at once are tried in one build, and each alone only where that build differs.
CONDITIONS = [
    [
        ("another time zone", {"TZ": "Pacific/Kiritimati"}, []),
        ("a Turkish locale", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}, []),
        ("one job", {}, ["--jobs", "1"]),
        ("SOURCE_DATE_EPOCH", {"SOURCE_DATE_EPOCH": "86400"}, []),
    ],
    [
        ("no locale", {"LC_ALL": "C", "LANG": "C"}, []),
        ("seven jobs", {}, ["--jobs", "7"]),
        ("another hash seed", {"SWIFT_DETERMINISTIC_HASHING": "1"}, []),
    ],
]


def copy(source, target, backwards=False):
    """Copies a folder, its files in another order of creation, with other times."""
    target.mkdir(parents=True)
    for entry in sorted(source.iterdir(), reverse=backwards):
        if entry.is_dir():
            copy(entry, target / entry.name, backwards)
        else:
            shutil.copyfile(entry, target / entry.name)
            if backwards:
                os.utime(target / entry.name, (1_000_000_000, 1_000_000_000))


def workspace(folder, backwards=False):
    for name in ("Content", "Templates"):
        copy(ROOT / name, folder / name, backwards)


def build(casebook, folder, environment, options, mode="build"):
    done = subprocess.run(
        [casebook, mode, "--root", folder, *options], capture_output=True, text=True,
        env={**os.environ, **environment}, cwd=folder)
    assert done.returncode == 0, done.stderr
    return tree(folder / "Output" / "site")


def difference(one, other):
    return sorted({path for path in set(one) | set(other) if one.get(path) != other.get(path)})


def differing(casebook, folder, plain, conditions, first):
    """What a clean build under all of some conditions makes otherwise, said of the one that does it."""
    def under(conditions):
        shutil.rmtree(folder / "Output")
        environment = {name: value for _, values, _ in conditions for name, value in values.items()}
        options = [option for *_, options in conditions for option in options]
        return difference(first, build(casebook, folder, environment, plain + options))

    found = under(conditions)
    if not found:
        return []
    alone = [f"{condition[0]}: {path}" for condition in conditions for path in under([condition])]
    return alone or [f"{', '.join(what for what, *_ in conditions)} together: {path}" for path in found]


def run(casebook):
    with tempfile.TemporaryDirectory(prefix="casebook-same-") as folder:
        folder = pathlib.Path(folder)
        workspace(folder / "first")
        # Pictures take long and are made by another program; two of the builds draw them.
        plain = ["--no-pictures"]
        first = build(casebook, folder / "first", {}, plain)
        wrong = [fault for conditions in CONDITIONS for fault in differing(casebook, folder / "first", plain, conditions, first)]
        names = [what for conditions in CONDITIONS for what, *_ in conditions]
        check(not wrong, f"the same bytes in {len(names)} other environments: {', '.join(names)}", *wrong)
        other = folder / "a much deeper" / "folder" / "第二"
        workspace(other, backwards=True)
        wrong = difference(first, build(casebook, other, {"TZ": "America/St_Johns"}, plain))
        check(not wrong, "the same bytes in another folder, its files made in another order, years ago", *wrong)
        wrong = difference(first, build(casebook, other, {}, plain))
        check(not wrong, "the same bytes in a second build over the first", *wrong)
        small = folder / "small"
        for fixture in ("base", "briefing"):
            for name in ("Content", "Templates"):
                if (FIXTURES / fixture / name).is_dir():
                    shutil.copytree(FIXTURES / fixture / name, small / name, dirs_exist_ok=True)
        shutil.copytree(ROOT / "Templates" / "word", small / "Templates" / "word", dirs_exist_ok=True)
        written(casebook, small)
        printed(casebook, small)


def written(casebook, folder):
    """Word files: zips hold times and orders, of which none may come from the machine."""
    one = build(casebook, folder, {"TZ": "UTC"}, ["--clean"], "word")
    environment = {"TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "86400"}
    other = build(casebook, folder, environment, ["--clean", "--jobs", "1"], "word")
    files = [path for path in one if path.endswith(".docx")]
    check(files and not difference(one, other), f"{len(files)} Word files have the same bytes twice", *difference(one, other))


def printed(casebook, folder):
    """PDFs: each engine gives the same file for the same briefing, whenever and wherever it prints."""
    for engine, program in (("weasyprint", ROOT / ".venv" / "bin" / "weasyprint"), ("chromium", shutil.which("chromium"))):
        if not program or not pathlib.Path(program).exists():
            print(f"not tried: PDFs of {engine} (it is not on this machine)")
            continue
        options = ["--engine", engine, "--program", str(program), "short", "--clean"]
        one = build(casebook, folder, {"TZ": "UTC"}, options, "pdf")
        other = build(casebook, folder, {"TZ": "Asia/Tokyo", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "86400"}, options, "pdf")
        pdfs = [path for path in one if path.endswith(".pdf")]
        check(pdfs and not difference(one, other), f"{engine} prints the same bytes twice", *difference(one, other))
