"""Writes a page again and again, in place and in pieces, until a file appears. Usage: writer.py PAGE STOP"""

import pathlib
import sys
import time

page, stop = map(pathlib.Path, sys.argv[1:])
text = page.read_text(encoding="utf-8")
number = 0
while not stop.exists():
    number += 1
    with open(page, "w", encoding="utf-8") as file:
        file.write(text + "\n一稿" + "甲乙丙丁戊己庚"[number % 7] * 3000)
        file.flush()
        time.sleep(0.0005)
        file.write("完。\n")
    time.sleep(0.001)
