"""Kills builds at random moments, and at each call that publishing rests on."""

import itertools
import os
import random
import re
import shutil
import signal
import subprocess
import time

from trial import Trial, check, tree

MODES = [
    ("a build that replaces a site", ("build",), None),
    ("a first build", ("build",), "first"),
    ("a build with --clean", ("build", "--clean"), None),
    ("a build with --compress", ("build", "--compress"), None),
    ("a run that prints", ("pdf",), None),
    ("a run that prints all anew", ("pdf", "--clean"), None),
    ("a run that makes Word files", ("word",), "without PDFs"),
]
CALLS = re.compile(r"^(?:\d+ +)?(renameat2?|rename|linkat|link|symlink|symlinkat|syncfs|fsync|rmdir|unlink|unlinkat|mkdir|ftruncate)\(")


def kill(process):
    """Ends a build and what it has started, as a machine that goes down does."""
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()


def at_random(casebook, count, seed):
    """Kills builds of each kind, half of them while they publish; each is followed by a build that is left alone."""
    chance = random.Random(seed)
    trial = Trial(casebook)
    # A run that is killed while it prints keeps what it has printed: any of the briefings may have its PDF.
    names = ("short", "official.zh", "official.en")
    some = [()] + [part for size in range(1, 4) for part in itertools.combinations(names, size)]
    known = trial.known(
        *[("pdf", *part) if part else ("build",) for part in some],
        *[("pdf", *part, "--compress") if part else ("build", "--compress") for part in some])
    known += trial.known(("word",))
    wrong, whole, left, kept, alive = [], 0, [], 0, 0
    times = {}
    for number in range(count):
        what, mode, kind = MODES[number % len(MODES)]
        if kind == "first":
            shutil.rmtree(trial.site.parent, ignore_errors=True)
        elif kind == "without PDFs":
            shutil.rmtree(trial.site.parent / "cache", ignore_errors=True)
        state = number // len(MODES) % 2
        trial.write(state)
        duration = times.get(mode)
        if duration is None:
            start = time.monotonic()
            status, errors = trial.build(*mode)
            duration = times[mode] = time.monotonic() - start
            if status != 0:
                wrong.append(f"{what} does not end well: {errors}")
            trial.write(1 - state)
        before = tree(trial.site)
        process = trial.start(*mode)
        if number % 2:
            time.sleep(chance.uniform(0, duration))
        else:
            # While it publishes: from the moment that the staging folder is there.
            end = time.monotonic() + 2 * duration + 1
            while process.poll() is None and time.monotonic() < end:
                if trial.site.parent.is_dir() and any("-staging-" in name for name in os.listdir(trial.site.parent)):
                    break
            time.sleep(chance.uniform(0, 0.03))
        alive += process.poll() is None
        kill(process)
        after = tree(trial.site)
        kept += after == before
        if after is not None and after not in known:
            wrong.append(f"{what}: the site is neither the old nor the new one")
        elif after is None and before is not None:
            wrong.append(f"{what}: the site is gone")
        elif (problem := trial.disagreement()) is not None:
            wrong.append(f"{what}: {problem}")
        status, errors = trial.build("build")
        if status != 0 or tree(trial.site) not in known:
            wrong.append(f"after {what}: the next build ends with {status}: {errors[-300:]}")
        elif (problem := trial.disagreement()) is not None:
            wrong.append(f"after {what} and another build: {problem}")
        else:
            whole += 1
        left += [f"{what}: {name}" for name in trial.leftovers()]
        work = trial.root / "Output" / "cache" / "pdf"
        if work.is_dir() and len(list(work.glob(".work-*"))) > 2:
            left.append(f"{what}: folders of engines pile up")
    check(
        not wrong, f"{whole} of {count} kills at random moments leave the old site or the new one, and the next build "
        f"works ({alive} hit a build at work, {kept} left the old site; seed {seed})", *wrong)
    check(not left, "nothing piles up beside a site whose builds are killed", *left)


def at_calls(casebook):
    """Kills a build just before each call that changes names on the disk."""
    if not shutil.which("strace"):
        print("not tried: kills at each call (strace is missing)")
        return
    for what, mode, kind in MODES[:3]:
        trial = Trial(casebook)
        known = trial.known(("build",))
        trial.write(0)
        if kind != "first":
            trial.build(*mode)
        trial.write(1)
        counts = {}
        log = trial.root / "calls"
        if kind == "first":
            shutil.rmtree(trial.site.parent, ignore_errors=True)
        trial.build(*mode, wrapped=("strace", "-f", "-qq", "-o", str(log)))
        for line in log.read_text(errors="replace").splitlines():
            found = CALLS.match(line)
            if found and "ENOENT" not in line:
                counts[found[1]] = counts.get(found[1], 0) + 1
        wrong, tried = [], 0
        for call, total in sorted(counts.items()):
            # Of the many alike some are enough: the first, the last, and a few between.
            places = sorted({1, 2, total - 1, total, *range(1, total + 1, max(1, total // 5))} & set(range(1, total + 1)))
            for place in places:
                trial.write(tried % 2)
                if kind == "first":
                    shutil.rmtree(trial.site.parent, ignore_errors=True)
                before = tree(trial.site)
                trial.build(*mode, wrapped=(
                    "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                    f"inject={call}:signal=KILL:when={place}"))
                tried += 1
                after = tree(trial.site)
                if after not in known and after != before:
                    wrong.append(f"{call} {place}: the site is neither the old nor the new one")
                elif (problem := trial.disagreement()) is not None:
                    wrong.append(f"{call} {place}: {problem}")
                status, errors = trial.build("build")
                if status != 0 or tree(trial.site) not in known or trial.disagreement() or trial.leftovers():
                    wrong.append(f"{call} {place}: the next build: {status} {errors[-200:]} {trial.leftovers()}")
        check(not wrong and tried > 0, f"{what}: killed at {tried} calls to {', '.join(sorted(counts))}", *wrong)
