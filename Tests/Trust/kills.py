"""Kills builds at random moments, and at each call that publishing rests on."""

import itertools
import os
import pathlib
import random
import re
import shutil
import signal
import tempfile
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


def identity(folder):
    """What tells a folder from one that takes its place."""
    try:
        return folder.stat().st_ino
    except OSError:
        return None


class Known:
    """The trees that whole runs make of both states; each is made when no other fits."""

    def __init__(self, trial):
        # A run that is killed while it prints keeps what it has printed: any of the briefings may have its PDF.
        names = ("short", "official.zh", "official.en")
        some = [(), names] + [part for size in (1, 2) for part in itertools.combinations(names, size)]
        modes = [("pdf", *part) if part else ("build",) for part in some]
        modes = [modes[0], (*modes[0], "--compress"), ("word",), *modes[1:], *[(*mode, "--compress") for mode in modes[1:]]]
        self.made = []
        self.rest = self.make(trial, modes)

    def make(self, trial, modes):
        for mode in modes:
            for state, tree in enumerate(trial.known(mode)):
                self.made.append((state, tree))
                yield

    def has(self, tree, state=None):
        while True:
            if any(known == tree and state in (None, number) for number, known in self.made):
                return True
            if next(self.rest, self) is self:
                return False


# Where nothing that a process has written is waited for. A kill ends a process and no machine: what has reached the disk is
# another matter.
MEMORY = pathlib.Path("/dev/shm")


def in_memory():
    try:
        free = os.statvfs(MEMORY)
        return str(MEMORY) if os.access(MEMORY, os.W_OK) and free.f_bavail * free.f_bsize > 1 << 28 else None
    except OSError:
        return None


def begun(trial):
    """What shows that a build has begun to publish: the staging folder, and the site before, of which the next one is made."""
    folder = trial.site.parent
    names = [name for name in os.listdir(folder) if "-staging-" in name] if folder.is_dir() else []
    spare = folder / "cache" / "spare"
    try:
        return names, [(path, (spare / path).stat().st_mtime_ns) for path in os.listdir(spare)]
    except OSError:
        return names, None


def at_random(casebook, count, seed):
    """Kills builds of each kind: a third at any moment, a third while they publish, a third while they keep what they have found.

    Each is followed by a build that is left alone, which must make what a clean build of the same texts makes.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="casebook-kills-", dir=in_memory()) as folder:
        trial = Trial(casebook, folder)
        known = Known(trial)
        wrong, whole, left, kept, alive, late = [], 0, [], 0, 0, 0
        # How long each kind of build takes, and each way to hit it: less each time that one was over before.
        reach = {}
        for number in range(count):
            what, mode, kind = MODES[number % len(MODES)]
            if kind == "first":
                shutil.rmtree(trial.site.parent, ignore_errors=True)
            elif kind == "without PDFs":
                shutil.rmtree(trial.site.parent / "cache", ignore_errors=True)
            state = number // len(MODES) % 2
            trial.write(state)
            now = state
            way = (mode, kind, number % 3)
            if way not in reach:
                start = time.monotonic()
                status, errors = trial.build(*mode)
                duration = time.monotonic() - start
                reach[way] = (duration, 0.012, 0.03)[number % 3]
                if status != 0:
                    wrong.append(f"{what} does not end well: {errors}")
                now = 1 - state
                trial.write(now)
                if kind == "first":
                    shutil.rmtree(trial.site.parent, ignore_errors=True)
            before = tree(trial.site)
            place = identity(trial.site)
            sign = begun(trial)
            process = trial.start(*mode)
            end = time.monotonic() + 20
            if number % 3 == 1:
                # While it keeps what it has found: from the moment that the new site is there.
                while process.poll() is None and time.monotonic() < end and identity(trial.site) == place:
                    time.sleep(0.0002)
            elif number % 3 == 2:
                while process.poll() is None and time.monotonic() < end and begun(trial) == sign:
                    time.sleep(0.0002)
            time.sleep(chance.uniform(0, reach[way]))
            hit = process.poll() is None
            reach[way] *= 1.05 if hit else 0.85
            alive += hit
            late += hit and number % 3 == 1
            kill(process)
            after = tree(trial.site)
            kept += after == before
            if after is not None and after != before and not known.has(after):
                wrong.append(f"{what}: the site is neither the old nor the new one")
            elif after is None and before is not None:
                wrong.append(f"{what}: the site is gone")
            elif (problem := trial.disagreement()) is not None:
                wrong.append(f"{what}: {problem}")
            status, errors = trial.build("build")
            if status != 0 or not known.has(tree(trial.site), now):
                wrong.append(f"after {what}: the next build, which ends with {status}, makes another site than a clean one: {errors[-300:]}")
            elif (problem := trial.disagreement()) is not None:
                wrong.append(f"after {what} and another build: {problem}")
            else:
                whole += 1
            left += [f"{what}: {name}" for name in trial.leftovers()]
            work = trial.root / "Output" / "cache" / "pdf"
            if work.is_dir() and len(list(work.glob(".work-*"))) > 2:
                left.append(f"{what}: folders of engines pile up")
    check(
        not wrong and alive > count / 2, f"{whole} of {count} kills at random moments leave the old site or the new one, and the "
        f"next build makes what a clean one makes ({alive} hit a build at work, {late} of them behind the swap, {kept} left the old "
        f"site; seed {seed})", *wrong)
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
                now = tried % 2
                trial.write(now)
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
                if status != 0 or tree(trial.site) != known[now] or trial.disagreement() or trial.leftovers():
                    wrong.append(f"{call} {place}: the next build: {status} {errors[-200:]} {trial.leftovers()}")
        check(not wrong and tried > 0, f"{what}: killed at {tried} calls to {', '.join(sorted(counts))}", *wrong)
