"""Publishes to places that refuse, vanish, change or lie elsewhere."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from kills import kill
from trial import MANIFEST, ROOT, Trial, check, tree


# The folders of Output/cache.
CACHE = {"pages", "pdf", "pictures", "runs", "sites", "spare", "texts"}


class Mount:
    """A file system mounted for one trial; `works` is false where that is not permitted."""

    def __init__(self, folder, *arguments):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["mount", *arguments, str(folder)], capture_output=True)
        self.works = done.returncode == 0

    def __enter__(self):
        if not self.works:
            print(f"not tried: a mount at {self.folder.name} (it is not permitted here)")
        return self

    def __exit__(self, *_):
        if self.works:
            subprocess.run(["umount", "-l", str(self.folder)], check=False)


def run(casebook):
    with tempfile.TemporaryDirectory(prefix="casebook-places-") as folder:
        folder = pathlib.Path(folder)
        full_disk(casebook, folder / "full")
        read_only(casebook, folder / "read-only")
        elsewhere(casebook, folder / "elsewhere")
        mounted(casebook, folder / "mounted")
        overlay(casebook, folder / "overlay")
    vanished(casebook)
    replaced(casebook)
    links(casebook)
    changed_while_read(casebook)


def full_disk(casebook, folder):
    with Mount(folder / "disk", "-t", "tmpfs", "-o", "size=4m", "tmpfs") as disk:
        if not disk.works:
            return
        trial = Trial(casebook, folder, output=disk.folder / "site")
        trial.write(0)
        status, errors = trial.build()
        check(status == 0, "a small disk takes a site", errors)
        old = tree(trial.site)
        filler = disk.folder / "filler"
        wrong, tried, room = [], 0, 0
        while True:
            free = os.statvfs(disk.folder).f_bavail * os.statvfs(disk.folder).f_bsize
            with open(filler, "ab") as file:
                file.write(b"x" * max(0, free - room))
            trial.write(1)
            status, errors = trial.build()
            tried += 1
            if status == 0:
                break
            if tree(trial.site) != old or trial.disagreement():
                wrong.append(f"with {room} bytes free: {trial.disagreement() or 'the old site is gone'}")
            if status != 70 or "space" not in errors:
                wrong.append(f"with {room} bytes free: status {status}: {errors[-200:]}")
            left = [name for name in trial.leftovers() if name != "filler"]
            if left:
                wrong.append(f"with {room} bytes free: {left} stay")
            filler.unlink()
            room += 24 * 1024
            if tried > 60:
                wrong.append("no room is enough")
                break
        check(not wrong and tried > 3, f"{tried - 1} builds on a full disk leave the old site, and say why", *wrong)
        check(tree(trial.site) != old and trial.disagreement() is None, "the first that has room publishes")


def read_only(casebook, folder):
    with Mount(folder / "disk", "-t", "tmpfs", "tmpfs") as disk:
        if not disk.works:
            return
        trial = Trial(casebook, folder, output=disk.folder / "site")
        trial.write(0)
        trial.build()
        old = tree(trial.site)
        subprocess.run(["mount", "-o", "remount,ro", str(disk.folder)], check=True)
        trial.write(1)
        status, errors = trial.build()
        check(
            status == 70 and "Read-only" in errors and tree(trial.site) == old,
            "a disk that may only be read keeps its site, and the message says why", status, errors)
        subprocess.run(["mount", "-o", "remount,rw", str(disk.folder)], check=True)
        check(trial.build()[0] == 0 and tree(trial.site) != old, "once it may be written to, the next build publishes")


def elsewhere(casebook, folder):
    with Mount(folder / "site-disk", "-t", "tmpfs", "tmpfs") as one, Mount(folder / "cache", "-t", "tmpfs", "tmpfs") as two:
        if not (one.works and two.works):
            return
        trial = Trial(casebook, folder, output=one.folder / "site")
        (trial.root / "Output").mkdir()
        (trial.root / "Output" / "cache").symlink_to(two.folder)
        known = trial.known(("build",), ("pdf",))
        wrong = []
        for state, mode in ((0, ("pdf",)), (1, ("build",)), (0, ("pdf",)), (1, ("pdf", "--clean")), (0, ("build",))):
            trial.write(state)
            status, errors = trial.build(*mode)
            if status != 0 or tree(trial.site) not in known or trial.disagreement() or trial.leftovers():
                wrong.append(f"{mode}: {status} {errors[-300:]} {trial.disagreement()} {trial.leftovers()}")
        check(not wrong, "output and cache may each lie on a file system of their own", *wrong)


def mounted(casebook, folder):
    with Mount(folder / "site", "-t", "tmpfs", "tmpfs") as disk:
        if not disk.works:
            return
        trial = Trial(casebook, folder, output=disk.folder)
        status, errors = trial.build()
        check(
            status == 64 and "it is a mount" in errors and "/site/site" in errors,
            "a mount in the site's place is refused with the way that works", status, errors)
        trial.site = disk.folder / "site"
        trial.write(0)
        first = trial.build()
        trial.write(1)
        second = trial.build()
        check(
            first[0] == second[0] == 0 and trial.disagreement() is None, "a folder in the mount is published to", first, second)


def overlay(casebook, folder):
    """As in a container whose image holds a site: its folder belongs to a layer below and cannot be moved."""
    for name in ("lower", "upper", "work", "merged"):
        (folder / name).mkdir(parents=True)
    trial = Trial(casebook, folder, output=folder / "lower" / "site")
    trial.write(0)
    trial.build()
    options = f"lowerdir={folder}/lower,upperdir={folder}/upper,workdir={folder}/work"
    with Mount(folder / "merged", "-t", "overlay", "overlay", "-o", options) as disk:
        if not disk.works:
            return
        trial.site = disk.folder / "site"
        old = tree(trial.site)
        trial.write(1)
        status, errors = trial.build()
        if status == 0:
            check(tree(trial.site) != old and trial.disagreement() is None, "a site of a lower layer is replaced")
        else:
            check(
                status == 70 and "lower layer" in errors and tree(trial.site) == old and not trial.leftovers(),
                "a site of a lower layer that cannot be moved stays, and the message says what to do", status, errors,
                *trial.leftovers())
        trial.site = disk.folder / "fresh"
        trial.write(0)
        first = trial.build()
        trial.write(1)
        second = trial.build()
        left = set(trial.leftovers()) - {"site", "manifest.json"}
        check(
            first[0] == second[0] == 0 and not trial.disagreement() and not left,
            "a new folder on an overlay is published to and replaced", first, second, *left)


def staged(trial, process, seconds=20):
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        if trial.site.parent.is_dir():
            for name in os.listdir(trial.site.parent):
                if "-staging-" in name:
                    return trial.site.parent / name
    return None


def slowed(trial, *mode):
    """A build that is stopped while it writes, before it publishes, so that something can happen meanwhile.

    One that was faster than the signal is let go, and the next begins.
    """
    for attempt in range(40):
        # A whole site is to be written, not a page of it.
        for kept in ("texts", "spare"):
            shutil.rmtree(trial.root / "Output" / "cache" / kept, ignore_errors=True)
        before = inode(trial.site)
        process = trial.start(*mode)
        folder = staged(trial, process)
        process.send_signal(signal.SIGSTOP)
        # Behind the swap the folder is that of the old site, which goes file by file.
        if folder and stopped(process.pid) and folder.is_dir() and not (folder / MANIFEST).is_file() \
                and inode(trial.site) == before:
            return process, folder
        process.send_signal(signal.SIGCONT)
        process.communicate()
        trial.write(attempt % 2)
    raise RuntimeError("no build could be stopped while it writes")


def inode(path):
    """What tells a folder from another in its place; None where none is."""
    return path.stat().st_ino if path.exists() else None


def stopped(pid):
    """Whether a process, all of it, has come to a stop."""
    for _ in range(200):
        try:
            states = {task.joinpath("stat").read_text().rsplit(")", 1)[1].split()[0] for task in pathlib.Path(f"/proc/{pid}/task").iterdir()}
        except OSError:
            return False
        if states <= {"T"}:
            return True
        time.sleep(0.005)
    return False


def vanished(casebook):
    trial = Trial(casebook)
    trial.write(0)
    trial.build()
    trial.write(1)
    process, _ = slowed(trial, "build")
    shutil.rmtree(trial.site)
    process.send_signal(18)
    process.communicate()
    check(
        process.returncode == 0 and trial.disagreement() is None and not trial.leftovers(),
        "a site that vanishes while the next is built is no loss", process.returncode, trial.disagreement())
    trial.write(0)
    process, staging = slowed(trial, "build")
    old = tree(trial.site)
    if staging:
        shutil.rmtree(staging, ignore_errors=True)
    process.send_signal(18)
    _, errors = process.communicate()
    check(
        tree(trial.site) in (old, *trial.known(("build",))) and trial.disagreement() is None and not trial.leftovers(),
        "a staging folder that vanishes leaves the old site", process.returncode, errors.decode(), trial.disagreement())


def replaced(casebook):
    trial = Trial(casebook)
    trial.write(0)
    trial.build()
    trial.write(1)
    process, _ = slowed(trial, "build")
    trial.site.rename(trial.root / "moved")
    trial.site.mkdir()
    (trial.site / "mine.txt").write_text("somebody's")
    process.send_signal(18)
    _, errors = process.communicate()
    check(
        process.returncode == 70 and (trial.site / "mine.txt").is_file() and b"replaced" in errors,
        "what somebody puts in the site's place while it is built stays", process.returncode, errors.decode())
    status, errors = trial.build()
    check(
        status == 64 and "--take-over" in errors and (trial.site / "mine.txt").is_file(),
        "a later build does not take it either, and names the option that does", status, errors)
    status, errors = trial.build("build", "--take-over")
    check(
        status == 0 and trial.disagreement() is None and not (trial.site / "mine.txt").exists() and not trial.leftovers(),
        "with --take-over it does", status, errors)
    (trial.site / ".manifest.json").write_text("{}")
    (trial.site / "index.html").write_text("changed")
    status, errors = trial.build()
    taken = trial.build("build", "--take-over")
    check(
        status == 64 and taken[0] == 0 and trial.disagreement() is None,
        "a site whose manifest is spoilt is taken over when told, and not before", status, errors, *taken)


def links(casebook):
    trial = Trial(casebook)
    other = trial.root.parent / "other"
    other.mkdir()
    (other / "kept.txt").write_text("kept")
    output = trial.root / "Output"
    output.mkdir()

    def holds(what, *details):
        check((other / "kept.txt").read_text() == "kept" and len(list(other.iterdir())) == 1, what, *details)

    trial.site.symlink_to(other)
    status, errors = trial.build()
    check(status == 64, "a link to somebody's folder in the site's place is refused", status, errors)
    holds("… and the folder stays as it was")
    trial.site.unlink()
    trial.site.symlink_to(trial.root.parent / "nowhere")
    status, errors = trial.build()
    check(status == 64 and "link" in errors, "a link that leads nowhere is refused", status, errors)
    trial.site.unlink()
    trial.manifest.symlink_to(other / "kept.txt")
    status, errors = trial.build()
    check(status == 64, "a link to somebody's file in the manifest's place is refused", status, errors)
    holds("… and the file stays as it was")
    trial.manifest.unlink()
    (output / ".site.lock").symlink_to(other / "kept.txt")
    status, errors = trial.build()
    check(status == 70, "a link in the lock's place is not followed", status, errors)
    holds("… and its target stays as it was")
    (output / ".site.lock").unlink()
    os.mkfifo(output / ".site.lock")
    status, errors = trial.build(timeout=20)
    check(status in (0, 70), "a pipe in the lock's place is not waited for", status, errors)
    if (output / ".site.lock").exists():
        (output / ".site.lock").unlink()
    (output / ("." + "site-staging-" + "0" * 32)).symlink_to(other)
    status, errors = trial.build()
    check(status == 0, "a link with the name of a staging folder is in nobody's way", status, errors)
    holds("… and its target stays as it was")
    foreign_cache(trial)


def foreign_cache(trial):
    """Links in the cache's place to a folder of somebody's, whose files are older than any that a build keeps there."""
    mine = trial.root.parent / "mine"
    cache = trial.site.parent / "cache"
    wrong = []
    shutil.rmtree(cache, ignore_errors=True)
    # With what asks for pictures.
    shutil.copy(ROOT / "Templates" / "share.mustache", trial.root / "Templates")
    status, errors = trial.build("pdf")
    kinds = {path.name for path in cache.iterdir()}
    check(
        status == 0 and kinds == CACHE, "the cache has no folders but those that links are laid in the place of", status,
        sorted(kinds), errors)
    for what, places in (("its folders", [cache / name for name in CACHE]), ("itself", [cache])):
        shutil.rmtree(cache, ignore_errors=True)
        for folder in (mine, mine / "spare", mine / "runs"):
            folder.mkdir(exist_ok=True)
            for number in range(30):
                (folder / f"page {number}").write_text("mine")
                os.utime(folder / f"page {number}", (1_000_000_000, 1_000_000_000))
        before = set(tree(mine))
        for place in places:
            place.parent.mkdir(exist_ok=True)
            place.symlink_to(mine)
        for number in range(4):
            trial.write(number % 2)
            status, errors = trial.build(*(["check"] if number == 2 else ["build"]))
            if status != 0 or trial.disagreement():
                wrong.append(f"{what}: {status} {errors[-300:]} {trial.disagreement()}")
        status, errors = trial.build("pdf")
        if what == "itself" and status != 0 or what != "itself" and (status != 70 or "cache/pdf: a link" not in errors):
            wrong.append(f"{what}: pdf ends with {status} {errors[-300:]}")
        lost = sorted(before - set(tree(mine)))
        if lost:
            wrong.append(f"{what}: {len(lost)} files are gone, such as {lost[0]}")
        # The cache as a whole may lie elsewhere.
        new = sorted(set(tree(mine)) - before)
        if new and what != "itself":
            wrong.append(f"{what}: {len(new)} files are new, such as {new[0]}")
        for place in places:
            if place.is_symlink():
                place.unlink()
    check(not wrong, "links in the place of the cache and of its folders: no file of somebody's is removed, none is added", *wrong)


def changed_while_read(casebook):
    """A page is written to all the while; no build may publish half of it."""
    trial = Trial(casebook)
    page = trial.root / "Content" / "zh" / "cases" / "munich.md"
    text = page.read_text(encoding="utf-8")
    stop = trial.root / "stop"
    writer = subprocess.Popen(["python3", str(pathlib.Path(__file__).with_name("writer.py")), str(page), str(stop)], stdout=subprocess.PIPE, text=True)
    wrong, torn, published = [], 0, 0
    try:
        for _ in range(12):
            status, errors = trial.build("build")
            html = trial.site / "cases" / "munich" / "index.html"
            if status == 0:
                published += 1
                body = html.read_text(encoding="utf-8")
                if "<p>一稿" in body and "完。</p>" not in body:
                    torn += 1
            elif "while it was read" not in errors and "error:" not in errors:
                wrong.append(errors[-300:])
    finally:
        stop.write_text("")
        pause = int(writer.communicate()[0] or 0)
    # Builds wait 20 ms for a writer to go on; who pauses longer cannot be told from who has done.
    if torn and pause < 20:
        wrong.append(f"half a page was published, though the writer paused no longer than {pause} ms")
    page.write_text(text, encoding="utf-8")
    status, errors = trial.build()
    check(not wrong and status == 0, f"a page that is written to meanwhile: 12 builds, {published} published, none torn", *wrong, errors)
