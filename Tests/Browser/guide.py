#!/usr/bin/env python3
"""Makes docs/editing.zh.md and docs/editing.en.md of the showcase's guides, with a picture in place of what an example shows.

Usage: Tests/Browser/guide.py [--check | --pictures DIR [CASEBOOK]]. With --check it says whether they are current; with
--pictures it takes the pictures: of the examples from the site in DIR, of the preview from a new report that the program
serves.
"""

import asyncio
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images" / "guide"
# What the guide itself shows, as pictures of the report.
OWN = ROOT / "Content" / "assets" / "guide"
PAGES = ["start", "markdown", "editing"]
WORDS = {
    "zh": ("编辑手册", "这一份与网站上的手册是同一篇，由`make guide`从它生成；要改，改`Content/zh/method/`里的页。", "例{}的样子"),
    "en": ("Editors’ guide", "This is the guide of the website; `make guide` makes it of the pages in `Content/en/method/`.",
           "What example {} looks like"),
}
FENCE = re.compile(r"^```markdown\n(.*?)^```\n", re.M | re.S)


def text(language, page):
    return (ROOT / "Content" / language / "method" / f"{page}.md").read_text(encoding="utf-8")


def blocks(source):
    """How many blocks a piece of plain text is, as a page shows them."""
    return len([block for block in re.split(r"\n{2,}", source.strip()) if block])


def examples(language):
    """Each example that the guide shows beside its text: where it ends there, and how many blocks of prose follow it."""
    source = text(language, "markdown")
    found = []
    for fence in FENCE.finditer(source):
        rest = source[fence.end():].lstrip("\n")
        start = len(source) - len(rest)
        if not rest.startswith(fence.group(1).strip()):
            found.append(None)
            continue
        end = start + len(fence.group(1).strip())
        after = re.split(r"^(?:#|```)", source[end:], maxsplit=1, flags=re.M)[0]
        found.append((start, end, blocks(after)))
    return found


def guide(language):
    """The whole guide of one language."""
    title, note, alternative = WORDS[language]
    parts = [f"# {title}\n\n<!-- {note} -->\n"]
    for page in PAGES:
        source = text(language, page)
        head, body = re.match(r"---\n(.*?)\n---\n(.*)", source, re.S).groups()
        name = re.search(r"^title: \"?(.*?)\"?$", head, re.M).group(1)
        if page == "markdown":
            offset = len(source) - len(body)
            shown = [(number, example) for number, example in enumerate(examples(language), 1) if example]
            for number, (start, end, _) in reversed(shown):
                # What links lead to is in the picture.
                ids = re.findall(r" \{#([^}\s]+)\}$", body[start - offset : end - offset], re.M)
                picture = "".join(f'<a id="{page}-{own}"></a>\n\n' for own in ids)
                picture += f"![{alternative.format(number)}](images/guide/{language}-{number}.png)"
                body = body[: start - offset] + picture + body[end - offset :]
        name = re.sub(r"^(编辑手册：|Editors’ guide: )", "", name)
        parts.append(f'\n<a id="{page}"></a>\n\n## {name}\n' + plain(body, page))
    return "".join(parts)


def plain(body, page):
    """A page's text as a forge shows Markdown: headings one level lower, figures of the report as their names, links in here."""
    fenced = False
    lines = []
    for line in body.split("\n"):
        fenced ^= line.startswith("```")
        if not fenced:
            if line.startswith("#"):
                line = "#" + line
                # A forge makes a heading's address of its words; the guide's links name it by its own.
                if own := re.search(r" \{#([^}\s]+)\}$", line):
                    line = f'<a id="{page}-{own.group(1)}"></a>\n\n{line[: own.start()]}'
            line = re.sub(r"\]\((?:(start|markdown|editing)\.md)?(?:#([^)\s]+))?\)",
                          lambda link: f"](#{link.group(1) or page}{'-' + link.group(2) if link.group(2) else ''})", line)
            line = re.sub(r"\]\(\.\./([^)#\s]+)\.md(?:#[^)\s]+)?\)", rf"](../Content/{{language}}/\1.md)", line)
            line = re.sub(r"\]\(\.\./\.\./assets/", "](../Content/assets/", line)
            line = re.sub(r":lit\[([^\]]*)\]", r"\1", line)
        lines.append(line)
    return "\n".join(lines)


async def pictures(site):
    from playwright.async_api import async_playwright

    from pages import Site

    IMAGES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"))
        with Site(site).served() as base:
            for language in WORDS:
                page = await browser.new_page(viewport={"width": 720, "height": 900}, reduced_motion="reduce")
                await page.goto(base + ("" if language == "zh" else "en/") + "method/markdown/")
                for number, example in enumerate(examples(language), 1):
                    if not example:
                        continue
                    box = await page.evaluate(BOX, [number - 1, example[2]])
                    file = IMAGES / f"{language}-{number}.png"
                    await page.screenshot(path=file, full_page=True, clip=box)
                    small(file, 32)
        await browser.close()


def small(file, colours):
    subprocess.run(["pngquant", "--force", "--strip", "--skip-if-larger", "--ext", ".png", str(colours), file], check=False)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} KB")


async def preview(casebook):
    """The preview of a new report as an editor sees it: a mistake, the card of a number, and the desk."""
    import base64
    import tempfile

    from playwright.async_api import async_playwright

    sys.path.insert(0, str(ROOT / "Tests" / "Preview"))
    from served import Served

    OWN.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for language in WORDS:
            with tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder) / ("wode-baogao" if language == "zh" else "my-report")
                subprocess.run([casebook, "init", root, "--report", "minimal", "--language", language], check=True,
                               stdout=subprocess.DEVNULL)
                served = Served(casebook, root, "--language", language)
                page = await browser.new_page(viewport={"width": 820, "height": 560}, reduced_motion="reduce",
                                              device_scale_factor=1.5)

                async def shot(height):
                    # On a page like its own the picture would have no edge.
                    await page.add_style_tag(content="html::after { content: ''; position: fixed; inset: 0; z-index: 9999; "
                                                     "pointer-events: none; border: 1px solid #b5b1a6 }")
                    await page.set_viewport_size({"width": 820, "height": height})
                    return await page.screenshot()

                async def keep(name, *shots):
                    """The shots below one another: a page asks for one picture at most."""
                    file = OWN / f"{name}.{language}.png"
                    pictures = [f'<img src="data:image/png;base64,{base64.b64encode(one).decode()}" width="820">' for one in shots]
                    await page.set_content("<style>body { margin: 0; width: 820px } img { display: block } "
                                           "img + img { margin-top: 12px }</style>" + "".join(pictures))
                    await page.locator("body").screenshot(path=file)
                    small(file, 48)

                await page.goto(served.base + "/")
                await page.click("main .figure")
                await page.wait_for_selector("#casebook-card")
                card = await shot(560)
                index = f"Content/{language}/index.md"
                served.replace(index, ":fact[visits-growth]", ":fact[visits-grwth]")
                await page.wait_for_selector("main .casebook-fault")
                await page.wait_for_selector("#casebook-panel")
                fault = await shot(560)
                await page.goto(served.base + "/_desk/")
                await page.wait_for_selector("main")
                desk = await shot(400)
                await keep("card", card)
                await keep("fault", fault, desk)
                served.end()
                await page.close()
        await browser.close()


# The place of what stands between an example and the next heading or example, without the prose at its end.
BOX = """([number, trailing]) => {
  const text = [...document.querySelectorAll("main pre code.language-markdown")][number].closest("main pre");
  let first = text;
  while (first.parentElement.tagName === "DIV" && first.parentElement.children.length === 1) first = first.parentElement;
  const shown = [];
  for (let next = first.nextElementSibling; next && !next.matches("h2, pre, div:has(> pre), section, footer, aside:has(ol)"); next = next.nextElementSibling) {
    shown.push(next);
  }
  if (trailing) shown.splice(-trailing);
  const boxes = shown.map((element) => element.getBoundingClientRect()).filter((box) => box.height > 0);
  const top = Math.min(...boxes.map((box) => box.top)) + scrollY, bottom = Math.max(...boxes.map((box) => box.bottom)) + scrollY;
  return { x: 0, y: top - 10, width: innerWidth, height: bottom - top + 20 };
}"""


def main():
    if sys.argv[1:2] == ["--pictures"]:
        asyncio.run(pictures(sys.argv[2]))
        asyncio.run(preview(sys.argv[3] if len(sys.argv) > 3 else ROOT / ".build" / "release" / "casebook"))
    stale = []
    for language in WORDS:
        path = ROOT / "docs" / f"editing.{language}.md"
        made = guide(language).replace("{language}", language)
        if path.is_file() and path.read_text(encoding="utf-8") == made:
            continue
        stale.append(path.name)
        if "--check" not in sys.argv:
            path.write_text(made, encoding="utf-8")
            print(f"docs/{path.name}")
    missing = [
        f"{language}-{number}.png" for language in WORDS for number, example in enumerate(examples(language), 1)
        if example and not (IMAGES / f"{language}-{number}.png").is_file()]
    if "--check" in sys.argv:
        print("FAILED: the guide in docs/ is older than its pages; make guide" if stale else "ok: the guide in docs/ is that of the site")
        print("FAILED: the guide lacks pictures; make pictures" if missing else "ok: every example in it has its picture")
        for name in stale + missing:
            print(f"  {name}")
        sys.exit(bool(stale or missing))


main()
