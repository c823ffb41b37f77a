"""Writes a page again and again, in place and in pieces, until a file appears. Usage: writer.py PAGE STOP

Prints how long the longest pause between the pieces of one text was, in milliseconds: on a machine that is busy it may be longer
than any reader waits.
"""

import pathlib
import sys
import time

page, stop = map(pathlib.Path, sys.argv[1:])
text = page.read_text(encoding="utf-8")
number = 0
longest = 0
while not stop.exists():
    number += 1
    with open(page, "w", encoding="utf-8") as file:
        file.write(text + "\n一稿" + "甲乙丙丁戊己庚"[number % 7] * 3000)
        file.flush()
        start = time.monotonic()
        time.sleep(0.0005)
        file.write("完。\n")
    longest = max(longest, time.monotonic() - start)
    time.sleep(0.001)
print(round(1000 * longest))
