"""Posters caught on their way to the press: what other programs are given to set the same."""

from __future__ import annotations

import re
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
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.start import start_printer
from noticeboard.schema import Channel

__all__ = ["Recorder", "record"]


class Recorder:
    """Stands in for two methods of `Press` and remembers what passed through them.

    Attributes:
        faces: A rule for each font that was loaded.
        documents: What was drawn, each with its style sheet.
        drawing: Seconds of CPU within `Press.draw`.
        whole: Seconds of CPU for everything, measuring and packing too.
        printer: That drew.
    """

    printer: Printer

    def __init__(self) -> None:
        self.faces: dict[str, None] = {}
        self.documents: list[tuple[Leaf, str]] = []
        self.drawing = self.whole = 0.0
        self._load, self._draw = Press.load_fonts, Press.draw

    def load_fonts(self, press: Press, files: Any) -> None:
        for file in files:
            rule = f'font-family:"{file.family}";font-weight:{file.weight}'
            self.faces[f'@font-face{{{rule};src:url("{file.path.resolve().as_uri()}")}}'] = None
        self._load(press, files)

    def draw(self, press: Press, leaves: Any, css: str, paper: Any) -> Any:
        self.documents += [(leaf, css) for leaf in leaves]
        start = time.process_time()
        try:
            return self._draw(press, leaves, css, paper)
        finally:
            self.drawing += time.process_time() - start

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


def record(count: int) -> Recorder:
    """Draw `count` posters from all over the project in the working directory."""
    settings = settings_of(Path("mkdocs.yml"))
    boards = build_boards(pipeline.load(settings), Channel.PRINT, settings.today, settings.urls)
    recorder, load, draw = Recorder(), Press.load_fonts, Press.draw
    Press.load_fonts = lambda press, files: recorder.load_fonts(press, files)  # type: ignore[method-assign]
    Press.draw = lambda *args: recorder.draw(*args)  # type: ignore[method-assign]
    fonts = Fonts(settings.cache_dir / "fonts")
    recorder.printer = start_printer(fonts, settings.cache_dir / "photos", settings.lang)
    chosen = boards[:: max(1, len(boards) // count)][:count]
    start = time.process_time()
    for _ in draw_boards(chosen, PRODUCTS[settings.products[0]], recorder.printer):
        pass
    recorder.whole = time.process_time() - start
    Press.load_fonts, Press.draw = load, draw  # type: ignore[method-assign]
    return recorder
