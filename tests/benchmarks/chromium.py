"""Times Chromium printing posters: the same HTML and style, in one reused page.

`python -m tests.benchmarks.chromium COUNT FONTS`, in a project: prints the seconds for one poster.
FONTS is ``installed`` for the collections of this machine, as a browser finds them, or ``cut`` for
the small files that `render.fonts` cuts out of them, which halve the time of Chromium too.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.recorder import record

__all__ = ["find_chromium"]

#: By the same names, in the same order, as `tools/setup.sh`.
_NAMES = ("chromium", "google-chrome", "google-chrome-stable")
_FONTS_READY = "document.fonts.ready.then(() => document.fonts.size)"


def find_chromium() -> str | None:
    """Return the path of a Chromium, or None where there is none."""
    names = (os.environ.get("NOTICEBOARD_CHROMIUM", ""), *_NAMES)
    return next(filter(None, map(shutil.which, filter(None, names))), None)


def _print_all(pages: list[str], folder: Path) -> float:
    from playwright.sync_api import sync_playwright

    files = [folder / f"{number}.html" for number in range(len(pages))]
    for file, html in zip(files, pages, strict=True):
        file.write_text(html, "utf-8")
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=args)
        page = browser.new_page()
        _print(page, files[0])  # warms up, and does not count
        start = time.perf_counter()
        for file in files:
            _print(page, file)
        seconds = time.perf_counter() - start
        browser.close()
    return seconds / len(files)


def _print(page: Any, file: Path) -> None:
    page.goto(file.as_uri())
    page.evaluate(_FONTS_READY)
    page.pdf(path=file.with_suffix(".pdf"), prefer_css_page_size=True, print_background=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        print(_print_all(record(int(sys.argv[1])).pages(sys.argv[2] == "cut"), Path(temporary)))
