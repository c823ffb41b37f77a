"""Both engines, for pages that the tests make themselves."""

import contextlib
import logging
import shutil

from playwright.sync_api import sync_playwright
from weasyprint import CSS, HTML

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
logging.getLogger("fontTools").setLevel(logging.CRITICAL)


@contextlib.contextmanager
def browser():
    """A page of a browser."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium.new_page()
        chromium.close()


def print_with_chromium(page, html, path):
    """Prints HTML in one pass: whatever numbers its contents have are in the HTML. Nothing of the file is mended."""
    page.set_content(html)
    page.emulate_media(media="print")
    page.pdf(path=str(path), prefer_css_page_size=True, tagged=True, outline=True, print_background=True)


def print_with_weasyprint(html, path, sheet=""):
    """Prints HTML as the command does: tagged after PDF/UA-1, with a sheet of its own."""
    HTML(string=html).write_pdf(str(path), stylesheets=[CSS(string=sheet)] if sheet else None, pdf_variant="pdf/ua-1")
