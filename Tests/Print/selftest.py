"""Shows that every check can fail: spoils a specimen in one way after the other and expects the check to say so."""

import math

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
    ("no table row is alone on a page", "chromium", "tbody tr:last-child { break-before: page !important }"),
    ("no table row is alone on a page", "weasyprint", "tbody tr:nth-child(2) { break-before: page !important }"),
    ("no column is clipped", "chromium", ".scroll { overflow: hidden } table { table-layout: fixed } td { white-space: nowrap }"),
    ("text has the size that the style gives it", "chromium", "table { width: 140% !important }"),
    ("no column is clipped", "weasyprint", "td { white-space: nowrap; max-width: 20mm } table { table-layout: fixed }"),
    ("table heads are repeated", "chromium", "thead { display: table-row-group !important }"),
    ("table heads are repeated", "weasyprint", "thead { display: table-row-group !important }"),
    ("no heading at a page's foot", "chromium", "h3 { break-after: page !important }"),
    ("no heading at a page's foot", "weasyprint", "h3 { break-after: page !important }"),
    ("no lone line at a page's top or foot", "chromium",
     "p { widows: 1; orphans: 1 } .text > p { break-before: page; padding-top: 219mm }"),
    ("lines of Chinese headings end behind stops", "weasyprint", ".clause { display: inline !important }"),
    ("lines of Chinese headings end behind stops", "chromium", "h3 { word-break: normal !important }"),
    ("heads of pages are one line", "weasyprint",
     "@page :right { @top-right { max-width: 8mm; white-space: normal } }"),
    ("heads of pages are one line", "chromium",
     "@page :right { @top-right { content: '%s'; white-space: normal } }" % ("长的眉题" * 30)),
    ("figures are whole", "chromium", "figure { break-inside: auto !important } figcaption { break-before: page }"),
    ("figures are whole", "weasyprint", "figure { break-inside: auto !important } figcaption { break-before: page }"),
    ("contents lead to the right page and print its number", "weasyprint",
     ".contents a::after { content: '7' !important }"),
    ("links print the page that they lead to", "weasyprint", ".at-page .folio::after { content: '7' !important }"),
    ("page numbers are those of the pages", "chromium",
     "@page { @bottom-right { content: '7' !important; font: 9pt serif } }"),
    ("notes are present, and their marks lead to them", "chromium", ".footnote { display: none !important }"),
    ("the text is the source's text", "chromium", ".text > p:nth-of-type(3) { display: none }"),
    ("the text is the source's text", "weasyprint", "h3::after { content: '多出来的字' }"),
    ("fonts are embedded, subset, and those that the style names", "weasyprint",
     "td { font-family: 'DejaVu Sans Mono' }"),
    ("no line is stretched", "chromium", ".text p { text-align-last: justify }"),
    ("nothing is too small to read", "chromium", ".text > p { font-size: 7pt }"),
    ("nothing is too small to read", "weasyprint", "td { font-size: 8.5pt }"),
    ("no page is more than half empty within a chapter", "chromium", ".text > h3 { break-before: page }"),
    ("no page is more than half empty within a chapter", "weasyprint", ".text > h3 { break-before: page }"),
    ("legible without colours, and nothing hidden", "chromium", "td { color: #b0b0b0 }"),
    ("legible without colours, and nothing hidden", "weasyprint", "td { background: #222 }"),
]

FIELDS = "an official document has what it is given, and no more"
PARTS = "the parts of an official document stand where officials look for them"
FOOT = "the record stands at the foot of the last page"
DIGEST = "large editions begin with one page that says it all"
DIVIDED = "English words are divided where they may be"

# The same with the style of the official profile; or what is changed in the page.
OFFICIAL = [
    ("lines stand on the grid", "chromium", ".text p { line-height: 31pt }"),
    ("lines stand on the grid", "weasyprint", ".text p { line-height: 31pt }"),
    (PARTS, "chromium", ".seal { margin-inline: auto 1em !important }"),
    (PARTS, "chromium", ".closing { break-before: page !important }"),
    (PARTS, "weasyprint", ".name { color: #000 !important }"),
    (PARTS, "chromium", ".rank { text-align: end !important }"),
    (FOOT, "chromium", ".colophon { position: static !important }"),
    (FOOT, "chromium", ".colophon { position: static !important; break-before: page !important; margin-top: 218mm }"),
    (FOOT, "weasyprint", lambda page: page.replace(" data-foot", "")),
    (FIELDS, "chromium", ".contact { display: none }"),
]

# The same, by what the front matter gives, or does not.
GIVEN = [
    (FIELDS, {**specimen.GIVEN, "signed": "王五"}), (FIELDS, {**specimen.GIVEN, "cc": None}),
    (FIELDS, {**specimen.GIVEN, "attachments": ["甲件", "乙件", "戊件"]})]

# Of a specimen in large type: check, and the style that spoils it.
LARGE = [
    ("nothing is too small to read", ".text p { font-size: 13pt }"),
    ("nothing is too small to read", "td { font-size: 11pt }"),
    ("nothing is too small to read", "svg { width: 200px !important; height: auto }"),
    (DIGEST, ".digest, .digest li { break-inside: auto !important } .digest li { padding: 50mm 0 }"),
    (DIGEST, ".contents { break-before: auto !important }"),
]

# Of an English specimen: check, and the style or the change that spoils it.
ENGLISH = [
    (DIVIDED, ".text p, .undivided { hyphens: auto !important }", None),
    (DIVIDED, ".text p { hyphenate-limit-chars: 5 2 2 }", None),
    (DIVIDED, ".text p { word-break: break-all }", None),
    ("Western references have half-width marks", "", lambda page: page.replace("2002, 14", "2002，14")),
    ("Western text has a Western face", "p { font-family: 'Noto Serif CJK SC' !important }", None),
]

# Check, engine, and what is changed in the page.
PAGES = [
    ("contents lead to the right page and print its number", "chromium",
     lambda page: page.replace('<a href="#two"', '<a href="#three"')),
    ("links print the page that they lead to", "chromium", lambda page: page.replace("</a></span>页", "0</a></span>页")),
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


def run(browser, folder, style, official, sheet, say):
    """Runs all; `say` is told of each check, what it is and what is wrong with it."""
    sound = folder / "specimen.html"
    sound.write_text(specimen.html(style))

    def source(printed):
        pages = {name: page + 1 for name, page in printed.destinations.items() if page is not None}
        return Source(browser, sound.as_uri(), pages)

    def look(path, engine, given=None):
        printed = Printed(path)
        return checks.Print(source(printed), printed, engine, given)

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
        it = look(sound_pdfs[engine], engine)
        for name, check in checks.CHECKS.items():
            if (engine, name) in MENDED:
                expect_fault(it, name, f"{name}: sees what {engine} gets wrong", say, MENDED[engine, name])
                continue
            if (engine, name) == ("chromium", "PDF/UA-1"):
                continue  # it makes no claim
            if name in {name for name, _, _ in [*OFFICIAL, *ENGLISH]} | {DIGEST}:
                continue  # a Chinese report has nothing of it
            count, found = check(it)
            say(f"{name}: passes a sound specimen ({engine})", count, found)

    for index, (name, engine, spoil) in enumerate(STYLES):
        it = look(printed(engine, f"style-{index}", spoil), engine)
        expect_fault(it, name, f"{name}: fails on a spoilt page ({engine})", say)
    for index, (name, engine, change) in enumerate(PAGES):
        it = look(printed(engine, f"page-{index}", change=change), engine)
        expect_fault(it, name, f"{name}: fails on a changed page ({engine})", say)
    for index, (name, change, word) in enumerate(FILES):
        path = folder / f"file-{index}.pdf"
        with pikepdf.open(sound_pdfs["weasyprint"]) as pdf:
            change(pdf)
            pdf.save(path)
        it = look(path, "weasyprint")
        expect_fault(it, name, f"{name}: fails on a spoilt file {change.__name__[1:].replace('_', ' ')}", say, word)

    sound.write_text(specimen.html(official, change=specimen.official))
    for index, (name, engine, spoil) in enumerate([(None, "chromium", ""), (None, "weasyprint", ""), *OFFICIAL]):
        path = folder / f"official-{index}.pdf"
        change = specimen.official
        if callable(spoil):
            spoil, change = "", lambda page, spoil=spoil: spoil(specimen.official(page))
        if engine == "chromium":
            page = specimen.html(official, numbers, spoil, change)
            print_with_chromium(browser, page, path)
            print_with_chromium(browser, _with_foot(page, Printed(path)), path)
        else:
            print_with_weasyprint(specimen.html(official, None, spoil, change), path, sheet)
        it = look(path, engine, specimen.GIVEN)
        if name:
            expect_fault(it, name, f"{name}: fails on a spoilt page ({engine})", say)
            continue
        for number, (name, given) in enumerate(GIVEN if engine == "chromium" else []):
            it.given = given
            expect_fault(it, name, f"{name}: fails on other front matter ({number + 1})", say)
        it.given = specimen.GIVEN
        for name in {name for name, _, _ in OFFICIAL}:
            count, found = checks.CHECKS[name](it)
            say(f"{name}: passes a sound specimen ({engine})", count, found)
    def as_large(page):
        page = page.replace('<body class="report">', '<body class="report large">').replace('font-size="12"', 'font-size="16"')
        return page.replace("<main>", '<main><section class="digest" id="digest"><h2>摘要</h2><ol>' + "".join(
            f'<li><b>第{number}章</b><span class="words">一句话说明白。</span></li>' for number in range(1, 4)) + "</ol></section>")

    sound.write_text(specimen.html(style, change=as_large))
    for index, (name, spoil) in enumerate([(None, ""), *LARGE]):
        path = folder / f"large-{index}.pdf"
        print_with_chromium(browser, specimen.html(style, numbers, spoil, as_large), path)
        it = look(path, "chromium")
        if name:
            expect_fault(it, name, f"{name}: fails on a spoilt page in large type", say)
            continue
        for name in dict.fromkeys(name for name, _ in LARGE):
            count, found = checks.CHECKS[name](it)
            say(f"{name}: passes a sound specimen in large type", count, found)
    sound.write_text(specimen.english(style))
    for index, (name, spoil, change) in enumerate([(None, "", None), *ENGLISH]):
        path = folder / f"english-{index}.pdf"
        if change:
            sound.write_text(specimen.english(style, spoil, change))
        print_with_weasyprint(specimen.english(style, spoil, change), path, sheet)
        it = look(path, "weasyprint")
        if name:
            expect_fault(it, name, f"{name}: fails on a spoilt page", say)
            continue
        for name in dict.fromkeys(name for name, _, _ in ENGLISH):
            count, found = checks.CHECKS[name](it)
            say(f"{name}: passes a sound specimen", count or name.endswith("face"), found)
    sound.write_text(specimen.html(style))

    one = look(sound_pdfs["weasyprint"], "weasyprint")
    for what, old, new in [
            ("headings", "第二章的题目</h2>", "第二章</h2>"), ("captions", "各处的做法", "做法"), ("cells", "14项", "15项"),
            ("notes", "第11条注文", "第12条注文")]:
        path = printed("chromium", f"other-{what}", change=lambda page: page.replace(old, new))
        other = look(path, "chromium")
        count, found = checks.engines_agree(one, other)
        say(f"both engines print the same: fails on other {what}", count, [] if found else ["it found no fault"])
    count, found = measures.check(browser, folder, style, "p { word-break: break-all; line-break: anywhere }")
    say("Chinese lines: fail where the rules are off", count, [] if found else ["it found no fault"])


def _with_foot(page, printed):
    """The page as the command gives it to Chromium for a second pass."""
    paper = sum(math.ceil(height / 0.75) for _, height in printed.sizes)
    style = f":root{{--pages:{len(printed.sizes)};--paper:{paper}px;--at-foot:absolute}}"
    return page.replace("</head>", f"<style>{style}</style></head>")


def expect_fault(it, name, title, say, word=""):
    count, found = checks.CHECKS[name](it)
    say(title, count, [] if any(word in problem for problem in found) else [f"it did not find '{word}': {found[:2]}"])
