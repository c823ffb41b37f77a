"""Shows that every check can fail: spoils a specimen in one way after the other and expects the check to say so."""

import pikepdf

import checks
import measures
import specimen
from engines import print_with_chromium, print_with_weasyprint
from printed import Printed
from source import Source

# Check, engine, and the style that spoils the page in print. The source is read from the sound page.
STYLES = [
    ("no table row is split", "chromium",
     "tr { break-inside: auto } td { display: block; height: 70mm; font-size: 40pt; line-height: 60pt }"),
    ("no table row is split", "weasyprint", "tr { break-inside: auto } td { font-size: 30pt; line-height: 60pt }"),
    ("no column is clipped", "chromium", ".scroll { overflow: hidden } table { table-layout: fixed } td { white-space: nowrap }"),
    ("text has the size that the style gives it", "chromium", "table { width: 140% !important }"),
    ("no column is clipped", "weasyprint", "td { white-space: nowrap; max-width: 20mm } table { table-layout: fixed }"),
    ("table heads are repeated", "chromium", "thead { display: table-row-group !important }"),
    ("table heads are repeated", "weasyprint", "thead { display: table-row-group !important }"),
    ("no heading at a page's foot", "chromium", "h3 { break-after: page !important }"),
    ("no heading at a page's foot", "weasyprint", "h3 { break-after: page !important }"),
    ("no lone line at a page's top or foot", "chromium",
     "p { widows: 1; orphans: 1 } .text > p { break-before: page; padding-top: 219mm }"),
    ("figures are whole", "chromium", "figure { break-inside: auto !important } figcaption { break-before: page }"),
    ("figures are whole", "weasyprint", "figure { break-inside: auto !important } figcaption { break-before: page }"),
    ("contents lead to the right page and print its number", "weasyprint",
     ".contents a::after { content: '7' !important }"),
    ("page numbers are those of the pages", "chromium",
     "@page { @bottom-right { content: '7' !important; font: 9pt serif } }"),
    ("notes are present, and their marks lead to them", "chromium", ".footnote { display: none !important }"),
    ("the text is the source's text", "chromium", ".text > p:nth-of-type(3) { display: none }"),
    ("the text is the source's text", "weasyprint", "h3::after { content: '多出来的字' }"),
    ("fonts are embedded, subset, and those that the style names", "weasyprint",
     "td { font-family: 'DejaVu Sans Mono' }"),
    ("legible without colours, and nothing hidden", "chromium", "td { color: #b0b0b0 }"),
    ("legible without colours, and nothing hidden", "weasyprint", "td { background: #222 }"),
]

# Check, engine, and what is changed in the page.
PAGES = [
    ("contents lead to the right page and print its number", "chromium",
     lambda page: page.replace('<a href="#two"', '<a href="#three"')),
    ("no radical stands for a character", "weasyprint", lambda page: page.replace("门", "⻔")),
    ("Chinese rules of lines", "chromium", lambda page: page.replace("、", "\u200b、\u200b")),
]


def _without_tags(pdf):
    del pdf.Root.StructTreeRoot
    pdf.Root.MarkInfo.Marked = False


def _without_outline(pdf):
    del pdf.Root.Outlines


def _without_language(pdf):
    del pdf.Root.Lang


def _without_fonts(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile3" in thing:
            del thing["/FontFile3"]


def _without_claim(pdf):
    del pdf.Root.Metadata


def _with_links_outside_links(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Link":
            thing.S = pikepdf.Name.Span


# Check, what is changed in the file that WeasyPrint made, and what the check must say.
FILES = [
    ("title, author, subject, language, outline, tags", _without_tags, "not tagged"),
    ("title, author, subject, language, outline, tags", _without_outline, "outline"),
    ("title, author, subject, language, outline, tags", _without_language, "language"),
    ("fonts are embedded, subset, and those that the style names", _without_fonts, "not embedded"),
    ("PDF/UA-1", _without_claim, "does not say so"),
    ("PDF/UA-1", _with_links_outside_links, "LNK-001"),
]

# What the engines get wrong and the command mends: the checks must see it in files that are not mended.
MENDED = {
    ("chromium", "no radical stands for a character"): "U+2E",
    ("chromium", "title, author, subject, language, outline, tags"): "Author",
    ("weasyprint", "PDF/UA-1"): "TBL-002",
}


def run(browser, folder, style, sheet, say):
    """Runs all; `say` is told of each check, what it is and what is wrong with it."""
    sound = folder / "specimen.html"
    sound.write_text(specimen.html(style))

    def source():
        return Source(browser, sound.as_uri())

    path = folder / "specimen-chromium.pdf"
    print_with_chromium(browser, specimen.html(style), path)
    numbers = {name: page + 1 for name, page in Printed(path).destinations.items() if page is not None}

    def printed(engine, name, spoil="", change=None):
        path = folder / f"{name}.pdf"
        if engine == "chromium":
            print_with_chromium(browser, specimen.html(style, numbers, spoil, change), path)
        else:
            # A sheet that the engine is given comes before the page's own, so what must win stands in the page.
            print_with_weasyprint(specimen.html(style, None, spoil, change), path, sheet)
        return path

    sound_pdfs = {}
    for engine in ("chromium", "weasyprint"):
        sound_pdfs[engine] = printed(engine, f"sound-{engine}")
        it = checks.Print(source(), Printed(sound_pdfs[engine]), engine)
        for name, check in checks.CHECKS.items():
            if (engine, name) in MENDED:
                expect_fault(it, name, f"{name}: sees what {engine} gets wrong", say, MENDED[engine, name])
                continue
            if (engine, name) == ("chromium", "PDF/UA-1"):
                continue  # it makes no claim
            count, found = check(it)
            say(f"{name}: passes a sound specimen ({engine})", count, found)

    for index, (name, engine, spoil) in enumerate(STYLES):
        it = checks.Print(source(), Printed(printed(engine, f"style-{index}", spoil)), engine)
        expect_fault(it, name, f"{name}: fails on a spoilt page ({engine})", say)
    for index, (name, engine, change) in enumerate(PAGES):
        it = checks.Print(source(), Printed(printed(engine, f"page-{index}", change=change)), engine)
        expect_fault(it, name, f"{name}: fails on a changed page ({engine})", say)
    for index, (name, change, word) in enumerate(FILES):
        path = folder / f"file-{index}.pdf"
        with pikepdf.open(sound_pdfs["weasyprint"]) as pdf:
            change(pdf)
            pdf.save(path)
        it = checks.Print(source(), Printed(path), "weasyprint")
        expect_fault(it, name, f"{name}: fails on a spoilt file {change.__name__[1:].replace('_', ' ')}", say, word)

    one = checks.Print(source(), Printed(sound_pdfs["weasyprint"]), "weasyprint")
    for what, old, new in [
            ("headings", "第二章的题目</h2>", "第二章</h2>"), ("captions", "各处的做法", "做法"), ("cells", "14项", "15项"),
            ("notes", "第11条注文", "第12条注文")]:
        path = printed("chromium", f"other-{what}", change=lambda page: page.replace(old, new))
        other = checks.Print(source(), Printed(path), "chromium")
        count, found = checks.engines_agree(one, other)
        say(f"both engines print the same: fails on other {what}", count, [] if found else ["it found no fault"])
    count, found = measures.check(browser, folder, style, "p { word-break: break-all; line-break: anywhere }")
    say("Chinese lines: fail where the rules are off", count, [] if found else ["it found no fault"])


def expect_fault(it, name, title, say, word=""):
    count, found = checks.CHECKS[name](it)
    say(title, count, [] if any(word in problem for problem in found) else [f"it did not find '{word}': {found[:2]}"])
