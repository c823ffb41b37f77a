"""Takes data through the spreadsheets of others: LibreOffice and openpyxl open what is exported, and what they save is
imported; and files that mean harm are refused.

    Tests/Exchange/run.py [PROGRAM]
"""
import datetime
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/casebook").resolve()
FIXTURE = ROOT / "Tests/SiteTests/Fixtures/base"
failed = 0


def check(good, what):
    global failed
    print(("ok: " if good else "FAILED: ") + what, flush=True)
    failed += not good


def casebook(folder, *words):
    return subprocess.run(
        [PROGRAM, *map(str, words), "--root", folder, "--language", "en"], capture_output=True, text=True, timeout=300)


def office(folder, file, to, name=None):
    """A file as LibreOffice saves it."""
    out = folder / "office"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir", out, file],
        check=True, capture_output=True, timeout=180)
    made = next(out.glob(file.stem + ".*"))
    return made.rename(folder / (name or made.name))


def data(folder, name="facts"):
    return (folder / f"Content/data/{name}.csv").read_bytes()


def workspace(temporary, source=FIXTURE):
    folder = pathlib.Path(tempfile.mkdtemp(dir=temporary))
    for part in ["Content", "Templates"]:
        if (source / part).exists():
            shutil.copytree(source / part, folder / part)
    return folder


def round_trips(temporary):
    folder = workspace(temporary, ROOT)
    whole = folder / "evidence.xlsx"
    casebook(folder, "export", whole)
    book = openpyxl.load_workbook(whole)
    check(book.sheetnames == ["facts", "indicators", "rates", "corrections", "terms"], "openpyxl reads every sheet of an export")
    sheet = book["facts"]
    cells = {cell.value: cell for cell in sheet[1]}
    check(sheet.freeze_panes == "A2" and all(cell.data_type == "s" for cell in cells.values()), "the head is frozen, and text")
    values = [row[cells["value"].column - 1] for row in sheet.iter_rows(min_row=2)]
    ids = [row[0] for row in sheet.iter_rows(min_row=2)]
    check(all(cell.data_type == "s" and cell.number_format == "@" for cell in ids), "ids are texts")
    check(sum(cell.data_type == "n" for cell in values) > 100, "values are numbers")
    check(sheet.column_dimensions["A"].width > 12, "columns are as wide as what they hold")
    book.save(folder / "saved.xlsx")
    made = office(folder, whole, "xlsx", "office.xlsx")
    for file, who in [(whole, "as it is"), (folder / "saved.xlsx", "saved by openpyxl"), (made, "saved by LibreOffice")]:
        for name in book.sheetnames:
            before = data(folder, name)
            result = casebook(folder, "import", file, "--into", name)
            check("nothing changes" in result.stdout and data(folder, name) == before,
                  f"{name} comes back unchanged, {who}" + ("" if "nothing changes" in result.stdout else f": {result.stdout[:600]} {result.stderr[:600]}"))
    casebook(folder, "export", folder / "facts.xlsx")
    before = data(folder)
    for filter, who in [("csv:Text - txt - csv (StarCalc):44,34,76", "CSV in UTF-8"),
                        ("csv:Text - txt - csv (StarCalc):59,34,76", "CSV with semicolons")]:
        result = casebook(folder, "import", office(folder, folder / "facts.xlsx", filter, "facts-office.csv"), "--into", "facts")
        check("nothing changes" in result.stdout and data(folder) == before, f"facts come back unchanged, {who} of LibreOffice"
              + ("" if "nothing changes" in result.stdout else f": {result.stdout[:600]} {result.stderr[:600]}"))
    text = before.decode().replace("boston-licences-1998,boston", "boston-licences-1998,boston").encode("gb18030", errors="strict")
    (folder / "facts-gb.csv").write_bytes(text)
    result = casebook(folder, "import", folder / "facts-gb.csv", "--into", "facts")
    check("GB18030" in result.stdout and "nothing changes" in result.stdout and data(folder) == before, "CSV in GB18030 is recognised")


def formulas_stay_texts(temporary):
    folder = workspace(temporary)
    path = folder / "Content/data/facts.csv"
    path.write_text(path.read_text().replace("许可办公室公布的数字要小得多。", "=1+1").replace("The licensing office gives a much smaller number.", "@SUM(A1)"))
    casebook(folder, "export", folder / "facts.xlsx")
    book = openpyxl.load_workbook(folder / "facts.xlsx")
    found = {cell.value: cell for row in book.active.iter_rows() for cell in row}
    check(found["=1+1"].data_type == "s" and found["@SUM(A1)"].data_type == "s", "cells that begin as formulas are texts")
    made = office(folder, folder / "facts.xlsx", "xlsx", "facts-office.xlsx")
    result = casebook(folder, "import", made, "--into", "facts")
    check("nothing changes" in result.stdout, "and stay so in LibreOffice")


def sheets_of_editors(temporary):
    folder = workspace(temporary)
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active["A1"] = "填表说明"
    hidden = book.create_sheet("旧表")
    hidden.append(["id", "value"])
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("数据")
    sheet.append(["2026年数据表"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(["id", "case", "indicator", "qualifier", "value", "as_of", "period", "sources", "status", "核对"])
    sheet.append(["munich-share", "munich", "share", "up-to", 0.32, None, None, "essay", "corroborated", "张"])
    sheet["E4"].number_format = "0%"
    sheet.append(["munich-2002", None, "licences", "exactly", 12.5, datetime.date(2024, 3, 1), datetime.date(2002, 6, 1), "office", "reported"])
    sheet["F5"].number_format = "yyyy/m/d"
    sheet["G5"].number_format = "mmm-yy"
    sheet.merge_cells("B4:B5")
    sheet.append(["munich-2003", "munich", "licences", "exactly", 0.1 + 0.2, None, "FY2003", "office", "reported"])
    sheet.append([])
    sheet.append(["注：以上数据由各办公室提供。"])
    book.save(folder / "表.xlsx")
    result = casebook(folder, "import", folder / "表.xlsx", "--into", "facts", "--keep")
    lines = data(folder).decode().splitlines()
    wanted = ["munich-share,munich,share,up-to,32,,,,,essay,s2p4,corroborated,,",
              "munich-2002,munich,licences,exactly,12.5,,,2002-06,2024-03-01,office,,reported,,",
              "munich-2003,munich,licences,exactly,0.3,,,FY2003,,office,,reported,,"]
    missing = [line for line in wanted if line not in lines]
    check(not missing, "percent, dates, months, joined cells and titles are read" + (f": not {missing} {result.stderr[:300]}" if missing else ""))
    check("value: 50 → 32" in result.stdout and "+ munich-2002" in result.stdout, "each change is told")
    check("核对" in result.stdout and "remark" in result.stdout and "旧表" in result.stdout, "what is not read is told")
    sheet = book.copy_worksheet(sheet)
    sheet.title = "数据二"
    book.save(folder / "表.xlsx")
    result = casebook(folder, "import", folder / "表.xlsx", "--into", "facts", "--keep")
    check(result.returncode == 1 and "--sheet" in result.stderr, "of two sheets that fit one has to be named")
    result = casebook(folder, "import", folder / "表.xlsx", "--into", "facts", "--keep", "--sheet", "数据二")
    check("nothing changes" in result.stdout, "and is read when it is")
    sheet["E4"] = "=1/0"
    book.save(folder / "表.xlsx")
    result = casebook(folder, "import", folder / "表.xlsx", "--into", "facts", "--keep", "--sheet", "数据二")
    check(result.returncode == 1 and "E4" in result.stderr, "a formula that no program has worked out is told with its cell")
    made = office(folder, folder / "表.xlsx", "xlsx", "算.xlsx")
    result = casebook(folder, "import", made, "--into", "facts", "--keep", "--sheet", "数据二")
    check(result.returncode == 1 and "#DIV/0!" in result.stderr, "and so is one that failed")
    epoch = openpyxl.Workbook()
    epoch.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    epoch.active.append(["id", "case", "indicator", "qualifier", "value", "as_of", "sources", "status"])
    epoch.active.append(["munich-budget", "munich", "budget", "exactly", 200000000, datetime.date(2024, 1, 1), "essay", "reported"])
    epoch.save(folder / "mac.xlsx")
    casebook(folder, "import", folder / "mac.xlsx", "--into", "facts", "--keep")
    check(b"munich-budget,munich,budget,exactly,200000000,,EUR,,2024-01-01," in data(folder), "dates may count from 1904")


def hostile(temporary):
    folder = workspace(temporary)
    casebook(folder, "export", folder / "good.xlsx", "--from", "facts")
    parts = {name: zipfile.ZipFile(folder / "good.xlsx").read(name) for name in zipfile.ZipFile(folder / "good.xlsx").namelist()}
    before = data(folder)

    def refused(what, write):
        file = folder / "bad.xlsx"
        write(file)
        result = casebook(folder, "import", file, "--into", "facts")
        check(result.returncode == 1 and "import-" in result.stderr and data(folder) == before and not (temporary / "out").exists(),
              f"refused: {what}" + ("" if result.returncode == 1 else f": {result.returncode} {result.stdout[:300]} {result.stderr[:300]}"))

    def zipped(**changes):
        def write(file):
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, content in (parts | changes.pop("parts", {})).items():
                    archive.writestr(name, content)
        return write

    sheet = "xl/worksheets/sheet1.xml"
    refused("a part of 300 MB in 300 KB", zipped(parts={sheet: b"<worksheet>" + b" " * (300 << 20)}))
    refused("entities that grow", zipped(parts={sheet: b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><worksheet>&b;</worksheet>"}))
    refused("an entity that names a file", zipped(parts={sheet: b"<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet>&a;</worksheet>"}))
    refused("a sheet without its end", zipped(parts={sheet: parts[sheet][:-40]}))
    refused("a cell beyond every sheet", zipped(parts={sheet: b"<worksheet><sheetData><row r='1'><c r='ZZZZ1'><v>1</v></c></row></sheetData></worksheet>"}))
    refused("elements in each other without end", zipped(parts={sheet: b"<a>" * 1_000_000}))

    def lying(file):
        content = bytearray((folder / "good.xlsx").read_bytes())
        # Where the directory names the sheet; what nobody reads may say what it likes.
        at = content.rindex(b"xl/worksheets/sheet1.xml") - 46
        content[at + 24:at + 28] = struct.pack("<I", 5)
        file.write_bytes(content)

    refused("a size that is not true", lying)
    refused("half a file", lambda file: file.write_bytes((folder / "good.xlsx").read_bytes()[:2000]))
    refused("a workbook of the older form", lambda file: file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)))
    file = folder / "names.xlsx"
    zipped(parts={"../../out/evil": b"x", "/etc/evil": b"x"})(file)
    result = casebook(folder, "import", file, "--into", "facts")
    check("nothing changes" in result.stdout and not (temporary / "out").exists(), "names that lead out of a zip are names of nothing")


with tempfile.TemporaryDirectory() as name:
    temporary = pathlib.Path(name)
    for part in [round_trips, formulas_stay_texts, sheets_of_editors, hostile]:
        part(temporary)
sys.exit(failed > 0)
