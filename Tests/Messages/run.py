"""Holds the catalogues of messages against the sources: none missing, none stale, the same parts in each.

Usage: run.py [--missing]   With --missing prints the keys without a translation, as lines of a catalogue.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from extract import messages

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "Sources/Diagnostics/Messages/zh.strings"
LINE = re.compile(r'^"((?:[^"\\]|\\.)*)" = "((?:[^"\\]|\\.)*)";$')


def unescaped(text):
    return re.sub(r"\\(.)", lambda match: "\n" if match.group(1) == "n" else match.group(1), text)


def escaped(text):
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def parts(text):
    return sorted(set(re.findall(r"%[1-9]", text.replace("%%", ""))))


def main():
    found = messages(ROOT / "Sources")
    # A single word in lower case may be a name; it is translated where the catalogue has it.
    wanted = {key for key in found if not re.fullmatch(r"[a-z_]+|[A-Z][\w-]*", key)}
    translations, faults = {}, []
    for number, line in enumerate(CATALOGUE.read_text().splitlines(), 1):
        if not line.startswith('"'):
            continue
        match = LINE.match(line)
        if not match:
            faults.append(f"zh.strings:{number}: not a pair of texts")
            continue
        key, value = unescaped(match.group(1)), unescaped(match.group(2))
        if key in translations:
            faults.append(f"zh.strings:{number}: '{key}' stands twice")
        translations[key] = (number, value)
    missing = sorted(wanted - translations.keys(), key=lambda key: found[key][0])
    if "--missing" in sys.argv:
        for key in missing:
            print(f'"{escaped(key)}" = "";')
        return 0
    for key in missing:
        faults.append(f"{Path(found[key][0]).relative_to(ROOT)}: no Chinese for '{key}'")
    for key, (number, value) in translations.items():
        if key not in found:
            faults.append(f"zh.strings:{number}: no message in the sources reads '{key}'")
        elif parts(key) != parts(value):
            faults.append(f"zh.strings:{number}: the parts of '{key}' and '{value}' differ")
        elif not value.strip() and key.strip():
            faults.append(f"zh.strings:{number}: '{key}' has no translation")
    for fault in faults:
        print(f"FAILED: {fault}")
    print(f"{len(translations)} messages in Chinese, {len(found)} in the sources")
    if not faults:
        print("ok: every message has its Chinese, with the same parts")
    return 1 if faults else 0


sys.exit(main())
