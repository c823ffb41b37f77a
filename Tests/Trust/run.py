#!/usr/bin/env -S python3 -B
"""Attacks a build of Casebook, and holds it to what SECURITY.md promises.

Usage: Tests/Trust/run.py [--casebook FILE] [--kills N] [--slips N] [--seed N] [SUITE …]. Prints a line `ok: …` or `FAILED: …` for each
check. Mounts and namespaces need root; without it those trials are named and left out.
"""

import argparse
import os
import pathlib
import sys

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
    "hostile": lambda given: hostile.run(given.casebook),
    "signals": lambda given: signals.run(given.casebook),
    "places": lambda given: places.run(given.casebook),
    "printing": lambda given: printing.run(given.casebook),
    "same": lambda given: same.run(given.casebook),
    "slips": lambda given: slips.run(given.casebook, given.slips, given.seed),
    "together": lambda given: together.run(given.casebook),
}


# What is looked for in messages is English.
os.environ["LC_ALL"] = "en_GB.UTF-8"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--casebook", type=pathlib.Path, default=ROOT / ".build" / "release" / "casebook")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--slips", type=int, default=90)
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=", ".join(SUITES))
    given = parser.parse_args()
    given.casebook = given.casebook.resolve()
    for name in given.suites or SUITES:
        SUITES[name](given)
    print(f"trust: {results[True]} passed, {results[False]} failed")
    return 1 if results[False] else 0


if __name__ == "__main__":
    sys.exit(main())
