"""Builds at the same time: by two people, in two containers, beside a lock that nobody holds any more."""

import fcntl
import os
import shutil
import subprocess
import time

from places import slowed
from trial import Trial, check, tree


def run(casebook):
    trial = Trial(casebook)
    known = trial.known(("build",))
    trial.write(0)
    process, _ = slowed(trial, "build")
    status, errors = trial.build()
    check(
        status == 75 and "another build" in errors and str(process.pid) in errors and "--output" in errors,
        "a second build is told who is at work, and what to do", status, errors)
    process.send_signal(18)
    process.communicate()
    check(process.returncode == 0 and tree(trial.site) in known, "the first is not disturbed by it", process.returncode)

    process, _ = slowed(trial, "build")
    process.kill()
    process.communicate()
    check((trial.site.parent / ".site.lock").exists(), "a killed build leaves its lock's file")
    status, errors = trial.build()
    check(status == 0 and not trial.leftovers(), "the next takes the lock over", status, errors, *trial.leftovers())
    (trial.site.parent / ".site.lock").write_text("1 2026-01-01T00:00:00Z elsewhere\n")
    status, errors = trial.build()
    check(status == 0, "a lock's file that names a process which is alive locks nothing", status, errors)

    inherited(trial)

    wrapped = ()
    if shutil.which("unshare") and subprocess.run(["unshare", "-pf", "--mount-proc", "true"], capture_output=True).returncode == 0:
        wrapped = ("unshare", "-pf", "--mount-proc")
    else:
        print("not tried: containers of their own (unshare is not permitted)")
    wrong, met, published = [], 0, 0
    for number in range(60):
        trial.write(number % 2)
        builds = [trial.start("build", wrapped=wrapped)]
        time.sleep(0.004 * (number % 10))
        trial.write(1 - number % 2)
        met += builds[0].poll() is None
        builds.append(trial.start("build", wrapped=wrapped))
        states = [build.communicate()[1].decode() for build in builds]
        codes = [build.returncode for build in builds]
        published += codes.count(0)
        if any(code not in (0, 75) for code in codes) or 0 not in codes:
            wrong.append(f"{codes}: {states}")
        # Whoever waits for the other reads the workspace only then: the text of the second is never followed by that of the first.
        if tree(trial.site) not in (known if 75 in codes else [known[1 - number % 2]]):
            wrong.append(f"pair {number}: not the text that was there last")
        if trial.disagreement() or trial.leftovers():
            wrong.append(f"pair {number}: {trial.disagreement()} {trial.leftovers()}")
    check(
        not wrong and met > 30, f"60 pairs of builds{' in containers with the same process ids' if wrapped else ''}, {met} of which met: "
        f"{published} published, {120 - published} were told to wait, the last text is there and no site is mixed", *wrong)


def inherited(trial):
    """The lock of a build that was killed while it started another process: that one has it until its own program begins."""
    path = trial.site.parent / ".site.lock"
    trial.write(1)
    wrong = []
    for seconds, right in (("1", 0), ("10", 75)):
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        fcntl.flock(lock, fcntl.LOCK_EX)
        heir = subprocess.Popen(["sleep", seconds], pass_fds=[lock])
        os.close(lock)
        status, errors = trial.build()
        held = heir.poll() is None
        heir.kill()
        heir.wait()
        if status != right or held != (right == 75):
            wrong.append(f"held for {seconds} s: status {status}, still held {held}: {errors}")
    check(not wrong, "a lock that a killed build has left to a process it was starting is waited for, and one that stays is not", *wrong)
