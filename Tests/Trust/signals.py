"""Ends builds as people and systems do."""

import os
import signal
import subprocess
import time

from trial import Trial, check, tree


def run(casebook):
    trial = Trial(casebook)
    trial.write(0)
    trial.build("pdf")
    old = tree(trial.site)
    pid = trial.root / "engine.pid"
    trial.engine("weasyprint", f'echo $$ > "{pid}.new"; mv "{pid}.new" "{pid}"; exec sleep 60')
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        trial.write(1)
        pid.unlink(missing_ok=True)
        process = trial.start("pdf", "--clean")
        wait(lambda: pid.exists())
        engine = int(pid.read_text()) if pid.exists() else 0
        process.send_signal(number)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
        process.stderr.close()
        gone = wait(lambda: not running(engine))
        name = signal.Signals(number).name
        check(engine and gone, f"{name}: the engine ends with the run that started it", f"engine {engine}")
        if number == signal.SIGKILL:
            continue
        check(process.returncode == 128 + number, f"{name}: the status says so", f"it was {process.returncode}")
        work = trial.root / "Output" / "cache" / "pdf"
        left = trial.leftovers() + [path.name for path in work.glob(".work-*")]
        check(not left, f"{name}: nothing is left behind", *left)
    # The text was published before the engine was asked; the site is that of the new text.
    check(tree(trial.site) != old and trial.disagreement() is None, "the site agrees with its manifest after the signals")

    wrong = []
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        for delay in (0.02, 0.05, 0.1):
            trial.write(0)
            trial.build("build")
            before = tree(trial.site)
            trial.write(1)
            process = trial.start("build")
            time.sleep(delay)
            process.send_signal(number)
            process.wait(timeout=20)
            process.stderr.close()
            if trial.disagreement() or trial.leftovers():
                wrong.append(f"{number.name} after {delay} s: {trial.disagreement()} {trial.leftovers()}")
            if process.returncode not in (0, 128 + number) and tree(trial.site) != before and delay > 0.02:
                wrong.append(f"{number.name} after {delay} s: status {process.returncode}")
    check(not wrong, "9 signals to builds: the site is whole and nothing is left", *wrong)


def wait(holds, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def running(process):
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
