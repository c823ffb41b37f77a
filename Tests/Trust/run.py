#!/usr/bin/env -S python3 -B
"""Attacks a build of Casebook, and holds it to what SECURITY.md promises.

Usage: Tests/Trust/run.py [--casebook FILE] [--kills N] [--slips N] [--jobs N] [--seed N] [SUITE …]. Prints a line `ok: …` or `FAILED: …` for each
check. Mounts and namespaces need root; without it those trials are named and left out.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import signal
import subprocess
import sys

import documents
import hostile
import kills
import places
import printing
import same
import signals
import slips
import together
from trial import ROOT, results

SUITES = {
    "kills": lambda given: kills.at_random(given.casebook, given.kills, given.seed),
    "calls": lambda given: kills.at_calls(given.casebook),
    "documents": lambda given: documents.run(given.casebook),
    "hostile": lambda given: hostile.run(given.casebook),
    "signals": lambda given: signals.run(given.casebook),
    "places": lambda given: places.run(given.casebook),
    "printing": lambda given: printing.run(given.casebook),
    "same": lambda given: same.run(given.casebook),
    "slips": lambda given: slips.run(given.casebook, given.slips, given.seed),
    "together": lambda given: together.run(given.casebook),
}


# The longest first, so that two at a time end together.
ORDER = ["kills", "slips", "same", "printing", "calls", "together", "hostile", "places", "documents", "signals"]


def alone(name, arguments):
    """Runs a suite in a process of its own; returns what it has printed and its status."""
    done = subprocess.run(
        [sys.executable, "-B", __file__, *arguments, name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout, done.returncode


def all_suites(names, arguments, jobs):
    """Runs suites beside each other, and prints each once it is done; returns how many checks passed and failed."""
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        running = {pool.submit(alone, name, arguments): name for name in sorted(names, key=ORDER.index)}
        for future in concurrent.futures.as_completed(running):
            text, status = future.result()
            found = re.search(r"^trust: (\d+) passed, (\d+) failed$", text, re.MULTILINE)
            print(re.sub(r"^trust: .*\n", "", text, flags=re.MULTILINE), end="", flush=True)
            if found:
                passed, failed = passed + int(found[1]), failed + int(found[2])
            if not found or status not in (0, 1):
                failed += 1
                print(f"FAILED: {running[future]} ends with {status}", flush=True)
    return passed, failed


# A shell that starts this beside other work has Ctrl-C ignored, which whatever is started here would inherit.
signal.signal(signal.SIGINT, signal.default_int_handler)
# What is looked for in messages is English.
os.environ["LC_ALL"] = "en_GB.UTF-8"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--casebook", type=pathlib.Path, default=ROOT / ".build" / "release" / "casebook")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--slips", type=int, default=90)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=", ".join(SUITES))
    given = parser.parse_args()
    given.casebook = given.casebook.resolve()
    names = given.suites or list(SUITES)
    if len(names) > 1 and given.jobs > 1:
        arguments = [f"--{name}={getattr(given, name)}" for name in ("casebook", "kills", "slips", "seed")]
        results[True], results[False] = all_suites(names, arguments, given.jobs)
    else:
        for name in names:
            SUITES[name](given)
    print(f"trust: {results[True]} passed, {results[False]} failed")
    return 1 if results[False] else 0


if __name__ == "__main__":
    sys.exit(main())
