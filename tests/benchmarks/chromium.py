"""Times Chromium printing posters: the same HTML and style, in one reused page.

`python -m tests.benchmarks.chromium COUNT FONTS`, in a project: prints the seconds for one poster.
FONTS is ``installed`` for the collections of this machine, as a browser finds them, or ``cut`` for
the small files that `render.fonts` cuts out of them, which halve the time of Chromium too.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from html import escape
from pathlib import Path
from typing import Any

from noticeboard import pipeline
from noticeboard.derive import build_boards
from noticeboard.mkdocs_plugins.run import settings_of
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.designs.board.draw import draw_boards
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.press import Press
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.start import start_printer
from noticeboard.schema import Channel

__all__ = ["find_chromium"]

#: By the same names, in the same order, as `tools/setup.sh`.
_NAMES = ("chromium", "google-chrome", "google-chrome-stable")
_FONTS_READY = "document.fonts.ready.then(() => document.fonts.size)"


def find_chromium() -> str | None:
    """Return the path of a Chromium, or None where there is none."""
    names = (os.environ.get("NOTICEBOARD_CHROMIUM", ""), *_NAMES)
    return next(filter(None, map(shutil.which, filter(None, names))), None)


class _Recorder:
    """Stands in for two methods of `Press` and remembers what passed through them."""

    def __init__(self) -> None:
        self.faces: dict[str, None] = {}
        self.documents: list[tuple[Leaf, str]] = []
        self._load, self._draw = Press.load_fonts, Press.draw

    def load_fonts(self, press: Press, files: Any) -> None:
        for file in files:
            rule = f'font-family:"{file.family}";font-weight:{file.weight}'
            self.faces[f'@font-face{{{rule};src:url("{file.path.resolve().as_uri()}")}}'] = None
        self._load(press, files)

    def draw(self, press: Press, leaves: Any, css: str, paper: Any) -> Any:
        self.documents += [(leaf, css) for leaf in leaves]
        return self._draw(press, leaves, css, paper)

    def pages(self, cut: bool) -> list[str]:
        """Return every sheet that was drawn as one file, its style and cut fonts inside."""
        faces = "".join(self.faces) if cut else ""
        pages = [
            f'<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">'
            f"<title>{escape(leaf.title)}</title><style>{faces}{css}</style></head>"
            f'<body><div class="leaf">{leaf.pages[0]}</div></body></html>'
            for leaf, css in self.documents
        ]
        return pages if cut else [_installed(page) for page in pages]


def _installed(page: str) -> str:
    """Return `page` with the faces that cut fonts stand for, by the names they are installed by."""
    names = {face.family: face.full_name for face in FACES}
    return re.sub(r'"(Board \w+)(?: \w+)?"(?:, "Board [^"]*")*', lambda m: f'"{names[m[1]]}"', page)


def _collect(count: int, cut: bool) -> list[str]:
    """Return the HTML of `count` posters, from all over the project."""
    settings = settings_of(Path("mkdocs.yml"))
    boards = build_boards(pipeline.load(settings), Channel.PRINT, settings.today, settings.urls)
    recorder = _Recorder()
    Press.load_fonts = lambda press, files: recorder.load_fonts(press, files)  # type: ignore[method-assign]
    Press.draw = lambda *args: recorder.draw(*args)  # type: ignore[method-assign]
    fonts = Fonts(settings.cache_dir / "fonts")
    printer = start_printer(fonts, settings.cache_dir / "photos", settings.lang)
    chosen = boards[:: max(1, len(boards) // count)][:count]
    for _ in draw_boards(chosen, PRODUCTS[settings.products[0]], printer):
        pass
    return recorder.pages(cut)


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
        print(_print_all(_collect(int(sys.argv[1]), sys.argv[2] == "cut"), Path(temporary)))
