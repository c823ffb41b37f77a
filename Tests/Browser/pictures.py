#!/usr/bin/env python3
"""Takes the pictures in docs/images from the built showcase. Usage: Tests/Browser/pictures.py [DIR]

Sizes are fixed, so that a picture changes only where the page does; pngquant makes them small.
"""

import asyncio
import pathlib
import shutil
import subprocess
import sys

from playwright.async_api import async_playwright

from pages import Site

IMAGES = pathlib.Path(__file__).parents[2] / "docs/images"
# name, page, width, height, colour scheme
PICTURES = [
    ("home-zh", "index.html", 1280, 900, "light"),
    ("case-zh", "cases/boston/index.html", 1280, 900, "light"),
    ("case-en-dark", "en/cases/boston/index.html", 1280, 900, "dark"),
    ("case-zh-phone", "cases/boston/index.html", 390, 844, "light"),
]


async def main(root):
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"))
        with Site(root).served() as base:
            for name, path, width, height, scheme in PICTURES:
                page = await browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
                )
                await page.goto(base + path)
                file = IMAGES / f"{name}.png"
                await page.screenshot(path=file)
                await page.close()
                subprocess.run(
                    ["pngquant", "--force", "--strip", "--skip-if-larger", "--ext", ".png", "64", file], check=False
                )
                print(f"{file.relative_to(IMAGES.parents[1])}: {file.stat().st_size // 1024} KB")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "Output/site"))
