#!/usr/bin/env python3
"""Holds that no construct costs more than its length: run.py [SHAPE … | --all].

Work is counted, not time: the objects that the program makes and holds, and the bytes that it copies and compares
(Benchmarks/linear/work.c is loaded before the build for debugging). The shapes that Benchmarks/linear/shapes.py holds, or
all of them, are made once and four times as long; what four times the input costs is four times the work, with a quarter of it granted for
logarithms. A shape has its own count where the usual one costs too much or shows too little. A run that ends otherwise
than with 0 or 1 is a failure too.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PACKAGE / "Benchmarks" / "linear"))
sys.dont_write_bytecode = True
import shapes  # noqa: E402

# The tests' own build, where there is one.
PROGRAM = next(
    (path for path in (PACKAGE / ".build" / "tests" / "debug" / "casebook",) if path.is_file()),
    PACKAGE / ".build" / "debug" / "casebook")
COUNTER = PACKAGE / ".build" / "work.so"
TEMPLATES = PACKAGE / "Tests" / "SiteTests" / "Fixtures" / "base" / "Templates"
COUNT, TIMES, GRANTED = 60, 4, 1.25
# Below so many steps what a run costs beside its input is all there is to see.
LEAST = 20_000


def work(name, count):
    """The steps of a check of a shape, and how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        shapes.write(pathlib.Path(folder), name, count, TEMPLATES)
        counted = pathlib.Path(folder) / "work"
        environment = dict(os.environ, LD_PRELOAD=str(COUNTER), CASEBOOK_WORK=str(counted), SWIFT_DETERMINISTIC_HASHING="1")
        command = [str(PROGRAM), "check", "--root", folder, "--jobs", "1"]
        ended = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        return (int(counted.read_text()) if counted.exists() else 0), ended.returncode


def judge(once, more):
    """Whether the work of a shape grew as its input, and by what."""
    growth = more / once if once > 0 else 1.0
    return more < LEAST or growth <= TIMES * GRANTED, growth


def measure(name, nothing):
    """How a shape grows; `nothing` is what a run costs by how it ends, since one with an error makes no pages."""
    count = shapes.COUNTS.get(name, COUNT)
    (once, ended), (more, code) = work(name, count), work(name, count * TIMES)
    fine, growth = judge(once - nothing.get(ended, 0), more - nothing.get(code, 0))
    return name, fine, growth, more - nothing.get(code, 0), code


def main():
    clang = next((path for path in os.environ["PATH"].split(":") if (pathlib.Path(path) / "swiftc").exists()), None)
    clang = str((pathlib.Path(clang) / "swiftc").resolve().parent / "clang") if clang else "clang"
    subprocess.run([clang, "-O2", "-shared", "-fPIC", "-fno-builtin", "-o", str(COUNTER),
        str(PACKAGE / "Benchmarks" / "linear" / "work.c")], check=True)
    shapes.SHAPES["nothing"] = lambda count: {}
    shapes.SHAPES["nothing but an error"] = lambda count: {"Content/zh/index.md": shapes.page("::nothing\n")}
    nothing = {code: steps for steps, code in (work("nothing", 0), work("nothing but an error", 0))}
    if sorted(nothing) != [0, 1] or 0 in nothing.values():
        print("FAILED: work can be counted")
        return
    # The count must see a square: sixteen times the input is not taken for four times.
    (once, _), (square, ended) = work("facts on a line", COUNT), work("facts on a line", COUNT * TIMES * TIMES)
    print("ok: a square is seen" if not judge(once - nothing[ended], square - nothing[ended])[0] else "FAILED: a square is seen")
    names = sys.argv[1:] or shapes.HELD
    if names == ["--all"]:
        names = [name for name in shapes.SHAPES if not name.startswith("nothing")]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for name, fine, growth, steps, code in pool.map(lambda name: measure(name, nothing), names):
            if code not in (0, 1):
                print(f"FAILED: {name}: the run ended with {code}")
            elif not fine:
                print(f"FAILED: {name}: {TIMES} times the input is {growth:.1f} times the work ({steps} steps)")
            else:
                if sys.argv[1:]:
                    print(f"   {name}: {growth:.2f}, {steps} steps")
                continue
            bad += 1
    if not bad:
        print(f"ok: {len(names)} constructs cost no more than their length")


main()
